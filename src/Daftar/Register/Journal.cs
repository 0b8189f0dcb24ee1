using Npgsql;

namespace Daftar.Register;

/// <summary>Where a follower of the journal stands: everything up to this batch and, within it, this entry is done. Opaque outside.</summary>
public readonly record struct JournalCursor(long Batch, Guid Entry) : IComparable<JournalCursor>
{
    public static readonly JournalCursor Start = new(0, Guid.Empty);

    /// <summary>Batches in order; within one, entries as PostgreSQL orders uuid: by bytes, first byte first.</summary>
    public int CompareTo(JournalCursor other)
    {
        var byBatch = Batch.CompareTo(other.Batch);
        if (byBatch != 0)
        {
            return byBatch;
        }
        Span<byte> mine = stackalloc byte[16];
        Span<byte> theirs = stackalloc byte[16];
        Entry.TryWriteBytes(mine, bigEndian: true, out _);
        other.Entry.TryWriteBytes(theirs, bigEndian: true, out _);
        return mine.SequenceCompareTo(theirs);
    }

    public static bool operator <(JournalCursor left, JournalCursor right) => left.CompareTo(right) < 0;
    public static bool operator >(JournalCursor left, JournalCursor right) => left.CompareTo(right) > 0;
    public static bool operator <=(JournalCursor left, JournalCursor right) => left.CompareTo(right) <= 0;
    public static bool operator >=(JournalCursor left, JournalCursor right) => left.CompareTo(right) >= 0;

    public override string ToString() => string.Create(null, $"{Batch}.{Entry:N}");

    public static bool TryParse(string? text, out JournalCursor cursor)
    {
        cursor = Start;
        var dot = text?.IndexOf('.', StringComparison.Ordinal) ?? -1;
        if (dot <= 0 || !long.TryParse(text.AsSpan(0, dot), System.Globalization.CultureInfo.InvariantCulture, out var batch) || !Guid.TryParseExact(text.AsSpan(dot + 1), "N", out var entry))
        {
            return false;
        }
        cursor = new JournalCursor(batch, entry);
        return true;
    }
}

/// <summary>
/// The ordered list of changes (design decision 6). A batch takes its number under one advisory lock that is held until commit, so that no
/// number becomes visible before a lower one: an identity column would lose rows to a follower whenever a slow transaction commits late.
/// </summary>
internal static class Journal
{
    /// <summary>Takes the next number. The caller holds <see cref="Merge.JournalLock"/> in this transaction.</summary>
    public static long NextBatch(NpgsqlConnection connection, DateTimeOffset now, JournalCause cause, long? package)
    {
        using var command = new NpgsqlCommand(
            "insert into journal_batch (number, committed, cause, package, entries) select coalesce(max(number), 0) + 1, $1, $2, $3, 0 from journal_batch returning number", connection)
        {
            Parameters = { new() { Value = now.UtcDateTime }, new() { Value = (short)cause }, new() { Value = (object?)package ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Bigint } },
        };
        return (long)command.ExecuteScalar()!;
    }

    public static void Close(NpgsqlConnection connection, long batch, int entries)
    {
        using var command = new NpgsqlCommand("update journal_batch set entries = $2 where number = $1; ", connection)
        {
            Parameters = { new() { Value = batch }, new() { Value = entries } },
        };
        command.ExecuteNonQuery();
        // Delivered at commit: whoever follows wakes within milliseconds instead of at the next poll.
        using var notify = new NpgsqlCommand("notify daftar_journal", connection);
        notify.ExecuteNonQuery();
    }
}
