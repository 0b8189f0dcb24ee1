using System.Globalization;
using System.Text.RegularExpressions;
using Daftar.Values;
using static System.FormattableString;

namespace Daftar.Search;

/// <summary>Writes what a foreign query looks for in a field: words, phrases, ranges, symbols. What has no counterpart is refused; what is not quite the same is noted.</summary>
internal sealed partial class ForeignLeaves(ForeignDialect dialect, FieldTable known)
{
    private readonly SortedSet<string> notes = new(StringComparer.Ordinal);

    public IReadOnlyList<string> Notes => [.. notes];

    public void Note(string sentence) => notes.Add(sentence);

    /// <summary>The fields a code means here. Espacenet's readers also write the names in full, which are the same here.</summary>
    public string[] FieldsOf(params string[] codes) => [.. codes.SelectMany(FieldsOfOne)];

    private string[] FieldsOfOne(string code)
    {
        var name = code.ToLowerInvariant();
        if (dialect.Fields.TryGetValue(name, out var fields) || (Language().Match(name) is { Success: true } language && dialect.Fields.TryGetValue(language.Groups["code"].Value, out fields)))
        {
            return fields;
        }

        return dialect.Syntax == ForeignSyntax.Cql && (known.TryFind(name, out _) || known.Words.Alias(name) is not null) ? [name]
            : throw new ForeignQueryException($"the field '{code}' has no counterpart.");
    }

    /// <param name="fields">None for everywhere.</param>
    /// <param name="text">A word, a phrase in quotation marks, a range in square brackets, with what stands behind it.</param>
    /// <param name="relation">What stands between field and text, or null.</param>
    public string Write(string[]? fields, string text, string? relation)
    {
        if (text.LastIndexOf('^') is > 0 and var weight && float.TryParse(text.AsSpan(weight + 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _))
        {
            notes.Add("Weights of words are not known here.");
            text = text[..weight];
        }

        if (relation is "<>" or "!=")
        {
            return $"(NOT {Write(fields, text, "=")})";
        }

        if (fields is not { Length: > 0 })
        {
            return relation is "<" or ">" or "<=" or ">=" ? throw new ForeignQueryException($"only dates are compared with {relation}.") : Words(text);
        }

        var each = fields.Select(field => InField(field, text, relation)).ToList();
        return each.Count == 1 ? each[0] : $"({string.Join(" OR ", each)})";
    }

    private string InField(string field, string text, string? relation)
    {
        var kind = known.TryFind(field, out var found) ? found.Kind : FieldKind.Text;
        if (kind == FieldKind.Date)
        {
            return $"{field}:{Dates(text, relation)}";
        }

        if (text.Length == 0)
        {
            throw new ForeignQueryException($"a value must follow '{field}'.");
        }

        if (relation is "<" or ">" or "<=" or ">=" or "within" || text[0] is '[' or '{')
        {
            throw new ForeignQueryException($"'{field}' is no date, and only dates have ranges.");
        }

        var plain = text.Trim('"');
        return field switch
        {
            "status" => Status(plain),
            "ipc" or "cpc" => $"{field}:{Symbol(plain)}",
            "class" => Any(plain.Replace(' ', ','), one => $"class:{one.TrimStart('0')}"),
            "number" or "priority" or "cites" or "related" => $"{field}:{(plain.AsSpan().IndexOfAny('*', '?', '$') >= 0 ? Wild(plain.Replace(" ", "", StringComparison.Ordinal)) : QueryWriter.InQuotes(plain.Replace("/low", "", StringComparison.Ordinal)))}",
            _ when kind is FieldKind.Text or FieldKind.Name => $"{field}:{Words(text)}",
            _ => Any(plain, one => $"{field}:{Wild(one)}"),
        };
    }

    /// <summary>Several values with commas or blanks between: any of them.</summary>
    private string Any(string text, Func<string, string> write)
    {
        string[] values = text.Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (values.Length == 0)
        {
            throw new ForeignQueryException("a field is named, and nothing to look for in it.");
        }

        if (values.Length == 1)
        {
            return write(values[0].Contains(' ', StringComparison.Ordinal) ? $"\"{values[0]}\"" : values[0]);
        }

        notes.Add("Of several values any will do.");
        return $"({string.Join(" OR ", values.Select(value => write(value.Contains(' ', StringComparison.Ordinal) ? $"\"{value}\"" : value)))})";
    }

    /// <summary>A word or a phrase, with its wildcards and its ~.</summary>
    public string Words(string text)
    {
        if (Fuzzy().Match(text) is { Success: true } fuzzy)
        {
            return dialect.HasFuzzy ? Nearly(fuzzy) : throw new ForeignQueryException("the sign ~ is not known there.");
        }

        if (text is ['/', _, .., '/'])
        {
            throw new ForeignQueryException($"regular expressions ({text}) are not known here.");
        }

        if (!text.StartsWith('"'))
        {
            return Wild(text);
        }

        var plain = text.Trim('"');
        if (plain.AsSpan().IndexOfAny(dialect.Wildcards) < 0)
        {
            return QueryWriter.InQuotes(plain);
        }

        // signs for letters count inside of quotation marks there, and are text here
        string[] words = plain.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 1 ? Wild(words[0]) : $"({string.Join(" ADJ/1 ", words.Select(Wild))})";
    }

    private string Nearly(Match fuzzy)
    {
        var (text, number) = (fuzzy.Groups["text"].Value, fuzzy.Groups["number"].Value);
        string[] words = text.Trim('"').Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length > 1)
        {
            if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var distance))
            {
                throw new ForeignQueryException($"behind {text}~ stands no number of words.");
            }

            notes.Add("~ behind a phrase is read as words so near each other, in any order.");
            return $"({string.Join(Invariant($" NEAR/{Math.Clamp(distance, 1, QueryLanguage.FarthestNear)} "), words.Select(Wild))})";
        }

        if (number.Contains('.', StringComparison.Ordinal))
        {
            notes.Add("How alike words are is said by letters here, not by a share.");
            number = "";
        }

        return number is "" or "0" or "1" or "2" ? words.Length == 0 ? "\"\"" : number == "0" ? Wild(words[0]) : $"{words[0]}~{number}" : throw new ForeignQueryException($"~{number} allows more other letters than the 2 there can be here.");
    }

    private string Wild(string word)
    {
        if (word.StartsWith('"'))
        {
            return QueryWriter.InQuotes(word.Trim('"'));
        }

        if (NamedField().IsMatch(word) || word.AsSpan().IndexOfAny('=', '<', '>') >= 0 || word.AsSpan().IndexOfAny('~', '^') >= 0)
        {
            throw new ForeignQueryException($"'{word}' cannot be read as it is written there; quotation marks around it make it a text.");
        }

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
        if (text[0] is '[' or '{')
        {
            return Range().Match(text) is { Success: true } range ? $"{End(range.Groups["from"].Value)}..{End(range.Groups["to"].Value)}" : throw new ForeignQueryException($"{text} is no range of dates.");
        }

        if (Compared().Match(text) is { Success: true } two)
        {
            // >=20190101<=20191231 in one piece, 20190101->20191231 of the former search
            return $"{Date(two.Groups["from"].Value)}..{Date(two.Groups["to"].Value)}";
        }

        var days = text.Trim('"').Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        return (days.Length, relation) switch
        {
            (1, ">=" or "<=" or ">" or "<") => relation + Date(days[0]),
            (1, _) => Date(days[0]),
            (2, null or "=" or "==" or "within" or ":") => $"{Date(days[0])}..{Date(days[1])}",
            _ => throw new ForeignQueryException($"{text} is no date."),
        };

        string End(string end) => end == "*" ? "" : Date(end);
    }

    public string Date(string text)
    {
        var plain = text.Trim().Trim('"').TrimEnd('*', '$');
        if (DayFirst().Match(plain) is { Success: true } day)
        {
            var (first, second) = (Two(day.Groups["first"]), Two(day.Groups["second"]));
            var isMonthFirst = dialect.Syntax == ForeignSyntax.Uspto && plain.Contains('/', StringComparison.Ordinal);
            plain = $"{day.Groups["year"].Value}-{(isMonthFirst ? first : second)}-{(isMonthFirst ? second : first)}";
        }
        else if (MonthFirst().Match(plain) is { Success: true } month)
        {
            plain = $"{month.Groups["year"].Value}-{Two(month.Groups["month"])}";
        }
        else if (plain.Length == 6 && plain.All(char.IsAsciiDigit))
        {
            plain = $"{plain[..4]}-{plain[4..]}";
        }

        return QueryDates.TryDate(plain, out var date) ? date.ToString() : throw new ForeignQueryException($"'{text}' is no date.");

        static string Two(Group group) => group.Value.PadLeft(2, '0');
    }

    private static string Status(string text) => text.ToUpperInvariant() switch
    {
        "LIVE" or "TRUE" => "(status:pending OR status:inForce)",
        "DEAD" or "FALSE" => "status:ended",
        _ => $"status:{QueryWriter.InQuotes(text)}",
    };

    private static string Symbol(string text)
    {
        var symbol = text.Replace(" ", "", StringComparison.Ordinal).Replace("/low", "", StringComparison.OrdinalIgnoreCase).Replace('$', '*').TrimEnd('/');
        return symbol.EndsWith('*') && Symbols.Level(FieldKeys.Of(FieldKind.Symbol, symbol.TrimEnd('*'))) is { IsWhole: false } ? symbol.TrimEnd('*') : symbol;
    }

    /// <summary>EN_TI is the title, EN_TI_S the title by stems: languages of single texts are not told apart here.</summary>
    [GeneratedRegex("^[a-z]{2}_(?<code>ti|ab|cl|de|all|alltxt|txt)(_s)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Language();

    [GeneratedRegex("^(?<text>\"[^\"]*\"|[^\"~]+)~(?<number>[0-9]*(\\.[0-9]+)?)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Fuzzy();

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_-]*:", RegexOptions.CultureInvariant)]
    private static partial Regex NamedField();

    [GeneratedRegex(@"\$[0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex Counted();

    [GeneratedRegex(@"^[\[{]\s*(?<from>\S+)\s+TO\s+(?<to>[^\s\]}]+)\s*[\]}]$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Range();

    [GeneratedRegex("^(?<from>[0-9/-]+[0-9])(<=?|->)(?<to>[0-9/-]+)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Compared();

    [GeneratedRegex(@"^(?<first>[0-9]{1,2})[./](?<second>[0-9]{1,2})[./](?<year>[0-9]{4})$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex DayFirst();

    [GeneratedRegex(@"^(?<month>[0-9]{1,2})[./](?<year>[0-9]{4})$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex MonthFirst();
}
