using Daftar.Search;
using static System.FormattableString;

namespace Daftar.Tests.Search;

public sealed class EmbeddedIndexTests : IDisposable
{
    private readonly IndexUnderTest test = new();

    public void Dispose() => test.Dispose();

    [Fact]
    public void What_is_applied_becomes_visible_with_the_commit_and_not_before()
    {
        var batch = test.Index.NewBatch();
        batch.Upsert(Document(1, ("mark", "Kopi Contoh")));
        test.Index.Apply(batch);
        Assert.Empty(test.Find("kopi"));
        Assert.Null(test.Index.Cursor);

        test.Index.Commit("batch 7");
        Assert.Equal([Entry(1)], test.Find("kopi"));
        Assert.Equal("batch 7", test.Index.Cursor);

        test.Reopen();
        Assert.Equal([Entry(1)], test.Find("kopi"));
        Assert.Equal("batch 7", test.Index.Cursor);
    }

    [Fact]
    public void What_was_applied_but_not_committed_is_gone_after_a_restart()
    {
        test.Add(Document(1, ("mark", "kopi")));
        var batch = test.Index.NewBatch();
        batch.Upsert(Document(2, ("mark", "kopi")));
        batch.Delete(Entry(1));
        test.Index.Apply(batch);
        test.Reopen();
        Assert.Equal([Entry(1)], test.Find("kopi"));
        Assert.Equal("added", test.Index.Cursor);
    }

    [Fact]
    public void A_document_replaces_the_earlier_one_wholly_and_a_deletion_removes_it()
    {
        test.Add(Document(1, ("mark", "kopi"), ("class", "30"), ("number", "40-1")));
        test.Add(Document(1, ("mark", "teh"), ("class", "43")), Document(2, ("mark", "kopi")));
        Assert.Equal([Entry(2)], test.Find("kopi"));
        Assert.Equal([Entry(1)], test.Find("teh"));
        Assert.Empty(test.Find("number:401"));
        Assert.Empty(test.Find("class:30"));

        test.Delete(Entry(1), Entry(99));
        Assert.Empty(test.Find("teh"));
        Assert.Equal(1, test.Index.Statistics().Documents);

        test.Index.MergeAll();
        Assert.Equal([Entry(2)], test.Find("kopi"));
        Assert.Equal((1, 0), (test.Index.Statistics().Documents, test.Index.Statistics().DeletedDocuments));
    }

    /// <summary>A merge takes whole blocks over as they are and packs anew those in which a document died; either way each line of the hit list is that of its entry.</summary>
    [Fact]
    public void A_merge_keeps_what_is_shown_with_every_entry_whether_its_block_lost_documents_or_not()
    {
        using var own = new IndexUnderTest(new EmbeddedIndexOptions { MergeInBackground = false });
        byte[] Shown(int number) => System.Text.Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{number} "), 20 + (number % 60))));
        var living = Enumerable.Range(0, 3000).Where(number => number is < 1000 or >= 2000 || number % 7 != 0).ToList();
        for (var segment = 0; segment < 3; segment++)
        {
            own.Add([.. Enumerable.Range(segment * 1000, 1000).Select(number => new SearchDocument(own.Index.Fields, Entry(number)) { Stored = Shown(number) })]);
        }

        own.Delete([.. Enumerable.Range(0, 3000).Except(living).Select(Entry)]);
        own.Index.MergeAll();

        var request = new SearchRequest { Size = 1000 };
        var shown = new Dictionary<Guid, byte[]>();
        for (SearchAnswer? answer = null; answer is null || answer.NextCursor is not null; request = request with { Cursor = answer.NextCursor })
        {
            answer = own.Search(request);
            foreach (var hit in answer.Hits)
            {
                shown.Add(hit.Entry, hit.Stored.ToArray());
            }
        }

        Assert.Equal(living.Count, shown.Count);
        Assert.All(living, number => Assert.Equal(Shown(number), shown[Entry(number)]));
    }

    [Fact]
    public void Inside_one_batch_the_last_change_of_an_entry_counts()
    {
        var batch = test.Index.NewBatch();
        batch.Upsert(Document(1, ("mark", "one")));
        batch.Upsert(Document(1, ("mark", "two")));
        batch.Upsert(Document(2, ("mark", "two")));
        batch.Delete(Entry(2));
        batch.Delete(Entry(3));
        batch.Upsert(Document(3, ("mark", "two")));
        test.Index.Apply(batch);
        test.Index.Commit("c");
        Assert.Empty(test.Find("one"));
        Assert.Equal([Entry(1), Entry(3)], test.Find("two").Order().ToArray().OrderBy(entry => entry == Entry(3)));
    }

    [Fact]
    public void Deletions_while_a_merge_runs_are_carried_over()
    {
        using var merging = new IndexUnderTest(new EmbeddedIndexOptions { MergeInBackground = false });
        for (var i = 0; i < 6; i++)
        {
            merging.Add([.. Enumerable.Range(i * 100, 100).Select(number => Document(number, ("mark", "kopi"), ("class", "30")))]);
        }

        var job = merging.Index.NextMerge(all: true)!;
        merging.Delete([.. Enumerable.Range(0, 50).Select(Entry)]);
        var uncommitted = merging.Index.NewBatch();
        uncommitted.Upsert(Document(100, ("mark", "teh")));
        uncommitted.Delete(Entry(101));
        merging.Index.Apply(uncommitted);

        merging.Index.Merge(job, CancellationToken.None);
        Assert.Equal(550, merging.Search(new() { Query = "kopi" }).Total);
        Assert.Equal(0, merging.Search(new() { Query = "teh" }).Total);
        merging.Index.Commit("later");
        Assert.Equal(548, merging.Search(new() { Query = "kopi" }).Total);
        Assert.Equal(1, merging.Search(new() { Query = "teh" }).Total);
        merging.Reopen();
        Assert.Equal(548, merging.Search(new() { Query = "kopi" }).Total);
    }

    [Fact]
    public void Phrases_stay_inside_one_value_of_one_field()
    {
        test.Add(
            Document(1, ("goods", "kopi susu"), ("mark", "gula")),
            Document(2, ("goods", "kopi"), ("goods", "susu")),
            Document(3, ("goods", "gula kopi"), ("mark", "susu")),
            Document(4, ("mark", "kopi susu gula")));
        Assert.Equal([Entry(1), Entry(4)], Sorted(test.Find("\"kopi susu\""), 1, 4));
        Assert.Equal([Entry(4)], test.Find("mark:\"kopi susu\""));
        Assert.Equal([Entry(4)], test.Find("\"kopi susu gu\"*"));
        Assert.Equal(4, test.Find("kopi susu").Count());
    }

    [Theory]
    [InlineData("PH/4/2019/00123")]
    [InlineData("4-2019-00123")]
    [InlineData("4201900123")]
    [InlineData("number:\"4 2019 00123\"")]
    [InlineData("number:42019*")]
    [InlineData("๔-๒๐๑๙-๐๐๑๒๓")]
    public void A_number_is_found_in_every_spelling_the_document_gives(string query)
    {
        test.Add(Document(1, ("number", "4-2019-00123"), ("number", "PH/4/2019/00123")), Document(2, ("number", "4-2019-00124")));
        Assert.Contains(Entry(1), test.Find(query));
    }

    [Fact]
    public void Codes_are_found_by_what_they_begin_with_and_blanks_do_not_matter()
    {
        test.Add(Document(1, ("ipc", "A61K 31/00")), Document(2, ("ipc", "A61P 1/00")), Document(3, ("ipc", "H04L 9/00")));
        Assert.Equal([Entry(1)], test.Find("ipc:a61k31/00"));
        Assert.Equal([Entry(1), Entry(2)], Sorted(test.Find("ipc:A61*"), 1, 2));
        Assert.Equal([Entry(1)], test.Find("\"A61K 31/00\""));
    }

    [Fact]
    public void Signs_beside_words_are_passed_over_and_signs_alone_are_refused()
    {
        test.Add(Document(1, ("owner", "Contoh & Anak")));
        Assert.Equal([Entry(1)], test.Find("contoh & anak"));
        Assert.Contains("no word", test.Index.Search(new() { Query = "&" }).Problem!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Dates_known_only_by_year_are_found_where_they_could_lie()
    {
        test.Add(Document(1, ("filed", "2019")), Document(2, ("filed", "2019-05")), Document(3, ("filed", "2019-05-31")), Document(4, ("filed", "2020-01-01")), Document(5, ("mark", "none")));
        Assert.Equal([Entry(1), Entry(2), Entry(3)], Sorted(test.Find("filed:2019"), 1, 2, 3));
        Assert.Equal([Entry(1), Entry(2), Entry(3)], Sorted(test.Find("filed:2019-05"), 1, 2, 3));
        Assert.Equal([Entry(1)], test.Find("filed:2019-06..2019-12"));
        Assert.Equal([Entry(4)], test.Find("filed:2020.."));
        Assert.Equal(
            [Entry(4), Entry(3), Entry(2), Entry(1), Entry(5)],
            test.Search(new() { Sort = SearchSort.Down("filed") }).Hits.Select(hit => hit.Entry));
        Assert.Equal(
            [Entry(1), Entry(2), Entry(3), Entry(4), Entry(5)],
            test.Search(new() { Sort = SearchSort.Up("filed") }).Hits.Select(hit => hit.Entry));
    }

    [Fact]
    public void Words_in_weightier_and_shorter_fields_come_first()
    {
        test.Add(
            Document(1, ("goods", "kopi " + string.Join(' ', Enumerable.Range(0, 60).Select(word => Invariant($"barang{word}"))))),
            Document(2, ("goods", "kopi")),
            Document(3, ("mark", "kopi")),
            Document(4, ("mark", "kopi kopi"), ("goods", "kopi")));
        Assert.Equal([Entry(4), Entry(3), Entry(2), Entry(1)], test.Find("kopi"));
    }

    [Fact]
    public void Two_rights_share_a_field_of_one_name_and_disagreeing_kinds_are_refused()
    {
        static Daftar.Values.Field<object> Title(Daftar.Values.FieldKind kind, Daftar.Values.FieldUses uses) => new("title", kind, uses, (_, _) => { });
        var shared = new FieldTable([Title(Daftar.Values.FieldKind.Text, Daftar.Values.FieldUses.Search), Title(Daftar.Values.FieldKind.Text, Daftar.Values.FieldUses.Sort)]);
        Assert.Equal(Daftar.Values.FieldUses.Search | Daftar.Values.FieldUses.Sort, shared["title"].Uses);
        Assert.Throws<ArgumentException>(() => new FieldTable([Title(Daftar.Values.FieldKind.Text, Daftar.Values.FieldUses.Search), Title(Daftar.Values.FieldKind.Code, Daftar.Values.FieldUses.Search)]));
    }

    [Fact]
    public async Task Searches_go_on_while_documents_come_in_and_always_see_whole_commits()
    {
        using var stop = new CancellationTokenSource();
        var searching = Task.Run(() =>
        {
            while (!stop.IsCancellationRequested)
            {
                // every commit moves one hundred documents from one class to another
                var answer = test.Search(new() { Query = "kopi", Facets = [new("class")], Size = 0 });
                Assert.True(answer.Total is 0 or 500);
                Assert.Equal(answer.Total, answer.Facets[0].Values.Sum(value => value.Count));
            }
        });
        for (var round = 0; round < 60; round++)
        {
            test.Add([.. Enumerable.Range(0, 500).Where(number => round == 0 || number / 100 == round % 5).Select(number => Document(number, ("mark", "kopi"), ("class", Invariant($"{round}"))))]);
        }

        await stop.CancelAsync();
        await searching;
        test.Index.WaitForMerges();
        Assert.Equal(500, test.Index.Statistics().Documents);
    }

    private static SearchDocument Document(int number, params (string Field, string Value)[] values) => TestFields.Document(Entry(number), values);

    private static Guid Entry(int number) => TestFields.Entry(number);

    /// <summary>Hits put in the order of the numbers expected, so that tests about what is found do not depend on the order.</summary>
    private static IEnumerable<Guid> Sorted(IEnumerable<Guid> found, params int[] order) => found.OrderBy(entry => Array.IndexOf([.. order.Select(Entry)], entry));

    /// <summary>What is asked for by how like it is has words in one segment and none in another: what is found there for another reason stands behind, on every page.</summary>
    [Theory]
    [InlineData("owner:similar(acme) OR NOT mark:coffee")]
    [InlineData("owner:acme~ OR NOT mark:coffee")]
    [InlineData("owner:*cme* OR NOT mark:coffee")]
    public void Hits_of_a_segment_with_nothing_that_is_scored_come_last(string query)
    {
        using var two = new IndexUnderTest(new EmbeddedIndexOptions { MergeInBackground = false });
        two.Add([.. Enumerable.Range(0, 6).Select(static number => TestFields.Document(TestFields.Entry(number), ("mark", "tea"), ("owner", "Zulu")))]);
        two.Add([.. Enumerable.Range(6, 6).Select(static number => TestFields.Document(TestFields.Entry(number), ("mark", "coffee"), ("owner", "Acme")))]);

        var request = new SearchRequest { Query = query, Size = 5 };
        var hits = new List<SearchHit>();
        for (string? cursor = null; hits.Count == 0 || cursor is not null;)
        {
            var page = two.Search(request with { Cursor = cursor });
            hits.AddRange(page.Hits);
            cursor = page.NextCursor;
        }

        Assert.Equal(Enumerable.Range(6, 6).Select(TestFields.Entry).ToHashSet(), hits.Take(6).Select(static hit => hit.Entry).ToHashSet());
        Assert.Equal(Enumerable.Range(0, 6).Select(TestFields.Entry).ToHashSet(), hits.Skip(6).Select(static hit => hit.Entry).ToHashSet());
        Assert.Equal(12, hits.Count);
    }
}
