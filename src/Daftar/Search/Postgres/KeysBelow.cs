using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using Daftar.Store;

namespace Daftar.Search;

/// <summary>Values of a field that begin so, put together by their level, for suggestions. Those that no entry has any more are among them and find nothing.</summary>
internal sealed class KeysBelow(Database database)
{
    /// <summary>So long those of a large section are not read anew: among so many values a new one changes little.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);

    /// <summary>Whoever asks first reads, and others wait for that.</summary>
    private readonly ConcurrentDictionary<(int Field, int Level), Copy> kept = new();

    /// <summary>With how many values stand below each: how many entries have them is not counted in the database.</summary>
    public IReadOnlyList<IndexWord> Read(IndexField field, WordRequest request)
    {
        var key = (field.Ordinal, request.Edits);
        var isKept = kept.TryGetValue(key, out var copy) && Stopwatch.GetElapsedTime(copy.Asked) <= Kept;
        if (!isKept && Groups(field, request.Text, request.Edits, request.Most) is { } few)
        {
            return [.. few.Select(static one => new IndexWord(one.Key, one.Value))];
        }

        if (!isKept)
        {
            copy = kept.AddOrUpdate(key, _ => New(), (_, other) => Stopwatch.GetElapsedTime(other.Asked) <= Kept ? other : New());
        }

        try
        {
            return [.. copy!.Groups.Value.Where(one => one.Key.StartsWith(request.Text, StringComparison.Ordinal)).Select(static one => new IndexWord(one.Key, one.Value))];
        }
        catch
        {
            // what could not be read is read by the next who asks
            kept.TryRemove(new(key, copy!));
            throw;
        }

        Copy New() => new(Stopwatch.GetTimestamp(), new(() => Groups(field, "", request.Edits, int.MaxValue)!));
    }

    private sealed record Copy(long Asked, Lazy<SortedDictionary<string, long>> Groups);

    /// <summary>Null where there are more values than may be read.</summary>
    private SortedDictionary<string, long>? Groups(IndexField field, string begin, int level, int most)
    {
        using var command = database.Source.CreateCommand("select word from search_word where field = $1 and word ^@ $2 order by word limit $3");
        command.Parameters.Add(new() { Value = (short)field.Ordinal });
        command.Parameters.Add(new() { Value = begin });
        command.Parameters.Add(new() { Value = most + 1L });
        using var row = command.ExecuteReader();
        var found = new SortedDictionary<string, long>(StringComparer.Ordinal);
        for (var read = 0; row.Read(); read++)
        {
            if (read == most)
            {
                return null;
            }

            var key = Encoding.UTF8.GetBytes(row.GetString(0));
            var group = Encoding.UTF8.GetString(key.AsSpan(0, KeyLevels.Length(field.Kind, key, level)));
            found[group] = found.GetValueOrDefault(group) + 1;
        }

        return found;
    }
}
