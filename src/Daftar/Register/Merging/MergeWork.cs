using System.Security.Cryptography;
using Daftar.Rights;
using Daftar.Values;

namespace Daftar.Register;

/// <summary>A row of the table snapshot, to be written.</summary>
internal readonly record struct SnapshotRow(Guid Entry, int Number, SnapshotKind Kind, Outcome Outcome, GeneralStatus Status, Statement Statement, byte[] Salt, byte[] Digest, byte[] Link, byte[]? Packed, Parts LaidFully, Parts LaidPartly);

/// <summary>A row of the table identifier, to be written.</summary>
internal readonly record struct IdentifierRow(Guid Key, Guid Entry, OfficeNumber Number, Right Right);

/// <summary>
/// The decisions of one batch, statement after statement. Several statements about one entry in one batch are applied one after the other;
/// each that counts is a snapshot, the entry is journalled once.
/// </summary>
internal sealed class MergeWork(MergeBatch batch, Heads heads, Collections collections, long journal, PayloadBuffer buffer)
{
    private readonly byte[] _salts = RandomNumberGenerator.GetBytes(Evidence.SaltLength * Math.Max(batch.Statements.Count, 1));
    private int _salt;

    public List<SnapshotRow> Snapshots { get; } = new(batch.Statements.Count);
    public List<IdentifierRow> Identifiers { get; } = new(batch.Statements.Count * 2);
    public List<(Guid Key, Guid Entry)> Repointed { get; } = [];

    /// <summary>Entries merged into others: every identifier that led to the first leads to the second now.</summary>
    public List<(Guid From, Guid To)> Merged { get; } = [];
    public List<PlacedFinding> Findings { get; } = [];
    public List<Waiting> SetAside { get; } = [];
    public List<(long Ordinal, Guid Entry, int Snapshot)> Landed { get; } = [];
    public HashSet<Guid> Seen { get; } = [];
    public long[] Counts { get; } = new long[16];

    public long JournalNumber => journal;

    public Heads Heads => heads;

    public int Journalled => heads.All.Count(head => head.IsJournalled);

    public void Lay(Statement statement)
    {
        var head = Find(statement, out var other);
        if (head is not null && (Contradicts(head, statement) || (other is not null && Contradicts(other, statement))))
        {
            Conflict(statement, head);
            return;
        }
        if (other is not null)
        {
            Join(head!, other);
        }
        var decision = Decision.On(head, statement);
        if (other is not null && decision.Outcome is (Outcome.Older or Outcome.Duplicate or Outcome.Unchanged))
        {
            // It tells nothing new, but that two entries are one: the joined state is a snapshot.
            decision = new Decision(Outcome.Changed, Parts.None, Parts.None, false);
        }
        Counts[(int)decision.Outcome]++;
        if (head is null)
        {
            head = Mint(statement);
        }
        head.Demonstration |= batch.Demonstration;
        if (batch.FullDelivery is not null)
        {
            Seen.Add(head.Id);
        }
        Identify(statement, head);
        switch (decision.Outcome)
        {
            case Outcome.Unchanged:
                decision.Note(head, statement, head.Current);
                head.IsDirty = true;
                Landed.Add((statement.Ordinal, head.Id, head.Current));
                break;
            case Outcome.Duplicate:
                Landed.Add((statement.Ordinal, head.Id, head.Current));
                break;
            case Outcome.Older:
                Snapshot(head, statement, decision, statement.Packed, SnapshotKind.AsReported, statement.Status);
                break;
            case Outcome.Deleted:
                head.Deleted = true;
                Snapshot(head, statement, decision, statement.Packed, SnapshotKind.Deleted, head.Status, shown: head.Current == 0);
                head.IsJournalled = true;
                break;
            default:
                Change(head, statement, decision);
                break;
        }
    }

    private void Change(EntryHead head, Statement statement, Decision decision)
    {
        var kind = KindOf(head, statement, decision);
        byte[] packed;
        if ((decision.IsWhole && head.Identifiers <= statement.Keys.Length) || heads.StateOf(head) is not { } known)
        {
            packed = statement.Packed;
        }
        else
        {
            known.Take(Payload.Read(statement.Right, statement.Packed), decision.Fully, decision.Partly);
            packed = Payload.Pack(known, buffer);
        }
        Describe(head, statement, decision);
        head.Deleted = false;
        head.Packed = packed;
        head.IsJournalled = true;
        Snapshot(head, statement, decision, packed, kind, head.Status, shown: true);
    }

    private static SnapshotKind KindOf(EntryHead head, Statement statement, Decision decision)
    {
        var parts = decision.Fully | decision.Partly;
        return statement.Corrects ? SnapshotKind.Correction
            : head.Snapshots == 0 ? SnapshotKind.AsReported
            : head.Registration == 0 && statement.Registration != 0 && (parts & Parts.Bibliography) != 0 ? SnapshotKind.GrantedOrRegistered
            : statement.Publications > head.Publications && (parts & Parts.Publications) != 0 ? SnapshotKind.Published
            : statement.Status != head.Status && (parts & Parts.Status) != 0 ? SnapshotKind.StatusChange
            : SnapshotKind.ChangeOfData;
    }

    /// <summary>What decisions and lists need of the state, taken over into the entry's row.</summary>
    private void Describe(EntryHead head, Statement statement, Decision decision)
    {
        var parts = decision.Fully | decision.Partly;
        var whole = head.Snapshots == 0;
        if (whole || (parts & Parts.Bibliography) != 0)
        {
            head.Filing = statement.Filing != 0 || (decision.Fully & Parts.Bibliography) != 0 ? statement.Filing : head.Filing;
            head.Registration = statement.Registration != 0 || (decision.Fully & Parts.Bibliography) != 0 ? statement.Registration : head.Registration;
            head.Title = statement.Title != 0 ? statement.Title : head.Title;
            var says = whole || (decision.Fully & Parts.Bibliography) != 0 || statement.Visibility != Visibility.Public;
            head.PublicFrom = says ? statement.PublicFrom : head.PublicFrom;
            head.Visibility = head.Visibility == Visibility.TakenDown || !says ? head.Visibility
                : statement.Visibility == Visibility.Unpublished && statement.PublicFrom <= DateOnly.FromDateTime(batch.Learnt.UtcDateTime) ? Visibility.Public
                : statement.Visibility;
        }
        if (whole || (parts & Parts.Parties) != 0)
        {
            head.Applicant = statement.Applicant != 0 ? statement.Applicant : head.Applicant;
        }
        if (whole || (parts & Parts.Status) != 0)
        {
            head.Status = statement.Status;
        }
        if (whole || (parts & Parts.Publications) != 0)
        {
            head.Publications = (decision.Fully & Parts.Publications) != 0 ? statement.Publications : Math.Max(head.Publications, statement.Publications);
        }
    }

    private void Snapshot(EntryHead head, Statement statement, Decision decision, byte[]? packed, SnapshotKind kind, GeneralStatus status, bool shown = false)
    {
        var number = ++head.Snapshots;
        if (shown)
        {
            head.Current = number;
        }
        decision.Note(head, statement, number);
        var salt = _salts.AsSpan(_salt, Evidence.SaltLength).ToArray();
        _salt += Evidence.SaltLength;
        var digest = Evidence.Digest(salt, statement.OriginalSha256);
        head.Link = Evidence.Link(head.Link, digest, number, statement.Produced, batch.Learnt);
        head.IsDirty = true;
        Snapshots.Add(new SnapshotRow(head.Id, number, kind, decision.Outcome, status, statement, salt, digest, head.Link, packed, decision.Fully, decision.Partly));
        Landed.Add((statement.Ordinal, head.Id, number));
    }

    /// <summary>The entry one of the identifiers leads to; and a second one where they lead to two.</summary>
    private EntryHead? Find(Statement statement, out EntryHead? other)
    {
        EntryHead? found = null;
        other = null;
        foreach (var key in statement.Keys)
        {
            if (heads.Of(key) is not { } head || head == found)
            {
                continue;
            }
            if (found is null)
            {
                found = head;
            }
            else
            {
                other ??= head;
            }
        }
        return found;
    }

    private static bool Contradicts(EntryHead head, Statement statement) => Decision.Contradicts(head, statement);

    private void Conflict(Statement statement, EntryHead head)
    {
        Counts[(int)Outcome.SetAside]++;
        if (batch.FullDelivery is not null)
        {
            // The extraction did name the entry.
            Seen.Add(head.Id);
        }
        const string expected = "A record whose filing date and applicant or title agree with the entry of that number, or a number of its own.";
        SetAside.Add(new Waiting(statement.Ordinal, Outcome.SetAside, "IDENTITY-CONFLICT", statement.Chunk, statement.Place));
        Findings.Add(new PlacedFinding(statement.Ordinal, new Finding("IDENTITY-CONFLICT", Severity.SetAside, new Place(""),
            string.Create(null, $"{statement.Identifiers[0]} filed {statement.Filing}; entry {head.Id} of that number was filed {head.Filing} with another applicant or title"), expected)
        { Number = statement.Identifiers[0].ToString() }));
    }

    private EntryHead Mint(Statement statement)
    {
        var head = new EntryHead
        {
            Id = statement.Keys[0], Collection = collections.Of(statement.Office, statement.Right), Right = statement.Right, Office = statement.Office, IsNew = true,
        };
        heads.Add(head);
        return head;
    }

    private void Identify(Statement statement, EntryHead head)
    {
        for (var i = 0; i < statement.Keys.Length; i++)
        {
            if (!heads.Knows(statement.Keys[i]))
            {
                heads.Point(statement.Keys[i], head);
                head.Identifiers++;
                head.IsDirty = true;
                Identifiers.Add(new IdentifierRow(statement.Keys[i], head.Id, statement.Identifiers[i], statement.Right));
            }
        }
    }

    /// <summary>
    /// Two entries turn out to be one (known first by its publication and by its application, now by both): the one whose identifier the
    /// statement names first stays, the other points to it; its snapshots stay where they are and are shown with the first's.
    /// </summary>
    private void Join(EntryHead head, EntryHead other)
    {
        var mine = heads.StateOf(head);
        var theirs = heads.StateOf(other);
        if (theirs is not null)
        {
            var spoken = Parts.None;
            foreach (var known in head.Statements)
            {
                spoken |= known.Governs;
            }
            foreach (var identifier in theirs.Identifiers)
            {
                var key = EntryKey.Of(other.Right, identifier);
                if (heads.Of(key) == other || identifier.Identifies)
                {
                    heads.Point(key, head);
                    Repointed.Add((key, head.Id));
                }
            }
            if (mine is null)
            {
                mine = theirs;
            }
            else
            {
                theirs.Take(mine, spoken, Parts.None);
                mine = theirs;
            }
            head.Packed = Payload.Pack(mine, buffer);
            head.Identifiers = mine.Identifiers.Count(identifier => identifier.Identifies);
            foreach (var known in other.Statements)
            {
                head.Statements.Add(known with { Governs = known.Governs & ~spoken, Snapshot = 0 });
            }
        }
        head.Filing = head.Filing != 0 ? head.Filing : other.Filing;
        head.Registration = head.Registration != 0 ? head.Registration : other.Registration;
        head.Applicant = head.Applicant != 0 ? head.Applicant : other.Applicant;
        head.Title = head.Title != 0 ? head.Title : other.Title;
        head.IsDirty = head.IsJournalled = true;
        head.Status = head.Status != GeneralStatus.Unknown ? head.Status : other.Status;
        head.Publications = Math.Max(head.Publications, other.Publications);
        if (other.Visibility > head.Visibility)
        {
            // The stricter of the two.
            (head.Visibility, head.PublicFrom) = (other.Visibility, other.PublicFrom);
        }
        Merged.Add((other.Id, head.Id));
        other.MergedInto = head.Id;
        other.Statements = [];
        other.IsDirty = other.IsJournalled = true;
    }
}
