using Daftar.Register;
using Daftar.Search;
using Daftar.Server.Searching;
using Daftar.Values;

namespace Daftar.Server.Portal;

/// <summary>What one can write in the search box: examples to click, each said in the words of the language, queries as at other services, and the fields.</summary>
internal sealed class SearchHelpPage(ISearchIndex index) : PortalPage
{
    public IReadOnlyList<(string Title, IReadOnlyList<string> Queries)> Sections =>
    [
        (Words["help.words"], ["coffee tea", "\"drying coffee\"", "coffee OR kopi", "coffee NOT tea", "(kopi OR coffee) mountain"]),
        (Words["help.parts"], ["moun*", "*land", "ko?i", "c*ee"]),
        (Words["help.near"], ["coffee NEAR/5 tea", "drying ADJ/3 beans", "(coffee OR tea) NEAR/3 beans"]),
        (Words["help.similar"], ["cofee~", "applicant:tradng~1", "sounds(kofi)", "applicant:sounds(limitid)", "similar(kopiko)", "owner:similar(\"tanaka kogyo\")"]),
        (Words["help.fields"], ["mark:star", "applicant:(limited OR corporation)", "status:\"in force\" right:trademarks", "office:SG language:en", "has:image NOT has:priority"]),
        (Words["help.fullText"], ["claims:drying", "text:(coffee NEAR/5 drying)", "coffee NOT text:*"]),
        (Words["help.classes"], ["class:9", "class:(30 OR 43)", "ipc:A01", "locarno:6"]),
        (Words["help.dates"], ["filed:2020..2024", "filed:>=2023-06", "registered:2022"]),
        (Words["help.stated"], ["applicant:*", "NOT representative:*", "right:patent NOT registered:*"]),
    ];

    /// <summary>This register keeps an index of all states.</summary>
    public bool KeepsHistory => HttpContext.RequestServices.GetService<RenewHistory>() is not null;

    public IReadOnlyList<SearchQuestion> Times =>
    [
        new() { Query = "applicant:limited", AsOf = new RegisterDate(2019, 6, 30) },
        new() { Query = "status:pending", AsOf = new RegisterDate(2022), AsOfBy = AsOfTime.Learnt },
        new() { Query = "title:coffee", InAllStates = true },
    ];

    public string SaidOfTime(SearchQuestion question) => $"{Said(question.Query)}, {question.SaidOfTime(Words, Show)}";

    /// <summary>A word in its forms and without its accents, and exactly as written.</summary>
    public IReadOnlyList<string> Written => ["beans", "=beans", "cà phê", "=\"cà phê\""];

    /// <summary>The first habits of those who come from elsewhere.</summary>
    public IReadOnlyList<(string From, string Query)> Elsewhere =>
    [
        ("Espacenet", "ti=coffee and pd within \"2020 2024\""),
        ("PATENTSCOPE", "EN_TI:(coffee NEAR5 beans)"),
        ("USPTO", "coffee.ttl. AND @pd>=20200101"),
        ("USPTO", "CM:*star* AND IC:030"),
        ("EUIPO", "Trade mark name contains star AND Nice class is 30"),
        ("EUIPO, RSQL", "wordMarkSpecification.verbalElement==*star* and niceClasses=in=(30,43)"),
    ];

    /// <summary>Fields that can be named in a query, with what they are called here.</summary>
    public IReadOnlyList<(string Name, string Label)> Fields =>
        [.. index.Fields.All.Where(known => known.Is(FieldUses.Search) || known.Is(FieldUses.Filter)).Select(known => (known.Name, Words.Value("field", known.Name))),
            .. index.Fields.TryFind(FullText.Name, out _) ? [(FullText.Name, Words.Value("field", FullText.Name))] : (IEnumerable<(string, string)>)[]];

    public string Said(string query) => QueryLanguage.Read(query, index.Fields).Query is { } read ? QueryLanguage.Say(read, index.Fields, Words) : "";

    /// <summary>What a query of another service is here.</summary>
    public string? Here(string query) => QueryLanguage.Read(query, index.Fields).Problem?.Mend;

    public string Link(string query) => Addresses.SearchIn(Language) + "?q=" + Uri.EscapeDataString(query).Replace("%20", "+", StringComparison.Ordinal);
}
