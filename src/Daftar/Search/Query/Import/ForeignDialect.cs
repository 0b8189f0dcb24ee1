using System.Text.RegularExpressions;

namespace Daftar.Search;

/// <summary>How a service writes its queries: names of its fields, what stands between words, wildcards.</summary>
/// <param name="Fields">Its field codes in small letters, and the fields here; none for everywhere.</param>
/// <param name="Between">What two words beside each other mean: AND or OR.</param>
internal sealed partial record ForeignDialect(ForeignSyntax Syntax, IReadOnlyDictionary<string, string[]> Fields, string Between)
{
    /// <summary>Operators are read from the left, none binds stronger.</summary>
    public bool IsLeftToRight { get; init; }

    private static string[] Everywhere { get; } = [];

    private static ForeignDialect Cql { get; } = new(ForeignSyntax.Cql, new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["ti"] = ["title"], ["ab"] = ["abstract"], ["ta"] = ["title", "abstract"], ["txt"] = Everywhere, ["pa"] = ["applicant"], ["in"] = ["inventor"], ["ia"] = ["inventor", "applicant"],
        ["pn"] = ["number"], ["spn"] = ["number"], ["ap"] = ["number"], ["sap"] = ["number"], ["num"] = ["number"], ["pr"] = ["priority"], ["spr"] = ["priority"], ["pd"] = ["published"],
        ["ct"] = ["cites"], ["ex"] = ["cites"], ["famn"] = ["family"], ["cpc"] = ["cpc"], ["cpci"] = ["cpc"], ["cpca"] = ["cpc"], ["cpcc"] = ["cpc"], ["ipc"] = ["ipc"], ["ic"] = ["ipc"],
        ["ci"] = ["ipc"], ["cn"] = ["ipc"], ["cl"] = ["ipc", "cpc"], ["claims"] = ["claims"], ["desc"] = ["description"],
    }, "AND") { IsLeftToRight = true };

    private static ForeignDialect Patentscope { get; } = new(ForeignSyntax.Patentscope, new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["ti"] = ["title"], ["ab"] = ["abstract"], ["cl"] = ["claims"], ["de"] = ["description"], ["txt"] = Everywhere, ["fp"] = Everywhere, ["all"] = Everywhere, ["alltxt"] = Everywhere,
        ["allnames"] = ["applicant", "inventor", "representative"], ["pa"] = ["applicant"], ["in"] = ["inventor"], ["ic"] = ["ipc"], ["ic_ex"] = ["ipc"], ["cpc"] = ["cpc"], ["pn"] = ["number"],
        ["an"] = ["number"], ["gn"] = ["number"], ["npcc"] = ["designated"], ["dp"] = ["published"], ["ad"] = ["filed"], ["ctr"] = ["office"], ["lgf"] = ["language"],
    }, "AND");

    private static ForeignDialect Uspto { get; } = new(ForeignSyntax.Uspto, new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["ttl"] = ["title"], ["ti"] = ["title"], ["ab"] = ["abstract"], ["abst"] = ["abstract"], ["clm"] = ["claims"], ["clms"] = ["claims"], ["in"] = ["inventor"], ["inv"] = ["inventor"],
        ["as"] = ["owner", "applicant"], ["asnm"] = ["owner", "applicant"], ["aas"] = ["applicant"], ["aanm"] = ["applicant"], ["pn"] = ["number"], ["apn"] = ["number"], ["app"] = ["number"],
        ["did"] = ["number"], ["cpc"] = ["cpc"], ["cpca"] = ["cpc"], ["cpci"] = ["cpc"], ["ipc"] = ["ipc"], ["cipc"] = ["ipc"], ["spec"] = ["description"], ["detd"] = ["description"],
        ["pd"] = ["published"], ["py"] = ["published"], ["fd"] = ["filed"], ["ad"] = ["filed"], ["ay"] = ["filed"], ["fy"] = ["filed"], ["rd"] = ["registered"],
        ["cm"] = ["mark"], ["fm"] = ["mark"], ["on"] = ["owner"], ["ow"] = ["owner"], ["gs"] = ["goods"], ["ic"] = ["class"], ["sn"] = ["number"], ["rn"] = ["number"], ["ld"] = ["status"],
        ["dc"] = ["figurative"], ["tl"] = ["meaning"],
    }, "OR");

    private static ForeignDialect Euipo { get; } = new(ForeignSyntax.Euipo, new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["trademarkname"] = ["mark"], ["trademarknumber"] = ["number"], ["trademarkstatus"] = ["status"], ["niceclass"] = ["class"], ["niceclassification"] = ["class"], ["viennaclass"] = ["vienna"],
        ["viennaclassification"] = ["vienna"], ["locarnoclass"] = ["locarno"], ["locarnoclassification"] = ["locarno"], ["ownername"] = ["owner"], ["applicantname"] = ["applicant"],
        ["designername"] = ["designer"], ["representativename"] = ["representative"], ["filingdate"] = ["filed"], ["registrationdate"] = ["registered"], ["publicationdate"] = ["published"],
        ["indicationofproduct"] = ["article"], ["designnumber"] = ["number"], ["goodsandservices"] = ["goods"],
    }, "AND");

    public static ForeignDialect Of(ForeignSyntax syntax) => syntax switch
    {
        ForeignSyntax.Cql => Cql, ForeignSyntax.Patentscope => Patentscope, ForeignSyntax.Uspto => Uspto, _ => Euipo,
    };

    /// <summary>Brings what is written in words or behind into the one form that is read: the field, = and what is looked for.</summary>
    public string Prepare(string query) => Syntax switch
    {
        ForeignSyntax.Euipo => Conditions().Replace(query, static condition =>
        {
            var field = string.Concat(condition.Groups["field"].Value.Where(char.IsLetter)).ToLowerInvariant();
            var (value, to) = (condition.Groups["value"].Value.Trim(), condition.Groups["to"].Value.Trim());
            return condition.Groups["how"].Value.ToUpperInvariant() switch
            {
                "BEGINS WITH" => $" {field}={value.Trim('"')}* ",
                "ENDS WITH" => $" {field}=*{value.Trim('"')} ",
                "BETWEEN" or "FROM" => $" {field}=[{value} TO {to}] ",
                _ => $" {field}=({value}) ",
            };
        }),
        ForeignSyntax.Patentscope => Language().Replace(Colons().Replace(query, "${code}="), "${code}="),
        ForeignSyntax.Uspto => Colons().Replace(query, "${code}="),
        _ => query,
    };

    [GeneratedRegex(@"(?<field>\b(trade ?mark (name|number|status)|(nice|vienna|locarno) class(ification)?|(owner|applicant|designer|representative) name|(filing|registration|publication) date|indication of product|design number|goods and services))\s+(?<how>is|contains|begins with|ends with|between|from)\s+(?<value>""[^""]*""|\S+?)(\s+(and|to)\s+(?<to>[0-9][0-9./-]+))?(?=\s+(and|or|not)\s|\)|\s*$)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Conditions();

    /// <summary>EN_TI is the title: languages of single texts are not told apart here.</summary>
    [GeneratedRegex(@"\b[A-Z]{2}_(?<code>TI|AB|CL|DE|ALL|ALLTXT|TXT)=", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Language();

    [GeneratedRegex(@"\b(?<code>[A-Z]{2}(_[A-Z]+)?|ALLTXT|ALLNAMES|ALL|CPC|CTR|LGF|NPCC):\s*", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Colons();
}
