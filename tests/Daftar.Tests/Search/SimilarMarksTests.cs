using Daftar.Benchmarks.Answers;
using Daftar.Rights.Trademarks;
using Daftar.Rights.Trademarks.Likeness;
using Daftar.Search;
using Daftar.Tests.Consistency;

namespace Daftar.Tests.Search;

public sealed class SimilarMarksTests : IDisposable
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), $"daftar-similar-{Guid.NewGuid():N}");
    private readonly EmbeddedIndex index;

    public SimilarMarksTests() => index = EmbeddedIndex.Open(folder, DocumentOf.Fields, "similar");

    public void Dispose()
    {
        index.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Earlier_marks_of_decided_cases_are_among_the_first_twenty()
    {
        var pairs = MarkPair.Read(Path.Combine(Project.Root, "benchmarks/Daftar.Benchmarks/Answers/similar-marks.tsv"));
        var answers = new SimilarAnswers(pairs, [.. InventedMarks.Of(3000, 2)]);
        answers.Fill(index);
        var outcomes = answers.Ask(index);

        foreach (var heldOut in (bool[])[false, true])
        {
            var confusable = outcomes.Where(outcome => outcome.Pair.Confusable && outcome.Pair.IsHeldOut == heldOut).ToList();
            var missed = confusable.Where(outcome => !outcome.IsSeen).Select(outcome => $"{outcome.Pair.Earlier} / {outcome.Pair.Later}").ToList();
            Assert.True(missed.Count <= confusable.Count * 0.15, FormattableString.Invariant($"held out {heldOut}: {confusable.Count - missed.Count} of {confusable.Count}; not {string.Join(", ", missed)}"));
        }

        // what nobody opposed is seldom called similar
        Assert.InRange(outcomes.Average(outcome => outcome.Strangers), 0, 3000 * 0.001);
    }

    [Theory]
    [InlineData("KOPIKO", "KOPIKO, KO PI KO, KOPPIKO, COPICO, โกปิโก, KOPIKO COFFEE, ΚΟΠΙΚΟ")]
    [InlineData("COCACOLA", "COCA COLA, COCA-COLA ZERO, コカコーラ")]
    [InlineData("COCA COLA", "COCA COLA, COCA-COLA ZERO, コカコーラ")]
    [InlineData("โกปิโก", "KOPIKO, KO PI KO, KOPPIKO, COPICO, โกปิโก, KOPIKO COFFEE, ΚΟΠΙΚΟ")]
    [InlineData("L1FE", "LIFE, THOMSON LIFE")]
    [InlineData("可口可乐", "可口可乐")]
    [InlineData("QUITE OTHER", "")]
    public async Task Marks_are_found_by_look_sound_and_parts(string asked, string found)
    {
        Fill("KOPIKO", "KO PI KO", "KOPPIKO", "COPICO", "โกปิโก", "KOPIKO COFFEE", "ΚΟΠΙΚΟ", "COCA COLA", "COCA-COLA ZERO", "コカコーラ", "LIFE", "THOMSON LIFE", "TOYOTA", "MOUNTAIN COFFEE", "可口可乐", "绿茶", "กาแฟดอย");
        var answer = await SimilarMarks.FindAsync(index, new SimilarRequest { Words = asked });

        Assert.Null(answer.Problem);
        Assert.Equal(found.Split(", ", StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal), answer.Marks.Select(mark => mark.Card.Title!).Order(StringComparer.Ordinal));
        Assert.All(answer.Marks, mark => Assert.NotEmpty(mark.Likeness.Reasons));
        Assert.Equal(answer.Marks.Select(mark => mark.Likeness.Score).OrderDescending(), answer.Marks.Select(mark => mark.Likeness.Score));
    }

    [Fact]
    public async Task Filters_hold_and_the_mark_itself_is_left_out()
    {
        Fill("KOPIKO", "KOPIKU", "KOPIKA");
        var all = await SimilarMarks.FindAsync(index, new SimilarRequest { Words = "kopiko", Classes = ["30"] });
        Assert.Equal(["KOPIKO", "KOPIKU", "KOPIKA"], all.Marks.Select(mark => mark.Card.Title!));
        Assert.All(all.Marks, mark => Assert.Equal(["30"], mark.Common));

        var others = await SimilarMarks.FindAsync(index, new SimilarRequest { Words = "kopiko", Except = all.Marks[0].Card.Id });
        Assert.Equal(["KOPIKU", "KOPIKA"], others.Marks.Select(mark => mark.Card.Title!));

        Assert.Empty((await SimilarMarks.FindAsync(index, new SimilarRequest { Words = "kopiko", Filters = [FieldFilter.Any("class", "9")] })).Marks);
        Assert.Equal(SearchProblemKind.TimedOut, (await SimilarMarks.FindAsync(index, new SimilarRequest { Words = "kopiko", Deadline = TimeSpan.Zero })).Problem?.Kind);
        Assert.NotNull((await SimilarMarks.FindAsync(index, new SimilarRequest { Words = "&!" })).Problem);
    }

    [Fact]
    public void What_the_index_knows_of_its_words_comes_through_the_register()
    {
        var marks = Enumerable.Range(0, EmbeddedIndex.FewestForShares).Select(number => (FormattableString.Invariant($"RAJA{(number % 4 == 0 ? "" : " KOPI")} M{number}"), new[] { "30" }));
        new SimilarAnswers([], [.. marks]).Fill(index);
        var search = new RegisterSearch(index, null);
        Assert.Equal(1, search.ShareOf("raja"));
        Assert.Equal(0.75, search.ShareOf("kopi"));
        Assert.Equal(0, search.ShareOf("nobody"));
        Assert.NotEmpty(search.Words(new WordRequest(WordsAsked.Near, "raya", "title", 5, 1)));
    }

    [Fact]
    public async Task Of_a_sentence_the_first_words_are_compared()
    {
        Fill("KOPIKO", "EVERY MORNING A CUP", "LAST WORD");
        var asked = "every morning kopiko " + string.Join(' ', Enumerable.Range(0, 200).Select(number => FormattableString.Invariant($"filler{number}"))) + " last word";
        var answer = await SimilarMarks.FindAsync(index, new SimilarRequest { Words = asked, Least = 0 });
        Assert.Null(answer.Problem);
        Assert.DoesNotContain(answer.Marks, mark => mark.Card.Title == "LAST WORD");
    }

    [Fact]
    public void The_query_has_counts_and_pages_like_any_other_and_the_most_alike_first()
    {
        Fill([.. Enumerable.Range(0, 40).Select(number => FormattableString.Invariant($"KOPIKO {(char)('A' + (number % 26))}{number}")), "KOPIKO", "TOYOTA"]);
        var request = new SearchRequest { Query = "similar(kopikko)", Facets = [new FacetRequest("class")], Size = 15 };
        var answer = index.Search(request);
        Assert.Equal(41, answer.Total);
        Assert.Equal(41, answer.Facets[0].Values.Single().Count);
        Assert.Equal("KOPIKO", HitCard.Of(answer.Hits[0]).Title);

        var seen = answer.Hits.ToList();
        while (answer.NextCursor is { } next)
        {
            answer = index.Search(request with { Cursor = next });
            seen.AddRange(answer.Hits);
        }

        Assert.Equal(41, seen.Select(hit => hit.Entry).Distinct().Count());
        Assert.Equal(0, index.Search(request with { Query = "similar(kopikko) right:design" }).Total);
        Assert.Equal(SearchProblemKind.Query, index.Search(request with { MostWords = 0 }).Problem?.Kind);
    }

    /// <summary>What the office says of how a mark is read or which of its words count is compared as its words are, and said to be what was compared.</summary>
    [Theory]
    [InlineData("KE KOU KE LE", "可口可乐", "KE KOU KE LE")]
    [InlineData("kekou kele", "可口可乐", "KE KOU KE LE")]
    [InlineData("TOKYO", "東京", "TOKYO")]
    [InlineData("THE ORIGINAL BATOVA COMPANY LIMITED", "THE ORIGINAL BATOVA COMPANY LIMITED", "THE ORIGINAL BATOVA COMPANY LIMITED")]
    [InlineData("BATOVA", "THE ORIGINAL BATOVA COMPANY LIMITED", "BATOVA")]
    [InlineData("RUMAH KOPI", "COFFEE HOUSE", "RUMAH KOPI")]
    [InlineData("ONLY READ", null, "ONLY READ")]
    public async Task Every_name_of_a_mark_is_compared(string asked, string? words, string compared)
    {
        Lay(new() { Office = "PH", Words = "可口可乐", Transliterations = [new("zh-Latn", "KE KOU KE LE")] },
            new() { Office = "PH", Words = "東京", Transliterations = [new("ja-Latn", "TOKYO")] },
            new() { Office = "PH", Words = "THE ORIGINAL BATOVA COMPANY LIMITED", SignificantWords = "BATOVA" },
            new() { Office = "PH", Words = "COFFEE HOUSE", Titles = [new("id", "RUMAH KOPI")] },
            new() { Office = "PH", Transliterations = [new("zh-Latn", "ONLY READ")] });
        var mark = (await SimilarMarks.FindAsync(index, new SimilarRequest { Words = asked })).Marks[0];

        Assert.Equal((words, compared), (mark.Card.Title, mark.Name));
        Assert.InRange(mark.Likeness.Score, 90, 100);
        Assert.NotEmpty(mark.Likeness.Reasons);
    }

    /// <summary>Capitals of another script that look as Latin ones do.</summary>
    [Theory]
    [InlineData("COCA", "СОСА")]
    [InlineData("СОСА", "COCA")]
    [InlineData("ΝΙΚΗ", "NIKH")]
    public async Task Words_that_look_as_if_they_were_Latin_are_found(string asked, string other)
    {
        Fill(other, "TOYOTA", "СОКОЛ");
        var mark = Assert.Single((await SimilarMarks.FindAsync(index, new SimilarRequest { Words = asked })).Marks);

        Assert.Equal((other, MarkReasonKind.LooksAlike), (mark.Card.Title, mark.Likeness.Reasons[0].Kind));
    }

    private void Lay(params TrademarkRecord[] marks)
    {
        var batch = index.NewBatch();
        var document = new SearchDocument(DocumentOf.Fields);
        foreach (var mark in marks)
        {
            DocumentOf.Fill(document, new EntryFacts(Guid.NewGuid(), true, DateTimeOffset.UnixEpoch), mark);
            batch.Upsert(document);
        }

        index.Apply(batch);
        index.Commit("laid");
    }

    private void Fill(params string[] marks) => new SimilarAnswers([], [.. marks.Select(mark => (mark, new[] { "30" }))]).Fill(index);
}
