using Daftar.Search;
using static System.FormattableString;

namespace Daftar.Tests.Search;

/// <summary>Invented documents and requests from one seed: few words, so that everything collides with everything.</summary>
internal sealed class RandomCorpus(int seed)
{
    private static readonly string[] Words =
    [
        "kopi", "Kopi", "tehu", "Toyota", "KOPIKO", "cà phê", "Đà Lạt", "กาแฟ", "ชาเขียว", "ກາເຟ", "កាហ្វេ", "ကော်ဖီ", "咖啡", "绿茶", "コーヒー", "3M", "a-b", "kofi", "coffee", "kopo", "O'Neil", "&", "St.", "naïve", "ﬁsh", "Ａcme", "rơm", "rom", "rỡm", "ca phe", "coffées", "shoes", "shoe", "Straße", "strasse", "سُكَّر", "сёмга",
        "McDonald's", "MCDONALDS", "L’Oréal", "loreal", "T-shirt", "tshirt", "t shirt", "AT&T", "att", "I.B.M.", "IBM", "O´Neil", "ONEIL", "コカ・コーラ", "コカコーラ", "co-op's", "kopi-susu-teh",
    ];

    private static readonly string[] Exactly = ["rơm", "rom", "RỠM", "cà phê", "ca phe", "Đà Lạt", "kopi", "naive", "naïve", "Straße", "strasse", "กาแฟ", "茶", "a-b", "công ty", "coffée", "سكر", "McDonald's", "mcdonalds", "oneil", "tshirt", "t-shirt", "コカコーラ"];
    private static readonly string[] Formed = ["shoes", "shoe", "coffees", "coffee", "kopis", "toyotas", "strassen"];
    private static readonly string[] Owners = ["McDonald's S.A.", "Mcdonalds SA", "Acme Contoh Sdn Bhd", "ACME contoh sdn bhd", "Beta Ltd", "บริษัท ตัวอย่าง จำกัด", "Công ty Ví Dụ", "PT Contoh", "示例公司", "Zeta"];
    private static readonly string[] Offices = ["PH", "SG", "TH", "VN", "ph", "KH"];
    private static readonly string[] Statuses = ["in force", "pending", "ended", "In  Force"];
    private static readonly string[] Symbols = ["A61K 31/00", "A61K31/12", "A61P", "H04L 9/00", "H04"];
    private static readonly string[] Figures = ["05.07.10", "5.7.1", "05.07", "050711", "05.13.01", "26.4.1"];
    private static readonly string[] Beginnings = [.. Words.Where(word => word.Length > 1).Select(word => word[..2]).Where(begin => begin.All(char.IsLetterOrDigit))];
    private static readonly string[] Begun = [.. Words.Where(word => word.Count(char.IsLetterOrDigit) > 1)];
    private static readonly string[] Flags = ["image", "document", "sound"];
    private readonly Random random = new(seed);

    public int Next(int below) => random.Next(below);

    public bool Chance(int percent) => random.Next(100) < percent;

    public T One<T>(IReadOnlyList<T> of) => of[random.Next(of.Count)];

    public SearchDocument Document(Guid entry)
    {
        var document = new SearchDocument(TestFields.Table, entry) { Stored = System.Text.Encoding.UTF8.GetBytes(new string('x', Next(50)) + entry) };
        document.Add("view", "not indexed");
        Several("mark", 2, () => Text(4));
        Several("goods", 3, () => Text(12), "en", "de", "fr", "id", null);
        Several("note", 1, () => Text(3), "en", "en-GB", null);
        Several("story", Chance(60) ? 0 : 4, () => Text(20), "en", "de", null);
        Several("owner", 2, () => One(Owners));
        document.Add("office", One(Offices));
        Several("class", 4, () => Chance(30) ? Invariant($"{Next(12) + 1:00}") : Invariant($"{Next(12) + 1}"));
        Several("vienna", 2, () => One(Figures));
        Several("ipc", 2, () => One(Symbols));
        Several("status", 1, () => One(Statuses));
        Several("number", 3, Number);
        Several("filed", 1, Date);
        Several("published", 3, Date);
        Several("has", 3, () => One(Flags));
        Several("file", 1, () => Text(2));
        return document;

        void Several(string field, int most, Func<string> value, params string?[] languages)
        {
            for (var left = Next(most + 1); left > 0; left--)
            {
                document.Add(field, value(), languages.Length == 0 ? null : One(languages));
            }
        }
    }

    public SearchRequest Request() => new()
    {
        Query = Chance(15) ? "" : QueryLanguage.Write(Query(3)),
        Filters = [.. Filters().DistinctBy(filter => filter.Field)],
        Facets = [new("office", 3), new("class", 5), new("status"), new("owner", 4), new("has"), new("filed", 100)],
        Sort = Chance(30) ? SearchSort.Relevance : One([SearchSort.Up("filed"), SearchSort.Down("filed"), SearchSort.Up("number"), SearchSort.Down("number"), SearchSort.Down("owner"), SearchSort.Up("file"), SearchSort.Up("office")]),
    };

    public QueryNode Query(int depth) => depth == 0 || Chance(40) ? Leaf() : Next(4) switch
    {
        0 => QueryNode.Or(Query(depth - 1), Query(depth - 1)),
        _ when Chance(8) => QueryNode.And(Query(depth - 1), new QueryTerm(null, One(["PH", "ph", "No."])), new QueryTerm(null, Number()), new QueryTerm(null, One(["A1", "kopi"]))),
        1 => new QueryNot(Query(depth - 1)),
        _ => QueryNode.And(Query(depth - 1), Query(depth - 1)),
    };

    private QueryNode Leaf() => Chance(20) ? OfTexts() : Next(27) switch
    {
        0 => new QueryTerm("owner", One(Owners).Split(' ')[0], Chance(20)),
        1 => new QueryTerm("office", One(Offices)),
        2 => new QueryTerm("class", Invariant($"{Next(12) + 1}")),
        3 => new QueryTerm("ipc", One(["A61K31/00", "a61", "H04", "A61K", "A61K31", "A"]), Chance(40)),
        4 => new QueryTerm("number", Number(), Chance(30)),
        5 => new QueryTerm(null, Number(), Chance(30)),
        6 => Range("filed"),
        7 => Range("published"),
        8 => new QueryTerm(One([null, "mark", "goods", "note"]), Text(2)),
        9 => new QueryTerm(null, One(Beginnings), true),
        10 => new QueryTerm(null, One(["茶", "啡", "ก", "カ", "ကော်", "กา", "kop"]), Chance(50)),
        11 => new QueryTerm("has", One(Flags)),
        12 => new QueryPresent(One(["owner", "note", "number", "ipc", "class", "filed", "published", "has", "mark"])),
        13 => new QueryTerm("vienna", One(["5.7", "05.07.10", "5", "26.04", "0507"])),
        14 => new QueryPattern(One([null, "mark", "owner"]), One(["*opi", "k*i", "to?ota", "ko?i*", "co*-*ee", "?opi", "*con*", "m*i", "na?ve", "*cme", "mcd*lds", "*shirt"])),
        15 => new QueryPattern(One(["number", "ipc", "office"]), One(["*1*", "?61*/00", "2015?0*", "4?5a", "p?"])),
        16 => new QueryFuzzy(One([null, "mark", "goods"]), One(["kopi", "kopu", "toyoda", "copi", "coffe", "kpoiko", "tshirts", "macdonalds"]), One<int?>([null, 1])),
        17 => new QuerySounds(One([null, "mark"]), One(["kofi", "koppi", "akme", "cofee", "toyotta"])),
        25 or 26 => new QuerySimilar(One(["mark", "mark", "owner"]), One(["kopiko", "KO-PI", "coffee kopi", "โกปิ", "กาแฟสด", "a kopikofi", "Toyota 3M", "acme contoh", "tehu tehi", "咖啡", "cafe phe the and", "conto co ltd"])),
        18 or 19 => Near(One([null, "mark", "goods", "owner"]), 2),
        20 or 21 => new QueryExact(One([null, "mark", "goods", "owner"]), One(Exactly)),
        22 => new QueryTerm(One([null, "goods", "note", "mark"]), One(Formed)),
        _ => Chance(15) ? new QueryTerm(One([null, null, "mark", "goods"]), One(Begun), true) : new QueryTerm(One([null, null, "mark", "goods"]), One(Words)),
    };

    /// <summary>Claims and descriptions, as it were, which the engine keeps apart.</summary>
    private QueryNode OfTexts()
    {
        var field = One(["story", "story", "text", "text", "note"]);
        return Next(11) switch
        {
            0 => new QueryPresent(field),
            1 => new QueryTerm(field, Text(2)),
            2 => new QueryTerm(field, One(Begun), true),
            3 => new QueryPattern(field, One(["*opi", "k*i", "to?ota", "co*-*ee", "*cme"])),
            4 => new QueryFuzzy(field, One(["kopu", "toyoda", "coffe"])),
            5 => new QuerySounds(field, One(["kofi", "koppi", "akme"])),
            6 => new QueryExact(field, One(Exactly)),
            7 => new QueryTerm(field, One(Formed)),
            8 => Near(field, 2),
            _ => new QueryTerm(field, One(Words)),
        };
    }

    private QueryNear Near(string? field, int depth) => new(Side(field, depth), Side(field, depth), One([1, 2, 3, 5, 12, 100]), Chance(50));

    private QueryNode Side(string? field, int depth) => (depth == 0 ? 0 : Next(8)) switch
    {
        1 => QueryNode.Or(Side(field, depth - 1), Side(field, depth - 1)),
        2 => Near(field, depth - 1),
        3 => new QueryPattern(field, One(["*opi", "to?ota", "k*i"])),
        4 => new QueryFuzzy(field, "kopu"),
        5 => new QuerySounds(field, "kofi"),
        7 => new QueryExact(field, One(["rom", "cà phê", "kopi", "đà lạt"])),
        6 => new QueryTerm(field, "ko" + (Chance(50) ? "p" : ""), true),
        _ => new QueryTerm(field, One(["kopi", "tehu", "กาแฟ", "茶", "a-b", "cà phê", "Kopi tehu", "contoh", "sdn bhd", "3M", "绿茶", "mcdonalds", "McDonald's", "t-shirt", "att"])),
    };

    private IEnumerable<FieldFilter> Filters()
    {
        for (var left = Next(4); left > 0; left--)
        {
            yield return Next(11) switch
            {
                0 => FieldFilter.Any("office", One(Offices), One(Offices)),
                1 => FieldFilter.Any("class", Invariant($"{Next(12) + 1}"), Invariant($"{Next(12) + 1}"), "99"),
                2 => FieldFilter.Any("status", One(Statuses)),
                3 => FieldFilter.Any("owner", One(Owners)),
                6 => FieldFilter.Any(One(["story", "note", "text"]), One(["kopi", "coffee", "toyota kopi", "กาแฟ", "3M"]), One(["shoe", "Acme"])),
                4 => FieldFilter.Any("filed", Invariant($"{2015 + Next(4)}"), Invariant($"{2015 + Next(4)}")),
                7 => FieldFilter.Any("filed", "2015-03..2015-11", One(["2017..", "..2015-02", "2018..2019"]), Invariant($"{2015 + Next(4)}")),
                8 => FieldFilter.Any("ipc", One(["A61K", "A61", "H04L9", "A61K 31/00", "A61K3*", "A"]), One(["H04", "A61P"])),
                9 => FieldFilter.Any("vienna", One(["5.7", "05.07.10", "5", "26.04", "0507"]), One(["26", "5.13.1"])),
                _ => FieldFilter.Range("filed", Invariant($"{2015 + Next(3)}-0{Next(9) + 1}"), Chance(30) ? null : Invariant($"{2017 + Next(3)}")),
            };
        }
    }

    private QueryRange Range(string field)
    {
        var (a, b) = (DateOf(), DateOf());
        return a.FirstDay <= b.FirstDay ? new(field, Chance(20) ? null : a, b) : new(field, b, Chance(20) ? null : a);
    }

    private Daftar.Values.RegisterDate DateOf() => Daftar.Values.RegisterDate.TryParse(Date(), out var date) ? date : default;

    private string Date() => Next(3) switch { 0 => Invariant($"{2015 + Next(5)}"), 1 => Invariant($"{2015 + Next(5)}-{Next(12) + 1:00}"), _ => Invariant($"{2015 + Next(5)}-{Next(12) + 1:00}-{Next(28) + 1:00}") };

    private string Number() => One([Invariant($"{2015 + Next(3)}/{Next(30):000}"), Invariant($"PH-{Next(30)}"), Invariant($"4{Next(30):00}-A")]);

    private string Text(int most) => string.Join(One([" ", "", ", ", " - "]), Enumerable.Range(0, 1 + Next(most)).Select(_ => One(Words)));
}
