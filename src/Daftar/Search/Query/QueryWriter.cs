using System.Text;

namespace Daftar.Search;

/// <summary>Writes a query in canonical form: blanks for AND, brackets only where needed, quotes only where needed.</summary>
internal static class QueryWriter
{
    public static string Write(QueryNode query)
    {
        var text = new StringBuilder();
        Write(query, text);
        return text.ToString();
    }

    private static void Write(QueryNode node, StringBuilder text)
    {
        switch (node)
        {
            case QueryAll:
                break;
            case QueryTerm term:
                Field(term.Field, text);
                Text(term.Text, text);
                text.Append(term.IsPrefix ? "*" : "");
                break;
            case QueryRange range:
                Field(range.Field, text);
                text.Append(range.From == range.To ? $"{range.From}" : $"{range.From}..{range.To}");
                break;
            case QueryNot not:
                text.Append("NOT ");
                Bracketed(not.Part, not.Part is QueryAnd or QueryOr, text);
                break;
            case QueryAnd and:
                Join(and.Parts, " ", part => part is QueryOr, text);
                break;
            case QueryOr or:
                Join(or.Parts, " OR ", _ => false, text);
                break;
            default:
                throw new InvalidOperationException($"A query node of type {node.GetType().Name} cannot be written.");
        }
    }

    private static void Join(IReadOnlyList<QueryNode> parts, string between, Func<QueryNode, bool> bracketed, StringBuilder text)
    {
        for (var i = 0; i < parts.Count; i++)
        {
            text.Append(i == 0 ? "" : between);
            Bracketed(parts[i], bracketed(parts[i]), text);
        }
    }

    private static void Bracketed(QueryNode node, bool bracketed, StringBuilder text)
    {
        text.Append(bracketed ? "(" : "");
        Write(node, text);
        text.Append(bracketed ? ")" : "");
    }

    private static void Field(string? field, StringBuilder text)
    {
        if (field is not null)
        {
            text.Append(field).Append(':');
        }
    }

    private static void Text(string word, StringBuilder text)
    {
        if (word is not ("AND" or "OR" or "NOT" or "") && !word.Any(c => QueryLexer.EndsWord(c) || QueryLexer.IsColon(c) || c is '*') && !word.Contains("..", StringComparison.Ordinal))
        {
            text.Append(word);
            return;
        }

        text.Append('"');
        foreach (var c in word)
        {
            text.Append(QueryLexer.IsQuote(c) || c == '\\' ? "\\" : "").Append(c);
        }

        text.Append('"');
    }
}
