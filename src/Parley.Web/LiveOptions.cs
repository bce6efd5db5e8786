using System.Globalization;

namespace Parley.Web;

/// <summary>How pages that are open hear of what is new.</summary>
public sealed class LiveOptions
{
    /// <summary>How many streams may be open in all; none means that pages ask every minute instead.</summary>
    public int Streams { get; set; } = 2000;

    public int StreamsPerMember { get; set; } = 10;

    /// <summary>For guests, who share an address where they share a network.</summary>
    public int StreamsPerAddress { get; set; } = 50;

    /// <summary>Proxies end what is silent for long, most of them after a minute.</summary>
    public int HeartbeatSeconds { get; set; } = 25;

    /// <summary>How long a stream lasts before the page has to ask for it again, and is asked what its reader may see.</summary>
    public int StreamMinutes { get; set; } = 30;

    internal void Validate()
    {
        const int mostStreams = 1_000_000;
        Require(nameof(Streams), Streams, 0, mostStreams);
        Require(nameof(StreamsPerMember), StreamsPerMember, 0, mostStreams);
        Require(nameof(StreamsPerAddress), StreamsPerAddress, 0, mostStreams);
        Require(nameof(HeartbeatSeconds), HeartbeatSeconds, 1, 300);
        Require(nameof(StreamMinutes), StreamMinutes, 1, 1440);
    }

    static void Require(string name, int value, int least, int most) => ParleyOptions.Require(
        value >= least && value <= most, $"Live:{name}", value.ToString(CultureInfo.InvariantCulture), Wanted.Number(least, most));
}
