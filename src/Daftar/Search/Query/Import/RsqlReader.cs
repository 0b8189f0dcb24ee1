using System.Text;
using System.Text.RegularExpressions;
using Daftar.Values;

namespace Daftar.Search;

/// <summary>
/// Reads queries as the EUIPO's search APIs take them (RSQL): <c>niceClasses=all=(9,42) and status==REGISTERED</c>. A condition is the path of a field, an operator, and a value or several in
/// brackets; and (<c>;</c>) binds stronger than or (<c>,</c>). What cannot be taken over is told with its place.
/// </summary>
internal sealed partial class RsqlReader(ForeignLeaves leaves, FieldTable known, string query) : QueryScanner(query)
{
    /// <summary>The first condition in a query that is written so, or null.</summary>
    /// <param name="query">As it was typed: the values of a status are told by their letters, in quotation marks, too.</param>
    /// <param name="bare">The same without what stands in quotation marks: <see cref="ForeignQuery.Bare"/>.</param>
    public static Match? First(string query, string bare) =>
        Condition().Match(bare) is { Success: true } match ? match
        : OneSign().IsMatch(bare) ? null
        : Status().Matches(query).FirstOrDefault(status => bare.AsSpan(status.Index).StartsWith(status.Groups["name"].ValueSpan));

    /// <exception cref="ForeignQueryException">Something has no counterpart.</exception>
    public string Read()
    {
        var read = ReadOr();
        Skip();
        return IsAtEnd ? read : throw NotJoined();
    }

    private ForeignQueryException NotJoined() => Query[At] == ')' ? new("this bracket was never opened.", At, 1)
        : new($"'{Query[At..]}' follows without and, or, a semicolon or a comma; a value with blanks is put in quotation marks.", At, Query.Length - At);

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
        while (Take(And()))
        {
            parts.Add(ReadPart());
        }

        return string.Join(' ', parts);
    }

    private string ReadPart()
    {
        Skip();
        if (IsAtEnd)
        {
            throw new ForeignQueryException("it ends where a condition must follow.", At, 0);
        }

        if (Query[At] != '(')
        {
            return ReadCondition();
        }

        var open = At++;
        var inside = Deeper(open, ReadOr);
        Skip();
        if (IsAtEnd)
        {
            throw new ForeignQueryException("this bracket is not closed.", open, 1);
        }

        if (Query[At] != ')')
        {
            throw NotJoined();
        }

        At++;
        return $"({inside})";
    }

    private string ReadCondition()
    {
        var start = At;
        if (Path().Match(Query, At) is not { Success: true } path)
        {
            throw new ForeignQueryException($"'{Query[At]}' stands where a condition must follow.", At, 1);
        }

        At += path.Length;
        if (Operator().Match(Query, At) is not { Success: true } sign)
        {
            throw new ForeignQueryException($"'{path.Value}' stands alone: a condition is a field, an operator and a value. A value with blanks is put in quotation marks.", start, path.Length);
        }

        At += sign.Length;
        var (how, signAt) = (sign.Groups["sign"].Value.ToLowerInvariant(), sign.Groups["sign"].Index);
        var fields = FieldsOf(path.Value, start);
        var values = Values();
        return how switch
        {
            "==" => One(path.Value, fields, values, "==", signAt),
            "!=" => Without(fields, plain => One(path.Value, plain, values, how, signAt)),
            "=in=" => Any(fields, values),
            "=out=" => Without(fields, plain => Any(plain, values)),
            "=all=" => $"({string.Join(' ', values.Select(value => Equal(fields, value)))})",
            "<" or "<=" or ">" or ">=" => Compared(path.Value, fields, values, how, signAt),
            "=lt=" => Compared(path.Value, fields, values, "<", signAt),
            "=le=" => Compared(path.Value, fields, values, "<=", signAt),
            "=gt=" => Compared(path.Value, fields, values, ">", signAt),
            "=ge=" => Compared(path.Value, fields, values, ">=", signAt),
            _ => throw new ForeignQueryException($"there is no operator {sign.Groups["sign"].Value}: ==, !=, <, <=, >, >=, =in=, =out= and =all= are known.", signAt, how.Length),
        };
    }

    private string[] FieldsOf(string path, int start)
    {
        if (EuipoApi.Fields.TryGetValue(path, out var fields))
        {
            return fields;
        }

        var name = path.ToLowerInvariant();
        if (known.TryFind(name, out _) || known.Words.Alias(name) is not null)
        {
            return [name];
        }

        var meant = EuipoApi.Nearest.TryGetValue(path, out var near) ? $"'{near}' comes nearest."
            : NearestName.Of(path, EuipoApi.Fields.Keys.Select(static one => one.ToLowerInvariant())) is { } like ? $"did you mean {EuipoApi.Fields.Keys.First(one => one.Equals(like, StringComparison.OrdinalIgnoreCase))}?"
            : "none comes near.";
        throw new ForeignQueryException($"the field '{path}' has no counterpart; {meant}", start, path.Length);
    }

    private string One(string path, string[] fields, List<Value> values, string how, int signAt) => values.Count == 1 ? Equal(fields, values[0])
        : throw new ForeignQueryException($"behind {path}{how} stands one value; several are taken by =in=, =out= and =all=.", signAt, how.Length);

    private string Any(string[] fields, List<Value> values) => values.Count == 1 ? Equal(fields, values[0]) : $"({string.Join(" OR ", values.Select(value => Equal(fields, value)))})";

    /// <summary>What is without a name is still a trade mark.</summary>
    private string Without(string[] fields, Func<string[], string> write) =>
        fields.Length == 1 && known.Words.Alias(fields[0]) is { Also: { } also } alias ? $"({also.Field}:{also.Text} NOT {write([alias.Field])})" : $"(NOT {write(fields)})";

    private string Compared(string path, string[] fields, List<Value> values, string how, int signAt)
    {
        if (values.Count != 1 || Kind(fields[0]) != FieldKind.Date)
        {
            throw new ForeignQueryException(values.Count != 1 ? $"behind {path}{how} stands one value." : $"'{path}' is no date, and only dates are compared with {how}.", signAt, how.Length);
        }

        return $"{fields[0]}:{how}{Placed(values[0], leaves.Date)}";
    }

    private string Equal(string[] fields, Value value)
    {
        var each = fields.Select(field => InField(field, value)).ToList();
        return each.Count == 1 ? each[0] : $"({string.Join(" OR ", each)})";
    }

    private string InField(string field, Value value)
    {
        if (EuipoApi.HasValues(field))
        {
            return OfList(field, value);
        }

        return Kind(field) switch
        {
            FieldKind.Text or FieldKind.Name => $"{field}:{Words(value)}",
            FieldKind.Date => $"{field}:{Placed(value, leaves.Date)}",
            FieldKind.Levels => Class(field, value),
            _ => Placed(value, text => leaves.Write([field], text, "=")),
        };
    }

    /// <summary>A class here is all below it; a star behind two digits (05.07*) means just that, and behind one (1*: 1 and 10 to 19) what cannot be asked.</summary>
    private string Class(string field, Value value)
    {
        var named = value.Text.TrimEnd('*', '.');
        if (value.Text == "*")
        {
            return $"{field}:*";
        }

        return named.Length == 0 || (value.Text.Length > named.Length && value.Text[named.Length] == '*' && named[(named.LastIndexOf('.') + 1)..].Length != 2)
            ? throw new ForeignQueryException($"'{value.Text}' names no class: a class is written whole, and finds all below it.", value.Start, value.Length)
            : Placed(value, _ => leaves.Write([field], named, "="));
    }

    private string OfList(string field, Value value)
    {
        if (EuipoApi.NoteOn(field, value.Text) is { } note)
        {
            leaves.Note(note);
        }

        return EuipoApi.Value(field, value.Text) switch
        {
            { Length: > 0 } here => here,
            "" => throw new ForeignQueryException($"'{value.Text}' does not say whether a right is pending, in force or ended; name one of these: status:pending.", value.Start, value.Length),

            // one of this language
            _ when known.Words.Closed(field)?.Contains(value.Text, StringComparer.OrdinalIgnoreCase) ?? known.Words.ValueOf(field, value.Text) != value.Text => $"{field}:{QueryWriter.Quoted(value.Text)}",
            _ => throw new ForeignQueryException($"'{value.Text}' is no value of it{(EuipoApi.NearestValue(field, value.Text) is { } near ? $"; did you mean {near}?" : ".")}", value.Start, value.Length),
        };
    }

    /// <summary>Words of a name: the whole name there, words of it here. A star is the only sign that stands for letters.</summary>
    private string Words(Value value)
    {
        string[] words = value.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words is ["*"])
        {
            return "*";
        }

        if (!value.Text.Contains('*', StringComparison.Ordinal))
        {
            leaves.Note("A name may have other words beside these here.");
            return words.Length == 1 ? QueryWriter.Quoted(words[0]) : QueryWriter.InQuotes(string.Join(' ', words));
        }

        leaves.Note("A star stands there for any letters of the whole name, here for those of one word.");
        if (Array.Exists(words, static word => word.Contains('*', StringComparison.Ordinal) && (word.Any(static c => QueryLexer.EndsWord(c) || QueryLexer.IsColon(c) || c is '?' or '~' or '^' or '=') || word.All(static c => c == '*'))))
        {
            throw new ForeignQueryException($"'{value.Text}' cannot be written here: a star stands for letters of one word.", value.Start, value.Length);
        }

        return words.Length == 1 ? words[0]
            : words[..^1].All(static word => !word.Contains('*', StringComparison.Ordinal)) && words[^1].TrimEnd('*') is var last && !last.Contains('*', StringComparison.Ordinal) ? QueryWriter.InQuotes(string.Join(' ', [.. words[..^1], last])) + "*"
            : $"({string.Join(" ADJ/1 ", words.Select(static word => word.Contains('*', StringComparison.Ordinal) ? word : QueryWriter.Quoted(word)))})";
    }

    /// <summary>A problem of a value has the place of the value.</summary>
    private static string Placed(Value value, Func<string, string> write)
    {
        try
        {
            return write(value.Text);
        }
        catch (ForeignQueryException cannot) when (cannot.Position is null)
        {
            throw new ForeignQueryException(cannot.Message, value.Start, value.Length);
        }
    }

    private FieldKind Kind(string field) => known.TryFind(known.Words.Alias(field)?.Field ?? field, out var found) ? found.Kind : FieldKind.Text;

    private List<Value> Values()
    {
        Skip();
        if (IsAtEnd || Query[At] != '(')
        {
            return [One()];
        }

        var open = At++;
        var values = new List<Value>();
        while (true)
        {
            values.Add(One());
            Skip();
            if (IsAtEnd)
            {
                throw new ForeignQueryException("this bracket is not closed.", open, 1);
            }

            if (Query[At++] is var sign && sign != ',')
            {
                return sign == ')' ? values : throw new ForeignQueryException("between values stands a comma; a value with blanks is put in quotation marks.", At - 1, 1);
            }
        }
    }

    private Value One()
    {
        Skip();
        var start = At;
        if (At < Query.Length && Query[At] is '"' or '\'')
        {
            var (quote, text) = (Query[At++], new StringBuilder());
            for (; At < Query.Length && Query[At] != quote; At++)
            {
                At += Query[At] == '\\' && At + 1 < Query.Length ? 1 : 0;
                text.Append(Query[At]);
            }

            if (At >= Query.Length)
            {
                throw new ForeignQueryException("the quotation mark is not closed.", start, 1);
            }

            At++;
            return text.ToString().Trim() is { Length: > 0 } quoted ? new(quoted, start, At - start) : throw new ForeignQueryException("there is nothing between the quotation marks.", start, At - start);
        }

        if (Path().Match(Query, At) is not { Success: true } plain)
        {
            throw new ForeignQueryException("there is no value where one must follow.", Math.Max(0, At - 1), 1);
        }

        At += plain.Length;
        return new(plain.Value, start, plain.Length);
    }

    /// <summary>A value without its quotation marks, and its place in the query.</summary>
    private readonly record struct Value(string Text, int Start, int Length);

    /// <summary>An operator of letters is none anywhere else; the others need a field of theirs in front, or one of their values behind.</summary>
    [GeneratedRegex(
        """
        (?<![\w.:@?*&%#/=<>-])([A-Za-z][A-Za-z_.]*\s*=(in|out|all|lt|le|gt|ge)=(?=\s*[^\s=])
        |((wordMarkSpecification\.)?verbalElement|(applicants|representatives|designers)\.(name|identifier)|(application|registration|expiry|publication|designation|status|update|oppositionPeriodEnd)Date
        |(application|design)Number|applicantReference|(application|second)Language|mark(Kind|Feature|Basis)|(nice|vienna|locarno)Classes|publicationSection|renewalStatus|(tradeDistinctiveness|fastTrack)Indicator
        |oppositions\.oppositionNumber|cancellations\.cancellationNumber|appeals\.appealNumber)\s*([=!<>]=|[<>])(?=\s*[^\s=<>]))
        """, RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Condition();

    /// <summary>status==REGISTERED: in small letters, or with blanks, it is Espacenet's way to write a status of this language.</summary>
    [GeneratedRegex("""(?<![\w.:@?*&%#/=<>-])(?<name>status)\s*[=!]=\s*(["“”„«»＂](?-i:[A-Z]{5,}(_[A-Z]+)*)["“”„«»＂]|'?(?-i:[A-Z]{5,}(_[A-Z]+)*)(?![\w*]))""", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Status();

    /// <summary>ti=coffee: a single sign is Espacenet's, whose way it also is to write two.</summary>
    [GeneratedRegex($@"(?<![\w.:@?*&%#/=<>-])({ForeignQuery.CqlNames})\s*=(?!=|(in|out|all|lt|le|gt|ge)=)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex OneSign();

    [GeneratedRegex("""\G[^\s"'();,=!~<>]+""", RegexOptions.CultureInvariant)]
    private static partial Regex Path();

    [GeneratedRegex(@"\G\s*(?<sign>[=!]=|=[A-Za-z]*=|[<>]=?)\s*", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Operator();

    [GeneratedRegex(@"\G(,|or(?=[\s(]))", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Or();

    [GeneratedRegex(@"\G(;|and(?=[\s(]))", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex And();
}
