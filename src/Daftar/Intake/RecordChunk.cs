using System.Buffers;
using System.Text;
using Daftar.Dialects;
using Daftar.Dialects.St26;
using Daftar.Values;

namespace Daftar.Intake;

/// <summary>A document inside a package: a file may hold several glued together.</summary>
internal sealed class SourceDocument
{
    /// <summary>Path inside the package.</summary>
    public required string File { get; init; }
    public required Encoding Encoding { get; init; }

    /// <summary>The encoding's name as the document declares it; null where it declares none.</summary>
    public string? Declared { get; init; }
    /// <summary>Null where no dialect recognises it.</summary>
    public Dialect? Dialect { get; set; }
    /// <summary>How its records become trees; null for XML.</summary>
    public RecordForm? Form { get; init; }
    /// <summary>Namespace declarations in scope where the records stand.</summary>
    public List<(string Prefix, string Namespace)> Namespaces { get; } = [];
    /// <summary>Everything before the first record: kept once per chunk, so that originals can be read again.</summary>
    public byte[] Prolog { get; set; } = [];
    /// <summary>It says of itself that it is invented.</summary>
    public bool IsDemonstration { get; set; }

    private (byte[] Of, AttachedTo? To) _attached = ([], null);

    /// <summary>What stands before a sequence listing that was attached to an application it does not name.</summary>
    public AttachedTo? AttachedTo
    {
        get
        {
            if (!ReferenceEquals(_attached.Of, Prolog))
            {
                _attached = (Prolog, Dialects.St26.AttachedTo.Of(Prolog, Encoding));
            }
            return _attached.To;
        }
    }

    /// <summary>The same, with that before its listing.</summary>
    public SourceDocument With(AttachedTo attached)
    {
        var document = new SourceDocument { File = File, Encoding = Encoding, Declared = Declared, Dialect = Dialect, Form = Form, Prolog = [.. Prolog, .. attached.Written(Encoding)], IsDemonstration = IsDemonstration };
        document.Namespaces.AddRange(Namespaces);
        return document;
    }
}

/// <summary>One record as it came: where its bytes stand in the chunk, and where they stood in the file.</summary>
internal readonly record struct RawRecord(SourceDocument Document, DocumentEnvelope Envelope, int PrologStart, int PrologLength, int Start, int Length, long Line, Finding? Broken)
{
    /// <summary>Column of the file in which it begins, from 1.</summary>
    public long Column { get; init; } = 1;
}

/// <summary>
/// Some records of a package, in order, with their original bytes: the unit of work for reading and the unit in which originals are kept
/// (some 256 records or 2 MB, whichever comes first).
/// </summary>
internal sealed class RecordChunk : IDisposable
{
    public const int Records = 256;
    public const int Bytes = 1 << 21;

    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(1 << 16);
    private SourceDocument? _prologOf;
    private (int Start, int Length) _prolog;

    /// <summary>Place of the first record in the package, from 0.</summary>
    public long FirstOrdinal { get; init; }

    /// <summary>Where its one record is a listing that may belong to another record: the file. Such chunks are the last of a package.</summary>
    public PackageNames.Found? Listing { get; init; }

    public int Length { get; private set; }

    public List<RawRecord> Raw { get; } = [];

    /// <summary>Findings about the package and its documents met while splitting this chunk.</summary>
    public List<Finding> Findings { get; } = [];

    /// <summary>Files met since the last chunk that are not XML, and so may be named by records.</summary>
    public List<string> FilesSeen { get; } = [];

    public bool IsFull => Raw.Count >= Records || Length >= Bytes;

    public ReadOnlyMemory<byte> Memory => _bytes.AsMemory(0, Length);

    public byte[] Buffer => _bytes;

    public void Add(FoundRecord found)
    {
        if (!ReferenceEquals(_prologOf, found.Document))
        {
            _prologOf = found.Document;
            _prolog = (Length, found.Document.Prolog.Length);
            Append(found.Document.Prolog);
        }
        var start = Length;
        Append(found.Bytes);
        Raw.Add(new RawRecord(found.Document, found.Envelope, _prolog.Start, _prolog.Length, start, found.Bytes.Length, found.Line, found.Broken) { Column = found.Column });
    }

    private void Append(ReadOnlySpan<byte> bytes)
    {
        if (_bytes.Length < Length + bytes.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_bytes.Length * 2, Length + bytes.Length));
            _bytes.AsSpan(0, Length).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = larger;
        }
        bytes.CopyTo(_bytes.AsSpan(Length));
        Length += bytes.Length;
    }

    public void Dispose()
    {
        if (_bytes.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = [];
        }
    }
}
