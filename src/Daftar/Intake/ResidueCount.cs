using Daftar.Dialects;
using Daftar.Rights;
using Daftar.Values;

namespace Daftar.Intake;

/// <summary>A path no reader has a field for.</summary>
/// <param name="Dialect">Of the documents it stands in.</param>
/// <param name="Right">What the records are about; null where it stands outside records.</param>
/// <param name="Where">Inside records, around them, or for the sending alone.</param>
/// <param name="Path">Inside the record, or from the root of the document; by local names.</param>
/// <param name="Times">How often a text or attribute stands there.</param>
/// <param name="Records">How many records have it; outside records, how many files.</param>
/// <param name="First">Where it stands first.</param>
/// <param name="Text">What stands there first.</param>
public sealed record ResiduePath(string Dialect, Right? Right, LeftWhere Where, string Path, long Times, long Records, Place First, string Text);

/// <summary>Counts what records carry beyond the fields of the model, by path. Kept with every record, and so never lost; here it can be seen.</summary>
public sealed class ResidueCount
{
    /// <summary>A hostile document may name every element anew; what comes after so many paths is only counted.</summary>
    private const int MostPaths = 20_000;

    private sealed class Counted
    {
        public required Place First { get; init; }
        public required string Text { get; init; }
        public long Times { get; set; }
        public long Records { get; set; }
        public long LastRecord { get; set; }
    }

    private readonly Dictionary<(string Dialect, Right? Right, LeftWhere Where, string Path), Counted> _paths = [];
    private long _records;

    /// <summary>Records looked at, and those of them that carry residue.</summary>
    public long Records => _records;
    public long WithResidue { get; private set; }

    /// <summary>Texts at paths beyond those listed.</summary>
    public long Unlisted { get; private set; }

    public void Add(DocumentRecord told)
    {
        ArgumentNullException.ThrowIfNull(told);
        if (told.Read.Record is not { } record)
        {
            return;
        }
        _records++;
        WithResidue += record.Residue is { Count: > 0 } ? 1 : 0;
        foreach (var left in record.Residue ?? [])
        {
            if (Find((told.Dialect ?? "", record.Right, LeftWhere.Record, left.Path), () => told.PlaceOf?.Invoke(left) ?? told.Where, left.Text) is { } counted)
            {
                counted.Times++;
                counted.Records += counted.LastRecord == _records ? 0 : 1;
                counted.LastRecord = _records;
            }
        }
    }

    /// <summary>What stands outside records.</summary>
    public void Add(DocumentPart part)
    {
        ArgumentNullException.ThrowIfNull(part);
        if (Find((part.Dialect, null, part.IsTransport ? LeftWhere.Transport : LeftWhere.Around, part.Path), () => part.First, part.Text) is { } counted)
        {
            counted.Times += part.Times;
            counted.Records++;
        }
    }

    private Counted? Find((string Dialect, Right? Right, LeftWhere Where, string Path) key, Func<Place> where, string text)
    {
        if (!_paths.TryGetValue(key, out var counted))
        {
            if (_paths.Count >= MostPaths)
            {
                Unlisted++;
                return null;
            }
            _paths[key] = counted = new Counted { First = where(), Text = Finding.Cut(text, 120)! };
        }
        return counted;
    }

    /// <summary>Most frequent first.</summary>
    public IReadOnlyList<ResiduePath> Paths =>
    [
        .. _paths.Select(static one => new ResiduePath(one.Key.Dialect, one.Key.Right, one.Key.Where, one.Key.Path, one.Value.Times, one.Value.Records, one.Value.First, one.Value.Text))
            .OrderByDescending(static path => path.Times).ThenBy(static path => path.Dialect, StringComparer.Ordinal).ThenBy(static path => path.Path, StringComparer.Ordinal).ThenBy(static path => path.Right),
    ];
}
