using System.Globalization;
using System.Text;
using Daftar.Rights;
using Daftar.Values;

namespace Daftar.Dialects;

/// <summary>
/// What a sequence listing holds, in a line: how many sequences, of which molecules, the longest, of which organisms. The sequences themselves stay in
/// the original; a register is not searched by them.
/// </summary>
internal sealed class SequenceSummary
{
    private const int Named = 10;

    private readonly SortedDictionary<string, int> _molecules = new(StringComparer.Ordinal);
    private readonly List<string> _organisms = [];
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    public int Count { get; private set; }

    public long Longest { get; private set; }

    /// <param name="molecule">DNA, RNA or AA (ST.26); PRT is what ST.25 calls amino acids. Null: a number that was skipped.</param>
    /// <param name="length">Nucleotides or amino acids.</param>
    public void Add(string? molecule, long length)
    {
        Count++;
        var type = molecule switch { null => "skipped", "PRT" => "AA", _ => molecule };
        _molecules[type] = _molecules.GetValueOrDefault(type) + 1;
        Longest = Math.Max(Longest, length);
    }

    public void Organism(string? name)
    {
        if (name is not null && _known.Add(name) && _organisms.Count < Named)
        {
            _organisms.Add(name);
        }
    }

    public FileReference File(string? name, string format, RegisterDate? date) => new()
    {
        Kind = FileKind.SequenceListing, Identifier = name, Format = format, Date = date, Language = "en", Text = ToString(),
    };

    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{Count} sequence{(Count == 1 ? "" : "s")}");
        var between = ": ";
        foreach (var (type, count) in _molecules)
        {
            text.Append(CultureInfo.InvariantCulture, $"{between}{count} {type}");
            between = ", ";
        }
        if (Longest > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"; longest {Longest}");
        }
        if (_organisms.Count > 0)
        {
            text.Append("; ").AppendJoin(", ", _organisms);
            if (_known.Count > Named)
            {
                text.Append(CultureInfo.InvariantCulture, $" and {_known.Count - Named} more");
            }
        }
        return text.ToString();
    }
}
