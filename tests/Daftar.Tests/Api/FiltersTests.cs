using System.Net;
using System.Text.Json;
using Daftar.Tests.Portal;

namespace Daftar.Tests.Api;

/// <summary>A filter beside the query means what the same words mean in it, and what cannot be meant is refused with the mend.</summary>
[Collection(PortalCollection.Name)]
public sealed class FiltersTests(InventedRegister register)
{
    [Theory]
    [InlineData("filed=2019..2020&filed=2025", "filed:2019..2020 OR filed:2025")]
    [InlineData("filed=2020..2020&filed=..2019", "filed:2020 OR filed:..2019")]
    [InlineData("filed=2025&filed-from=2020-01&filed-to=2020-12", "filed:2025 OR filed:2020")]
    [InlineData("locarno=7", "locarno:7")]
    [InlineData("locarno=07-01", "locarno:07-01")]
    [InlineData("ipc=A47", "ipc:A47")]
    [InlineData("ipc=A47*", "ipc:A47")]
    [InlineData("nice=30", "class:30")]
    [InlineData("Class=030", "class:30")]
    [InlineData("mark=kape", "mark:kape")]
    [InlineData("mark=kape&right=trademark&right=patent", "mark:kape")]
    [InlineData("assignee=halimbawa", "owner:halimbawa")]
    [InlineData("office=Philippines", "office:Philippines")]
    [InlineData("office=Filipina&office=VN", "office:PH OR office:VN")]
    [InlineData("right=tm&right=gi", "right:trademark OR right:indication")]
    [InlineData("status=in%20force&right=trademarks", "status:\"in force\" right:trademark")]
    public async Task AFilterFindsWhatTheFieldFinds(string filter, string query)
    {
        var expected = await TotalAsync("q=" + Uri.EscapeDataString(query));
        Assert.Equal(expected, await TotalAsync(filter));
        using var page = await PageAsync("/en/search?" + filter);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Contains(expected == 1 ? "1 entry" : FormattableString.Invariant($"{expected} entries"), await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatIsComparedIsNotNothing()
    {
        foreach (var query in (string[])["locarno:7", "ipc:A47", "class:30", "mark:kape", "owner:halimbawa", "office:Philippines", "filed:2025", "filed:2020", "filed:2019"])
        {
            Assert.True(await TotalAsync("q=" + Uri.EscapeDataString(query)) > 0, query);
        }
    }

    [Theory]
    [InlineData("filed=2021..2019", "write filed=2019..2021")]
    [InlineData("filed=2020&filed-from=2021&filed-to=2019", "write filed=2019..2021")]
    [InlineData("asof=2020&scope=history", "asof=2020 or scope=history")]
    [InlineData("mark=kape&right=design", "nothing is both")]
    [InlineData("status=alive", "pending, inForce")]
    [InlineData("right=utility-model", "kind=utility model")]
    public async Task WhatCannotBeMeantIsRefusedWithTheMend(string filter, string mend)
    {
        using var answer = await register.Http.GetAsync("/api/v1/search?" + filter);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(mend, JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);
        using var page = await register.Http.GetAsync("/en/search?" + filter);
        Assert.Equal(HttpStatusCode.BadRequest, page.StatusCode);
        Assert.Contains(mend, WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }

    /// <summary>A value that there is not finds nothing, which would look like an answer: told with its parameter, and with what is near.</summary>
    [Theory]
    [InlineData("office", "Pilipinas", "PH", "Office: Philippines (PH)")]
    [InlineData("country", "Germny", "DE", "Country of applicant or owner: Germany (DE)")]
    [InlineData("language", "Thaii", "th", "Language of texts or filing: Thai")]
    [InlineData("status", "in forse", "inForce", "Status: In force")]
    [InlineData("right", "trademarkz", "trademark", "Right: Trademarks")]
    [InlineData("kind", "individuel", "individual", "Kind of right: Individual mark")]
    [InlineData("class", "99", null, null)]
    [InlineData("class", "software", null, null)]
    [InlineData("locarno", "chairs", null, null)]
    [InlineData("vienna", "30.1", null, null)]
    [InlineData("ipc", "A6K", null, null)]
    [InlineData("ipc-subclass", "A61", null, null)]
    public async Task AValueThatThereIsNotIsRefusedInApiAndPortal(string field, string value, string? near, string? shown)
    {
        var address = $"right=trademark&{(field == "right" ? "" : "q=kape&")}{field}={Uri.EscapeDataString(value)}";
        using var answer = await register.Http.GetAsync("/api/v1/search?" + address);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal("requestNotUnderstood", problem.GetProperty("code").GetString());
        Assert.Contains($"'{value}'", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        var parameter = Assert.Single(problem.GetProperty("parameterBag").EnumerateArray());
        Assert.Equal((field, value), (parameter.GetProperty("parameter").GetString(), parameter.GetProperty("value").GetString()));
        Assert.Equal(near is null ? [] : [near], parameter.GetProperty("suggestionBag").EnumerateArray().Select(one => one.GetString()));

        var page = await register.Http.PageAsync("/en/search?" + address, HttpStatusCode.BadRequest);
        Assert.Contains($"'{value}'", page.Text(".notice"), StringComparison.Ordinal);
        Assert.Equal(shown is null ? [] : [shown], page.Texts(".notice .proposals a"));
        if (page.QuerySelector(".notice .proposals a")?.GetAttribute("href") is { } link)
        {
            Assert.Contains($"{field}={near}", link, StringComparison.Ordinal);
            await register.Http.PageAsync(link);
        }
    }

    [Theory]
    [InlineData("class=99", "1 to 45")]
    [InlineData("office=Pilipinas", "'Pilipinas' is no name and no code")]
    public async Task MarksLikeOneAreNotComparedWithAnUnknownFilterLeftAway(string filter, string told)
    {
        using var answer = await register.Http.GetAsync("/api/v1/similar-marks?q=kape&" + filter);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(told, JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Contains(told, (await register.Http.PageAsync("/en/similar?q=kape&" + filter, HttpStatusCode.BadRequest)).Text(".notice"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task MarksLikeOneTakeOfficesByName()
    {
        using var named = await register.Http.GetAsync("/api/v1/similar-marks?q=imbento&office=Philippines");
        using var coded = await register.Http.GetAsync("/api/v1/similar-marks?q=imbento&office=PH");
        var (left, right) = (JsonDocument.Parse(await named.Content.ReadAsStringAsync()).RootElement, JsonDocument.Parse(await coded.Content.ReadAsStringAsync()).RootElement);
        Assert.True(left.GetProperty("similarQuantity").GetInt32() > 0);
        Assert.Equal(right.GetProperty("similarQuantity").GetInt32(), left.GetProperty("similarQuantity").GetInt32());
    }

    [Fact]
    public async Task AValueOfAFacetHasItsCountAsAFilter()
    {
        string[] fields = ["right", "office", "status", "kind", "class", "locarno", "ipc-subclass", "country", "has", "feature", "filed"];
        foreach (var facet in (await JsonAsync("size=0&facets=" + string.Join(',', fields))).GetProperty("facetBag").EnumerateArray())
        {
            var field = facet.GetProperty("field").GetString()!;
            foreach (var value in facet.GetProperty("valueBag").EnumerateArray())
            {
                var text = value.GetProperty("value").GetString()!;
                Assert.Equal((field, text, value.GetProperty("entryQuantity").GetInt64()), (field, text, await TotalAsync($"{field}={Uri.EscapeDataString(text)}")));
            }
        }

        Assert.Equal(await TotalAsync("q=locarno:7"), await TotalAsync("locarno=07"));
    }

    [Fact]
    public async Task TheNameAHitCallsItsOwnerIsFoundAsTheOwner()
    {
        var hit = (await JsonAsync("q=kape&size=1")).GetProperty("hitBag")[0];
        var name = hit.GetProperty("ownerName").GetString()!;
        var found = await TotalAsync("q=" + Uri.EscapeDataString($"owner:\"{name}\""));
        Assert.True(found > 0);
        Assert.Equal(found, await TotalAsync("q=" + Uri.EscapeDataString($"applicant:\"{name}\"")));
        Assert.Equal(0, await TotalAsync("q=" + Uri.EscapeDataString("applicant:* NOT owner:*")));
    }

    [Theory]
    [InlineData("/api/v1/search?size=0&q=", 3_000, 200)]
    [InlineData("/api/v1/search?size=0&q=", 10_000, 200)]
    [InlineData("/api/v1/search?size=0&q=", 20_000, 414)]
    [InlineData("/en/search?q=", 3_000, 200)]
    [InlineData("/en/search?q=", 10_000, 414)]
    public async Task LongQueriesAreReadOrRefusedInWords(string address, int letters, int status)
    {
        using var answer = await register.Http.GetAsync(address + string.Concat(Enumerable.Repeat("%E0%B8%81", letters)));
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.NotEmpty(await answer.Content.ReadAsStringAsync());
        Assert.Equal(status == 200 ? (address[1] == 'a' ? "application/json" : "text/html") : address[1] == 'a' ? "application/problem+json" : "text/plain", answer.Content.Headers.ContentType?.MediaType);
    }

    /// <summary>The boxes of a form are sent on to the short address.</summary>
    private async Task<HttpResponseMessage> PageAsync(string address)
    {
        var answer = await register.Http.GetAsync(address);
        return answer.Headers.Location is { } shorter ? await register.Http.GetAsync(shorter) : answer;
    }

    private async Task<long> TotalAsync(string parameters) => (await JsonAsync("size=0&" + parameters)).GetProperty("totalQuantity").GetInt64();

    private async Task<JsonElement> JsonAsync(string parameters)
    {
        using var answer = await register.Http.GetAsync("/api/v1/search?" + parameters);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{parameters}: {text}");
        return JsonDocument.Parse(text).RootElement;
    }
}
