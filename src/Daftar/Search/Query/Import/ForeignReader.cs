using System.Globalization;
using System.Text.RegularExpressions;
using static System.FormattableString;

namespace Daftar.Search;

/// <summary>Reads a foreign query and writes it in the query language. What has no counterpart is refused; what is not quite the same is noted.</summary>
internal sealed partial class ForeignReader(ForeignDialect dialect, string query)
{
    private readonly List<Match> tokens = [.. Pieces().Matches(query).Cast<Match>()];
    private readonly SortedSet<string> notes = new(StringComparer.Ordinal);
    private int at;
    private int depth;

    public IEnumerable<string> Notes => notes;

    private string Next => at < tokens.Count ? tokens[at].Value : "";

    /// <exception cref="ForeignQueryException">Something has no counterpart.</exception>
    public string Read()
    {
        var read = ReadOr(null);
        return at < tokens.Count ? throw new ForeignQueryException($"'{Next}' stands where nothing can stand.") : read;
    }

    private string ReadOr(string[]? fields)
    {
        if (++depth > QueryLanguage.DeepestNesting)
        {
            throw new ForeignQueryException("the brackets are nested too deep.");
        }

        List<string> parts = [ReadAnd(fields)];
        while (Word("OR") || (IsOperand && dialect.Between == "OR"))
        {
            if (Word("OR"))
            {
                at++;
            }
            else
            {
                notes.Add("Words beside each other are joined by OR there; here they are by AND unless it is said.");
            }

            parts.Add(ReadAnd(fields));
        }

        depth--;
        return parts.Count == 1 ? parts[0] : $"({string.Join(" OR ", parts)})";
    }

    private string ReadAnd(string[]? fields)
    {
        var left = ReadNear(fields);
        while (true)
        {
            if (Word("AND") && at + 1 < tokens.Count && tokens[at + 1].Value.Equals("NOT", StringComparison.OrdinalIgnoreCase))
            {
                at++;
            }

            if (Word("NOT") || Word("ANDNOT"))
            {
                at++;
                left = $"{left} NOT {ReadNear(fields)}";
            }
            else if (Word("AND") || (IsOperand && dialect.Between == "AND"))
            {
                at += Word("AND") ? 1 : 0;
                left = $"{left} {ReadNear(fields)}";
            }
            else if (dialect.IsLeftToRight && Word("OR"))
            {
                // no operator binds stronger there: the brackets say so here
                at++;
                left = $"({left} OR {ReadNear(fields)})";
            }
            else
            {
                return left;
            }
        }
    }

    private string ReadNear(string[]? fields)
    {
        List<int> starts = [at];
        List<string> nears = [];
        var first = ReadOperand(fields, null);
        while (Near(Next) is { } near)
        {
            at++;
            nears.Add(near);
            starts.Add(at);
            ReadOperand(fields, null);
        }

        if (nears.Count == 0)
        {
            return first;
        }

        // words are near each other in one field: it is named in front, and in several fields each has its turn
        var end = at;
        var inside = string.Concat(starts.Select((start, place) =>
        {
            at = start;
            return (place == 0 ? "" : $" {nears[place - 1]} ") + ReadOperand(null, null);
        }));
        at = end;
        return fields is not { Length: > 0 } ? $"({inside})" : $"({string.Join(" OR ", fields.Select(field => $"{field}:({inside})"))})";
    }

    private string ReadOperand(string[]? fields, string? relation)
    {
        var token = Next;
        if (token.Length == 0 || token == ")")
        {
            throw new ForeignQueryException(token.Length == 0 ? "it ends where something must follow." : "a bracket closes where something must follow.");
        }

        if (Word("NOT") && relation is null)
        {
            at++;
            return $"(NOT {ReadOperand(fields, null)})";
        }

        if (token == "(")
        {
            return ReadBracket(fields);
        }

        if (FieldBehind(token) is { } behind)
        {
            at++;
            return Leaf(behind.Fields, behind.Text, relation);
        }

        if (tokens[at].Groups["field"] is { Success: true } field)
        {
            at++;
            var how = tokens[at - 1].Groups["how"].Value.Trim().ToLowerInvariant();
            return Group(FieldsOf(field.Value.TrimStart('@').ToLowerInvariant()), how);
        }

        at++;
        return Leaf(fields, token, relation);
    }

    /// <summary>A bracket, whose field may stand behind it: (solar panel).ttl.</summary>
    private string ReadBracket(string[]? fields)
    {
        var open = 0;
        for (var end = at; end < tokens.Count; end++)
        {
            open += tokens[end].Value == "(" ? 1 : tokens[end].Value == ")" ? -1 : 0;
            if (open == 0)
            {
                if (end + 1 < tokens.Count && Behind().Match(tokens[end + 1].Value) is { Success: true, Index: 0 } behind && dialect.Syntax == ForeignSyntax.Uspto)
                {
                    fields = FieldsOf([.. behind.Groups["code"].Value.ToLowerInvariant().Split(',')]);
                    at++;
                    var read = ReadOr(fields);
                    at += 2;
                    return $"({read})";
                }

                at++;
                var inside = ReadOr(fields);
                at++;
                return $"({inside})";
            }
        }

        throw new ForeignQueryException("a bracket is not closed.");
    }

    private string Group(string[] fields, string how)
    {
        if (Next == "(")
        {
            return ReadBracket(fields);
        }

        if (how is "any" or "all" && Next.StartsWith('"'))
        {
            var words = tokens[at++].Value.Trim('"').Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
            return $"({string.Join(how == "any" ? " OR " : " ", words.Select(word => Leaf(fields, word, null)))})";
        }

        return ReadOperand(fields, how);
    }

    private string Leaf(string[]? fields, string text, string? relation)
    {
        var quoted = text.StartsWith('"');
        var plain = text.Trim('"');
        if (fields is not { Length: > 0 })
        {
            return quoted ? $"\"{plain}\"" : Wild(plain);
        }

        var each = fields.Select(field => field switch
        {
            "published" or "filed" or "registered" => $"{field}:{Dates(text, relation)}",
            "status" => Status(plain),
            "ipc" or "cpc" => $"{field}:{Symbol(plain)}",
            "class" => $"class:{plain.TrimStart('0')}",
            "number" or "priority" or "cites" => $"{field}:\"{plain.Replace("/low", "", StringComparison.Ordinal)}\"",
            _ => quoted ? $"{field}:\"{plain}\"" : $"{field}:{Wild(plain)}",
        }).ToList();
        return each.Count == 1 ? each[0] : $"({string.Join(" OR ", each)})";
    }

    private string Wild(string word)
    {
        if (dialect.Syntax == ForeignSyntax.Uspto && word.Contains('$', StringComparison.Ordinal))
        {
            if (Counted().IsMatch(word))
            {
                notes.Add("A number behind $ limits the letters there; here * stands for any.");
            }

            word = Counted().Replace(word, "*").Replace('$', '*');
        }

        if (dialect.Syntax == ForeignSyntax.Cql)
        {
            if (word.Contains('?', StringComparison.Ordinal))
            {
                notes.Add("? stands for one letter or none there; here for one.");
            }

            word = word.Replace('#', '?');
        }

        return word.AsSpan().IndexOfAny('*', '?') >= 0 ? word : QueryWriter.Quoted(word);
    }

    private string Dates(string text, string? relation)
    {
        if (Range().Match(text) is { Success: true } range)
        {
            return $"{Date(range.Groups["from"].Value)}..{Date(range.Groups["to"].Value)}";
        }

        var days = text.Trim('"').Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        if (relation == "within" && days.Length == 2)
        {
            return $"{Date(days[0])}..{Date(days[1])}";
        }

        if (Compared().Match(text) is { Success: true } two)
        {
            // >=20190101<=20191231 in one piece
            return $"{Date(two.Groups["from"].Value)}..{Date(two.Groups["to"].Value)}";
        }

        return relation is ">=" or "<=" or ">" or "<" ? relation + Date(text.Trim('"')) : Date(text.Trim('"'));
    }

    private static string Date(string text)
    {
        var plain = text.Trim().TrimEnd('*', '$');
        if (DayFirst().Match(plain) is { Success: true } day)
        {
            plain = $"{day.Groups["year"].Value}-{day.Groups["month"].Value}-{day.Groups["day"].Value}";
        }
        else if (plain.Length == 6 && plain.All(char.IsAsciiDigit))
        {
            plain = $"{plain[..4]}-{plain[4..]}";
        }

        return Values.RegisterDate.TryParse(plain, out var date) ? date.ToString() : throw new ForeignQueryException($"'{text}' is no date.");
    }

    private static string Status(string text) => text.ToUpperInvariant() switch
    {
        "LIVE" or "TRUE" => "(status:pending OR status:inForce)",
        "DEAD" or "FALSE" => "status:ended",
        _ => $"status:\"{text}\"",
    };

    private static string Symbol(string text)
    {
        var symbol = text.Replace(" ", "", StringComparison.Ordinal).Replace("/low", "", StringComparison.OrdinalIgnoreCase).Replace('$', '*').TrimEnd('/');
        return symbol.EndsWith('*') && Symbols.Level(FieldKeys.Of(Values.FieldKind.Symbol, symbol.TrimEnd('*'))) is { IsWhole: false } ? symbol.TrimEnd('*') : symbol;
    }

    private string[] FieldsOf(params string[] codes) =>
        [.. codes.SelectMany(code => dialect.Fields.TryGetValue(code, out var fields) ? fields : throw new ForeignQueryException($"the field '{code.ToUpperInvariant()}' has no counterpart."))];

    /// <summary>solar.ttl. and "solar panel".ttl,ab.</summary>
    private (string[] Fields, string Text)? FieldBehind(string token) =>
        dialect.Syntax == ForeignSyntax.Uspto && Behind().Match(token) is { Success: true, Index: > 0 } behind
            ? (FieldsOf(behind.Groups["code"].Value.ToLowerInvariant().Split(',')), token[..behind.Index]) : null;

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
            notes.Add("Sentences and paragraphs are not known here: near means so many words.");
            return upper.Contains("SENTENCE", StringComparison.Ordinal) ? "NEAR/15" : Invariant($"NEAR/{QueryLanguage.FarthestNear}");
        }

        if (token != upper || Nearness().Match(token) is not { Success: true } match)
        {
            return null;
        }

        int? distance = match.Groups["n"].Success ? int.Parse(match.Groups["n"].Value, CultureInfo.InvariantCulture) : null;
        switch (match.Groups["name"].Value)
        {
            case "SAME" or "WITH":
                notes.Add("Sentences and paragraphs are not known here: near means so many words.");
                return match.Groups["name"].Value == "WITH" ? "NEAR/15" : Invariant($"NEAR/{QueryLanguage.FarthestNear}");
            case var name:
                var usual = dialect.Syntax == ForeignSyntax.Uspto ? 1 : 5;
                return Invariant($"{(name == "NEAR" ? "NEAR" : "ADJ")}/{Math.Clamp(distance ?? usual, 1, QueryLanguage.FarthestNear)}");
        }
    }

    private bool IsOperand => Next.Length > 0 && Next != ")" && !Word("OR") && !Word("AND") && !Word("NOT") && !Word("ANDNOT") && Near(Next) is null;

    /// <summary>An operator; in small letters too, where the service takes them so.</summary>
    private bool Word(string word) => Next.Equals(word, dialect.Syntax is ForeignSyntax.Patentscope ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex("""(?<field>@?\b[A-Za-z_]+)(?<how>\s+(within|any|all)(?=\s+")|\s*(==|<=|>=|=|<|>))\s*|"[^"]*"(\.[a-z,]+\.(?=[\s)]|$))?|\[[^\]]*\]|[()]|(?<=\))\.[a-z,]+\.(?=[\s)]|$)|prox/[^\s()]+|[^\s()"]+""", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Pieces();

    [GeneratedRegex(@"\.(?<code>[a-z]+(,[a-z]+)*)\.$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Behind();

    [GeneratedRegex("^prox/(.*/)?distance(?<how><=|<|=)(?<n>[0-9]{1,4})(/.*)?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Prox();

    [GeneratedRegex("^(?<name>NEAR|ADJ|BEFORE|SAME|WITH)/?(?<n>[0-9]{1,4})?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Nearness();

    [GeneratedRegex(@"\$[0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex Counted();

    [GeneratedRegex(@"^\[(?<from>\S+)\s+TO\s+(?<to>\S+)\]$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Range();

    [GeneratedRegex("^(?<from>[0-9-]+)<=?(?<to>[0-9-]+)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Compared();

    [GeneratedRegex(@"^(?<day>[0-9]{2})[./](?<month>[0-9]{2})[./](?<year>[0-9]{4})$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex DayFirst();
}
