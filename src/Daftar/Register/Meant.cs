using Daftar.Values;

namespace Daftar.Register;

/// <summary>
/// Which entries a statement's numbers lead to: the one found first, and others where they lead to several. One rule for laying records into the register and
/// for checking a package by itself (<see cref="PackageIdentities"/>).
/// </summary>
internal readonly struct Meant
{
    private static readonly List<EntryHead> None = [];

    /// <summary>Null where no number is known.</summary>
    public EntryHead? Head { get; private init; }

    /// <summary>Not to be changed.</summary>
    public List<EntryHead> Others { get; private init; }

    /// <summary>Which of its numbers found <see cref="Head"/>.</summary>
    public int FoundBy { get; private init; }

    /// <param name="statement">What is to be laid.</param>
    /// <param name="headOf">The entry a key leads to; the same object for the same entry.</param>
    public static Meant By(Statement statement, Func<Guid, EntryHead?> headOf)
    {
        EntryHead? found = null;
        var others = None;
        var foundBy = 0;
        for (var i = 0; i < statement.Keys.Length; i++)
        {
            if (headOf(statement.Keys[i]) is not { } head || head == found || others.Contains(head))
            {
                continue;
            }
            if (found is null)
            {
                (found, foundBy) = (head, i);
            }
            else if (others.Count == 0)
            {
                others = [head];
            }
            else
            {
                others.Add(head);
            }
        }
        return new Meant { Head = found, Others = others, FoundBy = foundBy };
    }

    public Meant Without(List<EntryHead> apart)
    {
        var (head, others) = (Head, Others);
        List<EntryHead> left = [.. new[] { head! }.Concat(others).Where(one => !apart.Contains(one))];
        return new Meant { Head = left.FirstOrDefault(), Others = left.Count > 1 ? left[1..] : None, FoundBy = FoundBy };
    }

    /// <summary>The statement contradicts an entry it names, or two entries it names as one contradict each other: it is set aside.</summary>
    public bool IsContradicted(Statement statement)
    {
        if (Head is not { } head)
        {
            return false;
        }
        if (Decision.Contradicts(head, statement))
        {
            return true;
        }
        foreach (var other in Others)
        {
            if (Decision.Contradicts(other, statement) || Decision.Contradicts(head, other))
            {
                return true;
            }
        }
        return false;
    }

    public const string ToldApart = "its numbers lead to two entries that share a number, by the word of their office";

    public const string ConflictCode = "IDENTITY-CONFLICT";

    /// <param name="statement">What is set aside.</param>
    /// <param name="head">What it contradicts.</param>
    /// <param name="known">What that is called.</param>
    /// <param name="why">Where it is not set aside for its filing date.</param>
    public static PlacedFinding Conflict(Statement statement, EntryHead head, string known, string? why = null)
    {
        const string expected = "The filing date of the entry of that number; or, where the date alone is corrected, its applicant and its title, both as they were; or a number of its own.";
        return new PlacedFinding(statement.Ordinal, new Finding(ConflictCode, Severity.SetAside, new Place(statement.File, statement.Line),
            why ?? string.Create(null, $"{statement.Identifiers[0]} filed {Day(statement.Filing)}; {known} was filed {Day(head.Filing)} with {Other(statement, head)}"), expected)
        { Number = statement.Identifiers[0].ToString() });

        static string Other(Statement statement, EntryHead head) => (Decision.Differ(head.Applicant, statement.Applicant), Decision.Differ(head.Title, statement.Title)) switch
        {
            (true, true) => "another applicant and another title",
            (true, false) => "another applicant",
            (false, true) => "another title",
            _ => "another applicant or title",
        };

        static string Day(int filing) => filing == 0 ? "on a day not told" : RegisterDate.FromNumber(filing).ToString();
    }
}
