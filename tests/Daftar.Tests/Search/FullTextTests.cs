using Daftar.Languages;
using Daftar.Search;
using Daftar.Values;
using static Daftar.Tests.Search.TestFields;
using static System.FormattableString;

namespace Daftar.Tests.Search;

/// <summary>Decision 47: full texts in files of their own, of one state with the entries at any moment.</summary>
public sealed class FullTextTests : IDisposable
{
    private readonly IndexUnderTest test = new(new EmbeddedIndexOptions { MergeInBackground = false });

    public void Dispose() => test.Dispose();

    [Fact]
    public void A_word_of_a_full_text_is_found_with_everything_else_and_stands_in_files_of_its_own()
    {
        test.Add(
            Document(Entry(1), ("mark", "kopi"), ("story", "a turbine with blades of glass"), ("class", "9")),
            Document(Entry(2), ("mark", "turbine"), ("class", "9")),
            Document(Entry(3), ("mark", "kopi"), ("note", "glass blades"), ("class", "30")));
        Assert.Equal([Entry(1)], test.Find("story:turbine"));
        Assert.Equal([Entry(2)], test.Find("turbine"));
        Assert.Equal([Entry(1)], test.Find("kopi story:\"blades of glass\""));
        Assert.Equal(2, test.Find("text:glass").Count());
        Assert.Equal([Entry(3)], test.Find("text:glass NOT story:glass"));
        Assert.Equal([Entry(1)], test.Find("text:(turbine NEAR/5 glass)"));
        Assert.Equal(2, test.Find("NOT story:*").Count());

        // signs alone ask nothing, of texts neither
        Assert.Equal(new HashSet<Guid> { Entry(2), Entry(3) }, test.Find("story:& NOT story:turbine").ToHashSet());
        Assert.Equal([Entry(1)], test.Find("NOT (story:& NOT story:turbine)"));
        Assert.Equal([Entry(1)], test.Find("story:& AND story:glass"));
        Assert.Equal(3, test.Find("(story:& NOT story:turbine) OR text:turbine").Count());
        Assert.Equal([Entry(3)], test.Search(new() { Filters = [FieldFilter.Any("text", "glass blades")] }).Hits.Select(hit => hit.Entry));
        var answer = test.Search(new() { Query = "text:glass", Facets = [new("class")] });
        Assert.Equal(["30 1", "9 1"], answer.Facets[0].Values.Select(value => Invariant($"{value.Value} {value.Count}")).Order(StringComparer.Ordinal));

        Assert.Equal((3, 2), (test.Index.Statistics().Documents, test.Index.Statistics().Texts!.Documents));
        Assert.Single(Directory.GetFiles(test.Folder, "*.segment"));
        Assert.Single(Directory.GetFiles(test.Folder, "*.texts"));
        Assert.Empty(test.Index.Words(new WordRequest(WordsAsked.Beginning, "bla", null, 5)));
        Assert.Equal(["blades"], test.Index.Words(new WordRequest(WordsAsked.Beginning, "bla", "story", 5)).Select(word => word.Text));
        var onDisk = IndexOnDisk.Read(test.Folder)!;
        Assert.Equal((3, 2, 1), (onDisk.Documents, onDisk.Texts.Documents, onDisk.Texts.Segments));
    }

    [Fact]
    public void What_is_taken_down_changed_or_merged_is_so_in_both_at_once()
    {
        test.Add([.. Enumerable.Range(0, 300).Select(number => Document(Entry(number), ("mark", "kopi"), ("story", Invariant($"secret number{number}"))))]);
        Assert.Equal(300, test.Search(new() { Query = "text:secret" }).Total);
        test.Delete([.. Enumerable.Range(0, 100).Select(Entry)]);
        Assert.Equal(200, test.Search(new() { Query = "text:secret kopi" }).Total);
        test.Add([.. Enumerable.Range(100, 50).Select(number => Document(Entry(number), ("mark", "kopi")))]);
        Assert.Equal((150, 200), (test.Search(new() { Query = "story:secret" }).Total, test.Search(new() { Query = "kopi" }).Total));
        test.Index.MergeAll();
        Assert.Equal((150, 50), (test.Search(new() { Query = "story:secret" }).Total, test.Search(new() { Query = "kopi NOT text:secret" }).Total));
        Assert.Equal((150, 0), (test.Index.Statistics().Texts!.Documents, test.Index.Statistics().Texts!.DeletedDocuments));

        // come again after a while without
        test.Add([.. Enumerable.Range(100, 50).Select(number => Document(Entry(number), ("mark", "kopi"), ("story", "open")))]);
        test.Reopen();
        Assert.Equal((150, 50), (test.Search(new() { Query = "story:secret" }).Total, test.Search(new() { Query = "story:open" }).Total));
        Assert.Equal([Entry(170)], test.Find("text:number170"));
        Assert.Empty(test.Find("text:number120"));
    }

    [Fact]
    public void Nothing_of_a_commit_is_seen_before_its_manifest_whichever_of_the_two_was_written()
    {
        var folders = new List<string>();
        IndexUnderTest? writer = null;
        void Keep(string step)
        {
            if (writer is not null)
            {
                folders.Add(Invariant($"{writer.Folder}-{folders.Count}"));
                DamagedFiles.Copy(writer.Folder, folders[^1]);
            }
        }

        using var index = writer = new IndexUnderTest(new EmbeddedIndexOptions { MergeInBackground = false, BeforeStep = Keep });
        try
        {
            index.Add(Document(Entry(1), ("mark", "kopi"), ("story", "old")));
            index.Add(Document(Entry(1), ("mark", "teh"), ("story", "new")));
            Assert.Contains(folders, folder => Directory.GetFiles(folder, "*.texts").Length > Directory.GetFiles(folder, "*.segment").Length - 1);
            foreach (var folder in folders)
            {
                using var after = EmbeddedIndex.Open(folder, Table, "test database", new EmbeddedIndexOptions { MergeInBackground = false });
                long Total(string query) => after.Search(new() { Query = query }).Total;
                Assert.Equal((Total("kopi"), Total("teh")), (Total("text:old"), Total("text:new")));
                Assert.Equal((Total("kopi"), Total("teh")), (Total("kopi story:old"), Total("teh story:new")));
            }

            Assert.Equal(0, index.Search(new() { Query = "kopi OR text:old" }).Total);
        }
        finally
        {
            folders.ForEach(folder => Directory.Delete(folder, recursive: true));
        }
    }

    [Fact]
    public async Task Searches_beside_changes_and_merges_never_see_the_one_without_the_other()
    {
        using var busy = new IndexUnderTest(new EmbeddedIndexOptions { MergeFactor = 2, BufferTerms = 200 });
        var isDone = false;
        var asked = 0;
        var asking = Enumerable.Range(0, 2).Select(_ => Task.Run(() =>
        {
            while (!Volatile.Read(ref isDone))
            {
                foreach (var query in (string[])["kopi NOT story:kopi", "story:kopi NOT kopi", "(tehu NOT text:tehu) OR (text:tehu NOT tehu)", "kopi text:tehu"])
                {
                    Assert.Equal(0, busy.Search(new() { Query = query }).Total);
                    Interlocked.Increment(ref asked);
                }
            }
        })).ToList();
        var random = new Random(9);
        // as long as it takes until those who ask were on
        for (var commit = 0; commit < 20 || (Volatile.Read(ref asked) <= 40 && commit < 5000); commit++)
        {
            var batch = busy.Index.NewBatch();
            for (var change = 0; change < 30; change++)
            {
                var entry = Entry(random.Next(200));
                var word = random.Next(2) == 0 ? "kopi" : "tehu";
                if (random.Next(4) == 0)
                {
                    batch.Delete(entry);
                }
                else
                {
                    batch.Upsert(Document(entry, ("mark", word), ("story", $"one {word} of many")));
                }
            }

            busy.Index.Apply(batch);
            busy.Index.Commit(Invariant($"{commit}"));
        }

        Volatile.Write(ref isDone, true);
        await Task.WhenAll(asking);
        Assert.True(asked > 20, Invariant($"{asked} asked"));
        Assert.True(busy.Search(new() { Query = "text:kopi kopi" }).Total > 0);
    }

    [Fact]
    public void Lost_full_texts_refuse_what_asks_them_and_nothing_else()
    {
        test.Add([.. Enumerable.Range(0, 40).Select(number => Document(Entry(number), ("mark", "kopi"), number % 2 == 0 ? ("story", "glass") : ("class", "9")))]);
        test.Index.Dispose();
        File.Delete(Directory.GetFiles(test.Folder, "*.texts").Single());
        test.Reopen();
        Assert.Null(test.Index.StartedEmptyBecause);
        Assert.Contains("missing", Assert.Single(test.Index.Damage), StringComparison.Ordinal);
        Assert.Equal(40, test.Search(new() { Query = "kopi" }).Total);
        foreach (var query in (string[])["story:glass", "text:glass", "kopi NOT story:*"])
        {
            Assert.Equal(SearchProblemKind.NotReady, test.Index.Search(new() { Query = query }).Problem?.Kind);
        }

        // what is missing is exactly what had full texts, and is whole again once that came
        Assert.Equal(Enumerable.Range(0, 20).Select(number => Entry(number * 2)).Order(), test.Index.Missing([.. Enumerable.Range(0, 40).Select(Entry)]).Order());
        var batch = test.Index.NewBatch();
        foreach (var number in Enumerable.Range(0, 20))
        {
            batch.Upsert(Document(Entry(number * 2), ("mark", "kopi"), ("story", "glass")));
        }

        test.Index.Apply(batch);
        Assert.Empty(test.Index.Missing([.. Enumerable.Range(0, 40).Select(Entry)]));
        test.Index.Found(test.Index.Lost());
        test.Index.Commit("again");
        Assert.Equal((20, 40), (test.Search(new() { Query = "story:glass" }).Total, test.Search(new() { Query = "kopi" }).Total));
        test.Reopen();
        Assert.Empty(test.Index.Damage);
        Assert.Equal(20, test.Search(new() { Query = "kopi NOT story:glass" }).Total);
    }

    [Fact]
    public void Full_texts_of_entries_that_were_lost_and_did_not_come_again_go_with_them()
    {
        test.Add([.. Enumerable.Range(0, 40).Select(number => Document(Entry(number), ("mark", "kopi"), ("story", "glass")))]);
        test.Index.Dispose();
        File.Delete(Directory.GetFiles(test.Folder, "*.segment").Single());
        test.Reopen();
        Assert.Equal(SearchProblemKind.NotReady, test.Index.Search(new() { Query = "kopi" }).Problem?.Kind);
        var batch = test.Index.NewBatch();
        batch.Upsert(Document(Entry(7), ("mark", "kopi"), ("story", "glass and more")));
        batch.Upsert(Document(Entry(8), ("mark", "kopi")));
        test.Index.Apply(batch);
        test.Index.Found(test.Index.Lost());
        test.Index.Commit("again");
        Assert.Equal([Entry(7)], test.Find("text:glass"));
        Assert.Equal(2, test.Search(new() { Query = "kopi" }).Total);

        // an entry that went and comes again has no text it had before
        test.Add(Document(Entry(9), ("mark", "kopi")));
        test.Reopen();
        Assert.Equal([Entry(7)], test.Find("text:glass"));
        Assert.Equal(1, test.Index.Statistics().Texts!.Documents);
    }

    [Fact]
    public void A_query_keeps_the_name_for_all_of_them()
    {
        var read = QueryLanguage.Read("TEXT:(turbine OR \"glass blade\") mark:kopi", Table).Query!;
        Assert.Equal("(text:turbine OR text:\"glass blade\") mark:kopi", QueryLanguage.Write(read));
        Assert.Equal(read, QueryLanguage.Read(QueryLanguage.Write(read), Table).Query);
        Assert.Equal("Full text contains “turbine”", QueryLanguage.Say(QueryLanguage.Read("text:turbine", DocumentOf.Fields).Query!, DocumentOf.Fields, Labels.English));
        Assert.Equal("There is no field 'texts'; did you mean 'text'?", QueryLanguage.Read("texts:turbine", Table).Problem?.Message);
        var problem = test.Index.Search(new() { Query = "mark:kopi", Facets = [new("text")] }).Problem;
        Assert.Contains("'text' has no facet", problem?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_full_text_is_asked_by_its_name_and_neither_counted_nor_ordered_by()
    {
        foreach (var uses in (FieldUses[])[FieldUses.Search, FieldUses.Filter | FieldUses.Facet, FieldUses.Filter | FieldUses.Sort])
        {
            Assert.Throws<ArgumentException>(() => new FieldTable([new Field<object>("story", FieldKind.Text, uses | FieldUses.FullText, (_, _) => { })]));
        }

        Assert.Throws<ArgumentException>(() => new FieldTable([new Field<object>("text", FieldKind.Text, FieldUses.Filter | FieldUses.FullText, (_, _) => { })]));
        Assert.Equal(["claims", "description"], DocumentOf.Fields.Texts!.All.Select(field => field.Name));
        Assert.Null(DocumentOf.FieldsOfStates.Texts);
    }
}
