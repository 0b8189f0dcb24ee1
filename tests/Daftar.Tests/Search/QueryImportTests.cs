using Daftar.Search;

namespace Daftar.Tests.Search;

/// <summary>What people type at other services, after the first examples of their help pages: told as such, and offered as a query of this language.</summary>
public sealed class QueryImportTests
{
    private static readonly FieldTable Fields = DocumentOf.Fields;

    public static TheoryData<ForeignSyntax, string, string> Queries => new()
    {
        // Espacenet and OPS
        { ForeignSyntax.Cql, "ti=bicycle", "title:bicycle" },
        { ForeignSyntax.Cql, "ta=\"solar panel\"", "title:\"solar panel\" OR abstract:\"solar panel\"" },
        { ForeignSyntax.Cql, "pa=siemens and ti=\"electric motor\"", "applicant:siemens title:\"electric motor\"" },
        { ForeignSyntax.Cql, "ti all \"paint brush hair\"", "title:paint title:brush title:hair" },
        { ForeignSyntax.Cql, "ti any \"motor engine\" not in=smith", "(title:motor OR title:engine) NOT inventor:smith" },
        { ForeignSyntax.Cql, "pd within \"2019 2021\"", "published:2019..2021" },
        { ForeignSyntax.Cql, "pd within \"20190101,20211231\"", "published:2019-01-01..2021-12-31" },
        { ForeignSyntax.Cql, "pd>=2005 and ic=A61K", "published:2005.. ipc:A61K" },
        { ForeignSyntax.Cql, "cpc=A61K31/00/low", "cpc:A61K31/00" },
        { ForeignSyntax.Cql, "pn=EP1000000 or ap=EP19990203729 or pr=US18314305", "number:EP1000000 OR number:EP19990203729 OR priority:US18314305" },
        { ForeignSyntax.Cql, "ti=mouse prox/distance<3 ti=trap", "title:(mouse NEAR/2 trap)" },
        { ForeignSyntax.Cql, "ti=(mouse prox/distance<=3/ordered=true trap)", "title:(mouse ADJ/3 trap)" },
        { ForeignSyntax.Cql, "ti=a or ti=b and ti=c", "(title:a OR title:b) title:c" },

        // PATENTSCOPE
        { ForeignSyntax.Patentscope, "EN_TI:(\"wind turbine\" AND electric) solar", "title:\"wind turbine\" title:electric solar" },
        { ForeignSyntax.Patentscope, "FP:(solar panel)", "solar panel" },
        { ForeignSyntax.Patentscope, "PA:(siemens OR bosch) AND IN:smith", "(applicant:siemens OR applicant:bosch) inventor:smith" },
        { ForeignSyntax.Patentscope, "IC:(A61K OR H04N) ANDNOT EN_AB:coffee", "(ipc:A61K OR ipc:H04N) NOT abstract:coffee" },
        { ForeignSyntax.Patentscope, "PN:WO2010000001 OR AN:PCT/IB2009/000001", "number:WO2010000001 OR number:PCT/IB2009/000001" },
        { ForeignSyntax.Patentscope, "DP:[2019 TO 2021] AND CTR:VN", "published:2019..2021 office:VN" },
        { ForeignSyntax.Patentscope, "DP:[01.01.2019 TO 31.12.2021]", "published:2019-01-01..2021-12-31" },
        { ForeignSyntax.Patentscope, "EN_TI:(electric NEAR5 car)", "title:(electric NEAR/5 car)" },
        { ForeignSyntax.Patentscope, "EN_AB:(electric BEFORE3 car)", "abstract:(electric ADJ/3 car)" },

        // USPTO: patents, then marks
        { ForeignSyntax.Uspto, "radar.ttl.", "title:radar" },
        { ForeignSyntax.Uspto, "(solar ADJ5 panel).ab.", "abstract:(solar ADJ/5 panel)" },
        { ForeignSyntax.Uspto, "\"solar panel\".ti. AND smith.in.", "title:\"solar panel\" inventor:smith" },
        { ForeignSyntax.Uspto, "coffee.ttl,ab.", "title:coffee OR abstract:coffee" },
        { ForeignSyntax.Uspto, "roast$.ttl. NOT acme.as.", "title:roast* NOT (owner:acme OR applicant:acme)" },
        { ForeignSyntax.Uspto, "(coffee SAME bag).ab.", "abstract:(coffee NEAR/100 bag)" },
        { ForeignSyntax.Uspto, "F16L11/00.cpc. AND @pd>=20190101", "cpc:F16L11/00 published:2019-01-01.." },
        { ForeignSyntax.Uspto, "@ad>=20190101<=20201231", "filed:2019-01-01..2020-12-31" },
        { ForeignSyntax.Uspto, "CM:sunrise AND IC:009", "title:sunrise right:trademark class:9" },
        { ForeignSyntax.Uspto, "CM:*coffee* AND LD:true", "title:*coffee* right:trademark (status:pending OR status:inForce)" },
        { ForeignSyntax.Uspto, "ON:\"Acme Corp\" AND GS:tea AND LD:dead", "owner:\"Acme Corp\" goods:tea status:ended" },

        // EUIPO
        { ForeignSyntax.Euipo, "Trade mark name contains coffee AND Nice class is 30", "title:coffee right:trademark class:30" },
        { ForeignSyntax.Euipo, "Trade mark name begins with sun AND Owner name is \"Acme Corp\"", "title:sun* right:trademark owner:\"Acme Corp\"" },
        { ForeignSyntax.Euipo, "Filing date between 2019-01-01 and 2020-12-31", "filed:2019-01-01..2020-12-31" },
    };

    [Theory]
    [MemberData(nameof(Queries))]
    public void A_query_of_another_service_is_offered_in_this_language_and_never_carried_out_as_something_else(ForeignSyntax syntax, string query, string here)
    {
        var import = QueryImport.Read(query, syntax, Fields);
        Assert.True(here == import.Query, $"{import.Query} {import.Problem}");

        var problem = QueryLanguage.Read(query, Fields).Problem;
        Assert.Equal(here, problem?.Mend);
        Assert.Contains("written as in", problem!.Message, StringComparison.Ordinal);
        Assert.True(problem.Position >= 0 && problem.Length > 0 && problem.Position + problem.Length <= query.Length);
        Assert.Null(QueryLanguage.Read(here, Fields).Problem);
    }

    [Theory]
    [InlineData(ForeignSyntax.Uspto, "roast$3.ttl.", "title:roast*", "stands for any")]
    [InlineData(ForeignSyntax.Uspto, "solar.ttl. panel.ttl.", "title:solar OR title:panel", "joined by OR")]
    [InlineData(ForeignSyntax.Uspto, "(solar WITH panel).ab.", "abstract:(solar NEAR/15 panel)", "Sentences and paragraphs")]
    [InlineData(ForeignSyntax.Cql, "ti=colo?r", "title:colo?r", "one letter or none")]
    public void What_does_not_mean_quite_the_same_is_said(ForeignSyntax syntax, string query, string here, string note)
    {
        var import = QueryImport.Read(query, syntax, Fields);
        Assert.Equal(here, import.Query);
        Assert.Contains(import.Notes, one => one.Contains(note, StringComparison.Ordinal));
        Assert.Contains(note, QueryLanguage.Read(query, Fields).Problem!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ForeignSyntax.Cql, "ti=(a", "not closed")]
    [InlineData(ForeignSyntax.Cql, "ti=", "ends where")]
    [InlineData(ForeignSyntax.Cql, "op=x", "no counterpart")]
    [InlineData(ForeignSyntax.Cql, "pd=lately", "no date")]
    [InlineData(ForeignSyntax.Uspto, "x.zz.", "no counterpart")]
    public void What_cannot_be_taken_over_says_why(ForeignSyntax syntax, string query, string message)
    {
        var import = QueryImport.Read(query, syntax, Fields);
        Assert.Null(import.Query);
        Assert.Contains(message, import.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"ti=bicycle\"")]
    [InlineData("in the office within a year")]
    [InlineData("e=mc2")]
    [InlineData("St. Gallen co. ltd.")]
    [InlineData("cpc:A61K ipc:A61")]
    [InlineData("in =phở")]
    public void Words_that_only_look_alike_are_words(string query) => Assert.DoesNotContain("written as in", QueryLanguage.Read(query, Fields).Problem?.Message ?? "", StringComparison.Ordinal);

    [Fact]
    public void A_tree_whose_words_stand_like_a_foreign_query_is_written_so_that_it_is_none()
    {
        var query = QueryNode.And(new QueryTerm(null, "pd"), new QueryTerm(null, "within"), new QueryTerm(null, "2019 2021"));
        Assert.Equal("\"pd\" \"within\" \"2019 2021\"", QueryLanguage.Write(query));
        Assert.Equal(query, QueryLanguage.Read(QueryLanguage.Write(query), Fields).Query);
    }
}
