namespace Daftar.Search;

/// <summary>
/// Which segments to merge next: as soon as there are so many of about one size, they become one of the next size; so each document is written again
/// only as often as the number of segments has digits in base <see cref="EmbeddedIndexOptions.MergeFactor"/>. A segment that is half dead is written anew.
/// </summary>
internal static class MergePolicy
{
    private const long Smallest = 4 << 20;

    public static IReadOnlyList<WriterSegment> Next(IReadOnlyList<WriterSegment> segments, EmbeddedIndexOptions options)
    {
        var dead = segments.FirstOrDefault(segment => segment.CommittedLiveCount < segment.Segment.Documents / 2);
        if (dead is not null)
        {
            return [dead];
        }

        foreach (var level in segments.GroupBy(segment => Level(segment, options)).OrderBy(group => group.Key))
        {
            var merge = new List<WriterSegment>();
            long bytes = 0;
            foreach (var segment in level.OrderBy(LiveBytes))
            {
                bytes += LiveBytes(segment);
                if (bytes > options.LargestMerge || merge.Count >= options.MergeFactor * 2)
                {
                    break;
                }

                merge.Add(segment);
            }

            if (merge.Count >= options.MergeFactor)
            {
                return merge;
            }
        }

        return [];
    }

    private static int Level(WriterSegment segment, EmbeddedIndexOptions options)
    {
        var level = 0;
        for (var bytes = LiveBytes(segment); bytes > Smallest; bytes /= options.MergeFactor)
        {
            level++;
        }

        return level;
    }

    private static long LiveBytes(WriterSegment segment) =>
        segment.Segment.Documents == 0 ? 0 : (long)((double)segment.Segment.File.Length * segment.CommittedLiveCount / segment.Segment.Documents);
}
