using System.Text.RegularExpressions;
using Daftar.Values;

namespace Daftar.Search;

/// <summary>
/// Reads queries of names and conditions, as the advanced searches of the EUIPO and of TMview show them: <c>Trade mark name contains coffee bean AND Nice class is 30,35</c>.
/// A value goes on until the next condition, a bracket that closes, or the end.
/// </summary>
internal sealed partial class ConditionReader(ForeignDialect dialect, ForeignLeaves leaves, FieldTable known, string query) : QueryScanner(query)
{
    /// <exception cref="ForeignQueryException">Something has no counterpart.</exception>
    public string Read()
    {
        if (Query.Count(static c => c == '"') % 2 != 0)
        {
            throw new ForeignQueryException("a quotation mark is not closed.");
        }

        var read = ReadOr();
        Skip();
        return At < Query.Length ? throw new ForeignQueryException($"'{Query[At..]}' stands where nothing can stand.") : read;
    }

    /// <summary>The first condition in a query, or null.</summary>
    public static Match? First(string query) => Condition().Match(query) is { Success: true } match ? match : null;

    private string ReadOr()
    {
        List<string> parts = [ReadAnd()];
        while (Take(Or()))
        {
            parts.Add(ReadAnd());
        }

        return parts.Count == 1 ? parts[0] : $"({string.Join(" OR ", parts)})";
    }

    private string ReadAnd()
    {
        List<string> parts = [ReadPart()];
        while (true)
        {
            Skip();
            if (IsAtEnd || Query[At] == ')' || Or().IsMatch(Query, At))
            {
                return string.Join(' ', parts);
            }

            Take(And());
            parts.Add(ReadPart());
        }
    }

    private string ReadPart()
    {
        Skip();
        var not = At;
        if (Take(Not()))
        {
            return $"(NOT {Deeper(not, ReadPart)})";
        }

        if (Here().Match(Query, At) is { Success: true } condition)
        {
            At += condition.Length;
            return ReadCondition(condition);
        }

        if (At < Query.Length && Query[At] == '(')
        {
            var open = At++;
            var inside = Deeper(open, ReadOr);
            Skip();
            if (IsAtEnd)
            {
                throw new ForeignQueryException("a bracket is not closed.", open, 1);
            }

            At++;
            return $"({inside})";
        }

        var text = Value();
        return OtherField().Match(text) is { Success: true } other ? throw new ForeignQueryException($"the field '{other.Groups["field"].Value.Trim()}' has no counterpart.") : Words(text);
    }

    private string ReadCondition(Match condition)
    {
        var field = dialect.Fields[string.Concat(condition.Groups["field"].Value.Where(char.IsLetter)).ToLowerInvariant()][0];
        var how = Blanks().Replace(condition.Groups["how"].Value, " ").ToLowerInvariant();
        var value = Value();
        if (value.Length == 0)
        {
            throw new ForeignQueryException($"behind '{condition.Value.Trim()}' there is nothing to look for.");
        }

        if (OtherCondition().Match(value) is { Success: true } other)
        {
            throw new ForeignQueryException($"the field '{other.Groups["field"].Value}' has no counterpart.");
        }

        var alias = known.Words.Alias(field);
        var name = alias?.Field ?? field;
        var isNot = how is "is not" or "does not contain" or "!=" or "<>";
        var written = known.TryFind(name, out var found) && found.Kind == FieldKind.Date ? Dates(name, how, value)
            : found is null or { HasWords: true } ? OfWords(isNot ? name : field, how, value) : Keys(name, Unquoted(value));

        // of another name is still a trade mark
        return !isNot ? written : alias?.Also is { } also ? $"({also.Field}:{also.Text} NOT {written})" : $"(NOT {written})";
    }

    /// <summary>9,35 and 9 or 35: any of them; 9 and 35: all.</summary>
    private string Keys(string field, string value)
    {
        var (any, all) = (Alternatives().Split(value), Together().Split(value));
        if ((any.Length > 1 && all.Length > 1) || Negation().IsMatch(value))
        {
            throw new ForeignQueryException($"'{value}' mixes what must and what may be.");
        }

        return any.Length > 1 ? $"({string.Join(" OR ", any.Select(one => leaves.Write([field], one, "=")))})" : $"({string.Join(' ', all.Select(one => leaves.Write([field], one, "=")))})";
    }

    private string OfWords(string field, string how, string value)
    {
        if (how is "<" or ">" or "<=" or ">=" or "between" or "is between" or "from" or "after" or "before")
        {
            throw new ForeignQueryException($"'{field}' is no date, and only dates have ranges.");
        }

        var words = Unquoted(value).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        switch (how)
        {
            case "begins with" or "starts with":
                leaves.Note("Any word of a name may begin or end so here, not only its first or last.");
                return words.Length == 1 ? $"{field}:{words[0].TrimEnd('*')}*" : $"{field}:{QueryWriter.InQuotes(string.Join(' ', words).TrimEnd('*'))}*";
            case "ends with":
                leaves.Note("Any word of a name may begin or end so here, not only its first or last.");
                words[^1] = $"*{words[^1].TrimStart('*')}";
                return words.Length == 1 ? $"{field}:{words[0]}" : $"{field}:({string.Join(" ADJ/1 ", words.Select(leaves.Words))})";
            case "contains" or "does not contain":
                leaves.Note("Parts of words are looked for with stars here: *coffee*.");
                break;
            default:
                leaves.Note("A name may have other words beside these here.");
                break;
        }

        return Operators().IsMatch(value) || value.Contains('(', StringComparison.Ordinal) ? $"{field}:({Words(value)})" : $"{field}:{leaves.Words(words.Length == 1 ? words[0] : $"\"{string.Join(' ', words)}\"")}";
    }

    private string Dates(string field, string how, string value)
    {
        var plain = Unquoted(value);
        if (how is "between" or "is between" or "from")
        {
            return TwoDates().Match(plain) is { Success: true } two ? $"{field}:{leaves.Date(two.Groups["from"].Value)}..{leaves.Date(two.Groups["to"].Value)}" : throw new ForeignQueryException($"'{plain}' are no two dates.");
        }

        return how switch
        {
            "after" or ">" => $"{field}:>{leaves.Date(plain)}",
            "before" or "<" => $"{field}:<{leaves.Date(plain)}",
            ">=" or "<=" => $"{field}:{how}{leaves.Date(plain)}",
            "is" or "is not" or "=" or "==" or "equals" or "!=" or "<>" => leaves.Write([field], plain, "="),
            _ => throw new ForeignQueryException($"a date is, or lies between two others; '{how}' has no counterpart."),
        };
    }

    /// <summary>Words and phrases, with operators in capitals and brackets.</summary>
    private string Words(string text)
    {
        if (text.Length == 0)
        {
            throw new ForeignQueryException("there is nothing to look for where something must stand.");
        }

        return string.Join(' ', Pieces().Matches(text).Select(piece => piece.Value is "AND" or "OR" or "NOT" or "(" or ")" ? piece.Value : leaves.Words(piece.Value)));
    }

    private static string Unquoted(string value) => value.Length > 1 && value[0] == '"' && value.IndexOf('"', 1) == value.Length - 1 ? value.Trim('"').Trim() : value.Replace("\"", "", StringComparison.Ordinal).Trim();

    private string Value()
    {
        var start = At;
        var open = 0;
        for (; At < Query.Length; At++)
        {
            var c = Query[At];
            if (c == '"')
            {
                At = Query.IndexOf('"', At + 1);
            }
            else if (c == ')' && open == 0)
            {
                break;
            }
            else if (c is '(' or ')')
            {
                open += c == '(' ? 1 : -1;
            }
            else if (char.IsWhiteSpace(c) && open == 0 && NextCondition().IsMatch(Query, At))
            {
                break;
            }
        }

        return Query[start..At].Trim();
    }

    private const string Named =
        @"(?<field>(trade\s?mark|mark)\s+name|verbal\s+element|(trade\s?mark|application|registration|filing|design)\s+number|(trade\s?mark|design)\s+status|nice\s+class(es|ification)?|vienna\s+(class(ification)?|code)|locarno\s+class(ification)?|(owner|applicant|designer|representative)\s+name|(filing|application|registration|publication|expiry)\s+date|indication\s+of\s+(the\s+)?product|goods\s+and\s+services|trade\s?mark\s+office|designated\s+territory)";

    private const string Hows = @"(?<how>(is\s+not|is\s+between|is|equals|does\s+not\s+contain|contains|begins\s+with|starts\s+with|ends\s+with|between|from|after|before)(?=[\s""]|$)|==|!=|<>|<=|>=|=|<|>)";

    [GeneratedRegex(@"(?<![\w*?])" + Named + @"\s*:?\s*(?<!\w(?=\w))" + Hows, RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Condition();

    [GeneratedRegex(@"\G" + Named + @"\s*:?\s*(?<!\w(?=\w))" + Hows, RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Here();

    [GeneratedRegex(@"\G\s+(and|or|not)(\s+not)?[\s(]+(not\s+)?\(*\s*" + Named + @"\s*:?\s*(?<!\w(?=\w))" + Hows, RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex NextCondition();

    [GeneratedRegex(@"\Gor(?=[\s(])", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Or();

    [GeneratedRegex(@"\Gand(?=[\s(])", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex And();

    [GeneratedRegex(@"\Gnot(?=[\s(])", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Not();

    [GeneratedRegex(@"\b(AND|OR|NOT)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Operators();

    [GeneratedRegex(@"\s+or\s+", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Alternatives();

    [GeneratedRegex(@"\s+(?:and|&)\s+", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Together();

    [GeneratedRegex(@"(^|\s)not\s", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Negation();

    /// <summary>What stands where a field would, before a condition.</summary>
    [GeneratedRegex(@"^(?<field>.*?)\s(is|is not|equals|contains|does not contain|begins with|starts with|ends with|between)\s", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex OtherField();

    /// <summary>The same inside of a value: it is put in quotation marks where it is text.</summary>
    [GeneratedRegex(@"^[^""]*\b(and|or|not)\s+(?<field>\w[\w ]{0,40}?)\s(is|is not|equals|contains|does not contain|begins with|starts with|ends with|between)\s", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex OtherCondition();

    [GeneratedRegex(@"^(?<from>\S+)\s+(and|to|-)\s+(?<to>\S+)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex TwoDates();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Blanks();

    [GeneratedRegex("\"[^\"]*\"|[()]|[^\\s()\"]+", RegexOptions.CultureInvariant)]
    private static partial Regex Pieces();
}
