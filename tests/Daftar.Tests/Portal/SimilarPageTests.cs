using System.Net;
using System.Text.Json;

namespace Daftar.Tests.Portal;

[Collection(PortalCollection.Name)]
public sealed class SimilarPageTests(InventedRegister register)
{
    [Fact]
    public async Task AMarkIsComparedAndEveryRowSaysWhy()
    {
        var page = await register.Http.PageAsync("/en/similar?q=kappe+imbenta&class=30");

        Assert.Equal("Similar marks", page.Text("h1"));
        Assert.Equal("40 similar marks", page.Text(".said h2"));
        Assert.Equal(25, page.QuerySelectorAll("table.similar tbody tr").Length);
        Assert.Contains("one letter differs: imbenta / imbento", page.Texts(".reasons li"));
        Assert.Equal("kappe imbenta", page.QuerySelector("#similar-q")!.GetAttribute("value"));
        Assert.All(page.QuerySelectorAll(".similar-score strong"), score => Assert.InRange(int.Parse(score.TextContent, System.Globalization.CultureInfo.InvariantCulture), 55, 100));

        var next = await register.Http.PageAsync(page.QuerySelector("a[rel=next]")!.GetAttribute("href")!);
        Assert.Equal(15, next.QuerySelectorAll("table.similar tbody tr").Length);
        Assert.Null(next.QuerySelector("a[rel=next]"));
        Assert.NotNull(next.QuerySelector("a[rel=prev]"));
    }

    [Fact]
    public async Task FiltersHoldAndTheFormKeepsThem()
    {
        var page = await register.Http.PageAsync("/id/similar?q=kape+imbento&class=30&office=PH&status=inForce&goods=same");

        Assert.NotNull(page.QuerySelector("input[name=status][checked]"));
        Assert.NotNull(page.QuerySelector("option[value=PH][selected]"));
        Assert.All(page.Texts("table.similar .status"), status => Assert.Equal("Berlaku", status));
        Assert.Contains("Tidak ada merek", (await register.Http.PageAsync("/id/similar?q=kape+imbento&office=TH")).Text(".nothing h2"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnEmptyFormAsksAndWhatCannotBeReadIsSaid()
    {
        var empty = await register.Http.PageAsync("/en/similar");
        Assert.Null(empty.QuerySelector("table.similar"));
        Assert.NotNull(empty.QuerySelector("form.similar-form"));

        Assert.Contains("no Nice class", (await register.Http.PageAsync("/en/similar?q=kape&class=99", HttpStatusCode.BadRequest)).Text(".notice"), StringComparison.Ordinal);
        Assert.Contains("no letter or digit", (await register.Http.PageAsync("/en/similar?q=%26", HttpStatusCode.BadRequest)).Text(".notice"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AMarkLeadsToThoseLikeItAndIsNotAmongThem()
    {
        var hits = await register.Http.PageAsync("/en/search?q=%22kape+imbento+7%22");
        var entry = await register.Http.PageAsync(hits.QuerySelector(".hit h2 a")!.GetAttribute("href")!);
        var page = await register.Http.PageAsync(entry.LinkTo("Similar marks"));

        Assert.Equal("Kape Imbento 7", page.QuerySelector("#similar-q")!.GetAttribute("value"));
        Assert.Equal("39 similar marks", page.Text(".said h2"));
        Assert.DoesNotContain("Kape Imbento 7", page.Texts("table.similar th a"));
    }

    [Fact]
    public async Task TheApiHasScoresAndReasonsAsDataAndInWords()
    {
        var answer = JsonDocument.Parse(await register.Http.GetStringAsync("/api/v1/similar-marks?q=kappe+imbenta&class=30&size=3")).RootElement;

        Assert.Equal(40, answer.GetProperty("similarQuantity").GetInt32());
        Assert.Equal(40, answer.GetProperty("candidateQuantity").GetInt64());
        var marks = answer.GetProperty("markBag").EnumerateArray().ToList();
        Assert.Equal(3, marks.Count);
        var reason = marks[0].GetProperty("reasonBag").EnumerateArray().First(one => one.GetProperty("reasonCategory").GetString() == "oneLetter");
        Assert.Equal(("imbenta", "imbento", "one letter differs: imbenta / imbento"), (reason.GetProperty("askedText").GetString(), reason.GetProperty("foundText").GetString(), reason.GetProperty("reasonText").GetString()));
        Assert.StartsWith("Kape Imbento", marks[0].GetProperty("title").GetString(), StringComparison.Ordinal);

        foreach (var wrong in (string[])["q=kape&class=0", "class=3", "q=kape&size=1000", "q=kape&least=101", "q=kape&colour=red", "q=kape&not=me", "q=%26%26"])
        {
            using var refused = await register.Http.GetAsync("/api/v1/similar-marks?" + wrong);
            Assert.True(refused.StatusCode == HttpStatusCode.BadRequest, wrong);
        }
    }

    [Fact]
    public async Task OnlyWhatEveryoneMaySeeIsCompared() =>
        Assert.Equal(0, JsonDocument.Parse(await register.Http.GetStringAsync("/api/v1/similar-marks?q=deleted+invention")).RootElement.GetProperty("candidateQuantity").GetInt64());
}
