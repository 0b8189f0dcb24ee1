using System.Buffers;
using System.Text.RegularExpressions;
using Daftar.Languages;
using Daftar.Values;

namespace Daftar.Search;

/// <summary>
/// Suggests marks, owners, applicants and classes that begin with what was typed, from the public index alone; behind the name of a field (<c>coffee owner:tan</c>, <c>ipc:A61K</c>) those of
/// that field, with what stands before it. Which words there are is asked of the index; that a suggestion finds something, and how much, is asked as any query is, so that what was taken down
/// or deleted is never suggested.
/// </summary>
public sealed partial class SuggestWhileTyping(ISearchIndex index)
{
    /// <summary>Longer than what anybody waits for suggestions on.</summary>
    public const int LongestText = 200;

    /// <summary>Of each kind.</summary>
    public const int MostOfKind = 5;

    private const int Candidates = 8;

    /// <summary>Who types these asks a question of the query language.</summary>
    private static readonly SearchValues<char> Signs = SearchValues.Create(":\"()*?~=");

    /// <summary>Whole names are looked for among the entries that begin so, where these are no more.</summary>
    private const long FewEnough = 5_000;

    private const int NamesRead = 60;

    private static readonly (SuggestionKind Kind, string Field, string Asked)[] Kinds =
        [(SuggestionKind.Mark, "title", "mark"), (SuggestionKind.Owner, "owner", "owner"), (SuggestionKind.Applicant, "applicant", "applicant")];

    /// <param name="text">As typed so far.</param>
    /// <param name="words">The language in which classes are named; English names are understood, too.</param>
    /// <param name="deadline">Of all together: what was found until then is suggested.</param>
    public Task<IReadOnlyList<Suggestion>> For(string text, Labels words, TimeSpan deadline, CancellationToken cancel) => For(text, words, new TimeLeft(deadline), cancel);

    private async Task<IReadOnlyList<Suggestion>> For(string text, Labels words, TimeLeft time, CancellationToken cancel)
    {
        if (text.Length > LongestText)
        {
            return [];
        }

        if (InField().Match(text) is { Success: true } typed)
        {
            var name = typed.Groups["field"].Value.ToLowerInvariant();
            var before = Whole(typed.Groups["before"].Value.Trim());
            if (before.Length > 0 && KindOf(name) is { Field: { } narrowed } kind)
            {
                return Typed(typed.Groups["rest"].Value) is { } begun ? [.. await Names(kind.Kind, narrowed, name, begun, before + " ", time, cancel).ConfigureAwait(false)] : [];
            }

            var of = await OfField(name, typed.Groups["rest"].Value, words, time, cancel).ConfigureAwait(false);
            return before.Length > 0 ? await Behind(before, of, time, cancel).ConfigureAwait(false) : of;
        }

        return text.AsSpan().IndexOfAny(Signs) >= 0 ? [] : await Anywhere(text, words, time, cancel).ConfigureAwait(false);
    }

    /// <summary>In brackets where OR would take what follows to its own side: coffee OR tea owner:tan. Behind an OR it is a side of its own; what joins it otherwise stays before it.</summary>
    internal static string Whole(string before)
    {
        var (depth, isOr) = (0, false);
        List<QueryToken> tokens = [.. QueryLexer.Cut(before).Where(static token => token.Kind != QueryTokenKind.End)];
        foreach (var token in tokens)
        {
            depth += token.Kind switch { QueryTokenKind.Open => 1, QueryTokenKind.Close => -1, _ => 0 };
            isOr |= depth == 0 && token.Kind == QueryTokenKind.Or;
        }

        var last = tokens.FindLastIndex(static token => token.Kind is not (QueryTokenKind.And or QueryTokenKind.Not));
        if (!isOr || depth != 0 || tokens[last].Kind == QueryTokenKind.Or)
        {
            return before;
        }

        var end = last == tokens.Count - 1 ? before.Length : tokens[last + 1].Start;
        return $"({before[..end].TrimEnd()}) {before[end..]}".TrimEnd();
    }

    private async Task<IReadOnlyList<Suggestion>> Anywhere(string text, Labels words, TimeLeft time, CancellationToken cancel)
    {
        var found = new List<Suggestion>();
        if (Typed(text) is { } typed)
        {
            foreach (var (kind, field, asked) in Kinds.Where(kind => index.Fields.TryFind(kind.Field, out _)))
            {
                found.AddRange(await Names(kind, field, asked, typed, "", time, cancel).ConfigureAwait(false));
            }
        }

        // an applicant who is an owner is suggested once
        found.RemoveAll(one => one.Kind == SuggestionKind.Applicant && found.Exists(other => other.Kind == SuggestionKind.Owner && Folding.Fold(other.Text) == Folding.Fold(one.Text)));
        if (Symbol().IsMatch(text) && index.Fields.TryFind("ipc", out var ipc))
        {
            found.AddRange(await new SuggestSymbols(index).For(ipc, text, time, cancel).ConfigureAwait(false));
        }

        found.AddRange(text.Trim().Length == 0 ? [] : await new SuggestClasses(index, words).For(text.Trim(), null, time, cancel).ConfigureAwait(false));
        return found;
    }

    private static (SuggestionKind Kind, string Field, string Asked) KindOf(string name) => Array.Find(Kinds, kind => kind.Asked == name || kind.Field == name);

    /// <summary>What may follow the name of a field.</summary>
    private async Task<IReadOnlyList<Suggestion>> OfField(string name, string rest, Labels words, TimeLeft time, CancellationToken cancel)
    {
        if (rest.Trim().Length == 0)
        {
            return [];
        }

        if (KindOf(name) is { Field: { } of } kind)
        {
            return Typed(rest) is { } typed ? [.. await Names(kind.Kind, of, name, typed, "", time, cancel).ConfigureAwait(false)] : [];
        }

        return !index.Fields.TryFind(index.Fields.Words.Alias(name)?.Field ?? name, out var field) ? []
            : SuggestSymbols.Knows(field) ? await new SuggestSymbols(index).For(field, rest, time, cancel).ConfigureAwait(false)
            : await new SuggestClasses(index, words).For(rest.Trim(), field.Name, time, cancel).ConfigureAwait(false);
    }

    /// <summary>The same with what stands before in the box; what that leaves nothing of is left out.</summary>
    private async Task<IReadOnlyList<Suggestion>> Behind(string before, IReadOnlyList<Suggestion> found, TimeLeft time, CancellationToken cancel)
    {
        var behind = new List<Suggestion>();
        foreach (var one in found)
        {
            var query = $"{before} {one.Query}";
            var answer = await index.SearchAsync(new SearchRequest { Query = query, Size = 0, Deadline = time.Left }, cancel).ConfigureAwait(false);
            if (answer is { Problem: null, Total: > 0 })
            {
                behind.Add(one with { Query = query, Entries = answer.Total });
            }
        }

        return behind;
    }

    /// <summary>The whole words typed and the one being typed; null where there is nothing to go by.</summary>
    private static TypedWords? Typed(string text)
    {
        var tokens = new List<string>();
        foreach (var token in Tokenizer.ForQuery(Folding.Fold(text)))
        {
            tokens.Add(token.Text.ToString());
        }

        return tokens.Count == 0 || (tokens.Count == 1 && tokens[0].Length < 2 && tokens[0][0] < 0x2E80) ? null : new TypedWords(text.Trim(), [.. tokens.SkipLast(1)], tokens[^1]);
    }

    /// <param name="within">What stands before in the box and is found together with the names; with a blank at its end, or nothing.</param>
    private async Task<IEnumerable<Suggestion>> Names(SuggestionKind kind, string field, string asked, TypedWords typed, string within, TimeLeft time, CancellationToken cancel)
    {
        var words = index.Words(new WordRequest(WordsAsked.Beginning, typed.Last, field, Candidates));
        var found = new Dictionary<string, Suggestion>(StringComparer.Ordinal);
        var space = typed.Text.LastIndexOf(' ');
        var before = space < 0 ? "" : typed.Text[..space].Trim() + " ";

        // whole names first: where a name and a word of it find the same, the name says more
        if (within.Length > 0 || words.Sum(word => word.Entries) < FewEnough)
        {
            var request = new SearchRequest { Query = within + Quoted(asked, typed.Text) + "*", Size = NamesRead, Deadline = time.Left };
            var answer = await index.SearchAsync(request, cancel).ConfigureAwait(false);
            if (within.Length > 0 && answer is not { Problem: null, Total: > 0 })
            {
                return [];
            }

            HitCard[] cards = [.. answer.Hits.Select(HitCard.Of)];
            words = within.Length > 0 ? [.. WordsOf(cards.Select(card => kind == SuggestionKind.Mark ? card.Title : card.Owner), typed.Last).UnionBy(words, static word => word.Text)] : words;
            var (begin, together) = (Folding.Fold(typed.Text), JoinedWords.Together(Folding.Fold(JoinedWords.Plain(typed.Text))));
            var names = cards.Select(card => kind == SuggestionKind.Mark ? card.Title : card.Owner).OfType<string>()
                .Where(name => Folding.Fold(name).StartsWith(begin, StringComparison.Ordinal) || JoinedWords.Together(Folding.Fold(JoinedWords.Plain(name))).StartsWith(together, StringComparison.Ordinal)).GroupBy(name => Folding.Fold(name), StringComparer.Ordinal)
                .OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal).Take(Candidates);
            foreach (var name in names)
            {
                await Add(name.First(), Folding.Fold(name.First())).ConfigureAwait(false);
            }
        }

        // a pair of signs of a script without spaces is no word to suggest
        foreach (var word in space >= 0 || typed.Before.Count == 0 && Characters.KindAt(typed.Last, 0, out _) == CharacterKind.Word ? words : [])
        {
            if (within.Length > 0 || !found.Values.Any(known => known.Entries >= word.Entries && typed.Before.Count == 0 && Folding.Fold(known.Text).StartsWith(word.Text, StringComparison.Ordinal)))
            {
                await Add(before + word.Text, Folding.Fold(before + word.Text)).ConfigureAwait(false);
            }
        }

        return found.Values.OrderByDescending(one => one.Entries).ThenBy(one => one.Text, StringComparer.Ordinal).Take(MostOfKind);

        async Task Add(string text, string key)
        {
            if (found.ContainsKey(key))
            {
                return;
            }

            var query = within + Quoted(asked, text);
            var total = (await index.SearchAsync(new SearchRequest { Query = query, Size = 0, Deadline = time.Left }, cancel).ConfigureAwait(false)).Total;
            if (total > 0 && !(within.Length > 0 && found.Any(known => known.Value.Entries >= total && known.Key.StartsWith(key, StringComparison.Ordinal))))
            {
                found[key] = new Suggestion(kind, text, null, query, total);
            }
        }
    }

    /// <summary>The words of names that begin so, those of most names first: of what was found together with them, where the most frequent of all may be none.</summary>
    private static IEnumerable<IndexWord> WordsOf(IEnumerable<string?> names, string begin)
    {
        var counted = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var name in names.OfType<string>())
        {
            foreach (var token in Tokenizer.ForQuery(Folding.Fold(name)))
            {
                if (token.Text.StartsWith(begin, StringComparison.Ordinal))
                {
                    counted[token.Text.ToString()] = counted.GetValueOrDefault(token.Text.ToString()) + 1;
                }
            }
        }

        return counted.OrderByDescending(static word => word.Value).ThenBy(static word => word.Key, StringComparer.Ordinal).Take(Candidates).Select(static word => new IndexWord(word.Key, word.Value));
    }

    private static string Quoted(string field, string text) => $"{field}:{QueryWriter.Quoted(text.Replace('"', ' '))}";

    /// <summary>The name of a field and what is being typed behind it, at the end of what stands in the box.</summary>
    [GeneratedRegex(@"^(?<before>.*\s)?(?<field>[A-Za-z][A-Za-z-]*):(?<rest>[^:""()*?~=]*)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Singleline)]
    private static partial Regex InField();

    /// <summary>A symbol of the IPC from its main group on; subclasses are among the classes.</summary>
    [GeneratedRegex("^\\s*[A-Ha-h][0-9]{2}[A-Za-z]\\s*[0-9]", RegexOptions.CultureInvariant)]
    private static partial Regex Symbol();

    private sealed record TypedWords(string Text, IReadOnlyList<string> Before, string Last);
}
