using System.Collections;
using Microsoft.AspNetCore.Hosting.Server.Abstractions;
using Microsoft.AspNetCore.Http.Features;

namespace Parley.HttpServer.Http1;

/// <summary>
/// What the application can ask the server for, each by its interface. Those of the server stand first, in the order in which
/// they are asked for most; what middleware adds or puts in their place is gone with the request.
/// </summary>
/// <typeparam name="TContext">What the application keeps of a request; it is kept for the connection's next one, to be used again.</typeparam>
sealed class ExchangeFeatures<TContext>(KeyValuePair<Type, object>[] own) : IFeatureCollection, IHostContextContainer<TContext>
    where TContext : notnull
{
    readonly List<KeyValuePair<Type, object>> _features = [.. own];
    bool _isChanged;

    public TContext? HostContext { get; set; }

    public bool IsReadOnly => false;

    public int Revision { get; private set; }

    public object? this[Type key]
    {
        get => IndexOf(key) is var index and >= 0 ? _features[index].Value : null;
        set => Put(key, value);
    }

    public TFeature? Get<TFeature>() => (TFeature?)this[typeof(TFeature)];

    public void Set<TFeature>(TFeature? instance) => Put(typeof(TFeature), instance);

    /// <summary>As it was before the request.</summary>
    public void Reset()
    {
        Revision++;
        if (!_isChanged)
            return;

        _features.Clear();
        _features.AddRange(own);
        _isChanged = false;
    }

    public IEnumerator<KeyValuePair<Type, object>> GetEnumerator() => _features.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    void Put(Type key, object? value)
    {
        Revision++;
        _isChanged = true;
        var index = IndexOf(key);
        if (value is null && index >= 0)
            _features.RemoveAt(index);
        else if (value is not null && index >= 0)
            _features[index] = new(key, value);
        else if (value is not null)
            _features.Add(new(key, value));
    }

    int IndexOf(Type key)
    {
        for (var i = 0; i < _features.Count; i++)
        {
            if (_features[i].Key == key)
                return i;
        }

        return -1;
    }
}
