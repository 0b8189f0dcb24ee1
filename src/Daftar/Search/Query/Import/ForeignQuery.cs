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

    /// <summary>eSearch plus: names of fields and conditions; the search APIs: RSQL.</summary>
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
            : new SearchProblem(SearchProblemKind.Query, $"'{found.Text}' is written as in {name}, and cannot be taken over as it stands: {import.Problem}", import.Place?.Start ?? found.At, import.Place?.Length ?? found.Text.Length);
    }

    private static (ForeignSyntax Syntax, string Text, int At)? Recognise(string query)
    {
        var bare = Bare(query);
        foreach (var (syntax, form) in ((ForeignSyntax, Func<string, Match?>)[])
                 [(ForeignSyntax.Uspto, UsptoSuffix().Match), (ForeignSyntax.Uspto, UsptoDate().Match), (ForeignSyntax.Uspto, UsptoSlash().Match), (ForeignSyntax.Euipo, plain => RsqlReader.First(query, plain)), (ForeignSyntax.Euipo, ConditionReader.First),
                     (ForeignSyntax.Cql, Cql().Match), (ForeignSyntax.Uspto, UsptoMarks().Match), (ForeignSyntax.Patentscope, Patentscope().Match)])
        {
            if (form(bare) is { Success: true } match)
            {
                return (syntax, query.Substring(match.Index, match.Length), match.Index);
            }
        }

        return null;
    }

    /// <summary>The query as forms are looked for in it: what stands in quotes is text.</summary>
    public static string Bare(string query) =>
        InQuotes().Replace(query, static quoted => string.Concat(quoted.Value.Select((c, place) => place == 0 || place == quoted.Length - 1 ? '"' : char.IsAsciiDigit(c) ? c : 'x')));

    /// <summary>Names of Espacenet, and those here that are typed in its way.</summary>
    public const string CqlNames =
        "ti|ab|ta|txt|pa|in|ia|pn|spn|ap|sap|num|pr|spr|pd|ad|prd|ct|ex|op|rf|oc|famn|cpc[iac]?|cpcc|ipc|ic|ci|cn|cl|kd|nm|claims|desc|c?txt|(ext|n)?ftxt|title|abstract|applicant|inventor|owner|mark|number|filed|published|registered|expires|class|office|status|right";

    [GeneratedRegex("[\"“”„«»＂](?:\\\\.|[^\\\\\"“”„«»＂])*[\"“”„«»＂]", RegexOptions.CultureInvariant)]
    private static partial Regex InQuotes();

    /// <summary>A name, a sign, a value; blanks around the sign only behind names that are known.</summary>
    [GeneratedRegex(@"(?<![\w.:@?*&%#/=<>-])((" + CqlNames + @")(\s+(within|any|all)\s+""|\s*(==|<>|[<>]=?)(?=\s*[^\s=<>])|\s+=\s|\s*=(?=""|$))|(pd|ad|prd|filed|published|registered)\s+within\s+[0-9]|(ti|ta|pa|ia|txt|[cn]?f?txt)\s+(any|all)\s+\w|[A-Z][A-Z_]+(==?|<>|[<>]=?)(?=[^\s=<>]))|\bprox/\S+", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Cql();

    [GeneratedRegex(@"(?<![\w:*?])([A-Z]{2}_(TI|AB|CL|DE|ALL|ALLTXT|TXT)(_S)?[:/]|(FP|ALLTXT|ALL|ALL_?NAMES|PA|IN|IC|IC_EX|IC[IN]|PN|AN|DP|AD|CTR|LGF|GN|NPCC|OF|RP|ISA|ISR):)|\bANDNOT\b|(?<=\s)BEFORE[0-9]*(?=\s)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Patentscope();

    private const string UsptoCodes =
        "ttl|ti|ab|abst|abtx|clm|clms|clmn|aclm|in|inv|as|asn|asnm|aas|aanm|att|atty|firm|pn|apn|app|apnr|cpc|cpca|cpci|cpcg|ipc|ipcr|cipc|cipg|spec|detd|detx|bsum|bstx|drwd|ccls|ccor|ccxr|clas|exa|xa|xp|au|art|unit|pd|ad|fd|ay|fy|py|did|kd|pct|prn|prad|prc|uref|urpn|fref|oref|pgpb|govt|cm|fm|on|ow|gs|ld|sn|rn|dc|tl";

    [GeneratedRegex(@"(?<=[\w)\*\$\?""<=>])(\.(" + UsptoCodes + @")(,[a-z]+)*\.(?=\s|\)|$)|\[(" + UsptoCodes + @")(,[a-z]+)*\])", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex UsptoSuffix();

    [GeneratedRegex(@"@[a-z]{2,4}\s*[<>=]+", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex UsptoDate();

    /// <summary>The search before 2022: TTL/bicycle. IN/PCT/2010/… is an Indian number.</summary>
    [GeneratedRegex(@"(?<![\w/*?])((?i:ttl|abst|aclm|isd|apd|lrep)/(?=\S)|(SPEC|CCL|PARN|ICL)/(?=\S)|(AN|IN)/(?=[A-Za-z""][^/]*(\s|$|\))))", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex UsptoSlash();

    [GeneratedRegex(@"(?<![\w:*?])((CM|FM|ON|OW|GS|LD|SN|RN|DC|TL|FD|RD):|IC:\(?(?=""?[0-9]))", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex UsptoMarks();
}
