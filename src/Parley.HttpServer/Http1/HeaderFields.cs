using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Parley.HttpServer.Http1;

/// <summary>
/// The fields of a header or of a trailer (RFC 9110, section 5), in the order in which they came. They stand in arrays that are used again
/// for the connection's next request: there are few of them, and to look through a few is quicker than any table.
/// </summary>
sealed class HeaderFields(bool areOurs) : IHeaderDictionary
{
    // Nothing before it is needed: trailers hardly ever come, and an idle connection holds two of them.
    const int Usual = 8;

    string[] _names = [];
    StringValues[] _values = [];
    long? _contentLength;
    int _count;

    public bool IsReadOnly { get; set; }

    /// <summary>A number, so that nobody has to write and read it as text; it is no field among the others.</summary>
    public long? ContentLength
    {
        get => _contentLength;
        set
        {
            RequireWritable();
            _contentLength = value;
        }
    }

    /// <summary>The fields but <c>Content-Length</c>.</summary>
    public int OtherCount => _count;

    public int Count => _count + (_contentLength is null ? 0 : 1);

    public ICollection<string> Keys => [.. this.Select(pair => pair.Key)];

    public ICollection<StringValues> Values => [.. this.Select(pair => pair.Value)];

    public StringValues this[string key]
    {
        get => TryGetValue(key, out var value) ? value : StringValues.Empty;
        set
        {
            RequireWritable();
            if (value.Count == 0)
                Remove(key);
            else if (IsContentLength(key))
                _contentLength = ParseLength(value);
            else
                Put(key, value);
        }
    }

    public (string Name, StringValues Value) At(int index) => (_names[index], _values[index]);

    /// <summary>Adds a line as it came; one of the same name is joined with the earlier ones.</summary>
    public void AddLine(string name, string value)
    {
        var index = IndexOf(name);
        if (index < 0)
            Append(name, value);
        else
            _values[index] = StringValues.Concat(_values[index], value);
    }

    /// <summary>Empties it for the next request.</summary>
    public void Reset()
    {
        Array.Clear(_values, 0, _count);
        (_count, _contentLength, IsReadOnly) = (0, null, false);
    }

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out StringValues value)
    {
        var index = IndexOf(key);
        value = index >= 0 ? _values[index]
            : _contentLength is { } length && IsContentLength(key) ? length.ToString(CultureInfo.InvariantCulture)
            : StringValues.Empty;
        return value.Count > 0;
    }

    /// <summary>As it came in a line, before it was understood as a number.</summary>
    public bool TryGetOther(string name, out StringValues value)
    {
        var index = IndexOf(name);
        value = index < 0 ? default : _values[index];
        return index >= 0;
    }

    public bool ContainsKey(string key) => TryGetValue(key, out _);

    public void Add(string key, StringValues value)
    {
        if (ContainsKey(key))
            throw new ArgumentException($"There is a field '{key}' already.", nameof(key));
        this[key] = value;
    }

    public bool Remove(string key)
    {
        RequireWritable();
        if (IndexOf(key) is var index and >= 0)
        {
            RemoveAt(index);
            return true;
        }

        var hadLength = _contentLength is not null && IsContentLength(key);
        if (hadLength)
            _contentLength = null;
        return hadLength;
    }

    public void Clear()
    {
        RequireWritable();
        Reset();
    }

    public void Add(KeyValuePair<string, StringValues> item) => Add(item.Key, item.Value);

    public bool Contains(KeyValuePair<string, StringValues> item) => TryGetValue(item.Key, out var value) && value == item.Value;

    public bool Remove(KeyValuePair<string, StringValues> item) => Contains(item) && Remove(item.Key);

    public void CopyTo(KeyValuePair<string, StringValues>[] array, int arrayIndex)
    {
        foreach (var field in this)
            array[arrayIndex++] = field;
    }

    public IEnumerator<KeyValuePair<string, StringValues>> GetEnumerator()
    {
        if (_contentLength is { } length)
            yield return new(HeaderNames.ContentLength, length.ToString(CultureInfo.InvariantCulture));
        for (var i = 0; i < _count; i++)
            yield return new(_names[i], _values[i]);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    void Put(string name, StringValues value)
    {
        if (areOurs)
            RequireSendable(name, value);
        var index = IndexOf(name);
        if (index < 0)
            Append(name, value);
        else
            _values[index] = value;
    }

    void Append(string name, StringValues value)
    {
        if (_count == _names.Length)
        {
            Array.Resize(ref _names, Math.Max(Usual, 2 * _count));
            Array.Resize(ref _values, Math.Max(Usual, 2 * _count));
        }

        (_names[_count], _values[_count]) = (name, value);
        _count++;
    }

    void RemoveAt(int index)
    {
        _count--;
        Array.Copy(_names, index + 1, _names, index, _count - index);
        Array.Copy(_values, index + 1, _values, index, _count - index);
        _values[_count] = default;
    }

    // Nearly all names are the very strings of HeaderNames.
    int IndexOf(string name)
    {
        var names = _names;
        for (var i = 0; i < _count; i++)
        {
            var known = names[i];
            if (ReferenceEquals(known, name) || (known.Length == name.Length && known.Equals(name, StringComparison.OrdinalIgnoreCase)))
                return i;
        }

        return -1;
    }

    void RequireWritable()
    {
        if (IsReadOnly)
            throw new InvalidOperationException("The header can't be changed: the answer has started.");
    }

    static bool IsContentLength(string name) => name.Equals(HeaderNames.ContentLength, StringComparison.OrdinalIgnoreCase);

    static long ParseLength(StringValues value) => long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var length)
        ? length
        : throw new InvalidOperationException($"'{value}' is no length of a body.");

    // What an application takes over from its visitors must not become a field, or an answer, of its own.
    static void RequireSendable(string name, StringValues values)
    {
        if (!Characters.IsToken(name))
            throw new InvalidOperationException($"'{name}' is no name of a field.");
        foreach (var value in values)
        {
            if (!Characters.IsOwnFieldValue(value))
                throw new InvalidOperationException($"The value of the field '{name}' holds a character that is not printable ASCII.");
        }
    }
}
