using Daftar.Search;
using static System.FormattableString;

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
        { ForeignSyntax.Cql, "pd=\"20190101 20191231\"", "published:2019-01-01..2019-12-31" },
        { ForeignSyntax.Cql, "pd within \"2005, 2006\"", "published:2005..2006" },
        { ForeignSyntax.Cql, "pd within 2005,2006", "published:2005..2006" },
        { ForeignSyntax.Cql, "pd=20080107 OR pd=\"07/01/2008\" OR pd=07/01/2008", "published:2008-01-07 OR published:2008-01-07 OR published:2008-01-07" },
        { ForeignSyntax.Cql, "pd<2010", "published:..2009" },
        { ForeignSyntax.Cql, "pd >=2005", "published:2005.." },
        { ForeignSyntax.Cql, "pd > 2010 and pd < 2015", "published:2011.. published:..2014" },
        { ForeignSyntax.Cql, "ftxt=microscope", "title:microscope OR abstract:microscope OR text:microscope" },
        { ForeignSyntax.Cql, "ctxt=\"laser printer\"", "title:\"laser printer\" OR abstract:\"laser printer\" OR claims:\"laser printer\"" },
        { ForeignSyntax.Cql, "inventor=smith", "inventor:smith" },
        { ForeignSyntax.Cql, "title=mouse", "title:mouse" },
        { ForeignSyntax.Cql, "filed>2019", "filed:2020.." },
        { ForeignSyntax.Cql, "owner = tanaka", "owner:tanaka" },
        { ForeignSyntax.Cql, "ia=Apple OR ia=\"Ries Klaus\"", "inventor:Apple OR applicant:Apple OR inventor:\"Ries Klaus\" OR applicant:\"Ries Klaus\"" },
        { ForeignSyntax.Cql, "ti=\"coffee*\"", "title:coffee*" },
        { ForeignSyntax.Cql, "ti=\"coffee gr?nder\"", "title:(coffee ADJ/1 gr?nder)" },
        { ForeignSyntax.Cql, "cpc=\"A61K31/13\" and num=ep1000000", "cpc:A61K31/13 number:ep1000000" },
        { ForeignSyntax.Cql, "mouse prox/distance<3 trap", "mouse NEAR/2 trap" },
        { ForeignSyntax.Cql, "ti any motor", "title:motor" },
        { ForeignSyntax.Cql, "pa<>siemens ti=motor", "NOT applicant:siemens title:motor" },

        // PATENTSCOPE
        { ForeignSyntax.Patentscope, "EN_TI:\"electric car\"~10", "title:(electric NEAR/10 car)" },
        { ForeignSyntax.Patentscope, "EN_TI:roam~", "title:roam~" },
        { ForeignSyntax.Patentscope, "EN_TI:roam~0.8", "title:roam~" },
        { ForeignSyntax.Patentscope, "EN_TI:te?t", "title:te?t" },
        { ForeignSyntax.Patentscope, "EN_TI/\"electric car\"", "title:\"electric car\"" },
        { ForeignSyntax.Patentscope, "EN_AB:electric^4 EN_AB:car", "abstract:electric abstract:car" },
        { ForeignSyntax.Patentscope, "EN_AB:electric -EN_AB:car", "abstract:electric NOT abstract:car" },
        { ForeignSyntax.Patentscope, "DP:02.2000", "published:2000-02" },
        { ForeignSyntax.Patentscope, "DP:01.02.2000", "published:2000-02-01" },
        { ForeignSyntax.Patentscope, "DP:[20190101 TO *]", "published:2019-01-01.." },
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
        { ForeignSyntax.Uspto, "radar[ti]", "title:radar" },
        { ForeignSyntax.Uspto, "(john NEAR3 smith).att.", "representative:(john NEAR/3 smith)" },
        { ForeignSyntax.Uspto, "2006.ay. AND tube.clms.", "filed:2006 claims:tube" },
        { ForeignSyntax.Uspto, "20110811.fd.", "filed:2011-08-11" },
        { ForeignSyntax.Uspto, "TTL/bicycle", "title:bicycle" },
        { ForeignSyntax.Uspto, "TTL/(tennis AND (racquet OR racket)) AND AN/acme", "title:tennis (title:racquet OR title:racket) (owner:acme OR applicant:acme)" },
        { ForeignSyntax.Uspto, "ISD/1/2/2019->12/31/2019", "published:2019-01-02..2019-12-31" },
        { ForeignSyntax.Uspto, "CM:coffe~1", "title:coffe~1 right:trademark" },
        { ForeignSyntax.Uspto, "CM:\"coffee bean\"~5", "title:(coffee NEAR/5 bean) right:trademark" },
        { ForeignSyntax.Uspto, "IC:\"025\" AND FD:[20200101 TO 20201231]", "class:25 filed:2020-01-01..2020-12-31" },
        { ForeignSyntax.Uspto, "IC:(009 OR \"035\") AND ON:acme", "(class:9 OR class:35) owner:acme" },
        { ForeignSyntax.Uspto, "acme[on] AND 009[ic]", "owner:acme class:9" },
        { ForeignSyntax.Uspto, "CM:sunrise AND IC:009", "title:sunrise right:trademark class:9" },
        { ForeignSyntax.Uspto, "CM:*coffee* AND LD:true", "title:*coffee* right:trademark (status:pending OR status:inForce)" },
        { ForeignSyntax.Uspto, "ON:\"Acme Corp\" AND GS:tea AND LD:dead", "owner:\"Acme Corp\" goods:tea status:ended" },

        // EUIPO
        { ForeignSyntax.Euipo, "Trade mark name contains coffee AND Nice class is 30", "title:coffee right:trademark class:30" },
        { ForeignSyntax.Euipo, "Trade mark name begins with sun AND Owner name is \"Acme Corp\"", "title:sun* right:trademark owner:\"Acme Corp\"" },
        { ForeignSyntax.Euipo, "Trade mark name contains coffee bean AND Nice class is 30", "title:\"coffee bean\" right:trademark class:30" },
        { ForeignSyntax.Euipo, "Owner name is Acme Corp", "owner:\"Acme Corp\"" },
        { ForeignSyntax.Euipo, "Owner name is Smith and Sons and Nice class is 9,35", "owner:\"Smith and Sons\" (class:9 OR class:35)" },
        { ForeignSyntax.Euipo, "Trade mark name is not coffee", "right:trademark NOT title:coffee" },
        { ForeignSyntax.Euipo, "Trade mark name contains coffee NOT Owner name contains acme", "title:coffee right:trademark NOT owner:acme" },
        { ForeignSyntax.Euipo, "Owner name does not contain acme", "NOT owner:acme" },
        { ForeignSyntax.Euipo, "Nice class is 9,35", "class:9 OR class:35" },
        { ForeignSyntax.Euipo, "Nice class is 9 or 35", "class:9 OR class:35" },
        { ForeignSyntax.Euipo, "Nice class is 9 and 35 AND Owner name is acme", "class:9 class:35 owner:acme" },
        { ForeignSyntax.Euipo, "Trade mark name begins with blue moun", "title:\"blue moun\"* right:trademark" },
        { ForeignSyntax.Euipo, "Trade mark name ends with blue moon", "title:(blue ADJ/1 *moon) right:trademark" },
        { ForeignSyntax.Euipo, "(Applicant name contains acme OR Designer name contains tanaka) AND Locarno class is 06-01", "(applicant:acme OR designer:tanaka) locarno:06-01" },
        { ForeignSyntax.Euipo, "Filing date >= 2019-01-01", "filed:2019-01-01.." },
        { ForeignSyntax.Euipo, "Filing date is 31/12/2019", "filed:2019-12-31" },
        { ForeignSyntax.Euipo, "Application number is 018123456", "number:018123456" },
        { ForeignSyntax.Euipo, "Trade mark name contains (coffee OR tea) AND Vienna class is 5.7", "(title:coffee OR title:tea) right:trademark vienna:5.7" },
        { ForeignSyntax.Euipo, "Filing date between 2019-01-01 and 2020-12-31", "filed:2019-01-01..2020-12-31" },

        // EUIPO, the search APIs
        { ForeignSyntax.Euipo, "niceClasses=all=(25,28,40) and wordMarkSpecification.verbalElement==*Dog* and status==REGISTERED", "class:25 class:28 class:40 title:*Dog* right:trademark status:inForce" },
        {
            ForeignSyntax.Euipo, "applicationDate>=2023-05-04 and ((markFeature==FIGURATIVE and niceClasses=all=(25,26)) or (markFeature==WORD and niceClasses=out=(40)))",
            "filed:2023-05-04.. ((feature:Figurative OR feature:Combined OR feature:\"Stylized characters\") class:25 class:26 OR feature:Word NOT class:40)"
        },
        { ForeignSyntax.Euipo, "wordMarkSpecification.verbalElement==coffee and niceClasses=all=(9,42)", "title:coffee right:trademark class:9 class:42" },
        { ForeignSyntax.Euipo, "wordMarkSpecification.verbalElement==coffee", "title:coffee right:trademark" },
        { ForeignSyntax.Euipo, "wordMarkSpecification.verbalElement==\"blue moon\";niceClasses=in=(25,35)", "title:\"blue moon\" right:trademark (class:25 OR class:35)" },
        { ForeignSyntax.Euipo, "verbalElement=='blue moon*'", "title:\"blue moon\"* right:trademark" },
        { ForeignSyntax.Euipo, "wordMarkSpecification.verbalElement==\"*blue moon*\"", "title:(*blue ADJ/1 moon*) right:trademark" },
        { ForeignSyntax.Euipo, "wordMarkSpecification.verbalElement!=coffee", "right:trademark NOT title:coffee" },
        { ForeignSyntax.Euipo, "wordMarkSpecification.verbalElement==what?", "title:\"what?\" right:trademark" },
        { ForeignSyntax.Euipo, "status=in=(REGISTERED,UNDER_EXAMINATION),status==EXPIRED", "status:inForce OR status:pending OR reason:expired" },
        { ForeignSyntax.Euipo, "status=out=(WITHDRAWN,REFUSED) and markKind==EU_COLLECTIVE", "NOT (reason:withdrawn OR reason:refused) kind:collective" },
        { ForeignSyntax.Euipo, "status==REGISTERED", "status:inForce" },
        { ForeignSyntax.Euipo, "status==\"REGISTERED\"", "status:inForce" },
        { ForeignSyntax.Euipo, "status == “UNDER_EXAMINATION” or status==\"REGISTERED\"", "status:pending OR status:inForce" },
        { ForeignSyntax.Euipo, "mark==coffee and status!=\"CANCELLED\"", "title:coffee right:trademark NOT (reason:cancelled OR reason:invalidated)" },
        { ForeignSyntax.Cql, "status==\"pending\"", "status:pending" },
        { ForeignSyntax.Cql, "ti=\"coffee\" and status==\"Pending\"", "title:coffee status:pending" },
        { ForeignSyntax.Euipo, "status!=CANCELLED", "NOT (reason:cancelled OR reason:invalidated)" },
        { ForeignSyntax.Euipo, "applicationDate=ge=2023-01-01;applicationDate=lt=2024-01-01", "filed:2023-01-01.. filed:..2023-12-31" },
        { ForeignSyntax.Euipo, "registrationDate=gt=2020-01-01 and expiryDate=le=2030-12-31", "registered:2020-01-02.. expires:..2030-12-31" },
        { ForeignSyntax.Euipo, "publicationDate==2023-05-04", "published:2023-05-04" },
        { ForeignSyntax.Euipo, "applicants.name==\"Acme Corp\" AND representatives.name!=smith", "(owner:\"Acme Corp\" OR applicant:\"Acme Corp\") NOT representative:smith" },
        { ForeignSyntax.Euipo, "applicationNumber==018123456 or designNumber==\"099037115-0001\"", "number:018123456 OR number:099037115-0001" },
        { ForeignSyntax.Euipo, "applicationDate>=2024-01-01 and locarnoClasses=in=(14.03,14.04)", "filed:2024-01-01.. (locarno:14.03 OR locarno:14.04)" },
        { ForeignSyntax.Euipo, "viennaClasses==05.07* and applicationLanguage==en", "vienna:05.07 language:en" },
        { ForeignSyntax.Euipo, "niceClasses==* and applicationLanguage==en", "class:* language:en" },
        { ForeignSyntax.Euipo, "class=in=(9,42);mark==coffee", "(class:9 OR class:42) title:coffee right:trademark" },
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
    [InlineData(ForeignSyntax.Euipo, "markFeature==FIGURATIVE", "feature:Figurative OR feature:Combined OR feature:\"Stylized characters\"", "a kind of their own")]
    [InlineData(ForeignSyntax.Euipo, "status==OPPOSITION_PENDING", "status:pending", "not told apart")]
    [InlineData(ForeignSyntax.Euipo, "verbalElement==coffee", "title:coffee right:trademark", "other words beside")]
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
    [InlineData(ForeignSyntax.Cql, "kd=A1", "no counterpart")]
    [InlineData(ForeignSyntax.Cql, "ti>b", "no date")]
    [InlineData(ForeignSyntax.Cql, "ti within \"a b\"", "no date")]
    [InlineData(ForeignSyntax.Cql, "pd=\"2019 2020 2021\"", "no date")]
    [InlineData(ForeignSyntax.Cql, "pd=\"2019-01-01 or so\"", "no date")]
    [InlineData(ForeignSyntax.Cql, "ti=coffee~", "not known there")]
    [InlineData(ForeignSyntax.Cql, "ti=\"coffee", "not closed")]
    [InlineData(ForeignSyntax.Cql, "ti=coffee kind:x:y", "no counterpart")]
    [InlineData(ForeignSyntax.Patentscope, "ISA:US", "no counterpart")]
    [InlineData(ForeignSyntax.Patentscope, "EN_TI:roam~7", "more other letters")]
    [InlineData(ForeignSyntax.Uspto, "a XOR b.ti.", "XOR")]
    [InlineData(ForeignSyntax.Uspto, "138/26.ccls.", "no counterpart")]
    [InlineData(ForeignSyntax.Uspto, "CCL/138/26", "no counterpart")]
    [InlineData(ForeignSyntax.Euipo, "Mark category is word", "no counterpart")]
    [InlineData(ForeignSyntax.Euipo, "Trade mark name contains tea AND Mark category is word", "no counterpart")]
    [InlineData(ForeignSyntax.Euipo, "Nice class is 30 AND Mark category is word", "no counterpart")]
    [InlineData(ForeignSyntax.Euipo, "Trade mark status is Registered", "no value of")]
    [InlineData(ForeignSyntax.Euipo, "Owner name is", "nothing to look for")]
    [InlineData(ForeignSyntax.Euipo, "Owner name after 2019", "no date")]
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
    [InlineData("the applicants.name, or what")]
    [InlineData("status in (force)")]
    [InlineData("in any case")]
    [InlineData("in the office within 5 years")]
    [InlineData("IN/PCT/2010/00012/DEL")]
    [InlineData("PH/1/2008/000469")]
    [InlineData("Acme co.ltd. bhd.")]
    [InlineData("the name is coffee")]
    [InlineData("title:\"a=b\" owner:\"ti=x\"")]
    public void Words_that_only_look_alike_are_words(string query) => Assert.DoesNotContain("written as in", QueryLanguage.Read(query, Fields).Problem?.Message ?? "", StringComparison.Ordinal);

    /// <summary>Of the EUIPO's search APIs: where it stands, and what comes nearest.</summary>
    [Theory]
    [InlineData("representatives.identifier==123 and renewalStatus==RENEWAL_PERIOD_OPEN", "representatives.identifier", "'representative:' comes nearest")]
    [InlineData("niceClasses=all=(9,42) and renewalStatus==RENEWAL_PERIOD_OPEN", "renewalStatus", "'expires:' comes nearest")]
    [InlineData("niceClasses=in=(9) and verbalElment==coffee", "verbalElment", "did you mean verbalElement?")]
    [InlineData("niceClasses=in=(9) and status==REGISTRED", "REGISTRED", "did you mean REGISTERED?")]
    [InlineData("status==APPEALED", "APPEALED", "pending, in force or ended")]
    [InlineData("markFeature==SMELL", "SMELL", "no value of it")]
    [InlineData("niceClasses=some=(9) and status==REGISTERED", "=some=", "there is no operator")]
    [InlineData("wordMarkSpecification.verbalElement==*blue moon*", "moon*", "put in quotation marks")]
    [InlineData("niceClasses>9", ">", "only dates are compared")]
    [InlineData("applicationDate>=lately", "lately", "no date")]
    [InlineData("niceClasses==(9,42)", "==", "several are taken by")]
    [InlineData("niceClasses==1*", "1*", "names no class")]
    [InlineData("viennaClasses=='.'", "'.'", "names no class")]
    [InlineData("niceClasses==9 and locarnoClasses=in=(**)", "**", "names no class")]
    [InlineData("(niceClasses=in=(9,42)", "(", "not closed")]
    [InlineData("niceClasses=in=(9,42", "(", "not closed")]
    [InlineData("verbalElement=='blue", "'", "not closed")]
    [InlineData("niceClasses=in=(9))", ")", "never opened")]
    [InlineData("niceClasses=in=(9) and tea", "tea", "stands alone")]
    [InlineData("verbalElement==\"b(l*e\"", "\"b(l*e\"", "letters of one word")]
    [InlineData("niceClasses=in=(9);", "", "a condition must follow")]
    [InlineData("ti=coffee and kd=A1", "kd=", "no counterpart")]
    [InlineData("ti=\"coffee\" and status==\"REGISTERED\"", "REGISTERED", "ended")]
    [InlineData("ti=coffee and status==REGISTERED", "REGISTERED", "ended")]
    [InlineData("coffee.ttl. and 138/26.ccls.", "138/26.ccls.", "no counterpart")]
    public void WhatHasNoCounterpartIsToldWhereItStands(string query, string place, string message)
    {
        var problem = QueryLanguage.Read(query, Fields).Problem!;
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
        Assert.Equal(place, query.Substring(problem.Position!.Value, problem.Length));
        Assert.Null(problem.Mend);
    }

    /// <summary>Found where the query that it becomes is read: the place is that in what was typed, and where it stands nowhere in it, the part is named.</summary>
    [Theory]
    [InlineData("ti=coffee and status=bogus", "bogus")]
    [InlineData("ti=coffee and owner=bogus and status=bogus", "bogus", 37)]
    [InlineData("ti=(coffee NEAR5 a*)", "a*")]
    public void A_problem_of_what_a_query_becomes_is_told_where_it_was_typed(string query, string place, int? at = null)
    {
        var problem = QueryLanguage.Read(query, Fields).Problem!;
        Assert.Contains("written as in", problem.Message, StringComparison.Ordinal);
        Assert.Equal(place, query.Substring(problem.Position!.Value, problem.Length));
        Assert.Equal(at ?? problem.Position, problem.Position);
    }

    [Theory]
    [InlineData(ForeignSyntax.Uspto, "a$.ttl. AND coffee.ttl.")]
    public void The_part_is_named_that_was_typed_otherwise(ForeignSyntax syntax, string query)
    {
        var import = QueryImport.Read(query, syntax, Fields);
        Assert.Null(import.Place);
        Assert.Contains(" – ", import.Problem, StringComparison.Ordinal);
    }

    /// <summary>As deep as in this language, whatever brackets are added while it is written.</summary>
    [Theory]
    [InlineData(ForeignSyntax.Euipo, "niceClasses=in=(9,42)", " or ")]
    [InlineData(ForeignSyntax.Euipo, "Nice class is 9,42", " OR ")]
    [InlineData(ForeignSyntax.Cql, "ti=coffee", " or ")]
    public void Brackets_are_read_as_deep_as_it_is_said(ForeignSyntax syntax, string condition, string or)
    {
        Assert.NotNull(QueryImport.Read(Nested(QueryLanguage.DeepestNesting), syntax, Fields).Query);
        var refused = QueryImport.Read(Nested(QueryLanguage.DeepestNesting + 1), syntax, Fields);
        Assert.Contains($"more than {QueryLanguage.DeepestNesting} deep", refused.Problem, StringComparison.Ordinal);
        Assert.Equal("(", Nested(QueryLanguage.DeepestNesting + 1).Substring(refused.Place!.Value.Start, refused.Place.Value.Length));

        string Nested(int deep) => string.Concat(Enumerable.Repeat($"({condition}{or}", deep)) + condition + new string(')', deep);
    }

    /// <summary>Told, with a place, and nothing is searched.</summary>
    [Theory]
    [InlineData("kd=A1")]
    [InlineData("@xy>=2019")]
    [InlineData("x.ccls.")]
    [InlineData("ti=coffee~")]
    [InlineData("Trade mark status is Registered")]
    [InlineData("ISA:US AND EN_TI:car")]
    [InlineData("pd=lately")]
    [InlineData("volume=12")]
    [InlineData("CM:/cof+ee/")]
    [InlineData("20190101<=.pd.")]
    [InlineData("pd=")]
    [InlineData("Nice class is 9 or not 35")]
    public void What_has_no_counterpart_is_told_and_nothing_is_searched(string query)
    {
        var reading = QueryLanguage.Read(query, Fields);
        Assert.Null(reading.Query);
        Assert.Contains("written as in", reading.Problem!.Message, StringComparison.Ordinal);
        Assert.Null(reading.Problem.Mend);
    }

    /// <summary>Each near inside a near used to be read twice: thirty of them are thirty, not a thousand million.</summary>
    [Fact]
    public void Words_near_each_other_in_brackets_in_brackets_are_read_once()
    {
        Assert.NotNull(QueryImport.Read("EN_TI:" + Near(25), ForeignSyntax.Patentscope, Fields).Query);
        var query = Near(QueryLanguage.DeepestNesting + 1);
        Assert.Contains("deep", QueryImport.Read("EN_TI:" + query, ForeignSyntax.Patentscope, Fields).Problem, StringComparison.Ordinal);

        static string Near(int deep) => string.Concat(Enumerable.Repeat("(", deep)) + "a" + string.Concat(Enumerable.Repeat(" NEAR5 b)", deep));
    }

    /// <summary>Nobody typed a bracket, so none is too deep.</summary>
    [Theory]
    [InlineData("or", " OR ")]
    [InlineData("and", " ")]
    public void Lists_of_any_length_are_one_bracket(string there, string here)
    {
        var import = QueryImport.Read(string.Join($" {there} ", Enumerable.Range(1, 200).Select(static number => Invariant($"pn=EP{1000000 + number}"))), ForeignSyntax.Cql, Fields);

        Assert.Null(import.Problem);
        Assert.Equal(string.Join(here, Enumerable.Range(1, 200).Select(static number => Invariant($"number:EP{1000000 + number}"))), import.Query);
    }

    [Theory]
    [InlineData("ti=a or ti=b or ti=c and ti=d or ti=e or ti=f", "((title:a OR title:b OR title:c) title:d) OR title:e OR title:f")]
    [InlineData("ti=a or ti=b not ti=c or ti=d", "((title:a OR title:b) NOT title:c) OR title:d")]
    [InlineData("ti=a and ti=b or ti=c or ti=d and ti=e", "((title:a title:b) OR title:c OR title:d) title:e")]
    public void What_is_read_from_left_to_right_keeps_its_meaning(string query, string meant) =>
        Assert.Equal(QueryLanguage.Write(QueryLanguage.Read(meant, Fields).Query!), QueryImport.Read(query, ForeignSyntax.Cql, Fields).Query);

    [Fact]
    public void A_NOT_that_is_too_deep_is_told_at_its_place()
    {
        var query = string.Concat(Enumerable.Repeat("not  ", QueryLanguage.DeepestNesting + 1)) + "Nice class is 35";

        Assert.Equal(5 * QueryLanguage.DeepestNesting, QueryImport.Read(query, ForeignSyntax.Euipo, Fields).Place?.Start);
    }

    [Fact]
    public void A_tree_whose_words_stand_like_a_foreign_query_is_written_so_that_it_is_none()
    {
        var query = QueryNode.And(new QueryTerm(null, "pd"), new QueryTerm(null, "within"), new QueryTerm(null, "2019 2021"));
        Assert.Equal("\"pd\" \"within\" \"2019 2021\"", QueryLanguage.Write(query));
        Assert.Equal(query, QueryLanguage.Read(QueryLanguage.Write(query), Fields).Query);
    }
}
