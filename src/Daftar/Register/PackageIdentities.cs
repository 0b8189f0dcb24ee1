using Daftar.Rights;
using Daftar.Values;

namespace Daftar.Register;

/// <summary>
/// Which entry each record of a package, or of several in their order, is about, and which are set aside because they contradict what came before under one of their numbers: what the
/// merge would find in an empty register, found in memory and by its own rules (<see cref="Meant"/>, <see cref="Decision"/>). Of a record it keeps what these
/// look at, not what it says.
/// </summary>
internal sealed class PackageIdentities : IKnownApplications
{
    /// <summary>Statements remembered, some 150 bytes each with two numbers; what comes behind them is compared with these alone.</summary>
    private const int Most = 1 << 23;

    /// <summary>A statement about an entry; or a state that was laid of several.</summary>
    private struct Said
    {
        public UInt128 Mark;
        public IdentityFacts Facts;
        public long ProducedTicks;
        public Parts16 Scope;
        public Parts16 Left;

        /// <summary>The next about the same entry, less than none after the last.</summary>
        public int Next;

        /// <summary>Of its application numbers (<see cref="NumberShape"/>).</summary>
        public int Shape;
        public bool FromOwner, IsDelete, IsLaid;
    }

    /// <summary>Two sets of parts in four bytes.</summary>
    private readonly record struct Parts16(short Full, short Part)
    {
        public Parts Fully => (Parts)Full;

        public Parts Partly => (Parts)Part;

        public static Parts16 Of(Parts fully, Parts partly) => new((short)fully, (short)partly);
    }

    private struct Entry
    {
        public int First, State, JoinedTo, Shape;

        /// <summary>Where the record stands that spoke of it first.</summary>
        public int File, Line;
        public bool Deleted;
    }

    /// <summary>An entry the statement in hand names, as the rules want it.</summary>
    private sealed record Met(int Entry, EntryHead Head, List<int> Statements)
    {
        public IdentityFacts? State { get; set; }

        /// <summary>Where the state is kept; less than none where it is not yet.</summary>
        public int StateAt { get; set; } = -1;
    }

    private readonly KeyTable _keys = new();
    private readonly Blocks<Said> _said = new();
    private readonly Blocks<Entry> _entries = new();
    private readonly List<Met> _met = [];
    private readonly Func<Guid, EntryHead?> _headOf;
    private readonly HashSet<(int, int)> _toldApart = [];
    private readonly List<string> _files = [];
    private Statement _statement = null!;

    public PackageIdentities() => _headOf = HeadOf;

    /// <summary>What became of the statement laid last.</summary>
    public Outcome Outcome { get; private set; }

    /// <summary>No more statements are remembered.</summary>
    public bool IsFull => _said.Count >= Most;

    /// <summary>What is found about the statement; it is set aside where that is <see cref="Meant.ConflictCode"/>. Null where there is nothing.</summary>
    public PlacedFinding? Lay(Statement statement)
    {
        _statement = statement;
        _met.Clear();
        Outcome = Outcome.SetAside;
        var meant = Meant.By(statement, _headOf);
        var applications = OtherApplications.Of(statement, meant, _headOf, this);
        meant = applications.Narrow(meant);
        if (meant.IsContradicted(statement))
        {
            return Meant.Conflict(statement, meant.Head!, Before(meant.Head!));
        }
        if (applications.Contradicted is { } another)
        {
            return Meant.Conflict(statement, another, Before(another), OtherApplications.Why(statement, Before(another)));
        }
        if (meant.Others.Exists(other => AreToldApart(meant.Head!, other)))
        {
            return Meant.Conflict(statement, meant.Head!, Before(meant.Head!), Meant.ToldApart);
        }
        if (IsFull)
        {
            Outcome = Outcome.New;
            return null;
        }
        var met = meant.Head is { } known ? MetOf(known) : Mint();
        foreach (var other in meant.Others)
        {
            Join(met, MetOf(other));
        }
        foreach (var other in applications.Apart)
        {
            _toldApart.Add((met.Entry, MetOf(other).Entry));
        }
        var toldNumber = false;
        foreach (var key in statement.Keys)
        {
            toldNumber |= _keys.Add(key, met.Entry);
        }
        var decision = Decision.On(met.Head, statement);
        if (meant.Others.Count > 0)
        {
            decision = decision.Joining(met.Head);
        }
        else if (decision.Outcome is Outcome.Older or Outcome.Duplicate or Outcome.Unchanged && !met.Head.Deleted && toldNumber)
        {
            decision = new Decision(Outcome.Changed, Parts.None, Parts.None, false, false);
        }
        Outcome = decision.Outcome;
        if ((decision.Outcome is Outcome.New or Outcome.Changed && !decision.FromStatements) || (decision.Outcome == Outcome.Deleted && met.Head.Statements.Count == 0))
        {
            // What makes no state adds none of its numbers to it.
            Shape(met, NumberShape.Of(statement.Identifiers, statement.Office));
        }
        Apply(met, statement, decision);
        if (decision.FromStatements && (_entries[met.Entry].Shape == NumberShape.None || (decision.Fully | decision.Partly) != Parts.None))
        {
            // Of what only joins two entries, and lies below all that was said of them, an application number counts where they have none (NumberShape.Joined).
            Shape(met, NumberShape.Of(statement.Identifiers, statement.Office));
        }
        Keep(met);
        return applications.OtherForm is { } second ? OtherApplications.Told(statement, Before(second)) : null;
    }

    private void Shape(Met met, int said)
    {
        ref var shape = ref _entries[met.Entry].Shape;
        shape = NumberShape.Both(shape, said);
    }

    public int ShapeOf(EntryHead head) => _entries[MetOf(head).Entry].Shape;

    public bool AreToldApart(EntryHead one, EntryHead other) => MetOf(one).Entry is var a && MetOf(other).Entry is var b && (_toldApart.Contains((a, b)) || _toldApart.Contains((b, a)));

    public bool Leads(Guid key, EntryHead head) => HeadOf(key) == head;

    private void Apply(Met met, Statement statement, Decision decision)
    {
        var head = met.Head;
        if (decision.Outcome == Outcome.Duplicate)
        {
            return;
        }
        var before = head.Statements.Count;
        decision.Note(head, statement, 0);
        if (head.Statements.Count > before)
        {
            met.Statements.Add(_said.Add(new Said
            {
                Mark = KnownStatement.MarkOf(statement.Fingerprint), Facts = IdentityFacts.Of(statement), Scope = Parts16.Of(statement.Scope.Fully, statement.Scope.Partly),
                IsDelete = statement.Operation == Operation.Delete, Shape = NumberShape.Of(statement.Identifiers, statement.Office),
            }));
        }
        switch (decision.Outcome)
        {
            case Outcome.Deleted:
                head.Deleted = true;
                break;
            case Outcome.New or Outcome.Changed:
                head.Deleted = false;
                // Of what was deleted by its first word no state is kept, and others may have been noted since.
                if (decision.IsWhole || (met.State is null && !decision.FromStatements))
                {
                    (met.State, met.StateAt) = (IdentityFacts.Of(statement), met.Statements[^1]);
                }
                else
                {
                    var state = met.State ?? default;
                    met.State = decision.FromStatements ? FromStatements(met) ?? state : state.Under(IdentityFacts.Of(statement), decision.Fully, decision.Partly);
                    met.StateAt = met.StateAt >= 0 && _said[met.StateAt].IsLaid ? met.StateAt : _said.Add(new Said { IsLaid = true });
                    _said[met.StateAt].Facts = met.State.Value;
                }
                break;
        }
    }

    /// <summary>All statements that count, laid by rank.</summary>
    private IdentityFacts? FromStatements(Met met)
    {
        IdentityFacts? state = null;
        foreach (var (known, at) in met.Head.Statements.Zip(met.Statements).Where(static pair => pair.First is { IsDelete: false, Governs: not Parts.None })
            .OrderBy(static pair => pair.First.FromOwner).ThenBy(static pair => pair.First.ProducedTicks))
        {
            ref var said = ref _said[at];
            state = state is { } below ? below.Under(said.Facts, said.Scope.Fully, said.Scope.Partly) : said.Facts;
            Shape(met, said.Shape);
        }
        return state;
    }

    private void Join(Met met, Met other)
    {
        met.Head.TakeWordsOf(other.Head);
        met.Statements.InsertRange(0, other.Statements);
        if (met.State is null or { Filing: 0, Applicant: 0, Title: 0 })
        {
            (met.State, met.StateAt) = (other.State, other.StateAt);
        }
        Shape(met, _entries[other.Entry].Shape);
        _entries[other.Entry].JoinedTo = met.Entry;
    }

    private Met Mint()
    {
        if (_files.Count == 0 || _files[^1] != _statement.File)
        {
            _files.Add(_statement.File);
        }
        var entry = _entries.Add(new Entry { First = -1, State = -1, JoinedTo = -1, File = _files.Count - 1, Line = (int)Math.Min(_statement.Line, int.MaxValue) });
        return new Met(entry, Head(), []);
    }

    /// <summary>Whoever mends two that contradict each other must see both.</summary>
    private string Before(EntryHead head)
    {
        ref var entry = ref _entries[MetOf(head).Entry];
        return $"what came before under that number (of the entry that begins at {new Place(_files[entry.File], entry.Line)})";
    }

    private EntryHead Head() => new() { Id = _statement.Keys[0], Collection = 0, Right = _statement.Right, Office = _statement.Office };

    private Met MetOf(EntryHead head) => _met.Find(met => met.Head == head)!;

    private EntryHead? HeadOf(Guid key)
    {
        var at = _keys[key];
        if (at < 0)
        {
            return null;
        }
        while (_entries[at].JoinedTo >= 0)
        {
            at = _entries[at].JoinedTo;
        }
        var met = _met.Find(met => met.Entry == at);
        if (met is null)
        {
            _met.Add(met = Read(at));
        }
        return met.Head;
    }

    private Met Read(int at)
    {
        var entry = _entries[at];
        var met = new Met(at, Head(), []);
        met.Head.Deleted = entry.Deleted;
        if (entry.State >= 0)
        {
            var state = _said[entry.State].Facts;
            (met.State, met.StateAt) = (state, entry.State);
            (met.Head.Filing, met.Head.Applicant, met.Head.Title) = (state.Filing, state.Applicant, state.Title);
        }
        for (var next = entry.First; next >= 0; next = _said[next].Next)
        {
            ref var said = ref _said[next];
            met.Head.Statements.Add(new KnownStatement(said.Left.Fully, said.Left.Partly, said.ProducedTicks, said.Mark, 0, said.FromOwner, said.IsDelete));
            met.Statements.Add(next);
        }
        return met;
    }

    private void Keep(Met met)
    {
        ref var entry = ref _entries[met.Entry];
        (entry.First, entry.State, entry.Deleted) = (-1, met.StateAt, met.Head.Deleted);
        var left = met.Statements.Count;
        for (var i = met.Statements.Count - 1; i >= 0; i--)
        {
            var known = met.Head.Statements[i];
            if (left > KnownStatements.Most && known is { Governs: Parts.None, IsDelete: false })
            {
                left--;
                continue;
            }
            ref var said = ref _said[met.Statements[i]];
            (said.Left, said.ProducedTicks, said.FromOwner, said.Next) = (Parts16.Of(known.Fully, known.Partly), known.ProducedTicks, known.FromOwner, entry.First);
            entry.First = met.Statements[i];
        }
    }
}
