using System.Diagnostics;
using Daftar.Store;
using Npgsql;
using NpgsqlTypes;

namespace Daftar.Search;

/// <summary>
/// Words spelled nearly like another, or that sound so, with how many entries have them, for what was perhaps meant. The database keeps a list of words and no counts: the likeliest are counted
/// by asking for each, some milliseconds a word, and only where a query found next to nothing.
/// </summary>
internal static class WordsNearby
{
    /// <summary>
    /// Of more words than are read those come that are nearest in length: so many letters at least are missing or too many. Those of the same length are read first, then those a letter
    /// shorter or longer, and so on, until there are enough or the time is up: to put all in order first took 1.4 s among 1.9 million words for two letters of eight (two busy cores), and gave
    /// nothing within the second there is.
    /// </summary>
    private const int MostCounted = 12, MostRead = 2_000;

    /// <summary>Of reading the list and counting together, where who asks does not say: what was perhaps meant is told beside an answer, which waits for it, and is left out where it takes longer.</summary>
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(1);

    public static IReadOnlyList<IndexWord> Read(PostgresIndex index, Database database, WordRequest request)
    {
        var mask = SlotsOf(index.Fields, request.Field);
        var began = Stopwatch.GetTimestamp();
        var most = request.Within ?? Deadline;

        // half of the time is for counting
        var words = mask == 0 ? [] : Words(database, request, mask, most / 2);
        var counted = new List<IndexWord>();
        foreach (var word in words.OrderBy(word => Slips.Cost(request.Text, word)).ThenBy(static word => word, StringComparer.Ordinal).Take(Math.Min(MostCounted, request.Most)))
        {
            var left = most - Stopwatch.GetElapsedTime(began);
            if (left <= TimeSpan.Zero)
            {
                break;
            }

            var query = QueryLanguage.Write(new QueryTerm(request.Field, word));
            if (index.SearchAsync(new SearchRequest { Query = query, Size = 0, Deadline = left }).AsTask().GetAwaiter().GetResult() is { Problem: null, Total: > 0 and var total })
            {
                counted.Add(new IndexWord(word, total));
            }
        }

        return [.. counted.OrderByDescending(static word => word.Entries).ThenBy(static word => word.Text, StringComparer.Ordinal)];
    }

    private static List<string> Words(Database database, WordRequest request, ulong mask, TimeSpan most)
    {
        var began = Stopwatch.GetTimestamp();
        var words = new List<string>();
        var length = request.Text.Length;
        var sound = request.Kind == WordsAsked.Near ? null : SoundKey.Of(request.Text);
        if (request.Kind != WordsAsked.Near && sound is null)
        {
            return words;
        }

        // of a sound there are few words, of any length
        for (var apart = 0; apart <= (sound is null ? request.Edits + 1 : 0); apart++)
        {
            var left = most - Stopwatch.GetElapsedTime(began);
            if (words.Count >= MostRead || left <= TimeSpan.Zero)
            {
                break;
            }

            using var command = sound is null ? Near(database, request, apart <= request.Edits ? [length - apart, length + apart] : [length - apart]) : Sounding(database, sound, length);
            command.Parameters[1].Value = unchecked((long)mask);
            command.Parameters[2].Value = (long)(MostRead - words.Count);
            if (!Read(command, left, request, words))
            {
                break;
            }
        }

        return words;
    }

    private static NpgsqlCommand Near(Database database, WordRequest request, int[] lengths)
    {
        var (like, equal) = NearSpellings.Of(request.Text, request.Edits);
        var command = Command(database, "char_length(word) = any($4) and (word like any($5) or word = any($6)) limit $3");
        command.Parameters.Add(new() { Value = lengths });
        command.Parameters.Add(new() { Value = like, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
        command.Parameters.Add(new() { Value = equal, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
        return command;
    }

    private static NpgsqlCommand Sounding(Database database, string sound, int length)
    {
        var command = Command(database, "sound = $4 order by abs(char_length(word) - $5), word limit $3");
        command.Parameters.Add(new() { Value = sound });
        command.Parameters.Add(new() { Value = length });
        return command;
    }

    private static NpgsqlCommand Command(Database database, string where)
    {
        var command = database.Source.CreateCommand("select word from search_word where field = $1 and slots & $2 <> 0 and " + where);
        command.Parameters.Add(new() { Value = TermNames.WordField });
        command.Parameters.Add(new() { Value = 0L });
        command.Parameters.Add(new() { Value = 0L });
        return command;
    }

    /// <summary>False if the time is up: what was read until then stays.</summary>
    private static bool Read(NpgsqlCommand command, TimeSpan left, WordRequest request, List<string> words)
    {
        var spelling = request.Kind == WordsAsked.Near ? new Spelling(request.Text, request.Edits) : null;
        using var late = new CancellationTokenSource(left);
        try
        {
            using var row = command.ExecuteReaderAsync(late.Token).GetAwaiter().GetResult();
            while (row.ReadAsync(late.Token).GetAwaiter().GetResult())
            {
                if (row.GetString(0) is var word && spelling?.IsNear(word) != false)
                {
                    words.Add(word);
                }
            }

            return true;
        }
        catch (Exception problem) when (late.IsCancellationRequested && problem is OperationCanceledException or PostgresException { SqlState: PostgresErrorCodes.QueryCanceled })
        {
            return false;
        }
    }

    private static ulong SlotsOf(FieldTable fields, string? name)
    {
        var slots = WordSlots.Of(fields);
        return fields.All.Where(field => name is null ? field.HasWords && field.Is(Values.FieldUses.Search) : field.Name == name || (name == FullText.Name && field.IsFullText))
            .Where(field => slots[field.Ordinal] >= 0).Aggregate(0UL, (mask, field) => mask | (1UL << slots[field.Ordinal]));
    }
}
