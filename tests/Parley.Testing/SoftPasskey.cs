using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Parley.Testing;

/// <summary>A device that keeps one passkey, and that can be made to do what no honest device does (WebAuthn, level 3).</summary>
public sealed class SoftPasskey : IDisposable
{
    const string Domain = "localhost";

    static readonly string[] Transports = ["internal"];

    readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public string Origin { get; set; } = "http://localhost";

    public bool IsUserVerified { get; set; } = true;

    public uint SignCount { get; set; }

    public byte[] Id { get; init; } = RandomNumberGenerator.GetBytes(16);

    public string? UserHandle { get; private set; }

    /// <summary>What <c>navigator.credentials.create</c> would answer to these options.</summary>
    public string Create(string optionsJson)
    {
        using var options = JsonDocument.Parse(optionsJson);
        UserHandle = options.RootElement.GetProperty("user").GetProperty("id").GetString();
        byte[] data = [.. AuthenticatorData(0x40), .. new byte[16], 0, (byte)Id.Length, .. Id, .. CoseKey()];
        return Answer(new
        {
            clientDataJSON = Text(ClientData("webauthn.create", options)),
            attestationObject = Text([0xA3, .. CborText("fmt"), .. CborText("none"), .. CborText("attStmt"), 0xA0, .. CborText("authData"), .. CborBytes(data)]),
            transports = Transports,
        });
    }

    /// <summary>What <c>navigator.credentials.get</c> would answer.</summary>
    public string Get(string optionsJson, string? userHandle = null)
    {
        using var options = JsonDocument.Parse(optionsJson);
        var clientData = ClientData("webauthn.get", options);
        var data = AuthenticatorData(0);
        byte[] signed = [.. data, .. SHA256.HashData(clientData)];
        return Answer(new
        {
            clientDataJSON = Text(clientData),
            authenticatorData = Text(data),
            signature = Text(_key.SignData(signed, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)),
            userHandle = userHandle ?? UserHandle,
        });
    }

    public void Dispose() => _key.Dispose();

    string Answer(object response) =>
        JsonSerializer.Serialize(new { id = Text(Id), rawId = Text(Id), type = "public-key", clientExtensionResults = new { }, response });

    byte[] ClientData(string type, JsonDocument options) => JsonSerializer.SerializeToUtf8Bytes(
        new { type, challenge = options.RootElement.GetProperty("challenge").GetString(), origin = Origin, crossOrigin = false });

    byte[] AuthenticatorData(byte moreFlags)
    {
        const byte present = 1;
        const byte verified = 4;
        var counter = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(counter, SignCount);
        return [.. SHA256.HashData(Encoding.ASCII.GetBytes(Domain)), (byte)(present | (IsUserVerified ? verified : 0) | moreFlags), .. counter];
    }

    // A map of kty: EC2, alg: ES256, crv: P-256, x, y.
    byte[] CoseKey()
    {
        var point = _key.ExportParameters(includePrivateParameters: false).Q;
        return [0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, .. CborBytes(point.X!), 0x22, .. CborBytes(point.Y!)];
    }

    static byte[] CborText(string text) => [(byte)(0x60 + text.Length), .. Encoding.ASCII.GetBytes(text)];

    static byte[] CborBytes(byte[] bytes) => bytes.Length < 256
        ? [0x58, (byte)bytes.Length, .. bytes]
        : [0x59, (byte)(bytes.Length >> 8), (byte)bytes.Length, .. bytes];

    static string Text(byte[] bytes) => Base64Url.EncodeToString(bytes);
}
