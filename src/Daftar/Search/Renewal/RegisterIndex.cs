using Daftar.Values;

namespace Daftar.Search;

/// <summary>
/// The embedded index of a register, as the program of today asks for it. One that was made with other fields answers on, as far as both know the fields, while one with the fields of today
/// is made in a folder inside it (<see cref="RenewIndex"/>) and takes its place (decision 48). So it is with the index of all states (decision 55). Any thread may search; no answer is refused at the swap.
/// </summary>
public sealed class RegisterIndex : IJournalIndex
{
    /// <summary>While two indexes are written, the one nobody waits for has the smaller buffers.</summary>
    private const int BufferTermsBeside = 1_000_000;
    private const long BufferBytesBeside = 48L << 20;

    private readonly string database;
    private readonly EmbeddedIndexOptions options;
    private EmbeddedIndex current;
    private Action<string>? foundDamaged;
    private volatile string? held;

    private RegisterIndex(EmbeddedIndex current, FieldTable fields, string database, EmbeddedIndexOptions options) =>
        (this.current, Fields, this.database, this.options) = (current, fields, database, options);

    /// <summary>Those of the program.</summary>
    public FieldTable Fields { get; }

    /// <summary>The index that answers. Whoever follows the journal writes this one.</summary>
    public EmbeddedIndex Current => Volatile.Read(ref current);

    /// <summary>The index that is made with the fields of today, while it is open.</summary>
    internal EmbeddedIndex? Next { get; private set; }

    /// <summary>The index that answers was made with other fields.</summary>
    public bool IsEarlier => Current.Fields.Version != Fields.Version;

    public string? Cursor => Current.Cursor;

    public long Documents => Current.Documents;

    public string? StartedEmptyBecause => Current.StartedEmptyBecause;

    public string? Building => Current.Building;

    /// <inheritdoc/>
    public void BeginBuilding() => Current.BeginBuilding();

    /// <inheritdoc/>
    public void Built(long done, long all) => Current.Built(done, all);

    /// <inheritdoc/>
    public void EndBuilding() => Current.EndBuilding();

    public IReadOnlyList<string> Damage => Current.Damage;

    public Action<string>? FoundDamaged
    {
        get => foundDamaged;
        set
        {
            foundDamaged = value;
            Current.FoundDamaged = value;
            Next?.FoundDamaged = value;
        }
    }

    /// <inheritdoc />
    public IndexRenewal? Renewal => Current is var current && current.Fields.Version != Fields.Version ? new IndexRenewal(Fields, current.Fields, Next is { } next ? (int)Math.Clamp(next.LiveDocuments * 100 / Math.Max(1, current.LiveDocuments), 0, 99) : 0, held, Called) : null;

    /// <summary>When the index that answers took the place of one with other fields; null if it never did.</summary>
    public DateTimeOffset? Swapped => Current.Swapped;

    /// <summary>What the index that answers takes on disk, and what there is of the one beside.</summary>
    internal (long Current, long Beside) Bytes => (IndexFolder.BytesIn(Current.Folder.Path), IndexFolder.BytesIn(Current.Folder.PathBeside));

    /// <summary>Which index it is, in sentences for the operator.</summary>
    internal string Called => options.Called;

    /// <summary>It is that of all states.</summary>
    internal bool IsOfStates => StateFields.AreIn(Fields);

    /// <summary>Why the making of the other index waits; null while it goes on.</summary>
    internal string? Held
    {
        get => held;
        set => held = value;
    }

    /// <inheritdoc cref="EmbeddedIndex.Open(string, FieldTable, string, EmbeddedIndexOptions?)"/>
    public static RegisterIndex Open(string path, FieldTable fields, string database, EmbeddedIndexOptions? options = null)
    {
        options ??= new EmbeddedIndexOptions();
        options = StateFields.AreIn(fields) ? options with { Called = "index of earlier states" } : options;
        var folder = new IndexFolder(path) { BeforeStep = options.BeforeStep };
        var earlier = EarlierTable(folder, fields, database);
        var index = EmbeddedIndex.Open(folder, earlier ?? fields, database, options);
        folder.DeleteOthers(earlier is null || index.StartedEmptyBecause is not null ? null : folder.NameBeside);
        if (index.StartedEmptyBecause is not null && earlier is not null)
        {
            // damaged beyond what can be told: what is made anew has the fields of today
            index.Dispose();
            index = EmbeddedIndex.Open(new IndexFolder(path) { BeforeStep = options.BeforeStep }, fields, database, options);
        }

        return new RegisterIndex(index, fields, database, options);
    }

    public IndexBatch NewBatch() => Current.NewBatch();

    public void Apply(IndexBatch batch) => Current.Apply(batch);

    public void Commit(string cursor) => Current.Commit(cursor);

    public void StartAnew() => Current.StartAnew();

    public ValueTask<SearchAnswer> SearchAsync(SearchRequest request, CancellationToken cancellation = default) => ValueTask.FromResult(Search(request, cancellation));

    /// <inheritdoc cref="SearchAsync"/>
    public SearchAnswer Search(SearchRequest request, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return With(index => index.Fields.Version == Fields.Version || new EarlierFields(Fields, index.Fields).Refuse(request, Renewal) is not { } problem
            ? index.Search(request, cancellation)
            : new SearchAnswer { Problem = problem, Generation = index.Generation });
    }

    public IReadOnlyList<IndexWord> Words(WordRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return With(index => request.Field is { } name && !(index.Fields.TryFind(name, out var field) && field is { IsDropped: false } && (request.Kind == WordsAsked.Keys ? field.HasKeys : field.HasWords)) ? [] : index.Words(request));
    }

    public double ShareOf(string word) => With(index => index.ShareOf(word));

    /// <summary>Opens the index that is made beside, or goes on with what is there of it.</summary>
    internal EmbeddedIndex OpenNext() => Next ??= EmbeddedIndex.Open(Current.Folder.Beside(), Fields, database, options with
    {
        IsBeside = true,
        BufferTerms = Math.Min(options.BufferTerms, BufferTermsBeside),
        BufferBytes = Math.Min(options.BufferBytes, BufferBytesBeside),
    });

    /// <summary>Removes what there is of it.</summary>
    internal void DropNext()
    {
        if (Next is { } next)
        {
            Next = null;
            next.Dispose();
        }

        Current.Folder.DeleteInside(Current.Folder.NameBeside);
    }

    /// <summary>
    /// The index that was made beside answers from now on, and what the other had is removed. Nobody may write either meanwhile, and the new one must have all that the other has.
    /// Searches that run finish on the other.
    /// </summary>
    /// <exception cref="IOException">The disk did not take it; the other answers on.</exception>
    internal void Swap(DateTimeOffset now)
    {
        var (before, next) = (Current, Next ?? throw new InvalidOperationException("There is no index that could take the place of this one."));
        next.TakePlaceOf(before, now);
        next.FoundDamaged = foundDamaged;
        Volatile.Write(ref current, next);
        Next = null;
        before.Dispose();
        next.Folder.DeleteOthers(but: null);
    }

    public void Dispose()
    {
        Next?.Dispose();
        Current.Dispose();
    }

    /// <summary>The table of an index in the folder that can answer though the program has other fields; null where there is none such.</summary>
    private static FieldTable? EarlierTable(IndexFolder folder, FieldTable fields, string database)
    {
        try
        {
            if (folder.ReadManifest() is not { } bytes || IndexManifest.Read(bytes).Manifest is not { Table: { } kept } manifest || manifest.Fields == fields.Version
                || manifest.Database != database || manifest.Format != SegmentWriter.Version || manifest.Cutting != FieldTable.Cutting || manifest.Building || manifest.Cursor is null)
            {
                return null;
            }

            var earlier = FieldTable.Earlier(kept, fields);
            return earlier.Version == manifest.Fields && StateFields.AreIn(earlier) == StateFields.AreIn(fields) ? earlier : null;
        }
        catch (Exception damaged) when (damaged is IndexDamagedException or System.Text.Json.JsonException or ArgumentException)
        {
            // opening says what is wrong
            return null;
        }
    }

    /// <summary>Asks the index that answers; one that was closed because another took its place in this moment is not asked again.</summary>
    private T With<T>(Func<EmbeddedIndex, T> ask)
    {
        while (true)
        {
            var index = Current;
            try
            {
                return ask(index);
            }
            catch (ObjectDisposedException) when (!ReferenceEquals(index, Current))
            {
                // the next one is asked
            }
        }
    }
}
