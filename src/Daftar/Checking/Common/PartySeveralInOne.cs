using System.Collections.Frozen;
using Daftar.Rights;
using Daftar.Values;
using static System.FormattableString;

namespace Daftar.Checking.Common;

/// <summary>"A Ltd; B Ltd": parted by a semicolon, or two companies joined by "and".</summary>
internal sealed class PartySeveralInOne : PartyCheck
{
    private static readonly FrozenSet<string> Companies = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "Ltd", "Limited", "Inc", "Incorporated", "LLC", "PLC", "Corp", "Corporation", "GmbH", "AG", "SA", "S.A", "SARL", "S.A.R.L", "SAS", "SpA", "S.p.A", "Srl", "S.r.l", "BV", "B.V", "NV", "N.V", "AB", "Oy", "Bhd", "LLP", "Company");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup = Companies.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly string[] Joins = [" and ", " & ", " et ", " y ", " und ", " e "];

    public override string Code => "PARTY-SEVERAL-IN-ONE";

    public override Severity Severity => Severity.Watch;

    public override string Wrong => "Several parties named as one";

    public override string Expected => "Each party in an element of its own, with its name alone.";

    public override string Mend => "Write an applicant, owner or inventor for each of them. As one name nobody finds the second by the beginning of it, and none of them is counted with its other rights.";

    public override Source? Source => new(Standards.St96, "tmk:ApplicantBag, pat:InventorBag: one com:Name for each party");

    protected override void Look(Party party, string path, int number, CheckRun run)
    {
        if (party.Name is { } name && (IsList(name) || AreCompanies(name)))
        {
            run.Find(name, Invariant($"{path}/{number}/name"));
        }
    }

    /// <summary>A semicolon with a name before and behind it; the one that ends an entity (AT&amp;amp;T) parts nothing.</summary>
    internal static bool IsList(ReadOnlySpan<char> name)
    {
        for (var from = 0; name[from..].IndexOfAny(';', '；') is >= 0 and var found;)
        {
            var (at, before) = (from + found, name[from..(from + found)].LastIndexOf('&'));
            if (!(before >= 0 && found - before is > 1 and < 9 && !name[(from + before)..at].Contains(' ')) && HasName(name[..at]) && HasName(name[(at + 1)..]))
            {
                return true;
            }
            from = at + 1;
        }
        return false;
    }

    private static bool HasName(ReadOnlySpan<char> text)
    {
        var letters = 0;
        foreach (var c in text)
        {
            letters += char.IsLetter(c) ? 1 : 0;
        }
        return letters > 2 || (letters == 2 && text.IndexOfAnyInRange('\u3000', '\uD7FF') >= 0);
    }

    /// <summary>A company ends before the "and", and another at the end: not of Smith and Sons Ltd. Most names end with no form of a company, and are looked at no further.</summary>
    private static bool AreCompanies(ReadOnlySpan<char> name)
    {
        if (!IsCompany(name))
        {
            return false;
        }
        foreach (var join in Joins)
        {
            if (name.IndexOf(join, StringComparison.OrdinalIgnoreCase) is > 0 and var at && IsCompany(name[..at]) && IsCompany(name[(at + join.Length)..]))
            {
                return true;
            }
        }
        return false;
    }

    private static bool IsCompany(ReadOnlySpan<char> name)
    {
        name = name.Trim().TrimEnd(".,");
        // A company has a name before its form.
        return name.LastIndexOf(' ') is > 0 and var blank && Lookup.Contains(name[(blank + 1)..]);
    }
}
