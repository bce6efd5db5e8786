using System.Globalization;
using System.Text;

namespace Parley.HttpServer.Watching;

/// <summary>A file of lines that is renamed when it has grown enough: <c>access.log</c> to <c>access.log.1</c>, that to <c>access.log.2</c>, and so on.</summary>
sealed class RotatedFile : TextWriter
{
    readonly string _path;
    readonly long _largest;
    readonly int _oldFiles;
    StreamWriter _file;
    long _length;

    public RotatedFile(string path, long largest, int oldFiles)
    {
        (_path, _largest, _oldFiles) = (path, largest, oldFiles);
        _file = Open();
    }

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value) => _file.Write(value);

    public override async Task WriteLineAsync(string? value)
    {
        // Counted, not asked for: what the writer still holds back is no part of the file yet.
        await _file.WriteLineAsync(value);
        _length += Encoding.GetByteCount(value ?? "") + NewLine.Length;
        if (_length < _largest)
            return;

        await _file.DisposeAsync();
        Rotate();
        _file = Open();
    }

    public override Task FlushAsync() => _file.FlushAsync();

    public override async ValueTask DisposeAsync()
    {
        await _file.DisposeAsync();
        await base.DisposeAsync();
    }

    // Others may read the file, or have it taken away, while it is written.
    StreamWriter Open()
    {
        var file = new FileStream(_path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
        _length = file.Length;
        return new(file);
    }

    void Rotate()
    {
        for (var number = _oldFiles; number > 0; number--)
        {
            var earlier = number == 1 ? _path : Old(number - 1);
            if (File.Exists(earlier))
                File.Move(earlier, Old(number), overwrite: true);
        }

        if (_oldFiles == 0)
            File.Delete(_path);
    }

    string Old(int number) => string.Create(CultureInfo.InvariantCulture, $"{_path}.{number}");
}
