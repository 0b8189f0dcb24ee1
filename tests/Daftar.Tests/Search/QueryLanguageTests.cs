using Daftar.Search;
using Daftar.Values;
using FsCheck;
using FsCheck.Fluent;

namespace Daftar.Tests.Search;

public sealed class QueryLanguageTests
{
    private static readonly FieldTable Fields = TestFields.Table;

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
    public void Reads_and_writes(string query, string canonical)
    {
        var reading = QueryLanguage.Read(query, Fields);
        Assert.Null(reading.Problem);
        Assert.Equal(canonical, QueryLanguage.Write(reading.Query!));
        Assert.Equal(reading.Query, QueryLanguage.Read(canonical, Fields).Query);
    }

    [Theory]
    [InlineData("ownr:acme", 0, "did you mean 'owner'", "owner:acme")]
    [InlineData("kopi statsu:ended", 5, "did you mean 'status'", "kopi status:ended")]
    [InlineData("zzzzzz:acme", 0, "put it in quotes", null)]
    [InlineData("view:acme", 0, "cannot be searched", null)]
    [InlineData("kopi \"susu", 5, "not closed", "kopi \"susu\"")]
    [InlineData("kopi (susu OR teh", 5, "not closed", "kopi (susu OR teh)")]
    [InlineData("kopi) susu", 4, "never opened", "kopi susu")]
    [InlineData("kopi OR", 7, "nothing to look for", "kopi")]
    [InlineData("OR kopi", 0, "between two things", "kopi")]
    [InlineData("kopi NOT", 8, "nothing to look for", "kopi")]
    [InlineData("kopi ()", 5, "nothing between the brackets", "kopi")]
    [InlineData("kopi \"\"", 5, "nothing between the quotation marks", "kopi")]
    [InlineData("owner:", 6, "nothing to look for", null)]
    [InlineData("ko*pi", 2, "end of a word", "kopi")]
    [InlineData("kopi *", 5, "end of a word", "kopi ")]
    [InlineData("filed:lately", 6, "is no date", null)]
    [InlineData("filed:2021..2019", 6, "ends before it begins", "filed:2019..2021")]
    [InlineData("filed:2019..soon", 12, "is no date", null)]
    [InlineData("filed:2019*", 6, "no star", "filed:2019")]
    [InlineData("class:1..5", 6, "Only dates have ranges", null)]
    [InlineData("owner:(acme mark:x)", 12, "already belong", null)]
    public void What_cannot_be_read_is_pointed_at_and_mended(string query, int position, string message, string? mend)
    {
        var problem = QueryLanguage.Read(query, Fields).Problem;
        Assert.NotNull(problem);
        Assert.Equal(SearchProblemKind.Query, problem.Kind);
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
        Assert.Equal(position, problem.Position);
        Assert.Equal(mend, problem.Mend);
        Assert.True(mend is null || QueryLanguage.Read(mend, Fields).Problem is null, "the mended query must be readable");
    }

    [Theory]
    [InlineData("kopi \"cà phê\" (teh OR NOT susu*)", "“kopi” and “cà phê” and (“teh” or not anything beginning with “susu”)")]
    [InlineData("owner:acme status:\"in force\" ipc:A61* filed:2019..2021", "owner contains “acme” and status is “in force” and ipc begins with “A61” and filed from 2019 to 2021")]
    [InlineData("filed:2019 OR filed:2019-05-03 OR filed:2020..", "filed in 2019 or filed on 2019-05-03 or filed from 2020 on")]
    [InlineData("", "everything")]
    public void Says_itself(string query, string words) => Assert.Equal(words, QueryLanguage.Say(QueryLanguage.Read(query, Fields).Query!, Fields));

    [Fact]
    public void Says_a_request_with_its_filters_and_with_labels() =>
        Assert.Equal(
            "(“a” or “b”) and Nice class is “9” or “30” and Filing date until 2020",
            QueryLanguage.Say(
                new SearchRequest { Query = "a OR b", Filters = [FieldFilter.Any("class", "9", "30"), FieldFilter.Range("filed", null, "2020")] },
                Fields,
                field => field switch { "class" => "Nice class", "filed" => "Filing date", _ => field }));

    [Fact]
    public void Writing_and_reading_gives_the_same_query() => Prop.ForAll(Queries(), query =>
    {
        var written = QueryLanguage.Write(query);
        var reading = QueryLanguage.Read(written, Fields);
        return (reading.Problem is null && query.Equals(reading.Query)).Label($"{written} → {reading.Problem?.Message ?? QueryLanguage.Write(reading.Query!)}");
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_text_is_read_or_refused_with_a_place_inside_it() => Prop.ForAll(
        ArbMap.Default.ArbFor<string>().Generator.Or(Gen.ArrayOf(Gen.Elements("a", " ", "(", ")", "\"", ":", "*", "owner:", "filed:", "2019", "..", "AND", "OR ", "NOT ", "\\")).Select(string.Concat)).ToArbitrary(),
        text =>
        {
            var reading = QueryLanguage.Read(text ?? "", Fields);
            return reading.Problem is { } problem
                ? problem.Position >= 0 && problem.Position + problem.Length <= (text ?? "").Length + 1
                : QueryLanguage.Read(QueryLanguage.Write(reading.Query!), Fields).Query!.Equals(reading.Query);
        }).QuickCheckThrowOnFailure();

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
            Gen.Elements("kopi", "AND", "OR", "not", "a..b", "12:30", "Đà Lạt", "กาแฟ", "绿茶", "a\"b", "a\\", "\\\"", "*", "a*", "(x)", "x)", "“q”", "–", "owner:", "-5", "a：b", " lead", "T 2019/1"),
            ArbMap.Default.ArbFor<NonEmptyString>().Generator.Select(any => any.Get).Where(any => !string.IsNullOrWhiteSpace(any)));
        var date = Gen.OneOf(
            Gen.Choose(1900, 2030).Select(year => new RegisterDate(year)),
            Gen.Choose(1900, 2030).SelectMany(year => Gen.Choose(1, 12).Select(month => new RegisterDate(year, month))),
            Gen.Choose(1900, 2030).SelectMany(year => Gen.Choose(1, 28).Select(day => new RegisterDate(year, 2, day))));
        var term = Gen.Elements(null, "mark", "owner", "note").SelectMany(field => text.SelectMany(word => Gen.Elements(true, false).Select(QueryNode (prefix) => new QueryTerm(field, word, prefix))));
        var range = date.SelectMany(one => date.SelectMany(other => Gen.Choose(0, 3).Select(QueryNode (form) =>
        {
            var (from, to) = one.CompareTo(other) <= 0 ? (one, other) : (other, one);
            return form switch { 0 => new QueryRange("filed", from, null), 1 => new QueryRange("filed", null, to), 2 => new QueryRange("filed", from, from), _ => new QueryRange("filed", from, to) };
        })));
        var leaf = Gen.Frequency((4, term), (1, range));
        if (size <= 1)
        {
            return leaf;
        }

        var parts = Gen.ListOf(Query(size / 3), 3).Select(list => list.Take(3).ToArray()).Where(list => list.Length > 0);
        return Gen.Frequency((2, leaf), (2, parts.Select(list => QueryNode.And(list))), (2, parts.Select(list => QueryNode.Or(list))), (1, Query(size / 3).Select(QueryNode (part) => new QueryNot(part))));
    }
}
