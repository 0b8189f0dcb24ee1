using Daftar.Rights;
using Daftar.Values;

namespace Daftar.Register;

/// <summary>The row of an entry as the merge works on it: all that decisions need, without its snapshots.</summary>
internal sealed class EntryHead
{
    public required Guid Id { get; init; }
    public required short Collection { get; set; }
    public required Right Right { get; init; }
    public required string Office { get; set; }
    public GeneralStatus Status { get; set; }
    public Visibility Visibility { get; set; }
    public bool Deleted { get; set; }
    public bool Demonstration { get; set; }
    public int Snapshots { get; set; }
    public int Current { get; set; }
    public int Filing { get; set; }
    public int Registration { get; set; }
    public int Publications { get; set; }
    public int Identifiers { get; set; }
    public long Applicant { get; set; }
    public long Title { get; set; }
    public DateOnly? PublicFrom { get; set; }

    /// <summary>The next day on which the public sees more of it though nobody says anything: a publication announced, a deferment that ends.</summary>
    public DateOnly? NextPublic { get; set; }
    public Guid? MergedInto { get; set; }
    public List<KnownStatement> Statements { get; set; } = [];
    public byte[] Link { get; set; } = new byte[32];

    /// <summary>Not yet in the database.</summary>
    public bool IsNew { get; set; }

    /// <summary>Must be written back.</summary>
    public bool IsDirty { get; set; }

    /// <summary>What is shown or passed on changed: the row gets this batch's number.</summary>
    public bool IsJournalled { get; set; }

    /// <summary>The state after what this batch did to it, packed; null while it still is the one in the database.</summary>
    public byte[]? Packed { get; set; }

    /// <summary>The statement that is the state, where one is; null where statements were laid over each other.</summary>
    public Statement? Stated { get; set; }

    /// <summary>What was said about another entry was said about this one: the two are one.</summary>
    public void TakeWordsOf(EntryHead other)
    {
        if (Deleted != other.Deleted)
        {
            // What was said last decides whether the office deleted it.
            var last = Statements.Concat(other.Statements).OrderBy(static known => known.FromOwner).ThenBy(static known => known.ProducedTicks).LastOrDefault();
            Deleted = last.IsDelete;
        }
        if ((Filing, Applicant, Title) == (0, 0, 0))
        {
            // Deleted before anything was said about it, perhaps: what contradicts the other contradicts it from now on.
            (Filing, Applicant, Title) = (other.Filing, other.Applicant, other.Title);
        }
        Statements = KnownStatements.Join(Statements, other.Statements);
    }
}
