using System.Net;
using System.Text.Json;
using Daftar.Tests.Portal;

namespace Daftar.Tests.Api;

[Collection(PortalCollection.Name)]
public sealed class ApiTests(InventedRegister register)
{
    [Fact]
    public async Task ASearchAnswersWithHitsFacetsAndTheNextPage()
    {
        var answer = await JsonAsync("/api/v1/search?q=kape&size=15&facets=status,class&sort=-filed");

        Assert.Equal(40, answer.GetProperty("totalQuantity").GetInt64());
        Assert.Equal(15, answer.GetProperty("hitBag").GetArrayLength());
        Assert.Equal(["status", "class"], answer.GetProperty("facetBag").EnumerateArray().Select(facet => facet.GetProperty("field").GetString()!));
        var dates = answer.GetProperty("hitBag").EnumerateArray().Select(hit => hit.GetProperty("filingDate").GetString()!).ToList();
        Assert.Equal(dates.OrderDescending(StringComparer.Ordinal), dates);

        var ids = Ids(answer).ToList();
        for (var next = answer; next.TryGetProperty("next", out var address);)
        {
            next = await JsonAsync(address.GetString()!);
            ids.AddRange(Ids(next));
        }

        Assert.Equal(40, ids.Distinct().Count());
        Assert.Equal(40, ids.Count);
    }

    [Fact]
    public async Task WhatIsBeingTypedIsSuggestedWithTheQueryItStandsForAndWhatThatFinds()
    {
        var answer = await JsonAsync("/api/v1/suggest?q=imb");
        var suggestions = answer.GetProperty("suggestionBag").EnumerateArray().ToList();

        Assert.Contains(suggestions, one => (one.GetProperty("suggestionCategory").GetString(), one.GetProperty("suggestionText").GetString(), one.GetProperty("entryQuantity").GetInt64()) == ("mark", "imbento", 40));
        Assert.Contains(suggestions, one => (one.GetProperty("suggestionCategory").GetString(), one.GetProperty("suggestionText").GetString()) == ("owner", "Imbento Trading 3 (Halimbawa)"));
        foreach (var one in suggestions)
        {
            Assert.Equal(one.GetProperty("entryQuantity").GetInt64(), (await JsonAsync(one.GetProperty("href").GetString()!)).GetProperty("totalQuantity").GetInt64());
            Assert.Contains(FormattableString.Invariant($"{one.GetProperty("entryQuantity").GetInt64()} entr"), (await register.Http.PageAsync(one.GetProperty("page").GetString()!)).Text("h1"), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("cof", "class", "30", "Coffee, tea, staple foods")]
    [InlineData("3", "class", "30", "Coffee, tea, staple foods")]
    [InlineData("07", "class", "07-01", "Household goods")]
    [InlineData("กาแฟ", "mark", "กาแฟดอยสมมติ", null)]
    [InlineData("kape imb", "mark", "kape imbento", null)]
    [InlineData("kopi r", "mark", null, null)]
    [InlineData("deleted inv", "mark", null, null)]
    [InlineData("secret l", "owner", null, null)]
    [InlineData("owner:imb", "owner", "Imbento Trading 3 (Halimbawa)", null)]
    [InlineData("owner:imb", "mark", null, null)]
    [InlineData("kape mark:imb", "mark", "imbento", null)]
    [InlineData("class:3", "class", "30", "Coffee, tea, staple foods")]
    [InlineData("class:cof", "class", "30", "Coffee, tea, staple foods")]
    [InlineData("locarno:3", "class", null, null)]
    [InlineData("ipc:A47J3", "class", "A47J31", null)]
    [InlineData("owner:\"imb", "owner", null, null)]
    public async Task SuggestionsAreWhatEntriesThatAreShownHave(string typed, string category, string? text, string? meaning)
    {
        var answer = await JsonAsync("/api/v1/suggest?q=" + Uri.EscapeDataString(typed));
        var suggestions = answer.GetProperty("suggestionBag").EnumerateArray().Where(one => one.GetProperty("suggestionCategory").GetString() == category)
            .Select(one => (one.GetProperty("suggestionText").GetString(), one.TryGetProperty("meaningText", out var said) ? said.GetString() : null)).ToList();
        if (text is null)
        {
            Assert.Empty(suggestions);
        }
        else
        {
            Assert.Contains(suggestions, one => one.Item1 == text && (meaning is null || one.Item2 == meaning));
        }
    }

    [Theory]
    [InlineData("/api/v1/suggest")]
    [InlineData("/api/v1/suggest?q=a&language=xx")]
    [InlineData("/api/v1/suggest?q=a&size=3")]
    public async Task SuggestionsNeedWhatWasTypedAndNothingElse(string address)
    {
        using var answer = await register.Http.GetAsync(address);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Theory]
    [InlineData("kape or imbento", "“or”", "kape OR imbento", 40)]
    [InlineData("kape -mark:7", "“-mark:7”", "kape NOT mark:7", 39)]
    [InlineData("kape | zzzzqqqq", "“|”", "kape OR zzzzqqqq", 40)]
    [InlineData("kape, imbento", "“,”", "kape OR imbento", 40)]
    [InlineData("kape/imbento", "“kape/imbento”", "kape OR imbento", 40)]
    [InlineData("kape <imbento", "“<imbento”", "kape imbento", 40)]
    [InlineData("kape BUT NOT mark:7", "“BUT NOT”", "kape NOT mark:7", 39)]
    [InlineData("imbento EXCEPT mark:7", "“EXCEPT”", "imbento NOT mark:7", 39)]
    [InlineData("kape && !imbento", "“&&, !imbento”", "kape AND NOT imbento", 0)]
    [InlineData("imbent!", "“imbent!”", "imbent*", 40)]
    [InlineData("[kape OR zzzzqqqq] imbento", "“[kape OR zzzzqqqq]”", "(kape OR zzzzqqqq) imbento", 40)]
    [InlineData("'kape imbento'", "“'kape imbento'”", "\"kape imbento\"", 40)]
    public async Task WhatIsAWordHereAndAnOperatorElsewhereIsToldInApiAndPortal(string query, string typed, string meant, int finds)
    {
        var answer = await JsonAsync("/api/v1/search?q=" + Uri.EscapeDataString(query));
        var remark = Assert.Single(answer.GetProperty("remarkBag").EnumerateArray()).GetString();
        Assert.Equal($"{typed} was looked for as it stands. Did you mean: {meant}", remark);
        var first = answer.GetProperty("proposalBag").EnumerateArray().First();
        Assert.Equal((meant, finds), (first.GetProperty("queryText").GetString(), first.GetProperty("entryQuantity").GetInt32()));
        Assert.Equal(finds, (await JsonAsync(first.GetProperty("href").GetString()!)).GetProperty("totalQuantity").GetInt32());

        Assert.Contains($"{typed} was looked for as it stands.", (await register.Http.PageAsync("/en/search?q=" + Uri.EscapeDataString(query))).Text(".hint"), StringComparison.Ordinal);
        Assert.Contains($"{typed} dicari apa adanya.", (await register.Http.PageAsync("/id/search?q=" + Uri.EscapeDataString(query))).Text(".hint"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("imbneto", "imbento", 40)]
    [InlineData("cofee", "coffee", null)]
    [InlineData("mark:inbento", "title:imbento right:trademark", 40)]
    [InlineData("\"kape imbeno\"", "\"kape imbento\"", 40)]
    [InlineData("kapw imbento NOT mark:7", "kape imbento NOT (title:7 right:trademark)", 39)]
    [InlineData("imbneto&office=PH", "imbento", 40)]
    [InlineData("imbneto&office=TH", null, null)]
    [InlineData("kape", null, null)]
    [InlineData("zzzzqqqq", null, null)]
    [InlineData("deletd", null, null)]
    public async Task WhatWasPerhapsMeantIsToldIfItFindsSomethingAndNeverAskedInstead(string query, string? meant, int? finds)
    {
        var address = "/api/v1/search?q=" + query.Replace("\"", "%22", StringComparison.Ordinal).Replace(" ", "+", StringComparison.Ordinal);
        var answer = await JsonAsync(address);
        if (meant is null)
        {
            Assert.False(answer.TryGetProperty("proposalBag", out _));
            return;
        }

        Assert.Equal(0, answer.GetProperty("totalQuantity").GetInt64());
        var first = answer.GetProperty("proposalBag").EnumerateArray().First();
        Assert.Equal(meant, first.GetProperty("queryText").GetString());
        var found = (await JsonAsync(first.GetProperty("href").GetString()!)).GetProperty("totalQuantity").GetInt64();
        Assert.Equal(first.GetProperty("entryQuantity").GetInt64(), found);
        Assert.Equal(finds ?? found, found);
        var page = await register.Http.PageAsync(address.Replace("/api/v1/", "/en/", StringComparison.Ordinal));
        Assert.Equal(meant, page.QuerySelector(".proposals a")!.TextContent);
        Assert.Equal("0 entries", page.Text("h1"));
    }

    [Theory]
    [InlineData("tea", "goods: Coffee; [tea]")]
    [InlineData("inv*", "applicant: Second [Invented] Hill Co., Ltd.", "meaning: [Invented] mountain coffee")]
    [InlineData("กาแฟ", "title: [กาแฟ]ดอยสมมติ", "goods: [กาแฟ]; ชา")]
    [InlineData("secret")]
    public async Task HighlightsSayWhereWhatWasAskedForStands(string query, params string[] expected)
    {
        var address = $"/api/v1/search?q={Uri.EscapeDataString(query)}&office=TH";
        Assert.DoesNotContain("highlightBag", (await JsonAsync(address)).GetRawText(), StringComparison.Ordinal);
        var hits = (await JsonAsync(address + "&highlights=true")).GetProperty("hitBag").EnumerateArray().ToList();
        Assert.Equal(expected, hits.Count == 0 ? [] : hits[0].GetProperty("highlightBag").EnumerateArray().Select(Marked));
    }

    private static string Marked(JsonElement highlight)
    {
        var text = highlight.GetProperty("text").GetString()!;
        foreach (var range in highlight.GetProperty("rangeBag").EnumerateArray().Reverse())
        {
            var (start, length) = (range.GetProperty("position").GetInt32(), range.GetProperty("length").GetInt32());
            text = text.Insert(start + length, "]").Insert(start, "[");
        }

        return $"{highlight.GetProperty("field").GetString()}: {text}";
    }

    [Fact]
    public async Task PortalAndApiFindTheSame()
    {
        const string question = "?q=coffee&status=inForce&office=TH&office=ID";
        var answer = await JsonAsync("/api/v1/search" + question);
        var page = await register.Http.PageAsync("/en/search" + question);

        Assert.Equal(2, answer.GetProperty("totalQuantity").GetInt64());
        Assert.Equal("2 entries", page.Text("h1"));
    }

    [Fact]
    public async Task AnEntryIsItsRecordAndItsSnapshots()
    {
        var id = Ids(await JsonAsync("/api/v1/search?q=number:250199999")).Single();
        var entry = await JsonAsync($"/api/v1/entries/{id}");

        Assert.Equal("trademark", entry.GetProperty("rightCategory").GetString());
        Assert.Equal("กาแฟดอยสมมติ", entry.GetProperty("record").GetProperty("markVerbalElementText").GetString());
        Assert.True(entry.GetProperty("demonstrationIndicator").GetBoolean());
        var lines = entry.GetProperty("snapshotBag").EnumerateArray().ToList();
        Assert.Equal([1, 2], lines.Select(line => line.GetProperty("snapshotNumber").GetInt32()));
        Assert.True(lines[1].GetProperty("currentIndicator").GetBoolean());

        var listed = await JsonAsync($"/api/v1/entries/{id}/snapshots");
        Assert.Equal(entry.GetProperty("snapshotBag").GetRawText(), listed.GetProperty("snapshotBag").GetRawText());

        var first = await JsonAsync(lines[0].GetProperty("href").GetString()!);
        Assert.Equal("pending", first.GetProperty("generalStatusCategory").GetString());
        Assert.Equal("2026-01-05T00:00:00Z", first.GetProperty("producedDateTime").GetString());
    }

    [Fact]
    public async Task ASnapshotTellsItsDifferencesToAnother()
    {
        var id = Ids(await JsonAsync("/api/v1/search?q=number:250199999")).Single();
        var changes = (await JsonAsync($"/api/v1/entries/{id}/snapshots/2?against=1")).GetProperty("changeBag").EnumerateArray().ToList();

        var name = Assert.Single(changes, change => change.GetProperty("path").GetString() == "applicantBag[1].name");
        Assert.Equal("First Invented Hill Co., Ltd.", name.GetProperty("before").GetString());
        Assert.Equal("Second Invented Hill Co., Ltd.", name.GetProperty("after").GetString());
    }

    [Fact]
    public async Task CoverageCountsEveryCollection()
    {
        var rows = (await JsonAsync("/api/v1/coverage")).GetProperty("collectionBag").EnumerateArray().ToList();
        var marks = Assert.Single(rows, row => row.GetProperty("registrationOfficeCode").GetString() == "PH");

        Assert.Equal(40, marks.GetProperty("entryQuantity").GetInt64());
        Assert.Equal("PH-TM-2026-02-demonstration", marks.GetProperty("lastPackageName").GetString());
    }

    [Fact]
    public async Task AQueryThatCannotBeReadIsAProblemWithItsPlace()
    {
        var problem = await ProblemAsync("/api/v1/search?q=ownr:kape", HttpStatusCode.BadRequest);

        Assert.Equal("queryNotUnderstood", problem.GetProperty("code").GetString());
        Assert.Equal(0, problem.GetProperty("position").GetInt32());
        Assert.Equal(5, problem.GetProperty("length").GetInt32());
        Assert.Equal("owner:kape", problem.GetProperty("suggestion").GetString());
    }

    /// <summary>Not what is looked for under another meaning: refused with the place and the mend, in API and portal.</summary>
    [Theory]
    [InlineData("kape == imbento", "==", "kape imbento")]
    [InlineData("kape>imbento", "kape>", null)]
    [InlineData("kape XOR imbento", "XOR", "(kape NOT imbento) OR (imbento NOT kape)")]
    [InlineData("vienna:flowers", "flowers", null)]
    [InlineData("locarno:chairs", "chairs", null)]
    [InlineData("verbalElement==kape and niceClasses=in=(30)", "verbalElement==", "title:kape right:trademark class:30")]
    [InlineData("niceClasses=in=(30) and renewalStatus==RENEWAL_PERIOD_OPEN", "renewalStatus", null)]
    public async Task WhatCannotBeMeantIsPointedAt(string query, string place, string? mend)
    {
        var address = "search?q=" + Uri.EscapeDataString(query);
        var problem = await ProblemAsync("/api/v1/" + address, HttpStatusCode.BadRequest);
        Assert.Equal(place, query.Substring(problem.GetProperty("position").GetInt32(), problem.GetProperty("length").GetInt32()));
        Assert.Equal(mend, problem.TryGetProperty("suggestion", out var suggestion) ? suggestion.GetString() : null);
        var page = await register.Http.PageAsync("/en/" + address, HttpStatusCode.BadRequest);
        Assert.Equal(place, page.Text(".where b"));
        Assert.Equal(mend is null ? [] : [mend], page.Texts(".notice a code"));
    }

    [Fact]
    public async Task AnRsqlQueryIsReadWhereTheSyntaxOfTheEuipoIsNamed()
    {
        var answer = await JsonAsync("/api/v1/search?size=1&syntax=euipo&q=" + Uri.EscapeDataString("verbalElement==kape;applicationDate>=2000-01-01"));
        Assert.Equal("title:kape right:trademark filed:2000-01-01..", answer.GetProperty("queryText").GetString());
        Assert.Equal(40, answer.GetProperty("totalQuantity").GetInt32());
        var problem = await ProblemAsync("/api/v1/search?syntax=euipo&q=" + Uri.EscapeDataString("verbalElement==kape;statusDate>2020-01-01"), HttpStatusCode.BadRequest);
        Assert.Equal((20, 10), (problem.GetProperty("position").GetInt32(), problem.GetProperty("length").GetInt32()));
    }

    [Fact]
    public async Task AQueryOfAnotherServiceIsToldAndReadOnlyWhereItsSyntaxIsNamed()
    {
        var problem = await ProblemAsync("/api/v1/search?q=ti%3Dcoffee", HttpStatusCode.BadRequest);
        Assert.Equal("title:coffee", problem.GetProperty("suggestion").GetString());

        var answer = await JsonAsync("/api/v1/search?q=ti%3Dcoffee&syntax=cql&size=1");
        Assert.Equal("title:coffee", answer.GetProperty("queryText").GetString());
        Assert.True(answer.GetProperty("totalQuantity").GetInt64() > 0);
        Assert.Contains("q=title%3Acoffee", answer.GetProperty("next").GetString());
    }

    [Fact]
    public async Task WhatWasTakenAsANumberIsSaidWithItsCandidates()
    {
        var said = (await JsonAsync("/api/v1/search?q=1/2008/000469")).GetProperty("numberCandidateBag")[0];

        Assert.Equal("1/2008/000469", said.GetProperty("queryText").GetString());
        Assert.Contains("PH1200800000469", said.GetProperty("numberTextBag").EnumerateArray().Select(number => number.GetString()));
        Assert.Contains("PH1200800000469", (await register.Http.PageAsync("/id/search?q=1/2008/000469")).Text(".as-number"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/v1/search?ofice=PH", "office")]
    [InlineData("/api/v1/search?size=1000000", "0 to 100")]
    [InlineData("/api/v1/search?size=x", "0 to 100")]
    [InlineData("/api/v1/search?facets=goods", "is no facet")]
    [InlineData("/api/v1/search?sort=goods", "cannot be sorted by")]
    [InlineData("/api/v1/search?after=nonsense", "cursor")]
    [InlineData("/api/v1/search?filed=yesterday..", "filed")]
    [InlineData("/api/v1/search?q=kape&q=tea", "'q' is given 2 times")]
    [InlineData("/api/v1/search?right=foo", "'foo' is no value of 'right': patent, trademark, design, indication")]
    [InlineData("/api/v1/search?status=inForce&status=dead", "'dead' is no value of 'status'")]
    [InlineData("/api/v1/search?kind=foo", "'foo' is no value of 'kind': individual")]
    [InlineData("/api/v1/search?kind=individual&kind=foo", "'foo' is no value of 'kind': individual")]
    [InlineData("/api/v1/search?has=wings", "'wings' is no value of 'has': ")]
    [InlineData("/api/v1/search?feature=smelly", "'smelly' is no value of 'feature': ")]
    [InlineData("/api/v1/search?reason=tired", "'tired' is no value of 'reason': ")]
    [InlineData("/api/v1/search?q=ti=kape&syntax=esperanto", "'esperanto' is no 'syntax': daftar, cql, patentscope, uspto, euipo")]
    [InlineData("/api/v1/search?asofby=learnt", "there is no 'asof'")]
    [InlineData("/api/v1/search?colour=red", "There is no parameter 'colour'")]
    [InlineData("/api/v1/search?size=1&size=2", "'size' is given 2 times")]
    [InlineData("/api/v1/coverage?office=PH", "no parameter 'office'")]
    [InlineData("/api/v1/entries/00000000-0000-0000-0000-000000000000?asof=2020", "no parameter 'asof'")]
    [InlineData("/api/v1/entries/00000000-0000-0000-0000-000000000000/snapshots/1?against=1&against=2", "'against' is given 2 times")]
    public async Task WhatIsNotUnderstoodIsRefusedInWords(string address, string word)
    {
        var problem = await ProblemAsync(address, HttpStatusCode.BadRequest);
        Assert.Contains(word, problem.GetProperty("detail").GetString(), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("kind=Individual")]
    [InlineData("kind=plant%20patent")]
    [InlineData("kind=indiv*")]
    [InlineData("has=appeal&has=image")]
    [InlineData("reason=invalidated")]
    public async Task AValueThatALanguageHasWordsForIsUnderstoodThoughNothingHasIt(string filter) =>
        Assert.True((await JsonAsync("/api/v1/search?" + filter)).TryGetProperty("totalQuantity", out _));

    [Theory]
    [InlineData("/api/v1/entries/00000000-0000-0000-0000-000000000000", "entryNotFound")]
    [InlineData("/api/v1/entries/00000000-0000-0000-0000-000000000000/snapshots", "entryNotFound")]
    [InlineData("/api/v1/entries/00000000-0000-0000-0000-000000000000/snapshots/1", "snapshotNotFound")]
    [InlineData("/api/v1/nothing", "addressNotFound")]
    public async Task WhatIsNotThereIsAProblem(string address, string code) =>
        Assert.Equal(code, (await ProblemAsync(address, HttpStatusCode.NotFound)).GetProperty("code").GetString());

    [Fact]
    public async Task WhoHasTheEntryAlreadyIsToldSoWithoutIt()
    {
        var address = $"/api/v1/entries/{Ids(await JsonAsync("/api/v1/search?q=number:250199999")).Single()}";
        using var first = await register.Http.GetAsync(address);
        var tag = Assert.IsType<System.Net.Http.Headers.EntityTagHeaderValue>(first.Headers.ETag);

        using var known = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { IfNoneMatch = { tag } } };
        using var again = await register.Http.SendAsync(known);
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Empty(await again.Content.ReadAsByteArrayAsync());

        using var other = new HttpRequestMessage(HttpMethod.Get, address + "/snapshots/1") { Headers = { IfNoneMatch = { tag } } };
        using var differs = await register.Http.SendAsync(other);
        Assert.Equal(HttpStatusCode.OK, differs.StatusCode);
    }

    [Theory]
    [InlineData("/api/v1/", HttpStatusCode.OK)]
    [InlineData("/api/v1/search?q=kape", HttpStatusCode.OK)]
    [InlineData("/api/v1/coverage", HttpStatusCode.OK)]
    [InlineData("/api/v1/nothing", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/entries/00000000-0000-0000-0000-000000000000", HttpStatusCode.NotFound)]
    public async Task HeadersCanBeAskedForAlone(string address, HttpStatusCode status)
    {
        using var head = await register.Http.SendAsync(new HttpRequestMessage(HttpMethod.Head, address));

        Assert.Equal(status, head.StatusCode);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("/api/v1/search?q=kape")]
    [InlineData("/api/v1/search?ofice=PH")]
    [InlineData("/api/v1/nothing")]
    public async Task PagesOfOtherSitesMayReadAnswersAndWhyThereIsNone(string address)
    {
        using var answer = await register.Http.GetAsync(address);
        Assert.Equal("*", Assert.Single(answer.Headers.GetValues("Access-Control-Allow-Origin")));
    }

    private static IEnumerable<Guid> Ids(JsonElement answer) => answer.GetProperty("hitBag").EnumerateArray().Select(hit => hit.GetProperty("id").GetGuid());

    private async Task<JsonElement> JsonAsync(string address)
    {
        using var answer = await register.Http.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("application/json", answer.Content.Headers.ContentType?.MediaType);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
    }

    private async Task<JsonElement> ProblemAsync(string address, HttpStatusCode status)
    {
        using var answer = await register.Http.GetAsync(address);
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
    }
}
