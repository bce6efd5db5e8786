using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using Microsoft.AspNetCore.Http;
using Parley.HttpServer.Http1;
using Parley.HttpServer.Tests.Conformance;
using Xunit;

namespace Parley.HttpServer.Tests.Parsing;

/// <summary>
/// The requests of the conformance table, changed at random. Whatever comes, it is understood or refused; and it is so alike, however the
/// network cuts it. <c>./dev fuzz SECONDS SEED</c> runs it for longer.
/// </summary>
public sealed class FuzzTests
{
    const double UsualSeconds = 1.5;

    static readonly byte[][] Requests = [.. ConformanceCases.All.Select(tried => Encoding.Latin1.GetBytes(tried.Bytes)).Where(bytes => bytes.Length < 2000)];
    static readonly byte[] Likely = Encoding.Latin1.GetBytes("\r\n\r\n :;,\0\t%/?#[]09afAF\x7F\xFF-+xchunkedHost");

    [Fact]
    public void Changed_requests_are_understood_or_refused_alike_however_they_are_cut()
    {
        var seconds = double.Parse(Variable("PARLEY_FUZZ_SECONDS") ?? "1.5", CultureInfo.InvariantCulture);
        var seed = int.Parse(Variable("PARLEY_FUZZ_SEED") ?? "20211", CultureInfo.InvariantCulture);
        var random = new Random(seed);
        var count = 0L;
        for (var end = Environment.TickCount64 + (long)(seconds * 1000); Environment.TickCount64 < end; count++)
        {
            var bytes = Change(random);
            var (whole, cut) = (Understand([bytes]), Understand(Cut(bytes, random)));
            Assert.True(whole == cut, $"Seed {seed}, request {count}: {Encoding.Latin1.GetString(bytes)}\nwhole: {whole}\ncut: {cut}");
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{count} requests from seed {seed}");
        Assert.True(count > 100 * Math.Min(seconds, UsualSeconds));
    }

    // What the server makes of it: the heads and bodies in it, or the status of the refusal.
    static string Understand(IReadOnlyList<byte[]> pieces)
    {
        var understood = new StringBuilder();
        var reader = new HeadReader(new HttpLimits());
        var (head, decoder, data) = (new RequestHead(), new ChunkDecoder(reader), new Pipe(new PipeOptions(pauseWriterThreshold: 0)));
        var (buffered, inChunks) = (Array.Empty<byte>(), false);
        try
        {
            foreach (var piece in pieces)
            {
                buffered = [.. buffered, .. piece];
                var rest = new ReadOnlySequence<byte>(buffered);
                if (!inChunks && reader.TryReadHead(ref rest, head))
                {
                    understood.Append(CultureInfo.InvariantCulture, $"{head.Method} {head.Target} {head.Framing} {string.Join(';', head.Fields)}");
                    if (!head.Framing.IsChunked)
                        return understood.ToString();
                    inChunks = true;
                    decoder.Reset(new HeaderFields(areOurs: false));
                }

                if (inChunks)
                    decoder.Decode(ref rest, data.Writer);
                buffered = rest.ToArray();
                if (decoder.IsDone && inChunks)
                    break;
            }
        }
        catch (BadHttpRequestException refused)
        {
            return $"{understood} refused {refused.StatusCode}";
        }

        return $"{understood} {decoder.DecodedBytes} {(inChunks ? decoder.IsDone : null)}";
    }

    static byte[] Change(Random random)
    {
        List<byte> bytes = [.. Requests[random.Next(Requests.Length)]];
        for (var changes = random.Next(1, 6); changes > 0 && bytes.Count > 0; changes--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(5))
            {
                case 0: bytes[at] = (byte)random.Next(256); break;
                case 1: bytes[at] = Likely[random.Next(Likely.Length)]; break;
                case 2: bytes.Insert(at, Likely[random.Next(Likely.Length)]); break;
                case 3: bytes.RemoveAt(at); break;
                default: Splice(bytes, at, random); break;
            }
        }

        return [.. bytes];
    }

    static void Splice(List<byte> bytes, int at, Random random)
    {
        var other = Requests[random.Next(Requests.Length)];
        var from = random.Next(other.Length);
        bytes.InsertRange(at, other.AsSpan(from, Math.Min(random.Next(40), other.Length - from)));
    }

    static List<byte[]> Cut(byte[] bytes, Random random)
    {
        var pieces = new List<byte[]>();
        for (var at = 0; at < bytes.Length;)
        {
            var length = Math.Min(random.Next(1, 30), bytes.Length - at);
            pieces.Add(bytes[at..(at + length)]);
            at += length;
        }

        return pieces;
    }

    static string? Variable(string name) => Environment.GetEnvironmentVariable(name);
}
