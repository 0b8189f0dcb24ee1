namespace Daftar.Search;

/// <summary>How a service writes its queries: names of its fields, what stands between words, wildcards.</summary>
/// <param name="Fields">Its field codes in small letters, and the fields here; none for everywhere.</param>
/// <param name="Between">What two words beside each other mean: AND or OR.</param>
internal sealed record ForeignDialect(ForeignSyntax Syntax, IReadOnlyDictionary<string, string[]> Fields, string Between)
{
    /// <summary>Operators are read from the left, none binds stronger.</summary>
    public bool IsLeftToRight { get; init; }

    /// <summary>~ behind a word or phrase, and - in front of one, mean there what they do to Lucene.</summary>
    public bool HasFuzzy { get; init; }

    /// <summary>Signs that stand for letters, inside of quotation marks too.</summary>
    public char[] Wildcards { get; init; } = ['*', '?'];

    private static string[] Everywhere { get; } = [];

    private static ForeignDialect Cql { get; } = new(ForeignSyntax.Cql, new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["ti"] = ["title"], ["ab"] = ["abstract"], ["ta"] = ["title", "abstract"], ["txt"] = Everywhere, ["pa"] = ["applicant"], ["in"] = ["inventor"], ["ia"] = ["inventor", "applicant"],
        ["pn"] = ["number"], ["spn"] = ["number"], ["ap"] = ["number"], ["sap"] = ["number"], ["num"] = ["number"], ["pr"] = ["priority"], ["spr"] = ["priority"], ["pd"] = ["published"],
        ["ct"] = ["cites"], ["ex"] = ["cites"], ["famn"] = ["family"], ["cpc"] = ["cpc"], ["cpci"] = ["cpc"], ["cpca"] = ["cpc"], ["cpcc"] = ["cpc"], ["ipc"] = ["ipc"], ["ic"] = ["ipc"],
        ["ci"] = ["ipc"], ["cn"] = ["ipc"], ["cl"] = ["ipc", "cpc"], ["claims"] = ["claims"], ["desc"] = ["description"],
        ["ftxt"] = ["title", "abstract", "text"], ["extftxt"] = ["title", "abstract", "text"], ["ctxt"] = ["title", "abstract", "claims"], ["nftxt"] = ["title", "abstract", "text", "applicant", "inventor"],
        ["nm"] = ["applicant", "inventor", "representative"], ["ad"] = ["filed"], ["apd"] = ["filed"],
    }, "AND") { IsLeftToRight = true, Wildcards = ['*', '?', '#'] };

    private static ForeignDialect Patentscope { get; } = new(ForeignSyntax.Patentscope, new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["ti"] = ["title"], ["ab"] = ["abstract"], ["cl"] = ["claims"], ["de"] = ["description"], ["txt"] = Everywhere, ["fp"] = Everywhere, ["all"] = Everywhere, ["alltxt"] = Everywhere,
        ["allnames"] = ["applicant", "inventor", "representative"], ["pa"] = ["applicant"], ["in"] = ["inventor"], ["ic"] = ["ipc"], ["ic_ex"] = ["ipc"], ["cpc"] = ["cpc"], ["pn"] = ["number"],
        ["an"] = ["number"], ["gn"] = ["number"], ["npcc"] = ["designated"], ["dp"] = ["published"], ["ad"] = ["filed"], ["ctr"] = ["office"], ["lgf"] = ["language"],
        ["all_names"] = ["applicant", "inventor", "representative"], ["ici"] = ["ipc"], ["icn"] = ["ipc"], ["of"] = ["office"], ["rp"] = ["representative"],
    }, "AND") { HasFuzzy = true };

    private static ForeignDialect Uspto { get; } = new(ForeignSyntax.Uspto, new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["ttl"] = ["title"], ["ti"] = ["title"], ["ab"] = ["abstract"], ["abst"] = ["abstract"], ["clm"] = ["claims"], ["clms"] = ["claims"], ["in"] = ["inventor"], ["inv"] = ["inventor"],
        ["as"] = ["owner", "applicant"], ["asnm"] = ["owner", "applicant"], ["aas"] = ["applicant"], ["aanm"] = ["applicant"], ["pn"] = ["number"], ["apn"] = ["number"], ["app"] = ["number"],
        ["did"] = ["number"], ["cpc"] = ["cpc"], ["cpca"] = ["cpc"], ["cpci"] = ["cpc"], ["ipc"] = ["ipc"], ["cipc"] = ["ipc"], ["spec"] = ["description"], ["detd"] = ["description"],
        ["pd"] = ["published"], ["py"] = ["published"], ["fd"] = ["filed"], ["ad"] = ["filed"], ["ay"] = ["filed"], ["fy"] = ["filed"], ["rd"] = ["registered"],
        ["cm"] = ["mark"], ["fm"] = ["mark"], ["on"] = ["owner"], ["ow"] = ["owner"], ["gs"] = ["goods"], ["ic"] = ["class"], ["sn"] = ["number"], ["rn"] = ["number"], ["ld"] = ["status"],
        ["dc"] = ["figurative"], ["tl"] = ["meaning"],
        ["aclm"] = ["claims"], ["isd"] = ["published"], ["apd"] = ["filed"], ["an"] = ["owner", "applicant"], ["lrep"] = ["representative"], ["icl"] = ["ipc"], ["att"] = ["representative"],
        ["atty"] = ["representative"], ["firm"] = ["representative"],
    }, "OR") { HasFuzzy = true, Wildcards = ['*', '?', '$'] };

    private static ForeignDialect Euipo { get; } = new(ForeignSyntax.Euipo, new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["trademarkname"] = ["mark"], ["markname"] = ["mark"], ["verbalelement"] = ["mark"], ["trademarknumber"] = ["number"], ["applicationnumber"] = ["number"], ["registrationnumber"] = ["number"],
        ["filingnumber"] = ["number"], ["trademarkstatus"] = ["status"], ["designstatus"] = ["status"], ["niceclass"] = ["class"], ["niceclasses"] = ["class"], ["niceclassification"] = ["class"],
        ["viennaclass"] = ["vienna"], ["viennacode"] = ["vienna"], ["viennaclassification"] = ["vienna"], ["locarnoclass"] = ["locarno"], ["locarnoclassification"] = ["locarno"],
        ["ownername"] = ["owner"], ["applicantname"] = ["applicant"], ["designername"] = ["designer"], ["representativename"] = ["representative"], ["filingdate"] = ["filed"],
        ["applicationdate"] = ["filed"], ["registrationdate"] = ["registered"], ["publicationdate"] = ["published"], ["expirydate"] = ["expires"], ["indicationofproduct"] = ["article"],
        ["indicationoftheproduct"] = ["article"], ["designnumber"] = ["number"], ["goodsandservices"] = ["goods"], ["trademarkoffice"] = ["office"], ["designatedterritory"] = ["designated"],
    }, "AND");

    /// <summary>The fields a code means wherever it is known; none where services differ, or none knows it.</summary>
    public static IReadOnlyList<string> Meant(string code)
    {
        string[][] meant = [.. ((ForeignDialect[])[Cql, Patentscope, Uspto]).Select(dialect => dialect.Fields.GetValueOrDefault(code.ToLowerInvariant())).OfType<string[]>()];
        return meant.Length > 0 && Array.TrueForAll(meant, one => one.SequenceEqual(meant[0])) ? meant[0] : [];
    }

    public static ForeignDialect Of(ForeignSyntax syntax) => syntax switch
    {
        ForeignSyntax.Cql => Cql, ForeignSyntax.Patentscope => Patentscope, ForeignSyntax.Uspto => Uspto, _ => Euipo,
    };
}
