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
    private readonly WriteBuffer buffer;
    private readonly IndexMerging merging;
    private readonly IndexProof proof;
    private readonly List<WriterSegment> segments = [];
    private readonly StateFields? states;

    /// <summary>Segments written since the last commit because the buffer was full.</summary>
    private readonly List<WriterSegment> uncommitted = [];

    private Snapshot snapshot;
    private long nextSegment = 1;
    private bool isDisposed;

    private EmbeddedIndex(IndexFolder folder, FieldTable fields, string database, EmbeddedIndexOptions options)
    {
        (this.folder, Fields, this.database, this.options) = (folder, fields, database, options);
        buffer = new WriteBuffer(fields);
        states = StateFields.In(fields);
        merging = new IndexMerging(this, options);
        proof = new IndexProof(this, options);
        snapshot = new Snapshot([], null, 0);
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
        var locked = new IndexFolder(path) { BeforeStep = options.BeforeStep };
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
            if (!buffer.HasRoomFor(batch))
            {
                Flush();
            }

            buffer.Add(batch, Forget);
            if (buffer.Postings.Count >= options.BufferTerms || buffer.Bytes >= options.BufferBytes)
            {
                Flush();
            }
        }

        batch.Clear();
    }

    /// <summary>Makes everything applied so far visible and durable, together with the place in the journal it came from.</summary>
    /// <param name="cursor">Opaque to the index; returned by <see cref="Cursor"/> after the next start.</param>
    public void Commit(string cursor)
    {
        merging.WaitWhileFarBehind();
        lock (writing)
        {
            ObjectDisposedException.ThrowIf(isDisposed, this);
            Flush();
            segments.AddRange(uncommitted);
            uncommitted.Clear();
            foreach (var segment in segments)
            {
                segment.Commit();
            }

            var dead = segments.FindAll(segment => segment.CommittedLiveCount == 0);
            segments.RemoveAll(dead.Contains);
            Publish(cursor);
            Drop(dead);
            merging.Start();
        }
    }

    /// <summary>Empties the index, applied changes too; visible and durable on return. Searches that still run finish with what they see.</summary>
    public void StartAnew()
    {
        lock (writing)
        {
            ObjectDisposedException.ThrowIf(isDisposed, this);
            buffer.Clear();
            var gone = segments.Concat(uncommitted).ToList();
            var lostToo = lost.ToList();
            segments.Clear();
            uncommitted.Clear();
            lost.Clear();
            building = false;
            Publish(null);
            Drop(gone);
            lostToo.ForEach(one => folder.Delete(SegmentFile.NameOf(one.Number)));
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
            return new SearchRun(used, Fields, request, started, cancellation).Answer() with { Elapsed = Stopwatch.GetElapsedTime(started) };
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

    public IReadOnlyList<IndexWord> Words(WordRequest request)
    {
        WordMatch? match = request.Kind switch
        {
            WordsAsked.Beginning => new WordsLike(request.Text + "*"),
            WordsAsked.Near => new WordsNear(request.Text, request.Edits),
            _ => SoundKey.Of(request.Text) is { } key ? new WordsSounding(key) : null,
        };
        if (match is null || request.Text.Length == 0)
        {
            return [];
        }

        var slots = WordSlots.Of(Fields);
        var fields = request.Field is { } name ? 1UL << slots[Fields[name].Ordinal]
            : Fields.All.Where(field => field.HasWords && field.Is(Values.FieldUses.Search)).Aggregate(0UL, (mask, field) => mask | 1UL << slots[field.Ordinal]);
        return [.. Words(match, fields, request.Most).Select(word => new IndexWord(word.Text, word.Documents))];
    }

    /// <summary>How much the index holds and where its bytes are.</summary>
    public IndexStatistics Statistics()
    {
        var used = Use();
        try
        {
            return IndexStatistics.Of(used);
        }
        finally
        {
            used.Release();
        }
    }

    /// <summary>Merges all segments into one and waits for it. For tests and measurements; the background does what is needed.</summary>
    public void MergeAll() => merging.MergeAll();

    /// <summary>Waits until no merge runs or is due.</summary>
    public void WaitForMerges() => merging.Wait();

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
        merging.Dispose();
        lock (writing)
        {
            foreach (var segment in segments.Concat(uncommitted))
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
            folder.DeleteAllBut(segments.Select(segment => segment.Segment.File.Name).Concat(lost.Select(one => SegmentFile.NameOf(one.Number))).ToHashSet());
            if (lost.Count > 0)
            {
                needsRepair = true;

                // what could not be opened now is not opened the next time either: it may look whole then, and miss what was deleted meanwhile
                Publish(snapshot.Cursor);
            }

            merging.Start();
            proof.Start();
        }
        else
        {
            StartedEmptyBecause = $"The search index in {folder.Path} is built anew: {StartedEmptyBecause}";
            segments.ForEach(segment => segment.Segment.RemoveUser());
            segments.Clear();
            lost.Clear();
            folder.Empty();
        }
    }

    private void Load(IndexManifest manifest, ulong[]?[] live)
    {
        for (var i = 0; i < manifest.Segments.Count; i++)
        {
            var named = manifest.Segments[i];
            try
            {
                if (named.Lost is not null)
                {
                    lost.Add(named);
                    continue;
                }

                segments.Add(new WriterSegment(Segment.Open(folder, new SegmentFile(named.Number, named.Documents, named.Length, named.Checksum), Fields, trusted: false), live[i]));
            }
            catch (IndexDamagedException found)
            {
                lost.Add(named with { Lost = found.Message, HasDeletions = false });
            }
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

    private void Forget(Guid entry)
    {
        Forget(entry, segments);
        Forget(entry, uncommitted);
    }

    private void Flush()
    {
        if (buffer.LiveDocuments > 0)
        {
            var file = SegmentFlush.Write(buffer, Fields, folder, nextSegment++);
            uncommitted.Add(new WriterSegment(Segment.Open(folder, file, Fields, trusted: true), null));
        }

        buffer.Clear();
    }

    /// <summary>Writes the manifest of what is committed and lets searches see it.</summary>
    private void Publish(string? cursor)
    {
        var generation = snapshot.Generation + 1;
        var manifest = new IndexManifest
        {
            Database = database,
            Fields = Fields.Version,
            Cursor = cursor,
            Generation = generation,
            NextSegment = nextSegment,
            Building = building,
            Segments =
            [
                .. segments.Select(segment => new ManifestSegment(segment.Segment.File.Number, segment.Segment.Documents, segment.Segment.File.Length, segment.Segment.File.Checksum, segment.CommittedLive is not null)),
                .. lost,
            ],
        };
        folder.ReplaceManifest(manifest.ToBytes([.. segments.Select(segment => segment.CommittedLive)]));
        var before = snapshot;
        Volatile.Write(ref snapshot, NewSnapshot(cursor, generation));
        before.Release();
    }

    private Snapshot NewSnapshot(string? cursor, long generation) =>
        new([.. segments.Select(segment => (segment.Segment, segment.CommittedLive))], cursor, generation) { IsIncomplete = lost.Count > 0, IsBuilding = building };

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
