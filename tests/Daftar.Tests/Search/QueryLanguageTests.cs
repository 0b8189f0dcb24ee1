using Daftar.Languages;
using Daftar.Search;
using Daftar.Values;
using Daftar.Tests.Fixtures;
using FsCheck;
using FsCheck.Fluent;

namespace Daftar.Tests.Search;

public sealed class QueryLanguageTests
{
    private static readonly FieldTable Fields = TestFields.Table;

    private static readonly int Tries = int.TryParse(Environment.GetEnvironmentVariable("DAFTAR_TEST_QUERIES"), System.Globalization.CultureInfo.InvariantCulture, out var tries) ? tries : 3000;

    [Theory]
    [InlineData("kopi  susu", "kopi susu")]
    [InlineData("kopi AND susu", "kopi susu")]
    [InlineData("\"kopi\" OR ((teh))", "kopi OR teh")]
    [InlineData("kopi (teh OR susu) NOT gula", "kopi (teh OR susu) NOT gula")]
    [InlineData("NOT (a b) c", "NOT (a b) c")]
    [InlineData("a b OR c d", "a b OR c d")]
    [InlineData("owner:(acme OR \"beta ltd\")", "owner:acme OR owner:\"beta ltd\"")]
    [InlineData("owner: acme", "owner:acme")]
    [InlineData("OWNER:acme", "owner:acme")]
    [InlineData("filed:2019..2021", "filed:2019..2021")]
    [InlineData("filed:2019..", "filed:2019..")]
    [InlineData("filed:..2021-05", "filed:..2021-05")]
    [InlineData("filed:20190503", "filed:2019-05-03")]
    [InlineData("toyo* \"toyota mot\"* ipc:A61*", "toyo* \"toyota mot\"* ipc:A61*")]
    [InlineData("“curly quotes” （brackets） owner：full", "\"curly quotes\" brackets owner:full")]
    [InlineData("\"AND\" and", "\"AND\" and")]
    [InlineData("12:30", "\"12:30\"")]
    [InlineData("\"say \\\"hi\\\"\"", "\"say \\\"hi\\\"\"")]
    [InlineData("   ", "")]
    [InlineData("*opi k?p* to**y?*a ko??", "*opi k?p* to*y?*a ko??")]
    [InlineData("owner:*", "owner:*")]
    [InlineData("present(owner) empty(note)", "owner:* NOT note:*")]
    [InlineData("filed:*", "filed:*")]
    [InlineData("tanaka~ owner:tanaka~2", "tanaka~ owner:tanaka~2")]
    [InlineData("sounds(kofi) owner:sounds(\"kofi\")", "sounds(kofi) owner:sounds(kofi)")]
    [InlineData("similar(kopiko) owner:similar(\"tanaka kogyo\")", "mark:similar(kopiko) owner:similar(\"tanaka kogyo\")")]
    [InlineData("similar(D-10 80 & WP) similar x", "mark:similar(\"D-10 80 & WP\") similar x")]
    [InlineData("mark:sounds(kofi susu)", "mark:sounds(kofi) mark:sounds(susu)")]
    [InlineData("=phở =\"phở bò\" owner:=Đà", "=phở =\"phở bò\" owner:=Đà")]
    [InlineData("kopi NEAR/5 susu ADJ/2 gula", "kopi NEAR/5 susu ADJ/2 gula")]
    [InlineData("kopi NEAR5 susu", "kopi NEAR/5 susu")]
    [InlineData("a b NEAR/3 c NOT d ADJ/1 e", "a b NEAR/3 c NOT d ADJ/1 e")]
    [InlineData("(a OR \"b c\") NEAR/3 (d NEAR/2 e)", "(a OR \"b c\") NEAR/3 (d NEAR/2 e)")]
    [InlineData("mark:a NEAR/3 mark:b", "mark:(a NEAR/3 b)")]
    [InlineData("mark:((a OR bb*) NEAR/3 cook~2) x", "mark:((a OR bb*) NEAR/3 cook~2) x")]
    [InlineData("near adj \"NEAR/5\"", "near adj \"NEAR/5\"")]
    [InlineData("filed:>=2019 filed:<2020 filed:>2019-12 filed:<=2020-01-05", "filed:2019.. filed:..2019 filed:2020-01.. filed:..2020-01-05")]
    [InlineData("ipc:A61K 31/00 kopi", "ipc:A61K31/00 kopi")]
    [InlineData("vienna:5.7 class:(9 OR 25)", "vienna:5.7 (class:9 OR class:25)")]
    [InlineData("a~b", "\"a~b\"")]
    [InlineData("sounds (x)", "sounds x")]
    [InlineData("\"coffee \"~ tea", "\"coffee \"~ tea")]
    [InlineData("\"AND \"~ \"AND\"~1", "\"AND \"~ AND~1")]
    [InlineData("\"golden moun*\" \"kopi*\"", "\"golden moun\"* kopi*")]
    [InlineData("\"golden moun\\*\"", "\"golden moun\\*\"")]
    [InlineData("office:PH \"|\" \",\" a", "office:PH \"|\" \",\" a")]
    [InlineData("office:\"PH,SG\"", "office:\"PH,SG\"")]
    public void Reads_and_writes(string query, string canonical)
    {
        var reading = QueryLanguage.Read(query, Fields);
        Assert.Null(reading.Problem);
        Assert.Equal(canonical, QueryLanguage.Write(reading.Query!));
        Assert.Equal(reading.Query, QueryLanguage.Read(canonical, Fields).Query);
    }

    [Theory]
    [InlineData("ownr:acme", 0, 5, "did you mean 'owner'", "owner:acme")]
    [InlineData("kopi statsu:ended", 5, 7, "did you mean 'status'", "kopi status:ended")]
    [InlineData("zzzzzz:acme", 0, 7, "put it in quotes", null)]
    [InlineData("view:acme", 0, 5, "cannot be searched", null)]
    [InlineData("kopi \"susu", 5, 1, "not closed", "kopi \"susu\"")]
    [InlineData("kopi =\"susu", 6, 1, "not closed", "kopi =\"susu\"")]
    [InlineData("kopi (susu OR teh", 5, 1, "not closed", "kopi (susu OR teh)")]
    [InlineData("kopi) susu", 4, 1, "never opened", "kopi susu")]
    [InlineData("kopi OR", 7, 0, "nothing to look for", "kopi")]
    [InlineData("OR kopi", 0, 2, "between two things", "kopi")]
    [InlineData("kopi NOT", 8, 0, "nothing to look for", "kopi")]
    [InlineData("kopi ()", 5, 2, "nothing between the brackets", "kopi")]
    [InlineData("kopi \"\"", 5, 2, "nothing between the quotation marks", "kopi")]
    [InlineData("owner:", 6, 0, "nothing to look for", null)]
    [InlineData("kopi *", 5, 1, "match every word", "kopi")]
    [InlineData("kopi k*", 5, 2, "at least 2 letters", null)]
    [InlineData("*k*", 0, 3, "at least 2 letters", null)]
    [InlineData("ก*ฟ", 0, 3, "without spaces", "ก ฟ")]
    [InlineData("mark:*แฟ kopi", 5, 3, "without spaces", "mark:แฟ kopi")]
    [InlineData("class:9*", 6, 2, "needs no star", "class:9")]
    [InlineData("class:1*2", 6, 3, "needs no star", null)]
    [InlineData("vienna:1?2", 7, 3, "needs no star", null)]
    [InlineData("class:*?", 6, 2, "needs no star", null)]
    [InlineData("(())", 1, 2, "nothing between the brackets", null)]
    [InlineData("empty(", 5, 1, "not closed", null)]
    [InlineData("AND", 0, 3, "between two things", null)]
    [InlineData("\"\"", 0, 2, "nothing between the quotation marks", null)]
    [InlineData("((kopi", 1, 1, "not closed", "((kopi))")]
    [InlineData("class:9,35", 6, 4, "joined by OR", "class:(9 OR 35)")]
    [InlineData("class:9, 35 kopi", 6, 5, "joined by OR", "class:(9 OR 35) kopi")]
    [InlineData("class:9-11", 6, 4, "one by one", "class:(9 OR 10 OR 11)")]
    [InlineData("office:PH,", 7, 3, "joined by OR", "office:PH")]
    [InlineData("filed:\"2019-01-01 foo\"", 7, 14, "is no date", "filed:2019-01-01")]
    [InlineData("filed:2019-01-01T10:00", 6, 16, "is no date", "filed:2019-01-01")]
    [InlineData("filed:2019-2021", 6, 9, "is no date", "filed:2019..2021")]
    [InlineData("kopi ~", 5, 1, "directly behind one word", "kopi~")]
    [InlineData("kopi ~2", 5, 2, "directly behind one word", "kopi~2")]
    [InlineData("~kopi", 0, 5, "directly behind one word", "kopi~")]
    [InlineData("~", 0, 1, "directly behind one word", null)]
    [InlineData("coffee == tea", 7, 2, "One = stands directly", "coffee tea")]
    [InlineData("coffee ==tea", 7, 5, "One = stands directly", "coffee =tea")]
    [InlineData("coffee => tea", 7, 2, "One = stands directly", "coffee tea")]
    [InlineData("==", 0, 2, "One = stands directly", null)]
    [InlineData("kopi~0.8", 0, 8, "no weights", "kopi~")]
    [InlineData("kopi^4 teh", 0, 6, "no weights", "kopi teh")]
    [InlineData("\"kopi\"*~", 0, 8, "either ~ or stars", "\"kopi\"")]
    [InlineData("ipc:A6", 4, 2, "is no symbol", "ipc:A6*")]
    [InlineData("filed:lately", 6, 6, "is no date", null)]
    [InlineData("filed:2021..2019", 6, 10, "ends before it begins", "filed:2019..2021")]
    [InlineData("filed:2019..soon", 12, 4, "is no date", null)]
    [InlineData("filed:>soon", 7, 4, "is no date", null)]
    [InlineData("filed:2019*", 6, 5, "neither star", "filed:2019")]
    [InlineData("class:1..5", 6, 4, "one by one", "class:(1 OR 2 OR 3 OR 4 OR 5)")]
    [InlineData("class:1..99", 6, 5, "one by one", null)]
    [InlineData("office:PH..SG", 7, 6, "Only dates have ranges", null)]
    [InlineData("owner:(acme mark:x)", 12, 5, "already belong", null)]
    [InlineData("kopi NEAR susu", 5, 4, "how many words apart", "kopi NEAR/5 susu")]
    [InlineData("kopi ADJ susu", 5, 3, "how many words apart", "kopi ADJ/1 susu")]
    [InlineData("kopi NEAR/0 susu", 5, 6, "least distance", "kopi NEAR/1 susu")]
    [InlineData("kopi NEAR/500 susu", 5, 8, "At most 100", "kopi NEAR/100 susu")]
    [InlineData("kopi NEAR/5", 11, 0, "nothing to look for", "kopi")]
    [InlineData("kopi NEAR/5 NOT teh", 12, 3, "must be missing", "kopi AND NOT teh")]
    [InlineData("NEAR/5 kopi", 0, 6, "between two things", "kopi")]
    [InlineData("kopi NEAR/5 (a b)", 12, 5, "is none of them", "kopi AND (a b)")]
    [InlineData("kopi NEAR/5 filed:2019", 12, 10, "is none of them", "kopi AND filed:2019")]
    [InlineData("office:PH NEAR/5 office:SG", 0, 9, "holds whole values", "office:PH AND office:SG")]
    [InlineData("mark:kopi NEAR/5 susu", 0, 21, "names the field", "mark:(kopi NEAR/5 susu)")]
    [InlineData("x (mark:sounds(kopi) NEAR/5 (a OR b))", 3, 33, "names the field", "x (mark:(sounds(kopi) NEAR/5 (a OR b)))")]
    [InlineData("mark:kopi NEAR/5 owner:susu", 0, 27, "one field", null)]
    [InlineData("& NEAR/5 susu", 0, 1, "no letter or digit", null)]
    [InlineData("\"kopi susu\"~5", 0, 13, "joined by NEAR", "(kopi NEAR/5 susu)")]
    [InlineData("ab~", 0, 3, "so short", "ab")]
    [InlineData("kopi~7", 0, 6, "not 7", "kopi~2")]
    [InlineData("ko*i~", 0, 5, "either ~ or stars", "ko*i")]
    [InlineData("กาแฟ~", 0, 5, "with spaces around it", "กาแฟ")]
    [InlineData("office:PHH~", 7, 4, "holds whole values", "office:PHH")]
    [InlineData("=kopi*", 0, 6, "neither star nor ~", "kopi*")]
    [InlineData("office:=PH", 7, 3, "compared whole", "office:PH")]
    [InlineData("sounds(กาแฟ)", 7, 4, "Latin letters", null)]
    [InlineData("similar(ko*)", 8, 3, "written whole", "similar(ko)")]
    [InlineData("similar(&)", 8, 1, "no letter or digit", null)]
    [InlineData("office:similar(ph)", 15, 2, "holds no names", null)]
    [InlineData("sounds(kopi", 6, 1, "not closed", "sounds(kopi)")]
    [InlineData("sounds(kopi OR teh)", 12, 2, "Only words", null)]
    [InlineData("sounds()", 6, 2, "nothing between the brackets", null)]
    [InlineData("office:sounds(ph)", 14, 2, "no words that could sound", null)]
    [InlineData("empty(ownr)", 6, 5, "did you mean 'owner'", "empty(owner)")]
    [InlineData("mark:empty(owner)", 5, 12, "one field", null)]
    public void What_cannot_be_read_is_pointed_at_and_mended(string query, int position, int length, string message, string? mend)
    {
        var problem = QueryLanguage.Read(query, Fields).Problem;
        Assert.NotNull(problem);
        Assert.Equal(SearchProblemKind.Query, problem.Kind);
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
        Assert.Equal((position, length), (problem.Position, problem.Length));
        Assert.Equal(mend, problem.Mend);
        Assert.True(mend is null || QueryLanguage.Read(mend, Fields).Problem is null, "the mended query must be readable");
    }

    [Theory]
    [InlineData("kopi \"cà phê\" (teh OR NOT susu*)", "“kopi” and “cà phê” and (“teh” or not words beginning with “susu”)", "“kopi” dan “cà phê” dan (“teh” atau bukan kata yang diawali “susu”)")]
    [InlineData("owner:acme status:\"in force\" ipc:A61 ipc:A6* filed:2019..2021", "Owner contains “acme” and Status is “in force” and IPC is “A61” or below it and IPC begins with “A6” and Filed from 2019 to 2021", "Pemilik memuat “acme” dan Status adalah “in force” dan IPC adalah “A61” atau di bawahnya dan IPC diawali “A6” dan Tanggal pengajuan dari 2019 sampai 2021")]
    [InlineData("filed:2019 OR filed:2019-05-03 OR filed:2020.. OR filed:..2021", "Filed in 2019 or Filed on 2019-05-03 or Filed from 2020 on or Filed until 2021", "Tanggal pengajuan pada 2019 atau Tanggal pengajuan pada 2019-05-03 atau Tanggal pengajuan sejak 2020 atau Tanggal pengajuan sampai 2021")]
    [InlineData("", "everything", "semuanya")]
    [InlineData("owner:* NOT owner:*", "Owner is stated and Owner is not stated", "Pemilik disebutkan dan Pemilik tidak disebutkan")]
    [InlineData("*opi number:4?5", "words like “*opi” (* any letters, ? one letter) and Number is like “4?5” (* any characters, ? one)", "kata seperti “*opi” (* huruf apa pun, ? satu huruf) dan Nomor seperti “4?5” (* karakter apa pun, ? satu karakter)")]
    [InlineData("tanaka~ owner:tana~", "words spelled like “tanaka” (letters that may differ: 2) and Owner contains words spelled like “tana” (letters that may differ: 1)", "kata yang ejaannya mirip “tanaka” (huruf yang boleh berbeda: 2) dan Pemilik memuat kata yang ejaannya mirip “tana” (huruf yang boleh berbeda: 1)")]
    [InlineData("sounds(kofi) =phở", "words that sound like “kofi” and “phở” with these very accents", "kata yang berbunyi seperti “kofi” dan “phở” dengan diakritik yang persis sama")]
    [InlineData("owner:((a OR b) NEAR/5 c) NOT d ADJ/1 e", "Owner contains (“a” or “b”) at most 5 words from “c” and not (“d” directly before “e”)", "Pemilik memuat (“a” atau “b”) berjarak paling banyak 5 kata dari “c” dan bukan (“d” tepat sebelum “e”)")]
    [InlineData("a ADJ/3 b OR c NEAR/1 d", "“a” followed by “b” within 3 words or “c” directly beside “d”", "“a” diikuti “b” dalam 3 kata atau “c” tepat di samping “d”")]
    public void Says_itself_in_the_language_of_the_reader(string query, string english, string indonesian)
    {
        var read = QueryLanguage.Read(query, Fields).Query!;
        Assert.Equal(english, QueryLanguage.Say(read, Fields, Labels.English));
        Assert.Equal(indonesian, QueryLanguage.Say(read, Fields, Labels.Find("id")!));
    }

    [Fact]
    public void Every_kind_of_query_can_be_written_and_said_in_every_language()
    {
        var kinds = typeof(QueryNode).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(QueryNode)) && !type.IsAbstract).ToList();
        QueryNode[] nodes =
        [
            QueryAll.Instance, new QueryTerm(null, "a"), new QueryPattern(null, "*ab"), new QueryFuzzy(null, "abc"), new QuerySounds(null, "abc"), new QueryExact(null, "a"), new QuerySimilar("mark", "a"), new QueryPresent("owner"),
            new QueryRange("filed", new RegisterDate(2019), null), new QueryNear(new QueryTerm(null, "a"), new QueryTerm(null, "b"), 1, false), new QueryNot(new QueryTerm(null, "a")),
            QueryNode.And(new QueryTerm(null, "a"), new QueryTerm(null, "b")), QueryNode.Or(new QueryTerm(null, "a"), new QueryTerm(null, "b")),
        ];
        Assert.Equal(kinds.Select(kind => kind.Name).Order(), nodes.Select(node => node.GetType().Name).Distinct().Order());
        foreach (var node in nodes)
        {
            Assert.Equal(node, QueryLanguage.Read(QueryLanguage.Write(node), Fields).Query);
            Assert.All(Labels.All, labels => Assert.DoesNotContain("query.", QueryLanguage.Say(node, Fields, labels), StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Says_a_request_with_its_filters() =>
        Assert.Equal(
            "(“a” or “b”) and Nice class is “9” or “30” and Filed until 2020",
            QueryLanguage.Say(new SearchRequest { Query = "a OR b", Filters = [FieldFilter.Any("class", "9", "30"), FieldFilter.Range("filed", null, "2020")] }, Fields, Labels.English));

    /// <summary>The register's own fields have words people use.</summary>
    [Theory]
    [InlineData("status:\"in force\"", "status:inForce")]
    [InlineData("status:berlaku STATUS:PENDING", "status:inForce status:pending")]
    [InlineData("right:trademarks right:Patent right:paten", "right:trademark right:patent right:patent")]
    [InlineData("right:tm right:Marks right:GI", "right:trademark right:trademark right:indication")]
    [InlineData("mark:(kopi OR susu)", "(title:kopi OR title:susu) right:trademark")]
    [InlineData("NOT mark:kopi", "NOT (title:kopi right:trademark)")]
    [InlineData("nice:9 assignee:acme", "class:9 owner:acme")]
    [InlineData("language:thai office:philippines has:image event:A10", "language:th office:PH has:image event:A10")]
    public void The_words_people_use_are_the_values(string query, string canonical)
    {
        var reading = QueryLanguage.Read(query, DocumentOf.Fields);
        Assert.Null(reading.Problem);
        Assert.Equal(canonical, QueryLanguage.Write(reading.Query!));
    }

    [Theory]
    [InlineData("status:dead", 7, "unknown, pending, inForce, ended", null)]
    [InlineData("has:wings", 4, "abstract, appeal, claims", null)]
    [InlineData("kopi has:imgae", 9, "abstract, appeal, claims", "kopi has:image")]
    [InlineData("right:patnet", 6, "patent, trademark", "right:patent")]
    [InlineData("right:utility-model kopi", 6, "but a kind: kind:\"utility model\"", "kind:\"utility model\" kopi")]
    [InlineData("right:\"utility model\"", 6, "but a kind", "kind:\"utility model\"")]
    [InlineData("kopi RIGHT:um", 11, "but a kind", "kopi kind:\"utility model\"")]
    [InlineData("right:(um OR tm)", 7, "but a kind", null)]
    [InlineData("kopi office:Philipines", 12, "no name and no code", "kopi office:PH")]
    [InlineData("country:Germny", 8, "no name and no code", "country:DE")]
    [InlineData("language:Tagaloogish", 9, "no name and no code", null)]
    [InlineData("office:Qwertyuiop", 7, "no name and no code", null)]
    public void A_value_that_there_is_not_is_told(string query, int position, string message, string? mend)
    {
        var problem = QueryLanguage.Read(query, DocumentOf.Fields).Problem;
        Assert.Equal((position, mend), (problem?.Position, problem?.Mend));
        Assert.Contains(message, problem!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("office:AQ")] // a code no entry has
    [InlineData("language:zh-Hant")]
    [InlineData("language:fil")]
    [InlineData("country:Germany")]
    [InlineData("office:*")]
    public void A_code_or_a_name_is_a_value_though_no_entry_has_it(string query) => Assert.Null(QueryLanguage.Read(query, DocumentOf.Fields).Problem);

    [Fact]
    public void Writing_and_reading_gives_the_same_query() => Prop.ForAll(Queries(), query =>
    {
        var written = QueryLanguage.Write(query);
        var reading = QueryLanguage.Read(written, Fields);
        return (reading.Problem is null && query.Equals(reading.Query)).Label($"{written} → {reading.Problem?.Message ?? QueryLanguage.Write(reading.Query!)}");
    }).Check(LongRun.Times(Tries));

    /// <summary>What people and slips of the keyboard make of queries.</summary>
    private static Gen<string> Texts { get; } = ArbMap.Default.ArbFor<string>().Generator.Or(Gen.ArrayOf(Gen.Elements(
        "a", "kopi", "coffee", "ก", " ", " ", " ", "(", ")", "(", ")", "\"", "\"", "“", ":", "*", "?", "~", "~2", "~0.8", "^4", "=", ">=", "<", "-", "--", "|", "||", "&", "&&", "+", "!", ",", ";", ", ", "owner:", "filed:", "class:",
        "vienna:", "ipc:", "A61K", " 31/00", "office:", "2019", "2019-01-01", "..", "T10", "[", " TO ", "]", "AND", "AND ", " AND ", "OR ", " OR ", "NOT ", "NOT", " and ", " or ", " not ", " NEAR/3 ", " ADJ2 ", " NEAR ",
        "sounds(", "similar(", "empty(", "present(", "()", "(())", "owner", "\\", "\"coffee \"~", "\"AND \"~", "\"kopi*\"", "\"a\\*\"", "9,35", "1*2", "1?2", "ti=", "pd within ", "pd<", "EN_TI:", ".ttl.", "TTL/", "@pd>=", " within ", "CM:",
        "Nice class is ", "Trade mark name contains ", "xy=", " XOR ", " xor ", " w/5 ", " n5 ", " adj ", " SAME ", " within 5 ", " > ", "ti:", "ta:", "coffee:ti", "coffee:ti,ab", "#", "$", "%")).Select(string.Concat));

    [Fact]
    public void Any_text_is_read_or_refused_with_a_place_inside_it() => Prop.ForAll(Texts.ToArbitrary(), text =>
    {
        var reading = QueryLanguage.Read(text ?? "", Fields);
        if (reading.Problem is { } problem)
        {
            return problem.Position >= 0 && problem.Position + problem.Length <= (text ?? "").Length && problem.Message.Length > 0;
        }

        var written = QueryLanguage.Write(reading.Query!);
        var again = QueryLanguage.Read(written, Fields).Query;
        return reading.Query!.Equals(again) && QueryLanguage.Write(again!) == written;
    }).Check(LongRun.Times(Tries));

    [Fact]
    public void Every_mend_can_be_read_says_something_and_is_not_what_was_typed() => Prop.ForAll(Texts.ToArbitrary(), text =>
    {
        var mend = QueryLanguage.Read(text ?? "", Fields).Problem?.Mend;
        return (mend is null || (mend != text && !string.IsNullOrWhiteSpace(mend) && QueryLanguage.Read(mend, Fields).Query is not null and not QueryAll)).Label($"{text} → {mend}");
    }).Check(LongRun.Times(Tries));

    [Fact]
    public void Every_hint_can_be_read_and_means_something_else_than_what_was_typed() => Prop.ForAll(Texts.ToArbitrary(), text =>
    {
        var hint = QueryHints.Of(text ?? "", Fields);
        return (hint is null || (QueryLanguage.Read(hint.Query, Fields).Query is { } meant && !meant.Equals(QueryLanguage.Read(text!, Fields).Query))).Label($"{text} → {hint?.Query}");
    }).Check(LongRun.Times(Tries));

    [Theory]
    [InlineData("ti:coffee", 0, 3, "here it is 'title'", "title:coffee")]
    [InlineData("milk AND TI:(coffee OR tea)", 9, 3, "here it is 'title'", "milk AND title:(coffee OR tea)")]
    [InlineData("ta:\"green tea\" milk", 0, 3, "'title' or 'abstract'", "(title:\"green tea\" OR abstract:\"green tea\") milk")]
    [InlineData("ta:(green tea)", 0, 3, "'title' or 'abstract'", null)]
    [InlineData("an:acme", 0, 3, "no field 'an'", null)]
    [InlineData("coffee:ti", 0, 9, "in front of the colon", "title:coffee")]
    [InlineData("coffee:title milk", 0, 12, "in front of the colon", "title:coffee milk")]
    [InlineData("(coffee:ti,ab)", 1, 12, "in front of the colon", "((title:coffee OR abstract:coffee))")]
    [InlineData("coffee:tea", 0, 7, "no field 'coffee'", null)]
    [InlineData("coffee XOR tea", 7, 3, "XOR is not known", "(coffee NOT tea) OR (tea NOT coffee)")]
    [InlineData("title:coffee XOR title:\"green tea\"", 13, 3, "XOR is not known", "(title:coffee NOT title:\"green tea\") OR (title:\"green tea\" NOT title:coffee)")]
    [InlineData("coffee XOR tea XOR milk", 7, 3, "XOR is not known", null)]
    public void A_habit_of_another_service_is_told_with_the_query_it_is_here(string query, int position, int length, string message, string? mend)
    {
        var problem = QueryLanguage.Read(query, DocumentOf.Fields).Problem;
        Assert.Equal((position, length, mend), (problem?.Position, problem?.Length, problem?.Mend));
        Assert.Contains(message, problem!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("XOR")]
    [InlineData("coffee XOR")]
    [InlineData("coffee \"XOR\" tea")]
    public void XOR_is_a_word_where_it_joins_nothing(string query) => Assert.Null(QueryLanguage.Read(query, Fields).Problem);

    [Fact]
    public void Every_foreign_text_is_taken_over_as_a_query_or_refused() => Prop.ForAll(Texts.ToArbitrary(), Gen.Elements(Enum.GetValues<ForeignSyntax>()).ToArbitrary(), (text, syntax) =>
    {
        var import = QueryImport.Read(text ?? "", syntax, Fields);
        return (import.Query is { } query ? import.Problem is null && QueryLanguage.Read(query, Fields).Problem is null : import.Problem is { Length: > 0 }).Label($"{syntax}: {text} → {import.Query}");
    }).Check(LongRun.Times(Tries));

    [Fact]
    public void Size_and_depth_are_bounded()
    {
        Assert.NotNull(QueryLanguage.Read(new string('a', QueryLanguage.LongestQuery + 1), Fields).Problem);
        Assert.NotNull(QueryLanguage.Read(new string('(', 5000), Fields).Problem);
        Assert.NotNull(QueryLanguage.Read(string.Concat(Enumerable.Repeat("NOT ", 2000)) + "a", Fields).Problem);
        Assert.NotNull(QueryLanguage.Read(string.Concat(Enumerable.Repeat("a ", 300)), Fields).Problem);
    }

    private static Arbitrary<QueryNode> Queries() => Gen.Sized(size => Query(Math.Min(size, 12))).ToArbitrary();

    private static Gen<QueryNode> Query(int size)
    {
        var text = Gen.OneOf(
            Gen.Elements("kopi", "AND", "OR", "not", "a..b", "12:30", "Đà Lạt", "กาแฟ", "绿茶", "a\"b", "a\\", "\\\"", "*", "a*", "(x)", "x)", "“q”", "–", "owner:", "-5", "a：b", " lead", "T 2019/1", "coffee ", "AND ", " NEAR/5 ", "~", "~2", "a~1", "&", "--", "|", "9,35", "a;b", "coffee*", "**", "a b*", "a\\*", "*\\", "x^4", "=x", ">2019",
                "or", "-tea", "ti=x", "CM:x", "TTL/x", "Nice class is 9", "pd", "within", ">", "2019 2021"),
            ArbMap.Default.ArbFor<NonEmptyString>().Generator.Select(any => any.Get).Where(any => !string.IsNullOrWhiteSpace(any)));
        var date = Gen.OneOf(
            Gen.Choose(1900, 2030).Select(year => new RegisterDate(year)),
            Gen.Choose(1900, 2030).SelectMany(year => Gen.Choose(1, 12).Select(month => new RegisterDate(year, month))),
            Gen.Choose(1900, 2030).SelectMany(year => Gen.Choose(1, 28).Select(day => new RegisterDate(year, 2, day))));
        var field = Gen.Elements(null, "mark", "owner", "note", "text");
        var name = Gen.Elements("kopi", "toyota", "Đàlạt", "naïve", "b2c");
        var term = field.SelectMany(where => text.Select(QueryNode (word) => new QueryTerm(where, word)));
        var other = field.SelectMany(where => Gen.OneOf(
            name.Select(QueryNode (word) => new QueryTerm(where, word, true)),
            Gen.Elements("*opi", "k?pi", "k*p?i*", "*co-*op", "to?").Select(QueryNode (pattern) => new QueryPattern(where, pattern)),
            Gen.Elements("kopi", "toyota", "Đàlạt", "naïve", "coffee ", " kopi", "AND", "AND ", "NEAR5", "not").SelectMany(word => Gen.Elements<int?>(null, 1, 2).Where(edits => word.Trim().Length > 3 || edits is not 2).Select(QueryNode (edits) => new QueryFuzzy(where, word, edits))),
            Gen.Elements("kopi", "toyota", "b2c", "kopi ", "AND", "or").Select(QueryNode (word) => new QuerySounds(where, word)),
            text.Where(word => word.Count(char.IsLetterOrDigit) > 1).Select(QueryNode (word) => new QueryTerm(where, word, true)),
            Gen.Elements("PH,SG", "PH", "a b", "AND", "x~", "9|35").Select(QueryNode (word) => new QueryTerm("office", word)),
            Gen.Elements("kopiko", "Đà Lạt", "กาแฟ", "a\"b", "D-10 80 & WP", "AND", "*a").SelectMany(word => Gen.Elements("mark", "owner").Select(QueryNode (of) => new QuerySimilar(of, word))),
            text.Select(QueryNode (word) => new QueryExact(where, word)),
            Gen.Elements("owner", "filed", "class").Select(QueryNode (of) => new QueryPresent(of)),
            Near(where, 3)));
        var range = date.SelectMany(one => date.SelectMany(other => Gen.Choose(0, 3).Select(QueryNode (form) =>
        {
            var (from, to) = one.CompareTo(other) <= 0 ? (one, other) : (other, one);
            return form switch { 0 => new QueryRange("filed", from, null), 1 => new QueryRange("filed", null, to), 2 => new QueryRange("filed", from, from), _ => new QueryRange("filed", from, to) };
        })));
        var leaf = Gen.Frequency((4, term), (4, other), (1, range));
        if (size <= 1)
        {
            return leaf;
        }

        var parts = Gen.ListOf(Query(size / 3), 3).Select(list => list.Take(3).ToArray()).Where(list => list.Length > 0);
        return Gen.Frequency((2, leaf), (2, parts.Select(list => QueryNode.And(list))), (2, parts.Select(list => QueryNode.Or(list))), (1, Query(size / 3).Select(QueryNode (part) => new QueryNot(part))));
    }

    private static Gen<QueryNode> Near(string? field, int size)
    {
        var side = Gen.Elements("kopi", "NEAR/5", "phở bò", "กาแฟ").Select(QueryNode (word) => new QueryTerm(field, word));
        if (size > 0)
        {
            side = Gen.OneOf(side, Near(field, size - 1), side.SelectMany(one => side.Select(other => QueryNode.Or(one, other))), Gen.Constant<QueryNode>(new QueryFuzzy(field, "kopi")), Gen.Constant<QueryNode>(new QueryPattern(field, "k?pi")));
        }

        return side.SelectMany(left => side.SelectMany(right => Gen.Choose(1, QueryLanguage.FarthestNear).SelectMany(distance => Gen.Elements(true, false).Select(QueryNode (ordered) => new QueryNear(left, right, distance, ordered)))));
    }
}
