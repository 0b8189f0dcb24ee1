using System.Text.RegularExpressions;

namespace Daftar.Search;

/// <summary>The query languages people bring from elsewhere.</summary>
public enum ForeignSyntax
{
    /// <summary>Espacenet and OPS.</summary>
    Cql,

    Patentscope,

    /// <summary>Patent Public Search and trademark search.</summary>
    Uspto,

    /// <summary>eSearch plus: names of fields and conditions.</summary>
    Euipo,
}

/// <summary>
/// Recognises a query of another service by forms that are none here, and offers what it is in this language. It is never carried out as something else: a query is read in another
/// syntax only where somebody asks for that.
/// </summary>
internal static partial class ForeignQuery
{
    public static string NameOf(ForeignSyntax syntax) => syntax switch
    {
        ForeignSyntax.Cql => "Espacenet",
        ForeignSyntax.Patentscope => "PATENTSCOPE",
        ForeignSyntax.Uspto => "the USPTO's search",
        _ => "the EUIPO's search",
    };

    public static bool IsRecognised(string query) => Recognise(query) is not null;

    /// <summary>The problem that tells a foreign query and what it is here; null for every other.</summary>
    public static SearchProblem? Problem(string query, FieldTable fields)
    {
        if (Recognise(query) is not { } found)
        {
            return null;
        }

        var import = QueryImport.Read(query, found.Syntax, fields);
        var name = NameOf(found.Syntax);
        return import.Query is { } mend
            ? new SearchProblem(SearchProblemKind.Query, string.Join(' ', [$"'{found.Text}' is written as in {name}; in this query language it is the query offered.", .. import.Notes]), found.At, found.Text.Length, mend)
            : new SearchProblem(SearchProblemKind.Query, $"'{found.Text}' is written as in {name}, and cannot be taken over as it stands: {import.Problem}", found.At, found.Text.Length);
    }

    private static (ForeignSyntax Syntax, string Text, int At)? Recognise(string query)
    {
        // what stands in quotes is text
        var bare = InQuotes().Replace(query, static quoted => new string('"', quoted.Length));
        foreach (var (syntax, form) in ((ForeignSyntax, Regex)[])
                 [(ForeignSyntax.Uspto, UsptoSuffix()), (ForeignSyntax.Uspto, UsptoDate()), (ForeignSyntax.Cql, Cql()), (ForeignSyntax.Uspto, UsptoMarks()), (ForeignSyntax.Patentscope, Patentscope()), (ForeignSyntax.Euipo, Euipo())])
        {
            if (form.Match(bare) is { Success: true } match)
            {
                return (syntax, query.Substring(match.Index, match.Length), match.Index);
            }
        }

        return null;
    }

    [GeneratedRegex("[\"“”„«»＂](?:\\\\.|[^\\\\\"“”„«»＂])*[\"“”„«»＂]", RegexOptions.CultureInvariant)]
    private static partial Regex InQuotes();

    [GeneratedRegex(@"(?<![\w.:@-])(ti|ab|ta|txt|pa|in|ia|pn|spn|ap|sap|num|pr|spr|pd|ct|ex|famn|cpc[iac]?|ipc|ic|ci|cn|cl|claims|desc)(\s+(within|any|all)\s+""|(==?|[<>]=)(?=[^\s=])|\s+(==?|[<>]=)\s|\s*=(?=""))|\bprox/\S+", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Cql();

    [GeneratedRegex(@"(?<![\w:])([A-Z]{2}_(TI|AB|CL|DE|ALL|ALLTXT|TXT)|FP|ALLTXT|ALL|ALLNAMES|PA|IN|IC|IC_EX|PN|AN|DP|AD|CTR|LGF|GN|NPCC):|\bANDNOT\b|(?<=\s)BEFORE[0-9]*(?=\s)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Patentscope();

    [GeneratedRegex(@"(?<=[\w)\*\$\?""])\.(ttl|ti|ab|abst|clm|clms|in|inv|as|asnm|aas|aanm|pn|apn|app|cpc|cpca|cpci|ipc|cipc|spec|detd|pd|fd|ad|ay|fy|py|did)(,[a-z]+)*\.(?=\s|\)|$)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex UsptoSuffix();

    [GeneratedRegex(@"@(pd|ad|fd|rd|ay|py)\s*[<>=]+", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex UsptoDate();

    [GeneratedRegex(@"(?<![\w:])((CM|FM|ON|OW|GS|LD|SN|RN|DC|TL):|IC:(?=""?[0-9]))", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex UsptoMarks();

    [GeneratedRegex(@"(?<!\w)(trade ?mark name|trade ?mark number|trade ?mark status|nice class(ification)?|vienna class(ification)?|locarno class(ification)?|owner name|applicant name|designer name|representative name|filing date|registration date|publication date|indication of product|design number|goods and services)\s+(is|contains|begins with|ends with|between|from)\s", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Euipo();
}
