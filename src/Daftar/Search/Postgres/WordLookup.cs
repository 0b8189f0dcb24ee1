using System.Text;
using Daftar.Values;
using Npgsql;
using NpgsqlTypes;
using static System.FormattableString;

namespace Daftar.Search;

/// <summary>
/// Finds the words and keys that fit among all there are, in <c>search_word</c>: SQL narrows down by beginning, trigrams or sound, and the rule every engine goes by decides about each.
/// Words that no entry has any more are among them and find nothing.
/// </summary>
internal sealed class WordLookup(SearchSession session, QueryReading reading, int mostWords)
{
    private const string Select = "select word, slots from search_word where field = $1 and ";

    /// <summary>Words that fit a pattern with stars and question marks.</summary>
    public Task<WordChoice> LikeAsync(string word, QueryPattern of, ulong mask) =>
        FindAsync(Select + "word like $2", [new() { Value = LikeText(word) }], text => QueryPatterns.Fits(word, text), mask, of, of.Pattern);

    /// <summary>Words spelled nearly so.</summary>
    public Task<WordChoice> NearAsync(QueryFuzzy fuzzy, ulong mask)
    {
        var word = Folding.Fold(fuzzy.Text.Trim());
        var edits = fuzzy.EditsFor(word.Length);
        var (like, equal) = NearSpellings.Of(word, edits);
        var spelling = new Spelling(word, edits);
        return FindAsync(
            Select + "char_length(word) between $2 and $3 and (word like any($4) or word = any($5))",
            [new() { Value = word.Length - edits - 1 }, new() { Value = word.Length + edits }, Texts(like), Texts(equal)],
            text => spelling.IsNear(text), mask, fuzzy, fuzzy.Text + "~");
    }

    /// <summary>Words that sound so; null where the sound of the text is not known.</summary>
    public async Task<WordChoice?> SoundingAsync(QuerySounds sounds, ulong mask) => SoundKey.Of(Folding.Fold(sounds.Text.Trim())) is { } key
        ? await FindAsync(Select + "sound = $2", [new() { Value = key }], _ => true, mask, sounds, sounds.Text).ConfigureAwait(false)
        : null;

    /// <summary>Refuses a beginning that too many words have.</summary>
    public async Task CheckBeginningAsync(string word, QueryTerm of)
    {
        var counted = await session.ReadAsync(
            "select count(*) from (select 1 from search_word where field = $1 and word ^@ $2 limit $3) w",
            [new() { Value = TermNames.WordField }, new() { Value = word }, new() { Value = (long)mostWords + 1 }], row => row.GetInt64(0)).ConfigureAwait(false);
        if (counted[0] > mostWords)
        {
            throw TooMany(of, of.Text + "*");
        }
    }

    /// <summary>Keys of a field that fit a pattern; null if there is nothing to compare in it.</summary>
    public async Task<TsQuery?> KeysAsync(IndexField field, QueryPattern pattern)
    {
        var key = QueryPatterns.Key(field.Kind, pattern.Pattern);
        if (QueryPatterns.Letters(key) == 0)
        {
            return null;
        }

        var begin = key[..key.AsSpan().IndexOfAny('*', '?')];
        var found = await ReadAsync(
            Select + "word ^@ $2 and word like $3", (short)field.Ordinal, [new() { Value = begin }, new() { Value = LikeText(key) }],
            text => QueryPatterns.Fits(key, text), pattern, pattern.Pattern).ConfigureAwait(false);
        return TsQuery.Or(found.Select(word => new TsLexeme(Lexemes.Key(field.Ordinal, word.Word))));
    }

    private async Task<WordChoice> FindAsync(string sql, IReadOnlyList<NpgsqlParameter> more, Func<string, bool> fits, ulong mask, QueryLeaf of, string part)
    {
        var found = await ReadAsync(sql, TermNames.WordField, more, fits, of, part, mask).ConfigureAwait(false);
        return new WordChoice(TermKey.Word, found, IsPrefix: false);
    }

    private async Task<List<(string Word, ulong Slots)>> ReadAsync(string sql, short field, IEnumerable<NpgsqlParameter> more, Func<string, bool> fits, QueryLeaf of, string part, ulong mask = ulong.MaxValue)
    {
        var count = 0;
        return await session.ReadAsync(sql, [new() { Value = field }, .. more], row => (Word: row.GetString(0), Slots: (ulong)row.GetInt64(1) & mask), word =>
        {
            var isFound = word.Slots != 0 && fits(word.Word);
            return isFound && ++count > mostWords ? throw TooMany(of, part) : isFound;
        }).ConfigureAwait(false);
    }

    private SearchRefusedException TooMany(QueryLeaf leaf, string part) => new(new SearchProblem(
        SearchProblemKind.Query, Invariant($"'{part}' stands for more than {mostWords} different words. Write more of its letters, or name a field that has fewer words."),
        reading.PlaceOf(leaf)?.Start, reading.PlaceOf(leaf)?.Length ?? 0));

    private static NpgsqlParameter Texts(IReadOnlyList<string> texts) => new() { Value = texts, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text };

    /// <summary>A pattern of ours as one of LIKE.</summary>
    public static string LikeText(string pattern)
    {
        var text = new StringBuilder(pattern.Length + 8);
        foreach (var letter in pattern)
        {
            text.Append(letter switch { '*' => "%", '?' => "_", '%' or '_' or '\\' => "\\" + letter, _ => letter.ToString() });
        }

        return text.ToString();
    }
}
