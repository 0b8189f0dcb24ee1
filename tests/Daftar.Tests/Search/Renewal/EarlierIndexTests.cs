using Daftar.Search;
using Daftar.Tests.Fixtures;
using Daftar.Values;
using static System.FormattableString;

namespace Daftar.Tests.Search;

/// <summary>Decision 48: an index with other fields than the program answers and takes in what is new, while one with the fields of the program is made beside it and takes its place.</summary>
public sealed class EarlierIndexTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("daftar-earlier-").FullName;

    /// <summary>The register, as it were: what each entry has, and whether the earlier index was told of it by the earlier program.</summary>
    private readonly Dictionary<Guid, (SearchDocument Document, bool Before)> register = [];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 3)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void TheEarlierIndexAnswersWhatBothKnowUntilTheNewOneTakesItsPlace(int seed)
    {
        var corpus = new RandomCorpus(seed);
        using (var before = EmbeddedIndex.Open(folder, OtherFields.Table, "register", Options))
        {
            for (var round = 0; round < 4; round++)
            {
                Change(corpus, 60, before, before: true);
            }
        }

        var index = Open();
        var done = 0;
        for (var round = 0; round < 6; round++)
        {
            Assert.True(index.IsEarlier);
            Assert.Equal((null, null), (index.StartedEmptyBecause, index.Building));
            Assert.Equal(OtherFields.NoFacet.Order(StringComparer.Ordinal), index.Renewal!.FacetsToCome);
            AgreesAsEarlier(corpus, index, 12);
            Change(corpus, 40, index.Current, before: false);

            // of the new one a part is made each time; killed in between it is there as far as it was committed
            var next = index.OpenNext();
            done = next.Cursor is { } cursor ? int.Parse(cursor, System.Globalization.CultureInfo.InvariantCulture) : 0;
            next.BeginBuilding();
            Put(next, register.OrderBy(entry => entry.Key).Skip(done).Take(60).Select(entry => entry.Value.Document), Invariant($"{done + 60}"));
            Assert.Contains(Invariant($"{Math.Min(99, next.Documents * 100 / index.Documents)} % are done"), index.Renewal.ToString(), StringComparison.Ordinal);
            Assert.Equal((index.Documents, next.Documents), (IndexOnDisk.Read(folder)!.Documents, IndexOnDisk.Read(folder)!.Beside(folder)!.Documents));
            if (corpus.Chance(50))
            {
                index.Dispose();
                index = Open();
            }
        }

        index.OpenNext().StartAnew();
        Put(index.OpenNext(), register.Values.Select(entry => entry.Document), "all");
        AgreesAsEarlier(corpus, index, 10);
        index.Swap(DateTimeOffset.UnixEpoch);

        var today = new NaiveIndex(TestFields.Table);
        register.Values.ToList().ForEach(entry => today.Upsert(entry.Document));
        for (var again = 0; again < 2; again++)
        {
            Assert.Equal((false, null, DateTimeOffset.UnixEpoch), (index.IsEarlier, index.Renewal, index.Swapped));
            Assert.Equal(["1", "lock", "manifest"], Directory.EnumerateFileSystemEntries(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
            Assert.Equal((DateTimeOffset.UnixEpoch, null), (IndexOnDisk.Read(folder)!.Swapped, IndexOnDisk.Read(folder)!.Beside(folder)));
            Agrees(corpus, index, today);
            index.Dispose();
            index = Open();
        }

        // an earlier version of the program is put back: the same the other way round
        index.Dispose();
        using var back = RegisterIndex.Open(folder, OtherFields.Table, "register", Options);
        Assert.True(back.IsEarlier);
        Put(back.OpenNext(), register.Values.Select(entry => OtherFields.Of(entry.Document, OtherFields.Table, before: true)), "all");
        back.Swap(DateTimeOffset.UnixEpoch);
        Assert.Equal((register.Count, null), (back.Search(new() { Query = "zone:kopi" }).Total, back.Renewal));
    }

    [Fact]
    public void AFieldWhoseValuesMeanSomethingElseIsAskedForOnlyInTheNewIndex()
    {
        var (before, today) = (Table(edition: 1), Table(edition: 2));
        Assert.NotEqual(before.Version, today.Version);
        using (var index = EmbeddedIndex.Open(folder, before, "register", Options))
        {
            Put(index, [new SearchDocument(before, TestFields.Entry(1)).Add("mark", "kopi").Add("owner", "tanaka")], "1");
        }

        using var renewed = RegisterIndex.Open(folder, today, "register", Options);
        Assert.Equal((true, 1), (renewed.IsEarlier, (int)renewed.Search(new() { Query = "kopi" }).Total));
        Assert.Equal(SearchProblemKind.NotReady, renewed.Search(new() { Query = "owner:tanaka" }).Problem?.Kind);
        Put(renewed.OpenNext(), [new SearchDocument(today, TestFields.Entry(1)).Add("mark", "kopi").Add("owner", "yamada")], "1");
        renewed.Swap(DateTimeOffset.UnixEpoch);
        Assert.Equal((0, 1), ((int)renewed.Search(new() { Query = "owner:tanaka" }).Total, (int)renewed.Search(new() { Query = "owner:yamada" }).Total));

        static FieldTable Table(int edition) => new(
        [
            new Field<object>("mark", FieldKind.Text, FieldUses.Search | FieldUses.Filter, (_, _) => { }),
            new Field<object>("owner", FieldKind.Name, FieldUses.Search | FieldUses.Filter, (_, _) => { }, edition: edition),
        ]);
    }

    [Fact]
    public async Task PagesGoOnOverTheSwapAndSearchesThatRunAreNeverRefused()
    {
        var corpus = new RandomCorpus(77);
        using (var before = EmbeddedIndex.Open(folder, OtherFields.Table, "register", Options))
        {
            Change(corpus, 250, before, before: true);
        }

        using var index = Open();
        var first = index.Search(new() { Sort = SearchSort.Down("filed"), Size = 50 });
        Put(index.OpenNext(), register.Values.Select(entry => entry.Document), "all");
        using var stop = new CancellationTokenSource();
        var answers = new int[3];
        var asked = Enumerable.Range(0, answers.Length).Select(one => Task.Run(() =>
        {
            for (; !stop.IsCancellationRequested; Interlocked.Increment(ref answers[one]))
            {
                Assert.Equal((null, register.Count), (index.Search(new() { Facets = [new("office")] }).Problem, (int)index.Search(new() { Size = 3 }).Total));
                Assert.NotEmpty(index.Words(new(WordsAsked.Beginning, "k", Most: 5)));
            }
        })).ToArray();
        await AllAnswered();
        index.Swap(DateTimeOffset.UnixEpoch);
        await AllAnswered();
        await stop.CancelAsync();
        await Task.WhenAll(asked);

        async Task AllAnswered()
        {
            var before = answers.ToArray();
            await Wait.UntilAsync(() => asked.Any(one => one.IsFaulted) || !answers.Zip(before).Any(pair => pair.First == pair.Second), "nobody answers");
        }

        var seen = first.Hits.Select(hit => hit.Entry).ToList();
        for (var page = first; page.NextCursor is { } cursor; seen.AddRange(page.Hits.Select(hit => hit.Entry)))
        {
            page = index.Search(new() { Sort = SearchSort.Down("filed"), Size = 50, Cursor = cursor });
            Assert.Null(page.Problem);
            Assert.True(page.CursorFromOlderGeneration || seen.Count > 50);
        }

        Assert.Equal(index.Search(new() { Sort = SearchSort.Down("filed"), Size = 1000 }).Hits.Select(hit => hit.Entry), seen);
    }

    [Theory]
    [InlineData("beside sync manifest"), InlineData("beside rename"), InlineData("beside sync folder")]
    public void ASwapTheDiskRefusesLeavesTheOneBefore(string refused)
    {
        var corpus = new RandomCorpus(5);
        using (var before = EmbeddedIndex.Open(folder, OtherFields.Table, "register", Options))
        {
            Change(corpus, 100, before, before: true);
        }

        var full = false;
        var options = Options with { MergeInBackground = false, BeforeStep = step => _ = full && step.StartsWith(refused, StringComparison.Ordinal) ? throw new IOException("No space left on device") : 0 };
        using (var index = RegisterIndex.Open(folder, TestFields.Table, "register", options))
        {
            Put(index.OpenNext(), register.Values.Select(entry => entry.Document), "all");
            full = true;
            Assert.Throws<IOException>(() => index.Swap(DateTimeOffset.UnixEpoch));
            Assert.Equal((true, null), (index.IsEarlier, index.Swapped));
            AgreesAsEarlier(corpus, index, 10);
            index.DropNext();
            Change(corpus, 20, index.Current, before: false);
            AgreesAsEarlier(corpus, index, 10);
        }

        using var again = Open();
        Assert.Equal((true, 0), (again.IsEarlier, again.Current.Damage.Count));
        AgreesAsEarlier(corpus, again, 10);
        Put(again.OpenNext(), register.Values.Select(entry => entry.Document), "all");
        again.Swap(DateTimeOffset.UnixEpoch);
        Assert.Equal(register.Count, again.Search(new()).Total);
    }

    [Fact]
    public void WhatIsAskedOfAFieldToComeIsRefusedWithHowFarItIs()
    {
        using (var before = EmbeddedIndex.Open(folder, OtherFields.Table, "register", Options))
        {
            Change(new RandomCorpus(3), 10, before, before: true);
        }

        using var index = Open();
        Put(index.OpenNext(), register.Values.Take(register.Count / 2).Select(entry => entry.Document), "half");
        var done = Invariant($"{register.Count / 2 * 100 / register.Count} % are done");
        foreach (var request in new SearchRequest[]
        {
            new() { Query = "kopi goods:kopi" }, new() { Query = "NOT class:9" }, new() { Filters = [FieldFilter.Any("class", "9")] }, new() { Facets = [new("class")] }, new() { Sort = SearchSort.Up("number") },
        })
        {
            var problem = index.Search(request).Problem;
            Assert.Equal(SearchProblemKind.NotReady, problem?.Kind);
            Assert.Contains(done, problem!.Message, StringComparison.Ordinal);
        }

        // given up, and never there: as always
        foreach (var name in new[] { "zone", "nothing" })
        {
            Assert.Contains($"no field '{name}'", index.Search(new() { Query = name + ":kopi" }).Problem!.Message, StringComparison.Ordinal);
            Assert.Contains($"no field '{name}'", index.Search(new() { Facets = [new(name)] }).Problem!.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void AnIndexOfAnotherRegisterOrOneThatWasNotWholeIsNotKept()
    {
        using (var before = EmbeddedIndex.Open(folder, OtherFields.Table, "register", Options))
        {
            Change(new RandomCorpus(3), 10, before, before: true);
            before.BeginBuilding();
        }

        using (var index = Open())
        {
            Assert.Equal((false, 0), (index.IsEarlier, index.Documents));
            Assert.Contains("other fields", index.StartedEmptyBecause, StringComparison.Ordinal);
        }

        using var other = RegisterIndex.Open(folder, OtherFields.Table, "another register", Options);
        Assert.Equal((false, 0), (other.IsEarlier, other.Documents));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static EmbeddedIndexOptions Options => new() { MergeFactor = 3, BufferTerms = 2000 };

    private RegisterIndex Open() => RegisterIndex.Open(folder, TestFields.Table, "register", Options);

    private static void Put(EmbeddedIndex index, IEnumerable<SearchDocument> documents, string cursor)
    {
        var batch = index.NewBatch();
        foreach (var document in documents)
        {
            batch.Upsert(document);
        }

        index.Apply(batch);
        index.Commit(cursor);
    }

    private void Change(RandomCorpus corpus, int changes, EmbeddedIndex index, bool before)
    {
        var batch = index.NewBatch();
        for (; changes > 0; changes--)
        {
            var document = corpus.Document(TestFields.Entry(corpus.Next(300)));
            if (corpus.Chance(20))
            {
                register.Remove(document.Entry);
                batch.Delete(document.Entry);
            }
            else
            {
                register[document.Entry] = (document, before);
                batch.Upsert(OtherFields.Of(document, index.Fields, before));
            }
        }

        index.Apply(batch);
        index.Commit("followed");
    }

    private void AgreesAsEarlier(RandomCorpus corpus, RegisterIndex index, int requests)
    {
        var naive = new NaiveIndex(index.Current.Fields);
        register.Values.ToList().ForEach(entry => naive.Upsert(OtherFields.Of(entry.Document, index.Current.Fields, entry.Before)));
        var (refused, answered) = (0, 0);
        for (; requests > 0; requests--)
        {
            var request = corpus.Request();
            request = request with { Facets = [.. request.Facets.Where(facet => !index.Renewal!.FacetsToCome.Contains(facet.Field))], Size = 1000 };
            var answer = index.Search(request);
            if (OtherFields.IsAsked(request))
            {
                Assert.True(answer.Problem?.Kind == SearchProblemKind.NotReady, $"{request.Query}: {answer.Problem}");
                refused++;
            }
            else
            {
                RandomCorpusTests.AnswersAgree(request, answer, naive);
                answered++;
            }
        }

        Assert.True(answered > 0 || refused < 5);
    }

    private static void Agrees(RandomCorpus corpus, RegisterIndex index, NaiveIndex naive)
    {
        for (var request = 0; request < 25; request++)
        {
            var asked = corpus.Request() with { Size = 1000 };
            RandomCorpusTests.AnswersAgree(asked, index.Search(asked), naive);
        }
    }
}
