using Microsoft.AspNetCore.Http;

namespace Parley.HttpServer.Http1;

/// <summary>Why a request is not served. After each of them the connection is closed: where the next request would begin is not sure.</summary>
static class Refusal
{
    public static BadHttpRequestException BadRequest(string why) => new(why, StatusCodes.Status400BadRequest);

    public static BadHttpRequestException Timeout() => new("The request took too long.", StatusCodes.Status408RequestTimeout);

    public static BadHttpRequestException BodyTooLarge() => new("The body is too large.", StatusCodes.Status413PayloadTooLarge);

    public static BadHttpRequestException TargetTooLong() => new("The request line is too long.", StatusCodes.Status414UriTooLong);

    public static BadHttpRequestException HeaderTooLarge() =>
        new("The header is too large.", StatusCodes.Status431RequestHeaderFieldsTooLarge);

    public static BadHttpRequestException UnknownCoding() => new("The transfer coding is not known.", StatusCodes.Status501NotImplemented);

    public static BadHttpRequestException UnknownVersion() =>
        new("The version of HTTP is not known.", StatusCodes.Status505HttpVersionNotsupported);
}
