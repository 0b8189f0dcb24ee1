using System.Globalization;
using System.Text.RegularExpressions;
using static System.FormattableString;

namespace Daftar.Search;

/// <summary>
/// Reads a foreign query and writes it in the query language. Fields may stand in front of a bracket or behind it, and words near each other name theirs once: each piece is therefore
/// read first, and written when its field is known.
/// </summary>
internal sealed partial class ForeignReader(ForeignDialect dialect, ForeignLeaves leaves, string query)
{
    private readonly List<Match> tokens = [.. Pieces().Matches(query).Cast<Match>()];
    private int at;
    private int depth;

    /// <summary>A piece of the query, written for the fields it is looked for in.</summary>
    private delegate string Piece(string[]? fields);

    private string Next => at < tokens.Count ? tokens[at].Value : "";

    /// <exception cref="ForeignQueryException">Something has no counterpart.</exception>
    public string Read()
    {
        var covered = 0;
        foreach (var token in tokens)
        {
            if (!string.IsNullOrWhiteSpace(query[covered..token.Index]))
            {
                break;
            }

            covered = token.Index + token.Length;
        }

        if (!string.IsNullOrWhiteSpace(query[covered..]))
        {
            throw new ForeignQueryException($"'{query[covered..].Trim()[..1]}' is not closed, or stands where nothing can stand.");
        }

        var read = ReadOr();
        return at < tokens.Count ? throw Nowhere() : read(null);
    }

    private Piece ReadOr()
    {
        List<Piece> parts = [ReadAnd()];
        while (Word("OR") || Word("||") || (IsOperand && dialect.Between == "OR"))
        {
            if (Word("OR") || Word("||"))
            {
                at++;
            }
            else
            {
                leaves.Note("Words beside each other are joined by OR there; here they are by AND unless it is said.");
            }

            parts.Add(ReadAnd());
        }

        return parts.Count == 1 ? parts[0] : fields => $"({string.Join(" OR ", parts.Select(part => part(fields)))})";
    }

    private Piece ReadAnd()
    {
        var left = ReadNear();
        List<Piece>? either = null;
        while (true)
        {
            var before = left;
            if ((Word("AND") || Word("&&")) && at + 1 < tokens.Count && tokens[at + 1].Value.Equals("NOT", StringComparison.OrdinalIgnoreCase))
            {
                at++;
            }

            if (Word("NOT") || Word("ANDNOT") || IsMinus)
            {
                (at, either) = (at + 1, null);
                var without = ReadNear();
                left = fields => $"{before(fields)} NOT {without(fields)}";
            }
            else if (Word("AND") || Word("&&") || (IsOperand && dialect.Between == "AND"))
            {
                at += Word("AND") || Word("&&") ? 1 : 0;
                either = null;
                var right = ReadNear();
                left = fields => $"{before(fields)} {right(fields)}";
            }
            else if (dialect.IsLeftToRight && Word("OR"))
            {
                // no operator binds stronger there: the brackets say so here, one for all that OR joins in turn
                at++;
                var right = ReadNear();
                if (either is null)
                {
                    List<Piece> all = either = [before];
                    left = fields => $"({string.Join(" OR ", all.Select(part => part(fields)))})";
                }

                either.Add(right);
            }
            else
            {
                return left;
            }
        }
    }

    private Piece ReadNear()
    {
        List<Piece> sides = [ReadOperand(null)];
        List<string> nears = [];
        while (Near(Next) is { } near)
        {
            at++;
            nears.Add(near);
            sides.Add(ReadOperand(null));
        }

        if (nears.Count == 0)
        {
            return sides[0];
        }

        // words are near each other in one field: it is named in front, and in several fields each has its turn
        return fields =>
        {
            var inside = string.Concat(sides.Select((side, place) => (place == 0 ? "" : $" {nears[place - 1]} ") + side(null)));
            return fields is not { Length: > 0 } ? $"({inside})" : $"({string.Join(" OR ", fields.Select(field => $"{field}:({inside})"))})";
        };
    }

    private Piece ReadOperand(string? relation)
    {
        var token = Next;
        if (token.Length == 0 || token == ")")
        {
            throw new ForeignQueryException(token.Length == 0 ? "it ends where something must follow." : "a bracket closes where something must follow.");
        }

        if ((Word("NOT") || IsMinus) && relation is null)
        {
            Deeper();
            at++;
            var without = ReadOperand(null);
            depth--;
            return fields => $"(NOT {without(fields)})";
        }

        if (tokens[at].Groups["sign"].Success)
        {
            at++;
            return dialect.HasFuzzy && token == "+" ? ReadOperand(relation) : throw new ForeignQueryException($"the sign {token} in front of a word is not known there.");
        }

        if (relation is null && (Word("OR") || Word("AND") || Word("XOR") || Word("ANDNOT") || Near(token) is not null))
        {
            throw new ForeignQueryException($"{token} has no counterpart where it stands.");
        }

        if (token == "(")
        {
            return ReadBracket();
        }

        if (FieldBehind(token) is { } behind)
        {
            at++;
            return _ => leaves.Write(behind.Fields, behind.Text, relation);
        }

        if (tokens[at].Groups["field"] is { Success: true } field)
        {
            at++;
            return Group(FieldsAt(tokens[at - 1], field.Value.TrimStart('@')), tokens[at - 1].Groups["how"].Value.Trim().ToLowerInvariant());
        }

        at++;
        return fields => leaves.Write(fields, token, relation);
    }

    /// <summary>A bracket, whose field may stand behind it: (solar panel).ttl.</summary>
    private Piece ReadBracket()
    {
        Deeper();
        var open = tokens[at++];
        var inside = ReadOr();
        if (Next != ")")
        {
            throw Next.Length == 0 ? new ForeignQueryException("a bracket is not closed.", open.Index, open.Length) : Nowhere();
        }

        depth--;
        at++;
        if (dialect.Syntax == ForeignSyntax.Uspto && Behind().Match(Next) is { Success: true, Index: 0 } behind)
        {
            at++;
            var own = FieldsAt(tokens[at - 1], Codes(behind));
            return _ => $"({inside(own)})";
        }

        return fields => $"({inside(fields)})";
    }

    private Piece Group(string[] fields, string how)
    {
        if (how is "any" or "all")
        {
            var words = Next.Trim('"').Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
            if (words.Length == 0 || Next is "(" or ")")
            {
                throw new ForeignQueryException($"nothing to look for stands behind '{how}'.");
            }

            at++;
            return _ => $"({string.Join(how == "any" ? " OR " : " ", words.Select(word => leaves.Write(fields, word, null)))})";
        }

        var operand = how is "<" or ">" or "<=" or ">=" or "<>" or "!=" or "within" && Next == "(" ? throw new ForeignQueryException($"a bracket cannot stand behind {how}.") : ReadOperand(Next == "(" ? null : how);
        return _ => operand(fields);
    }

    /// <summary>solar.ttl., "solar panel".ttl,ab. and radar[ti].</summary>
    private (string[] Fields, string Text)? FieldBehind(string token) =>
        dialect.Syntax == ForeignSyntax.Uspto && Behind().Match(token) is { Success: true, Index: > 0 } behind ? (FieldsAt(tokens[at], Codes(behind)), token[..behind.Index]) : null;

    /// <summary>The fields of codes; a code without a counterpart is told where it stands.</summary>
    private string[] FieldsAt(Match token, params string[] codes)
    {
        try
        {
            return leaves.FieldsOf(codes);
        }
        catch (ForeignQueryException cannot) when (cannot.Position is null)
        {
            throw new ForeignQueryException(cannot.Message, token.Index, token.Length);
        }
    }

    private static string[] Codes(Match behind) => behind.Groups["code"].Value.Split(',');

    private string? Near(string token)
    {
        var upper = token.ToUpperInvariant();
        if (dialect.Syntax == ForeignSyntax.Cql && Prox().Match(token) is { Success: true } prox)
        {
            var number = int.Parse(prox.Groups["n"].Value, CultureInfo.InvariantCulture) - (prox.Groups["how"].Value == "<" ? 1 : 0);
            return Invariant($"{(token.Contains("ordered=true", StringComparison.OrdinalIgnoreCase) ? "ADJ" : "NEAR")}/{Math.Clamp(number, 1, QueryLanguage.FarthestNear)}");
        }

        if (upper.StartsWith("PROX/", StringComparison.Ordinal))
        {
            leaves.Note("Sentences and paragraphs are not known here: near means so many words.");
            return upper.Contains("SENTENCE", StringComparison.Ordinal) ? "NEAR/15" : Invariant($"NEAR/{QueryLanguage.FarthestNear}");
        }

        // operators in small letters are words, but for the USPTO's
        if ((token != upper && dialect.Syntax != ForeignSyntax.Uspto) || Nearness().Match(upper) is not { Success: true } match)
        {
            return null;
        }

        int? distance = match.Groups["n"].Success ? int.Parse(match.Groups["n"].Value, CultureInfo.InvariantCulture) : null;
        switch (match.Groups["name"].Value)
        {
            case "SAME" or "WITH":
                leaves.Note("Sentences and paragraphs are not known here: near means so many words.");
                return match.Groups["name"].Value == "WITH" ? Invariant($"NEAR/{Math.Clamp(15 * (distance ?? 1), 1, QueryLanguage.FarthestNear)}") : Invariant($"NEAR/{QueryLanguage.FarthestNear}");
            case var name:
                var usual = dialect.Syntax == ForeignSyntax.Uspto ? 1 : 5;
                return Invariant($"{(name == "NEAR" ? "NEAR" : "ADJ")}/{Math.Clamp(distance ?? usual, 1, QueryLanguage.FarthestNear)}");
        }
    }

    private void Deeper()
    {
        if (++depth > QueryLanguage.DeepestNesting)
        {
            throw QueryScanner.TooDeep(tokens[at].Index);
        }
    }

    private ForeignQueryException Nowhere() => new($"'{Next}' stands where nothing can stand.", tokens[at].Index, tokens[at].Length);

    private bool IsMinus => at < tokens.Count && dialect.HasFuzzy && tokens[at].Groups["sign"] is { Success: true, Value: "-" or "!" };

    private bool IsOperand => Next.Length > 0 && Next != ")" && !Word("OR") && !Word("||") && !Word("AND") && !Word("&&") && !Word("NOT") && !Word("ANDNOT") && !Word("XOR") && !IsMinus && Near(Next) is null;

    /// <summary>An operator; in small letters too, where the service takes them so.</summary>
    private bool Word(string word) => Next.Equals(word, dialect.Syntax is ForeignSyntax.Patentscope ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex("""
        (?<field>(?<![\w"])(@?[A-Za-z][A-Za-z_]*(?=\s*(:|=|<|>|!=)|\s+(within|any|all)\s+")|(ti|ta|ab|pa|ia|txt|ctxt|n?ftxt|claims|desc|pd|ad|prd)(?=\s+(within|any|all)\s)|[A-Z]{2}_[A-Z_]+(?=/)|(ttl|abst|aclm|spec|isd|apd|ccl|lrep|parn|icl|an|in)(?=/(?!pct))))(?<how>\s+(within|any|all)(?=\s)|\s*(==|<>|!=|<=|>=|=|<|>|:)|/)\s*
        |"[^"]*"(\.[a-z,]+\.(?=[\s)]|$)|\[[a-z,]+\]|~[0-9.]*|\^[0-9.]+)*
        |(?<=^|[\s(=:])[\[{][^\]}]*[\]}]|[()]|(?<=\))(\.[a-z,]+\.(?=[\s)]|$)|\[[a-z,]+\])|prox/[^\s()]+
        |(?<sign>(?<![^\s(=:])[-+!])(?=[\w"(])|[^\s()"]+
        """, RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Pieces();

    [GeneratedRegex(@"(\.(?<code>[a-z]+(,[a-z]+)*)\.|\[(?<code>[a-z]+(,[a-z]+)*)\])$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Behind();

    [GeneratedRegex("^prox/(.*/)?distance(?<how><=|<|=)(?<n>[0-9]{1,4})(/.*)?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Prox();

    [GeneratedRegex("^(?<name>NEAR|ADJ|BEFORE|SAME|WITH)/?(?<n>[0-9]{1,4})?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Nearness();
}
