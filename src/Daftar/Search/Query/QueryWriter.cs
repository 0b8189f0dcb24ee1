using System.Globalization;
using System.Text;

namespace Daftar.Search;

/// <summary>Writes a query in canonical form: blanks for AND, brackets only where needed, quotes only where needed.</summary>
internal sealed class QueryWriter(bool quotesAll)
{
    private readonly StringBuilder text = new();

    public static string Write(QueryNode query)
    {
        var written = new QueryWriter(false).Written(query);

        // Words that happen to stand like a query of another service ("pd within 2019") are plainly words in quotes.
        return ForeignQuery.IsRecognised(written) ? new QueryWriter(true).Written(query) : written;
    }

    /// <summary>A text as it stands in a query: in quotes where it would be something else without.</summary>
    public static string Quoted(string word) => new QueryWriter(false).WrittenText(word);

    /// <summary>A text in quotes, whatever it is.</summary>
    public static string InQuotes(string text) => new QueryWriter(true).WrittenText(text);

    private string Written(QueryNode query)
    {
        Write(query, inField: false);
        return text.ToString();
    }

    private string WrittenText(string word)
    {
        Text(word);
        return text.ToString();
    }

    /// <param name="node">What to write.</param>
    /// <param name="inField">The field was written in front of a bracket around.</param>
    private void Write(QueryNode node, bool inField)
    {
        if (node is QueryLeaf leaf and not QueryPresent && !inField)
        {
            Field(leaf.Field);
        }

        switch (node)
        {
            case QueryAll:
                break;
            case QueryTerm term:
                Text(term.Text, term.IsPrefix, isValue: term.Field is not null);
                text.Append(term.IsPrefix ? "*" : "");
                break;
            case QueryPattern pattern:
                text.Append(pattern.Pattern);
                break;
            case QueryFuzzy fuzzy:
                Text(fuzzy.Text, isPrefix: true);
                text.Append('~').Append(fuzzy.Edits?.ToString(CultureInfo.InvariantCulture));
                break;
            case QuerySounds sounds:
                text.Append("sounds(");
                Text(sounds.Text);
                text.Append(')');
                break;
            case QuerySimilar similar:
                text.Append("similar(");
                Text(similar.Text);
                text.Append(')');
                break;
            case QueryExact exact:
                text.Append('=');
                Text(exact.Text);
                break;
            case QueryPresent present:
                text.Append(present.Of).Append(":*");
                break;
            case QueryRange range:
                text.Append(range.From == range.To ? $"{range.From}" : $"{range.From}..{range.To}");
                break;
            case QueryNot not:
                text.Append("NOT ");
                Bracketed(not.Part, not.Part is QueryAnd or QueryOr, inField);
                break;
            case QueryNear near:
                Near(near, inField);
                break;
            case QueryAnd and:
                Join(and.Parts, " ", part => part is QueryOr, inField);
                break;
            case QueryOr or:
                Join(or.Parts, " OR ", _ => false, inField);
                break;
            default:
                throw new InvalidOperationException($"A query node of type {node.GetType().Name} cannot be written.");
        }
    }

    private void Near(QueryNear near, bool inField)
    {
        var opens = !inField && near.Field is not null;
        if (opens)
        {
            Field(near.Field);
            text.Append('(');
        }

        Bracketed(near.Left, near.Left is QueryOr, inField || opens);
        text.Append(CultureInfo.InvariantCulture, $" {(near.Ordered ? "ADJ" : "NEAR")}/{near.Distance} ");
        Bracketed(near.Right, near.Right is QueryOr or QueryNear, inField || opens);
        text.Append(opens ? ")" : "");
    }

    private void Join(IReadOnlyList<QueryNode> parts, string between, Func<QueryNode, bool> bracketed, bool inField)
    {
        for (var i = 0; i < parts.Count; i++)
        {
            text.Append(i == 0 ? "" : between);
            Bracketed(parts[i], bracketed(parts[i]), inField);
        }
    }

    private void Bracketed(QueryNode node, bool bracketed, bool inField)
    {
        text.Append(bracketed ? "(" : "");
        Write(node, inField);
        text.Append(bracketed ? ")" : "");
    }

    private void Field(string? field)
    {
        if (field is not null)
        {
            text.Append(field).Append(':');
        }
    }

    private void Text(string word, bool isPrefix = false, bool isValue = false)
    {
        if (!quotesAll && IsPlain(word, isPrefix) && !(isValue && QueryLists.IsList(word)))
        {
            text.Append(word);
            return;
        }

        text.Append('"');
        var star = QueryLexer.EndsInStar(word) ? word.Length - 1 : -1;
        for (var at = 0; at < word.Length; at++)
        {
            text.Append(QueryLexer.IsQuote(word[at]) || word[at] == '\\' || at == star ? "\\" : "").Append(word[at]);
        }

        text.Append('"');
    }

    /// <summary>A word that ends in ~ or begins with = or &gt; says something else; two dots are a range, and a number behind ^ is a weight elsewhere.</summary>
    private static bool IsPlain(string word, bool isPrefix) =>
        word.Length > 0 && (isPrefix || !QueryLexer.IsKeyword(word)) && word[0] is not ('=' or '<' or '>' or ',' or ';' or '|') && word.AsSpan().IndexOfAny('~', '^') < 0
        && !word.Any(c => QueryLexer.EndsWord(c) || QueryLexer.IsColon(c) || QueryLexer.IsWildcard(c)) && !word.Contains("..", StringComparison.Ordinal);
}
