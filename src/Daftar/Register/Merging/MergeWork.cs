using System.Security.Cryptography;
using Daftar.Rights;
using Daftar.Values;

namespace Daftar.Register;

/// <summary>A row of the table snapshot, to be written.</summary>
internal readonly record struct SnapshotRow(Guid Entry, int Number, SnapshotKind Kind, Outcome Outcome, GeneralStatus Status, Statement Statement, byte[]? Salt, byte[] Digest, byte[] Link, byte[]? Packed, Parts LaidFully, Parts LaidPartly)
{
    /// <summary>What the statement said by itself, where the state says more or less.</summary>
    public byte[]? Words { get; init; }

    /// <summary>The snapshots whose statements the state was made of (<see cref="MadeOf"/>); null where it was laid over the state before.</summary>
    public byte[]? MadeOf { get; init; }
}

/// <summary>A row of the table identifier, to be written.</summary>
internal readonly record struct IdentifierRow(Guid Key, Guid Entry, OfficeNumber Number, Right Right);

/// <summary>
/// The decisions of one batch, statement after statement. Several statements about one entry in one batch are applied one after the other;
/// each that counts is a snapshot, the entry is journalled once.
/// </summary>
internal sealed class MergeWork(MergeBatch batch, Heads heads, Collections collections, long journal, PayloadBuffer buffer) : IKnownApplications
{
    private readonly byte[] _salts = RandomNumberGenerator.GetBytes(Evidence.SaltLength * Math.Max(batch.Statements.Count, 1));
    private readonly Func<Guid, EntryHead?> _headOf = heads.Of;
    private readonly Dictionary<Guid, Guid> _joinedTo = [];
    private int _salt;

    public List<SnapshotRow> Snapshots { get; } = new(batch.Statements.Count);
    public List<IdentifierRow> Identifiers { get; } = new(batch.Statements.Count * 2);
    public List<(Guid Key, Guid Entry)> Repointed { get; } = [];

    /// <summary>Entries merged into others: every identifier that led to the first leads to the second now.</summary>
    public List<(Guid From, Guid To)> Merged { get; } = [];

    /// <summary>Entries that share a number and are two by the word of their office.</summary>
    public HashSet<(Guid One, Guid Other)> ToldApart { get; } = [];
    public List<PlacedFinding> Findings { get; } = [];
    public List<Waiting> SetAside { get; } = [];
    public List<(long Ordinal, Guid Entry, int Snapshot)> Landed { get; } = [];
    /// <summary>Entries a full extraction names, and whether their own office names them.</summary>
    public Dictionary<Guid, bool> Seen { get; } = [];

    /// <summary>Statements that made no snapshot: where their originals lie is kept for take-downs.</summary>
    public List<(Guid Entry, int Chunk, int Place)> Restated { get; } = [];
    public long[] Counts { get; } = new long[16];

    public long JournalNumber => journal;

    public Heads Heads => heads;

    public int Journalled => heads.All.Count(head => head.IsJournalled);

    public void Lay(Statement statement)
    {
        var meant = Meant.By(statement, _headOf);
        var applications = OtherApplications.Of(statement, meant, _headOf, this);
        meant = applications.Narrow(meant);
        var (head, others) = (meant.Head, meant.Others);
        if (meant.IsContradicted(statement))
        {
            Conflict(statement, head!);
            return;
        }
        if (applications.Contradicted is { } another)
        {
            Conflict(statement, another, OtherApplications.Why(statement, $"entry {another.Id}"));
            return;
        }
        if (others.Exists(other => AreToldApart(head!, other)))
        {
            Conflict(statement, head!, Meant.ToldApart);
            return;
        }
        if (others.Exists(other => heads.AreKeptApart(head!, other)))
        {
            Conflict(statement, head!, "its numbers lead to two entries that were split");
            return;
        }
        if (applications.OtherForm is { } second)
        {
            Findings.Add(OtherApplications.Told(statement, $"entry {second.Id}"));
        }
        foreach (var other in others)
        {
            Join(head!, other);
        }
        if (head is { Visibility: Visibility.TakenDown })
        {
            Refuse(statement, head);
            return;
        }
        var decision = Decision.On(head, statement);
        var isFirst = head is null;
        head ??= Mint(statement, applications.MintingKey(statement));
        foreach (var other in applications.Apart)
        {
            ToldApart.Add((head.Id, other.Id));
        }
        var toldNumber = Identify(statement, head) && !isFirst;
        if (others.Count > 0)
        {
            decision = decision.Joining(head);
        }
        else if (decision.Outcome is Outcome.Older or Outcome.Duplicate or Outcome.Unchanged && !head.Deleted && toldNumber)
        {
            // It tells nothing new but a number the entry has: that is a state of its own.
            decision = new Decision(Outcome.Changed, Parts.None, Parts.None, false, false);
        }
        else if (decision.Outcome is Outcome.Duplicate or Outcome.Unchanged && BringsWhatWasMissing(statement, head))
        {
            // The same words again, and with them the files they name: that is a state of its own, too.
            decision = new Decision(Outcome.Changed, Parts.None, Parts.None, false, false);
        }
        Counts[(int)decision.Outcome]++;
        head.Demonstration |= statement.Demonstration;
        if (batch.IsFullExtraction)
        {
            Seen[head.Id] = Seen.GetValueOrDefault(head.Id) || statement.FromOwner;
        }
        switch (decision.Outcome)
        {
            case Outcome.Unchanged:
                decision.Note(head, statement, head.Current);
                head.IsDirty = true;
                Restated.Add((head.Id, statement.Chunk, statement.Place));
                Landed.Add((statement.Ordinal, head.Id, head.Current));
                break;
            case Outcome.Duplicate:
                Restated.Add((head.Id, statement.Chunk, statement.Place));
                Landed.Add((statement.Ordinal, head.Id, head.Current));
                break;
            case Outcome.Older:
                decision.Note(head, statement, head.Snapshots + 1);
                Snapshot(head, statement, decision, statement.Packed, SnapshotKind.AsReported, statement.Status);
                break;
            case Outcome.Deleted:
                head.Deleted = true;
                // Its first word: the state, as whoever comes in a later batch finds it.
                head.Packed = head.Current == 0 ? statement.Packed : head.Packed;
                decision.Note(head, statement, head.Snapshots + 1);
                Snapshot(head, statement, decision, statement.Packed, SnapshotKind.Deleted, head.Status, shown: head.Current == 0);
                head.IsJournalled = true;
                break;
            default:
                Change(head, statement, decision);
                break;
        }
    }

    private bool BringsWhatWasMissing(Statement statement, EntryHead head) =>
        statement.BringsFiles && !head.Deleted && heads.StateOf(head) is { Files: { } named } && FileReference.Fill(named, Payload.Read(statement.Right, statement.Packed).Files);

    private void Change(EntryHead head, Statement statement, Decision decision)
    {
        var (isFirst, registration, publications, status) = (head.Snapshots == 0, head.Registration, head.Publications, head.Status);
        decision.Note(head, statement, head.Snapshots + 1);
        byte[] packed;
        byte[]? words = null, madeOf = null;
        if ((decision.IsWhole && head.Identifiers <= statement.Keys.Length && !statement.LacksFiles) || heads.StateOf(head) is not { } state)
        {
            packed = statement.Packed;
            HeadFacts.Of(statement).Describe(head);
            head.Stated = statement;
        }
        else
        {
            head.Stated = null;
            var before = state.Files;
            if (decision.FromStatements)
            {
                (state, madeOf) = FromStatements(head, statement, state);
            }
            else
            {
                var said = Payload.Read(statement.Right, statement.Packed);
                state.Take(said, decision.Fully, decision.Partly);
                FileReference.Fill(state.Files, said.Files);
            }
            FileReference.Fill(state.Files, before);
            packed = Payload.Pack(state, buffer);
            words = decision.IsWhole ? null : statement.Packed;
            HeadFacts.Of(state, batch.Learnt).Describe(head);
        }
        head.Deleted = false;
        head.Packed = packed;
        head.IsJournalled = true;
        // What became of the entry, not what the record says: one of several documents may be silent of a part that others speak of.
        var kind = statement.Corrects ? SnapshotKind.Correction
            : isFirst ? SnapshotKind.AsReported
            : registration == 0 && head.Registration != 0 ? SnapshotKind.GrantedOrRegistered
            : head.Publications > publications ? SnapshotKind.Published
            : head.Status != status ? SnapshotKind.StatusChange
            : SnapshotKind.ChangeOfData;
        Snapshot(head, statement, decision, packed, kind, head.Status, shown: true, words, madeOf);
    }

    /// <summary>The state made anew: all statements that count, laid by rank; with every number the entry has had.</summary>
    private (IpRecord State, byte[] MadeOf) FromStatements(EntryHead head, Statement statement, IpRecord before)
    {
        var kept = heads.KeptOf(head);
        kept.AddRange(Snapshots.Where(row => JoinedTo(row.Entry) == head.Id).Select(KeptStatement.Of));
        kept.Add(KeptStatement.Of(head.Id, head.Snapshots + 1, statement));
        var laid = new MadeOf();
        IpRecord? state = null;
        foreach (var known in head.Statements.Where(static known => known is { IsDelete: false, Governs: not Parts.None }).OrderBy(static known => known.FromOwner).ThenBy(static known => known.ProducedTicks))
        {
            var found = known.Snapshot > 0 ? kept.Find(one => one.Entry == head.Id && one.Number == known.Snapshot) : kept.FindLast(one => one.Mark == known.Mark);
            if (found is null)
            {
                // Taken down.
                continue;
            }
            laid.Add(found.Entry, found.Number);
            var said = Payload.Read(head.Right, found.Packed);
            if (state is null)
            {
                state = said;
            }
            else
            {
                state.Take(said, found.Scope.Fully, found.Scope.Partly);
            }
        }
        if (state is null)
        {
            return (before, laid.Bytes);
        }
        // What lies below all that was said of the two says which they are all the same.
        state.Identifiers = NumberShape.Joined(before.Identifiers, state.Identifiers, statement.Identifiers, statement.Office);
        return (state, laid.Bytes);
    }

    /// <summary>The entry that one is part of by now: itself, or the last of those that were joined one to the other.</summary>
    public Guid JoinedTo(Guid entry)
    {
        while (_joinedTo.TryGetValue(entry, out var to))
        {
            entry = to;
        }
        return entry;
    }

    /// <summary>What was taken down stays down: nothing of the statement is kept but its numbers, by which the entry is known again. Nothing changed, so it counts.</summary>
    private void Refuse(Statement statement, EntryHead head)
    {
        Counts[(int)Outcome.Unchanged]++;
        if (batch.IsFullExtraction)
        {
            Seen[head.Id] = Seen.GetValueOrDefault(head.Id) || statement.FromOwner;
        }
        Identify(statement, head);
        Landed.Add((statement.Ordinal, head.Id, head.Current));
    }

    private void Snapshot(EntryHead head, Statement statement, Decision decision, byte[]? packed, SnapshotKind kind, GeneralStatus status, bool shown = false, byte[]? words = null, byte[]? madeOf = null)
    {
        var number = ++head.Snapshots;
        if (shown)
        {
            head.Current = number;
        }
        var salt = _salts.AsSpan(_salt, Evidence.SaltLength).ToArray();
        _salt += Evidence.SaltLength;
        var digest = Evidence.Digest(salt, statement.OriginalSha256);
        head.Link = Evidence.Link(head.Link, digest, number, statement.Produced, batch.Learnt);
        head.IsDirty = true;
        Snapshots.Add(new SnapshotRow(head.Id, number, kind, decision.Outcome, status, statement, salt, digest, head.Link, packed, decision.Fully, decision.Partly) { Words = words, MadeOf = madeOf });
        Landed.Add((statement.Ordinal, head.Id, number));
    }

    private void Conflict(Statement statement, EntryHead head, string? why = null)
    {
        Counts[(int)Outcome.SetAside]++;
        if (batch.IsFullExtraction)
        {
            // The extraction did name the entry.
            Seen[head.Id] = Seen.GetValueOrDefault(head.Id) || statement.FromOwner;
        }
        SetAside.Add(new Waiting(statement.Ordinal, Outcome.SetAside, Meant.ConflictCode, statement.Chunk, statement.Place) { File = statement.File, Line = statement.Line });
        Findings.Add(Meant.Conflict(statement, head, $"entry {head.Id} of that number", why));
    }

    public int ShapeOf(EntryHead head) => heads.StateOf(head) is { } state ? NumberShape.Of(state.Identifiers, head.Office) : NumberShape.None;

    public bool AreToldApart(EntryHead one, EntryHead other) => ToldApart.Contains((one.Id, other.Id)) || ToldApart.Contains((other.Id, one.Id)) || heads.AreKeptApart(one, other, told: true);

    public bool Leads(Guid key, EntryHead head) => heads.Knows(key) ? heads.Of(key) == head : heads.Leads(key, head);

    private EntryHead Mint(Statement statement, Guid key)
    {
        var head = new EntryHead
        {
            Id = heads.IdFor(key), Collection = collections.Of(statement.Office, statement.Right), Right = statement.Right, Office = statement.Office, IsNew = true,
        };
        heads.Add(head);
        return head;
    }

    /// <summary>Takes down numbers that lead to no entry yet; true where there were some.</summary>
    private bool Identify(Statement statement, EntryHead head)
    {
        var any = false;
        for (var i = 0; i < statement.Keys.Length; i++)
        {
            if (!heads.Knows(statement.Keys[i]))
            {
                heads.Point(statement.Keys[i], head);
                head.Identifiers++;
                head.IsDirty = true;
                Identifiers.Add(new IdentifierRow(statement.Keys[i], head.Id, statement.Identifiers[i], statement.Right));
                any = true;
            }
        }
        return any;
    }

    /// <summary>
    /// Two entries turn out to be one (known first by its publication and by its application, now by both): the one whose identifier the
    /// statement names first stays, the other points to it; its snapshots stay where they are and are shown with the first's. The state is made
    /// of the statements about both (<see cref="FromStatements"/>).
    /// </summary>
    private void Join(EntryHead head, EntryHead other)
    {
        var mine = heads.StateOf(head);
        var theirs = heads.StateOf(other);
        if (theirs is not null)
        {
            foreach (var identifier in theirs.Identifiers)
            {
                var key = EntryKey.Of(other.Right, identifier);
                if (heads.Of(key) is { } leads ? leads == other : identifier.Identifies)
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
                mine.Take(theirs, Parts.None, Parts.None);
            }
            head.Packed = Payload.Pack(mine, buffer);
            head.Stated = null;
            head.Identifiers = mine.Identifiers.Count(identifier => identifier.Identifies);
        }
        head.TakeWordsOf(other);
        head.IsDirty = head.IsJournalled = true;
        if (other.Visibility > head.Visibility)
        {
            // The stricter of the two.
            (head.Visibility, head.PublicFrom) = (other.Visibility, other.PublicFrom);
        }
        Merged.Add((other.Id, head.Id));
        _joinedTo[other.Id] = head.Id;
        heads.Joined(other, head);
        other.MergedInto = head.Id;
        other.Statements = [];
        other.IsDirty = other.IsJournalled = true;
    }
}
