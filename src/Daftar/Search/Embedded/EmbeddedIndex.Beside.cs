namespace Daftar.Search;

/// <summary>An index with other fields is made in a folder inside this one's and takes its place (decision 48).</summary>
public sealed partial class EmbeddedIndex
{
    /// <summary>Another index took the place of this one: what it has may be searched to the end, and nothing of it is written.</summary>
    private bool isReplaced;

    /// <summary>The generation of the index whose place this one took: generations go on from there, so that who turns pages is told that the index moved.</summary>
    private long earlierGeneration;

    private DateTimeOffset? swapped;

    /// <summary>When it took the place of one with other fields; null if it never did.</summary>
    public DateTimeOffset? Swapped => swapped;

    /// <summary>Entries that can be found, told without looking at anything.</summary>
    internal long LiveDocuments => Volatile.Read(ref snapshot).LiveDocuments;

    internal IndexFolder Folder => folder;

    /// <summary>
    /// Takes the place of another index, which must not be written meanwhile. One file is replaced, the manifest at the root: a crash leaves the one index or the other. Searches of the
    /// other that still run finish.
    /// </summary>
    /// <exception cref="IOException">The disk did not take it; the other stays.</exception>
    internal void TakePlaceOf(EmbeddedIndex before, DateTimeOffset now)
    {
        lock (before.writing)
        {
            before.isReplaced = true;
        }

        lock (writing)
        {
            folder.TakePlaceOf(before.folder);
            (earlierGeneration, swapped) = (before.Generation, now);
            try
            {
                Publish(snapshot.Cursor);
            }
            catch
            {
                folder.GiveBackTo(before.folder);
                swapped = null;
                lock (before.writing)
                {
                    // the manifest on disk may be the one or the other
                    before.isReplaced = false;
                    before.Publish(before.snapshot.Cursor);
                }

                throw;
            }
        }
    }
}
