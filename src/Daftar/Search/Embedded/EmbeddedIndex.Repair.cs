using System.Diagnostics;

namespace Daftar.Search;

/// <summary>
/// What is done about damaged files (decision 45). A segment of which a block is damaged goes on answering what does not need that block, while the entries it holds are read
/// again from the register, until nothing in it lives and it is dropped. One whose entries cannot be told any more is lost: then nothing is answered until whatever the register
/// has and the index has not was read again.
/// </summary>
public sealed partial class EmbeddedIndex
{
    /// <summary>A file is looked at this often at most before it is searched.</summary>
    private static readonly long MeasuredEvery = Stopwatch.Frequency / 1000;

    private long lastMeasured;
    private volatile bool needsRepair;

    /// <summary>Told, in a sentence for the log, when a file is found damaged: which, where in it, and what was expected there.</summary>
    public Action<string>? FoundDamaged { get; set; }

    /// <summary>One sentence for each file found damaged and not made anew yet.</summary>
    public IReadOnlyList<string> Damage
    {
        get
        {
            lock (writing)
            {
                return [.. shelves.SelectMany(DamageOf)];
            }
        }
    }

    /// <summary>Those of <see cref="Damage"/> that are of full texts: what asks no full text is answered.</summary>
    public IReadOnlyList<string> DamageOfTexts
    {
        get
        {
            lock (writing)
            {
                return texts is null ? [] : DamageOf(texts);
            }
        }
    }

    /// <summary>Something is damaged: whoever follows the journal is to read it again.</summary>
    internal bool NeedsRepair => needsRepair;

    private static List<string> DamageOf(Shelf shelf) => [.. shelf.Lost.Select(static one => one.Lost!), .. shelf.All.Select(static segment => segment.Segment.Damage?.Message).OfType<string>()];

    /// <summary>Reads every file again and compares it with its sums.</summary>
    /// <returns>One sentence for each damaged file; empty if all is well.</returns>
    public IReadOnlyList<string> Verify()
    {
        Prove(again: true, CancellationToken.None);
        return Damage;
    }

    internal void Prove(bool again, CancellationToken stop)
    {
        var used = Use();
        try
        {
            foreach (var part in used.AllParts.Where(part => part.Segment.Damage is null && (again || !part.Segment.IsSound)))
            {
                try
                {
                    part.Segment.Prove(stop);
                }
                catch (IndexDamagedException found)
                {
                    Note(found, used);
                }
            }
        }
        finally
        {
            used.Release();
        }
    }

    internal void Note(IndexDamagedException found)
    {
        var used = Use();
        Note(found, used);
        used.Release();
    }

    /// <summary>Divides the damaged segments in those whose entries can be told, and those that are lost.</summary>
    internal void BeginRepair()
    {
        lock (writing)
        {
            LoseShortened();
            foreach (var segment in shelves.SelectMany(static shelf => shelf.All).Where(segment => segment.Segment.Damage is not null).ToList())
            {
                try
                {
                    segment.Repaired = 0;
                    segment.Segment.ProveEntries();
                }
                catch (IndexDamagedException found)
                {
                    Lose(segment, found);
                }
            }

            needsRepair = Array.Exists(shelves, static shelf => shelf.IsDamaged);
        }
    }

    /// <summary>The next entries of damaged segments: put in again, or deleted, they live there no more. Empty if there are none left.</summary>
    internal List<Guid> EntriesToRepair(int most)
    {
        var entries = new List<Guid>();
        lock (writing)
        {
            LoseShortened();
            foreach (var segment in shelves.SelectMany(static shelf => shelf.All).Where(segment => segment.Segment.Damage is not null).ToList())
            {
                try
                {
                    for (; entries.Count < most && segment.Repaired < segment.Segment.Documents; segment.Repaired++)
                    {
                        if (segment.Live is not { } live || Bitmap.Has(live, segment.Repaired))
                        {
                            entries.Add(segment.Segment.Entries[segment.Repaired]);
                        }
                    }
                }
                catch (IndexDamagedException found)
                {
                    Lose(segment, found);
                }
            }
        }

        return entries;
    }

    /// <summary>The numbers of lost segments.</summary>
    internal IReadOnlyList<long> Lost()
    {
        lock (writing)
        {
            return [.. shelves.SelectMany(static shelf => shelf.Lost).Select(static one => one.Number)];
        }
    }

    /// <summary>Those of some entries the index has not, committed or not; or not with their full texts.</summary>
    internal List<Guid> Missing(IReadOnlyList<Guid> entries)
    {
        lock (writing)
        {
            LoseShortened();
            return [.. entries.Where(entry => !main.Buffer.Holds(entry) && ((!Holds(main.Segments, entry) && !Holds(main.Uncommitted, entry)) || LacksTexts(entry)))];
        }
    }

    /// <summary>All that lost segments held was read again: with the next commit they are gone.</summary>
    internal void Found(IReadOnlyList<long> numbers)
    {
        lock (writing)
        {
            foreach (var shelf in shelves)
            {
                var gone = shelf.Lost.FindAll(one => numbers.Contains(one.Number));
                if (gone.Count > 0 && !shelf.IsTexts)
                {
                    DropTextsWithoutEntry();
                }

                shelf.Lost.RemoveAll(gone.Contains);
                gone.ForEach(one => folder.Delete(SegmentFile.NameOf(one.Number, shelf.IsTexts)));
            }
        }
    }

    private static SearchAnswer NotReady(string message, Snapshot used) =>
        new() { Problem = new SearchProblem(SearchProblemKind.NotReady, message), Generation = used.Generation };

    /// <summary>Looks whether files were shortened, before their memory is touched.</summary>
    private void Measure(Snapshot used, long now)
    {
        if (now - Volatile.Read(ref lastMeasured) > MeasuredEvery)
        {
            foreach (var part in used.AllParts)
            {
                part.Segment.Measure();
            }

            Volatile.Write(ref lastMeasured, now);
        }
    }

    /// <summary>Takes no lock: searches come here.</summary>
    private void Note(IndexDamagedException found, Snapshot used)
    {
        needsRepair = true;
        if (used.AllParts.FirstOrDefault(part => part.Segment.File.Name == found.File)?.Segment.Note(found) == true)
        {
            FoundDamaged?.Invoke($"{found.Message} What it holds is read again from the register.");
        }
    }

    /// <summary>Before the writer reads what is mapped: it, too, would be ended by the system.</summary>
    private void LoseShortened()
    {
        foreach (var segment in shelves.SelectMany(static shelf => shelf.All).ToList())
        {
            try
            {
                segment.Segment.Measure();
            }
            catch (IndexDamagedException found)
            {
                Lose(segment, found);
            }
        }
    }

    private bool Forget(Guid entry, List<WriterSegment> from)
    {
        var was = false;
        for (var i = from.Count - 1; i >= 0; i--)
        {
            try
            {
                was |= states is null ? from[i].Delete(entry) : from[i].DeleteStates(entry);
            }
            catch (IndexDamagedException found)
            {
                Lose(from[i], found);
            }
        }

        return was;
    }

    /// <summary>Whether full texts of an entry that is there were lost.</summary>
    private bool LacksTexts(Guid entry)
    {
        if (texts is not { Lost.Count: > 0 } || Holds(texts.Segments, entry) || Holds(texts.Uncommitted, entry))
        {
            return false;
        }

        foreach (var segment in main.All.ToList())
        {
            try
            {
                if (segment.HoldsWithTexts(entry))
                {
                    return true;
                }
            }
            catch (IndexDamagedException found)
            {
                Lose(segment, found);
            }
        }

        return false;
    }

    private bool Holds(List<WriterSegment> where, Guid entry)
    {
        for (var i = where.Count - 1; i >= 0; i--)
        {
            try
            {
                if (where[i].Holds(entry))
                {
                    return true;
                }
            }
            catch (IndexDamagedException found)
            {
                Lose(where[i], found);
            }
        }

        return false;
    }

    /// <summary>A segment of which it cannot be told any more which entries it holds: nothing is answered from now on, or of full texts nothing, until all of them were read again.</summary>
    private void Lose(WriterSegment segment, IndexDamagedException found)
    {
        var file = segment.Segment.File;
        if (segment.Segment.Note(found))
        {
            FoundDamaged?.Invoke($"{found.Message} Nothing {(file.IsTexts ? "that asks full texts " : "")}is answered until what it held was read again from the register.");
        }

        var shelf = file.IsTexts ? texts! : main;
        shelf.Segments.Remove(segment);
        shelf.Uncommitted.Remove(segment);
        shelf.Lost.Add(new ManifestSegment(file.Number, file.Documents, file.Length, file.Checksum, false, found.Message, file.IsTexts));
        needsRepair = true;
        Publish(snapshot.Cursor);
        segment.Segment.RemoveUser();
    }
}
