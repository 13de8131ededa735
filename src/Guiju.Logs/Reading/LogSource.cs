using System.IO.Compression;

namespace Guiju.Logs.Reading;

/// <summary>
/// The bytes of a log, unpacked if they are gzipped, and guarded: reading on for too long without finishing a value or a case, or
/// unpacking far more than the file is large, is a fault before it fills the memory.
/// </summary>
internal sealed class LogSource : Stream
{
    private readonly string _path;
    private readonly FileStream _file;
    private readonly Stream _bytes;
    private readonly LogLimits _limits;
    private long _read;
    private long _value;
    private long _case;

    private LogSource(string path, FileStream file, LogLimits limits)
    {
        _path = path;
        _file = file;
        _limits = limits;
        CaseLimit = limits.Case;
        _bytes = IsGzip(file) ? new GZipStream(file, CompressionMode.Decompress) : file;
    }

    public string File => _path;

    /// <summary>Bytes that may be read between two beginnings of a case.</summary>
    public long CaseLimit { get; set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => _read; set => throw new NotSupportedException(); }

    public static LogSource Open(string path, LogLimits limits)
    {
        try
        {
            return new(path, new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16), limits);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new LogFault("log.missing", path, 0, "the file cannot be read", e);
        }
    }

    /// <summary>A value, tag or row begins.</summary>
    public void BeginValue() => _value = _read;

    /// <summary>A case begins.</summary>
    public void BeginCase() => _case = _read;

    public override int Read(Span<byte> buffer)
    {
        int count;
        try
        {
            count = _bytes.Read(buffer);
        }
        catch (InvalidDataException e)
        {
            throw new LogFault("log.truncated", _path, 0, "the compressed data ends early or is damaged", e);
        }
        catch (IOException e)
        {
            throw new LogFault("log.missing", _path, 0, "the file cannot be read to its end", e);
        }

        _read += count;
        Guard();

        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _bytes.Dispose();
            _file.Dispose();
        }

        base.Dispose(disposing);
    }

    private static bool IsGzip(FileStream file)
    {
        Span<byte> magic = stackalloc byte[2];
        var gzip = file.ReadAtLeast(magic, 2, throwOnEndOfStream: false) == 2 && magic[0] == 0x1F && magic[1] == 0x8B;
        file.Position = 0;

        return gzip;
    }

    private void Guard()
    {
        if (_read - _value > _limits.Value)
        {
            throw new LogFault("log.too-large-value", _path, 0, $"a single value is larger than {_limits.Value} bytes");
        }

        if (_read - _case > CaseLimit)
        {
            throw new LogFault("log.too-large-case", _path, 0, $"a single case is larger than {CaseLimit} bytes");
        }

        if (_read > _limits.FreeExpansion && _read / Math.Max(1, _file.Position) > _limits.Expansion)
        {
            throw new LogFault("log.expands", _path, 0, $"the file unpacks to more than {_limits.Expansion} times its size");
        }
    }
}
