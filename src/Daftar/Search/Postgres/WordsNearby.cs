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
    /// Of more words than are read those come that are nearest in length: so many letters at least are missing or too many. To order them all of them are looked at: among 1.9 million words
    /// 7 ms for one letter of five and 1 ms for a sound; for two letters of eight, whose parts are short, 1.4 s where the first 2,000 of any took 0.9 s (two busy cores).
    /// </summary>
    private const int MostCounted = 12, MostRead = 2_000;

    /// <summary>Of reading the list, and again of all counting together: what was perhaps meant is told beside an answer, which waits for it, and is left out where it takes longer.</summary>
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(1);

    public static IReadOnlyList<IndexWord> Read(PostgresIndex index, Database database, WordRequest request)
    {
        var mask = SlotsOf(index.Fields, request.Field);
        var words = mask == 0 ? [] : Words(database, request, mask);
        var counted = new List<IndexWord>();
        var began = Stopwatch.GetTimestamp();
        foreach (var word in words.OrderBy(word => Slips.Cost(request.Text, word)).ThenBy(static word => word, StringComparer.Ordinal).Take(Math.Min(MostCounted, request.Most)))
        {
            var left = Deadline - Stopwatch.GetElapsedTime(began);
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

    private static List<string> Words(Database database, WordRequest request, ulong mask)
    {
        using var command = database.Source.CreateCommand();
        command.CommandTimeout = (int)Deadline.TotalSeconds;
        command.Parameters.Add(new() { Value = TermNames.WordField });
        command.Parameters.Add(new() { Value = unchecked((long)mask) });
        command.Parameters.Add(new() { Value = (long)MostRead });
        Func<string, bool> fits = static _ => true;
        if (request.Kind == WordsAsked.Near)
        {
            var (like, equal) = NearSpellings.Of(request.Text, request.Edits);
            var spelling = new Spelling(request.Text, request.Edits);
            fits = word => spelling.IsNear(word);
            command.CommandText = "select word from search_word where field = $1 and slots & $2 <> 0 and char_length(word) between $4 and $5 and (word like any($6) or word = any($7)) order by abs(char_length(word) - $8), word limit $3";
            command.Parameters.Add(new() { Value = request.Text.Length - request.Edits - 1 });
            command.Parameters.Add(new() { Value = request.Text.Length + request.Edits });
            command.Parameters.Add(new() { Value = like, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
            command.Parameters.Add(new() { Value = equal, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
            command.Parameters.Add(new() { Value = request.Text.Length });
        }
        else if (SoundKey.Of(request.Text) is { } sound)
        {
            command.CommandText = "select word from search_word where field = $1 and slots & $2 <> 0 and sound = $4 order by abs(char_length(word) - $5), word limit $3";
            command.Parameters.Add(new() { Value = sound });
            command.Parameters.Add(new() { Value = request.Text.Length });
        }
        else
        {
            return [];
        }

        var words = new List<string>();
        try
        {
            using var row = command.ExecuteReader();
            while (row.Read())
            {
                if (row.GetString(0) is var word && fits(word))
                {
                    words.Add(word);
                }
            }
        }
        catch (NpgsqlException problem) when (problem.InnerException is TimeoutException)
        {
            return [];
        }

        return words;
    }

    private static ulong SlotsOf(FieldTable fields, string? name)
    {
        var slots = WordSlots.Of(fields);
        return fields.All.Where(field => name is null ? field.HasWords && field.Is(Values.FieldUses.Search) : field.Name == name || (name == FullText.Name && field.IsFullText))
            .Where(field => slots[field.Ordinal] >= 0).Aggregate(0UL, (mask, field) => mask | (1UL << slots[field.Ordinal]));
    }
}
