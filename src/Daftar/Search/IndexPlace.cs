using System.Globalization;
using Daftar.Register;

namespace Daftar.Search;

/// <summary>
/// How far an index has come, and in which journal: the cursor with the time its batch was committed. A register put back to an earlier state counts
/// its batches on from there, so the number alone may name another batch than the one that was taken in.
/// </summary>
/// <param name="Committed">Microseconds of the Unix epoch: as fine as PostgreSQL keeps it.</param>
internal readonly record struct IndexPlace(JournalCursor Cursor, long Committed)
{
    public static IndexPlace Of(PackedChange last) => new(last.Cursor, Microseconds(last.Committed));

    public static IndexPlace Of(PackedHistory last) => new(last.Cursor, Microseconds(last.Committed));

    /// <summary>Null where the batch changed nothing.</summary>
    public static IndexPlace? Of(HandedBatch batch) => batch.End is { } end ? new(end, Microseconds(batch.Committed)) : null;

    /// <summary>Whether the batch of that number is still the one that was taken in.</summary>
    /// <param name="committed">When the journal says it was committed; null if it has no such batch.</param>
    public bool IsIn(DateTimeOffset? committed) => committed is { } time && Microseconds(time) == Committed;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Cursor}@{Committed}");

    public static bool TryParse(string text, out IndexPlace place)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        if (at > 0 && JournalCursor.TryParse(text[..at], out var cursor) && long.TryParse(text.AsSpan(at + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var committed))
        {
            place = new(cursor, committed);
            return true;
        }

        place = default;
        return false;
    }

    private static long Microseconds(DateTimeOffset time) => (time.UtcTicks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;
}
