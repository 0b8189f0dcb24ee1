using Daftar.Rights;
using Daftar.Values;

namespace Daftar.Register;

/// <summary>What is known of entries beside their heads, where a number of a statement leads to an entry of another application: rarely asked.</summary>
internal interface IKnownApplications
{
    /// <summary>The form of the numbers under which the office of the entry keeps its application (<see cref="NumberShape"/>).</summary>
    int ShapeOf(EntryHead head);

    /// <summary>Whether an office told before that the two are different ones that share a number.</summary>
    bool AreToldApart(EntryHead one, EntryHead other);

    /// <summary>Whether the key leads to the entry; it need not be one of the statements at hand.</summary>
    bool Leads(Guid key, EntryHead head);
}

/// <summary>
/// One registration of one office belongs to one application. A statement that gives the registration (grant, publication …) of an entry and another application number of
/// the same office is about something else, or has a wrong number: it is never laid onto that entry in silence.
/// </summary>
/// <remarks>
/// Numbers in the same form (<see cref="NumberShape"/>) are two numbers: the statement is set aside. In different forms they may be one number written in two ways, by an office that
/// renumbered: taken as one, and told. Where the statement itself relates the two (division, merger, conversion …), they are two entries that share a number, which leads to the first.
/// Only the office itself says what its numbers are: DOCDB and others write them in forms of their own. An entry the office deleted holds its numbers no more, so that a wrong
/// application number is corrected by deleting the record and sending it anew.
/// </remarks>
internal readonly struct OtherApplications
{
    private static readonly List<EntryHead> None = [];

    /// <summary>Entries whose number the statement shares by its own word; not to be changed.</summary>
    public List<EntryHead> Apart { get; private init; }

    /// <summary>The entry of another application that it contradicts.</summary>
    public EntryHead? Contradicted { get; private init; }

    /// <summary>The entry whose application has a number in another form.</summary>
    public EntryHead? OtherForm { get; private init; }

    public static bool IsOwnApplication(Statement statement, int i) => statement.Identifiers[i].Of == Numbers.Application && statement.Identifiers[i].Office == statement.Office;

    public static OtherApplications Of(Statement statement, Meant meant, Func<Guid, EntryHead?> headOf, IKnownApplications known)
    {
        var nothing = new OtherApplications { Apart = None };
        if (meant.Head is not { } first || (meant.Others.Count == 0 && IsOwnApplication(statement, meant.FoundBy)))
        {
            return nothing;
        }
        var shape = NumberShape.Of(statement.Identifiers, statement.Office);
        if (shape == NumberShape.None)
        {
            return nothing;
        }
        var own = OwnOf(statement, headOf);
        List<EntryHead>? apart = null;
        EntryHead? contradicted = null, otherForm = null;
        foreach (var head in (List<EntryHead>)[first, .. meant.Others])
        {
            // Taken down, or known by other numbers alone: it has none.
            if (head.Deleted || own.Contains(head) || known.ShapeOf(head) is not (not NumberShape.None and var theirs))
            {
                continue;
            }
            if (own.Exists(mine => known.AreToldApart(mine, head)) || Relates(statement, head, known))
            {
                (apart ??= []).Add(head);
            }
            else if (!statement.FromOwner || head.Statements.Exists(static said => !said.FromOwner))
            {
                continue;
            }
            else if (shape == theirs && shape != NumberShape.Several)
            {
                contradicted ??= head;
            }
            else
            {
                otherForm ??= head;
            }
        }
        return new OtherApplications { Apart = apart ?? None, Contradicted = contradicted, OtherForm = otherForm };
    }

    /// <summary>What is meant without what is apart.</summary>
    public Meant Narrow(Meant meant) => Apart.Count == 0 ? meant : meant.Without(Apart);

    /// <summary>The key that mints the entry: of the registration it shares another one may be made.</summary>
    public Guid MintingKey(Statement statement)
    {
        for (var i = 0; Apart.Count > 0 && i < statement.Keys.Length; i++)
        {
            if (IsOwnApplication(statement, i))
            {
                return statement.Keys[i];
            }
        }
        return statement.Keys[0];
    }

    public const string OtherFormCode = "APPLICATION-NUMBER-SECOND";

    public static string Why(Statement statement, string known) =>
        string.Create(null, $"{statement.Identifiers[0]} with {string.Join(", ", statement.Identifiers.Skip(1))}: {known} has another application number");

    public static PlacedFinding Told(Statement statement, string known) => new(statement.Ordinal, new Finding(OtherFormCode, Severity.Warn, new Place(statement.File, statement.Line),
        Why(statement, known), "The application number the entry has, or a registration number of its own: the two were taken for one number in two forms.") { Number = statement.Identifiers[0].ToString() });

    private static List<EntryHead> OwnOf(Statement statement, Func<Guid, EntryHead?> headOf)
    {
        List<EntryHead> own = [];
        for (var i = 0; i < statement.Keys.Length; i++)
        {
            if (IsOwnApplication(statement, i) && headOf(statement.Keys[i]) is { } head)
            {
                own.Add(head);
            }
        }
        return own;
    }

    /// <summary>The office says what the other application is to this one.</summary>
    private static bool Relates(Statement statement, EntryHead head, IKnownApplications known)
    {
        foreach (var relation in Payload.Read(statement.Right, statement.Packed).Relations ?? [])
        {
            if (relation.Kind is not (RelationKind.Division or RelationKind.Merger or RelationKind.Continuation or RelationKind.ContinuationInPart or RelationKind.Addition or RelationKind.Reissue
                or RelationKind.Conversion or RelationKind.Transformation or RelationKind.Replacement or RelationKind.Substitution or RelationKind.UtilityModelBasis)
                || (relation.Office ?? statement.Office) != statement.Office)
            {
                continue;
            }
            if (LeadsTo(relation.Of, relation.Number) || LeadsTo(Numbers.Application, relation.ApplicationNumber))
            {
                return true;
            }
        }
        return false;

        bool LeadsTo(Numbers of, string? written) =>
            written is not null && OfficeNumber.Fold(statement.Office, of, written) is { Length: > 0 } folded && known.Leads(EntryKey.Of(statement.Right, statement.Office, of, folded), head);
    }
}
