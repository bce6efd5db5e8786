using System.Net;
using System.Runtime.InteropServices;
using Parley.Domain.Permissions;

namespace Parley.Web.Mvc;

/// <summary>Counts the streams that are open, so that nobody takes all of them.</summary>
public sealed class OpenStreams(CurrentSettings settings)
{
    readonly Lock _lock = new();
    readonly Dictionary<string, int> _ofOwner = [];
    int _all;

    /// <summary>A place, until it is disposed; null where there is none left.</summary>
    public IDisposable? Take(Viewer viewer, IPAddress? address)
    {
        var (owner, most) = OwnerOf(viewer, address);
        lock (_lock)
        {
            if (_all >= settings.Now.Live.Streams || (owner is not null && _ofOwner.GetValueOrDefault(owner) >= most))
                return null;

            _all++;
            if (owner is not null)
                CollectionsMarshal.GetValueRefOrAddDefault(_ofOwner, owner, out _)++;
            return new Place(this, owner);
        }
    }

    // Behind a proxy on this machine all guests come from one address, which tells nothing of any of them.
    (string? Owner, int Most) OwnerOf(Viewer viewer, IPAddress? address) => viewer.MemberId is { } member
        ? ($"member {member}", settings.Now.Live.StreamsPerMember)
        : (Caller.NetworkOf(address), settings.Now.Live.StreamsPerAddress);

    void GiveBack(string? owner)
    {
        lock (_lock)
        {
            _all--;
            if (owner is not null && --CollectionsMarshal.GetValueRefOrAddDefault(_ofOwner, owner, out _) == 0)
                _ofOwner.Remove(owner);
        }
    }

    sealed class Place(OpenStreams streams, string? owner) : IDisposable
    {
        public void Dispose() => streams.GiveBack(owner);
    }
}
