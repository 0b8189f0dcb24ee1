using System.Diagnostics;

namespace Daftar.Search;

/// <summary>
/// The search engine of our own: an index in a folder, a projection of the journal that can be thrown away and built again. One process at a time
/// writes it (the lock file says which); in that process any thread may search, and no search waits for a writer.
/// <para>What is applied becomes visible and durable together, at <see cref="Commit"/>: no answer is given from anything a crash would take back.</para>
/// </summary>
public sealed partial class EmbeddedIndex : IJournalIndex
{
    private readonly Lock writing = new();
    private readonly IndexFolder folder;
    private readonly EmbeddedIndexOptions options;
    private readonly string database;
    private readonly Shelf main;
    private readonly Shelf? texts;

    /// <summary>Both of them.</summary>
    private readonly Shelf[] shelves;

    /// <summary>One for each shelf: long texts take long to merge, and entries do not wait for them.</summary>
    private readonly IndexMerging[] merging;
    private readonly IndexProof proof;
    private readonly StateFields? states;

    /// <summary>What the batch in work does to full texts.</summary>
    private readonly List<(Guid Entry, int Document, bool IsNew)> ofTexts = [];

    private Snapshot snapshot;
    private long nextSegment = 1;
    private bool isDisposed;

    private EmbeddedIndex(IndexFolder folder, FieldTable fields, string database, EmbeddedIndexOptions options)
    {
        (this.folder, Fields, this.database, this.options) = (folder, fields, database, options);
        main = new Shelf(fields, isTexts: false);
        texts = fields.Texts is { } full ? new Shelf(full, isTexts: true) : null;
        shelves = texts is null ? [main] : [main, texts];
        states = StateFields.In(fields);
        merging = [.. shelves.Select(shelf => new IndexMerging(this, shelf, options))];
        proof = new IndexProof(this, options);
        snapshot = new Snapshot([], [], null, 0);
    }

    public FieldTable Fields { get; }

    /// <summary>The journal cursor of the last commit; null if the index holds nothing and the journal must be read from its start.</summary>
    public string? Cursor => Volatile.Read(ref snapshot).Cursor;

    public long Documents => Statistics().Documents;

    /// <summary>Counts the published states.</summary>
    public long Generation => Volatile.Read(ref snapshot).Generation;

    /// <summary>Why an index that was there could not be used and was emptied, in a sentence for the log; null if it was used or none was there.</summary>
    public string? StartedEmptyBecause { get; private set; }

    /// <summary>
    /// Opens the index in a folder, or begins an empty one. One of another database, format, field table, folding or tokenizer is emptied rather than read, as is one
    /// whose manifest is damaged: see <see cref="StartedEmptyBecause"/>. Of one with a damaged segment that segment is made anew: see <see cref="Damage"/>.
    /// </summary>
    /// <param name="path">The index folder; nothing else belongs in it.</param>
    /// <param name="database">Which database's journal the index follows.</param>
    /// <exception cref="IndexLockedException">Another process writes the index.</exception>
    public static EmbeddedIndex Open(string path, FieldTable fields, string database, EmbeddedIndexOptions? options = null)
    {
        options ??= new EmbeddedIndexOptions();
        return Open(new IndexFolder(path) { BeforeStep = options.BeforeStep }, fields, database, options);
    }

    internal static EmbeddedIndex Open(IndexFolder locked, FieldTable fields, string database, EmbeddedIndexOptions options)
    {
        try
        {
            var index = new EmbeddedIndex(locked, fields, database, options);
            index.Load();
            return index;
        }
        catch
        {
            locked.Dispose();
            throw;
        }
    }

    /// <summary>An empty batch. Fill batches on as many threads as you like, one batch a thread.</summary>
    public IndexBatch NewBatch() => new(Fields);

    /// <summary>Takes over the changes of a batch and empties it. Batches take effect in the order of the calls; visible and durable with the next <see cref="Commit"/>.</summary>
    public void Apply(IndexBatch batch)
    {
        lock (writing)
        {
            ObjectDisposedException.ThrowIf(isDisposed, this);
            LoseShortened();
            if (!main.Buffer.HasRoomFor(batch) || (texts is not null && !texts.Buffer.HasRoomFor(batch.Texts!)))
            {
                Array.ForEach(shelves, Flush);
            }

            if (texts is null)
            {
                main.Buffer.Add(batch, batch.Operations.Span, Forget);
            }
            else
            {
                ofTexts.Clear();
                main.Buffer.Add(batch, batch.Operations.Span, Forget, ofTexts);
                texts.Buffer.Add(batch.Texts!, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(ofTexts), ForgetTexts);
            }

            // the memory is one for both: what takes more of it goes first
            while (shelves.Sum(shelf => (long)shelf.Buffer.Postings.Count) >= options.BufferTerms || shelves.Sum(shelf => shelf.Buffer.HeldBytes) >= options.BufferBytes)
            {
                Flush(shelves.MaxBy(shelf => shelf.Buffer.HeldBytes)!);
            }
        }

        batch.Clear();
    }

    /// <summary>Makes everything applied so far visible and durable, together with the place in the journal it came from.</summary>
    /// <param name="cursor">Opaque to the index; returned by <see cref="Cursor"/> after the next start.</param>
    public void Commit(string cursor)
    {
        Array.ForEach(merging, static each => each.WaitWhileFarBehind());
        lock (writing)
        {
            ObjectDisposedException.ThrowIf(isDisposed, this);
            Array.ForEach(shelves, Flush);
            Join();
            var dead = new List<WriterSegment>();
            foreach (var shelf in shelves)
            {
                shelf.Segments.AddRange(shelf.Uncommitted);
                shelf.Uncommitted.Clear();
                shelf.Segments.ForEach(static segment => segment.Commit());
                dead.AddRange(shelf.Segments.Where(static segment => segment.CommittedLiveCount == 0));
                shelf.Segments.RemoveAll(dead.Contains);
            }

            Publish(cursor);
            Drop(dead);
            Array.ForEach(merging, static each => each.Start());
        }
    }

    /// <summary>Empties the index, applied changes too; visible and durable on return. Searches that still run finish with what they see.</summary>
    public void StartAnew()
    {
        lock (writing)
        {
            ObjectDisposedException.ThrowIf(isDisposed, this);
            List<string> gone = [.. shelves.SelectMany(static shelf => shelf.Clear())];
            building = false;
            Publish(null);
            gone.ForEach(folder.Delete);
        }
    }

    public ValueTask<SearchAnswer> SearchAsync(SearchRequest request, CancellationToken cancellation = default) => ValueTask.FromResult(Search(request, cancellation));

    /// <inheritdoc cref="SearchAsync"/>
    public SearchAnswer Search(SearchRequest request, CancellationToken cancellation = default)
    {
        var started = Stopwatch.GetTimestamp();
        var used = Use();
        try
        {
            if (used.IsBuilding && Building is { } told)
            {
                return NotReady(told, used);
            }

            if (used.IsIncomplete)
            {
                return NotReady("A part of the search index is damaged and is being made anew from the register; nothing can be answered until it is whole. Ask again in a few minutes.", used);
            }

            Measure(used, started);
            return new SearchRun(used, Fields, request, started, new Sharing(options.BesideFrom, options.Helpers), options.RemembersOneIn, cancellation).Answer() with { Elapsed = Stopwatch.GetElapsedTime(started) };
        }
        catch (IndexDamagedException found)
        {
            Note(found, used);
            return NotReady("The answer needs a part of the search index that is damaged and is being made anew from the register; what does not need it is answered. Ask again in a few minutes.", used);
        }
        finally
        {
            used.Release();
        }
    }

    /// <summary>How much the index holds and where its bytes are.</summary>
    public IndexStatistics Statistics()
    {
        var used = Use();
        try
        {
            return IndexStatistics.Of(used, texts is not null);
        }
        finally
        {
            used.Release();
        }
    }

    /// <summary>Merges all segments into one and waits for it. For tests and measurements; the background does what is needed.</summary>
    public void MergeAll() => Array.ForEach(merging, static each => each.MergeAll());

    /// <summary>Waits until no merge runs or is due.</summary>
    public void WaitForMerges() => Array.ForEach(merging, static each => each.Wait());

    /// <summary>Gives up what is not committed, and the lock. Searches that still run finish.</summary>
    public void Dispose()
    {
        lock (writing)
        {
            if (isDisposed)
            {
                return;
            }

            isDisposed = true;
        }

        // a merge in work takes the lock to end, and finds that its result is not wanted
        proof.Dispose();
        Array.ForEach(merging, static each => each.Dispose());
        lock (writing)
        {
            foreach (var segment in shelves.SelectMany(static shelf => shelf.All))
            {
                segment.Segment.RemoveUser();
            }

            snapshot.Release();
            folder.Dispose();
        }
    }

    private void Load()
    {
        try
        {
            if (folder.ReadManifest() is { } bytes)
            {
                var (manifest, live) = IndexManifest.Read(bytes);
                StartedEmptyBecause = manifest.Database != database ? "it belongs to another database"
                    : manifest.Format != SegmentWriter.Version ? "it was written in another format"
                    : manifest.Fields != Fields.Version ? "it was built with other fields or another way of cutting words"
                    : null;
                if (StartedEmptyBecause is null)
                {
                    Load(manifest, live);
                }
            }
        }
        catch (Exception problem) when (problem is IndexDamagedException or System.Text.Json.JsonException or ArgumentException)
        {
            StartedEmptyBecause = problem.Message;
        }

        if (StartedEmptyBecause is null)
        {
            folder.DeleteAllBut(shelves.SelectMany(shelf => shelf.Segments.Select(segment => segment.Segment.File.Name).Concat(shelf.Lost.Select(one => SegmentFile.NameOf(one.Number, shelf.IsTexts)))).ToHashSet());
            if (shelves.Any(static shelf => shelf.Lost.Count > 0))
            {
                needsRepair = true;

                // what could not be opened now is not opened the next time either: it may look whole then, and miss what was deleted meanwhile
                Publish(snapshot.Cursor);
            }

            Array.ForEach(merging, static each => each.Start());
            proof.Start();
        }
        else
        {
            StartedEmptyBecause = $"The {options.Called} in {folder.Path} is built anew: {StartedEmptyBecause}";
            Array.ForEach(shelves, static shelf => shelf.Clear());
            folder.Empty();
        }
    }

    private void Load(IndexManifest manifest, ulong[]?[] live)
    {
        folder.Enter(manifest.Folder);
        swapped = manifest.Swapped;
        for (var i = 0; i < manifest.Segments.Count; i++)
        {
            var named = manifest.Segments[i];
            var shelf = named.Texts ? texts ?? throw new IndexDamagedException("manifest", "it names full texts, of which there is no field") : main;
            try
            {
                if (named.Lost is not null)
                {
                    shelf.Lost.Add(named);
                    continue;
                }

                shelf.Segments.Add(new WriterSegment(Segment.Open(folder, new SegmentFile(named.Number, named.Documents, named.Length, named.Checksum, named.Texts), shelf.Fields, trusted: false), live[i]));
            }
            catch (IndexDamagedException found)
            {
                shelf.Lost.Add(named with { Lost = found.Message, HasDeletions = false });
            }
        }

        foreach (var segment in texts?.Segments ?? [])
        {
            segment.Joins = TextJoins.OfOpened(segment.Segment, segment.CommittedLive, Committed());
        }

        nextSegment = manifest.NextSegment;
        building = manifest.Building;
        snapshot = NewSnapshot(manifest.Cursor, manifest.Generation);
    }

    private Snapshot Use()
    {
        while (true)
        {
            var current = Volatile.Read(ref snapshot);
            if (current.TryUse())
            {
                return current;
            }

            ObjectDisposedException.ThrowIf(Volatile.Read(ref isDisposed), this);
        }
    }

    private void Flush(Shelf shelf) => shelf.Flush(folder, ref nextSegment);

    /// <summary>Writes the manifest of what is committed and lets searches see it.</summary>
    private void Publish(string? cursor)
    {
        if (isReplaced)
        {
            throw new InvalidOperationException("Another index took the place of this one: nothing of it is written any more.");
        }

        var generation = Math.Max(snapshot.Generation, earlierGeneration) + 1;
        var manifest = new IndexManifest
        {
            Database = database,
            Fields = Fields.Version,
            Cutting = FieldTable.Cutting,
            Table = Fields.Kept,
            Folder = folder.Inside,
            Swapped = swapped,
            Cursor = cursor,
            Generation = generation,
            NextSegment = nextSegment,
            Building = building,
            Segments = [.. shelves.SelectMany(static shelf => shelf.ForManifest())],
        };
        KeepJoins();
        folder.ReplaceManifest(manifest.ToBytes([.. shelves.SelectMany(static shelf => shelf.Segments.Select(static segment => segment.CommittedLive).Concat(shelf.Lost.Select(static _ => (ulong[]?)null)))]));
        var before = snapshot;
        Volatile.Write(ref snapshot, NewSnapshot(cursor, generation));
        before.Release();
    }

    private Snapshot NewSnapshot(string? cursor, long generation) =>
        new(Committed(), [.. texts?.Segments.Select(static segment => (segment.Segment, segment.CommittedLive, segment.Joins!)) ?? []], cursor, generation)
        {
            IsIncomplete = main.Lost.Count > 0,
            TextsAreIncomplete = texts?.Lost.Count > 0,
            IsBuilding = building,
        };

    /// <summary>Lets go of segments the manifest does not name any more.</summary>
    private void Drop(IReadOnlyList<WriterSegment> gone)
    {
        foreach (var segment in gone)
        {
            segment.Segment.RemoveUser();
            folder.Delete(segment.Segment.File.Name);
        }
    }
}
