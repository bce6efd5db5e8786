using System.Globalization;
using System.Text;

namespace Parley.HttpServer.Http1;

/// <summary>The line with the date that every answer has (RFC 9110, section 6.6.1), made once a second.</summary>
sealed class DateField(TimeProvider time)
{
    volatile byte[] _line = Make(time);

    public ReadOnlySpan<byte> Line => _line;

    public void Renew() => _line = Make(time);

    static byte[] Make(TimeProvider time) => Encoding.ASCII.GetBytes($"Date: {time.GetUtcNow().ToString("R", CultureInfo.InvariantCulture)}\r\n");
}
