using Daftar.Search;
using Daftar.Tests.Fixtures;
using Xunit.Abstractions;
using static System.FormattableString;

namespace Daftar.Tests.Search;

/// <summary>Decision 45: what a disk made of a file is never part of an answer. Without a register: what is told, and that answers are right or refused.</summary>
public sealed class DamagedIndexTests(ITestOutputHelper told) : IDisposable
{
    private readonly IndexUnderTest test = new(new EmbeddedIndexOptions { MergeInBackground = false });
    private readonly NaiveIndex naive = new(TestFields.Table);

    public void Dispose() => test.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void With_any_bit_flipped_every_answer_is_right_or_refused_and_the_place_is_named(bool background)
    {
        var corpus = Fill(out var requests);
        int right = 0, refused = 0, lost = 0;
        foreach (var (file, section, offset, length) in DamagedFiles.Sections(test.Folder))
        {
            OnCopy(copy => DamagedFiles.Flip(Path.Combine(copy, Path.GetFileName(file)), offset + corpus.Next((int)length), corpus.Next(8)), background, index =>
            {
                foreach (var request in requests)
                {
                    if (IsRight(request, index))
                    {
                        right++;
                    }
                    else
                    {
                        refused++;
                    }
                }

                index.Verify();
                var sentence = Assert.Single(index.Damage);
                Assert.Contains(Path.GetFileName(file), sentence, StringComparison.Ordinal);
                Assert.Matches("block [0-9]+ ", sentence);
                Assert.Contains(section.ToString(), sentence, StringComparison.Ordinal);
                Assert.Contains("instead of", sentence, StringComparison.Ordinal);
                Assert.True(index.NeedsRepair);
                lost += index.Lost().Count;
            });
        }

        told.WriteLine(Invariant($"{right} right, {refused} refused, {lost} segments lost at opening"));
        Assert.True(refused > 0 && lost > 0);
    }

    [Fact]
    public void Of_a_segment_of_many_blocks_only_what_needs_the_damaged_one_is_refused()
    {
        var random = new Random(3);
        var documents = Enumerable.Range(0, 3000).Select(number => TestFields.Document(TestFields.Entry(number), ("mark", number % 2 == 0 ? "kopi" : "tehu"))).ToArray();
        foreach (var document in documents)
        {
            var shown = new byte[100];
            random.NextBytes(shown);
            document.Stored = shown;
        }

        test.Add(documents);
        test.Index.Dispose();
        var (file, _, offset, length) = DamagedFiles.Sections(test.Folder).Single(each => each.Section == Section.Stored);
        OnCopy(copy => DamagedFiles.Flip(Path.Combine(copy, Path.GetFileName(file)), offset + (length / 2), 1), background: false, index =>
        {
            var refused = 0;
            for (var request = new SearchRequest { Query = "kopi", Size = 1 }; request.Size < 60; request = request with { Size = request.Size + 1 })
            {
                // counts need no bytes to show, and few hits are shown from the damaged block
                Assert.Equal(1500, index.Search(request with { Size = 0 }).Total);
                if (index.Search(request).Problem is { } problem)
                {
                    Assert.Equal(SearchProblemKind.NotReady, problem.Kind);
                    refused++;
                }
            }

            Assert.InRange(refused, 1, 58);
            Assert.Matches("block [1-9]", Assert.Single(index.Damage));
            Assert.Contains(nameof(Section.Stored), Assert.Single(index.Damage), StringComparison.Ordinal);
        });
    }

    [Fact]
    public void A_file_that_is_shortened_gone_or_of_another_end_is_named_and_nothing_is_answered()
    {
        Fill(out var requests);
        var file = DamagedFiles.Sections(test.Folder)[0].File;
        var length = new FileInfo(file).Length;
        foreach (var (damage, what) in (ReadOnlySpan<(Action<string>, string)>)[
            (path => DamagedFiles.Shorten(path, length - 8), "instead of"), (path => DamagedFiles.Shorten(path, 0), "0 bytes instead of"), (path => DamagedFiles.Shorten(path, length + 1), "instead of"),
            (File.Delete, "missing"), (path => DamagedFiles.Flip(path, length - 20, 3), "end"), (path => DamagedFiles.Flip(path, length - SegmentWriter.FooterBytes - 5, 3), "end")])
        {
            OnCopy(copy => damage(Path.Combine(copy, Path.GetFileName(file))), background: false, index =>
            {
                Assert.All(requests, request => Assert.False(IsRight(request, index)));
                Assert.Contains(Path.GetFileName(file), Assert.Single(index.Damage), StringComparison.Ordinal);
                Assert.Contains(what, Assert.Single(index.Damage), StringComparison.Ordinal);
            });
        }
    }

    [Fact]
    public void A_file_shortened_under_an_open_index_ends_in_refusals_and_not_in_the_systems_signal()
    {
        Fill(out var requests);
        OnCopy(_ => { }, background: true, index =>
        {
            var said = "";
            index.FoundDamaged = text => said += text;
            Assert.All(requests, request => Assert.True(IsRight(request, index)));
            var file = DamagedFiles.Sections(test.Folder)[0].File;
            DamagedFiles.Shorten(Path.Combine(test.Folder + "-damaged", Path.GetFileName(file)), 100);
            SpinWait.SpinUntil(() => !IsRight(requests[0], index), 1000);
            Assert.All(requests, request => Assert.False(IsRight(request, index)));
            Assert.Contains("has 100 bytes instead of", Assert.Single(index.Damage), StringComparison.Ordinal);
            Assert.Contains(Path.GetFileName(file), said, StringComparison.Ordinal);

            // what would be merged is not; what is written beside it stands
            index.MergeAll();
            var batch = index.NewBatch();
            batch.Upsert(TestFields.Document(TestFields.Entry(1), ("mark", "kopi")));
            index.Apply(batch);
            index.Commit("later");
            Assert.False(IsRight(requests[0], index));
            Assert.Single(index.Lost());
        });
    }

    [Fact]
    public void Damage_while_open_is_found_by_verifying()
    {
        test.Add(TestFields.Document(TestFields.Entry(1), ("mark", "kopi")));
        Assert.Empty(test.Index.Verify());
        DamagedFiles.Flip(DamagedFiles.Sections(test.Folder)[0].File, 20, 3);
        Assert.Contains(".segment", Assert.Single(test.Index.Verify()), StringComparison.Ordinal);
        Assert.Equal(SearchProblemKind.NotReady, test.Index.Search(new() { Query = "kopi" }).Problem?.Kind);
    }

    private RandomCorpus Fill(out List<SearchRequest> requests)
    {
        var seed = LongRun.Seed() & 0xFFFF;
        told.WriteLine(Invariant($"seed {seed}"));
        var corpus = new RandomCorpus(seed);
        RandomCorpusTests.Change(corpus, test, naive, 300);
        test.Index.MergeAll();
        RandomCorpusTests.Change(corpus, test, naive, 60);
        test.Index.Dispose();
        requests = [.. Enumerable.Range(0, 12).Select(_ => corpus.Request())];
        return corpus;
    }

    private bool IsRight(SearchRequest request, EmbeddedIndex index)
    {
        if (index.Search(request) is { Problem: { Kind: SearchProblemKind.NotReady } problem } answer)
        {
            Assert.Contains("made anew", problem.Message, StringComparison.Ordinal);
            Assert.Equal((0, 0, 0), (answer.Total, answer.Hits.Count, answer.Facets.Count));
            return false;
        }

        RandomCorpusTests.AnswersAgree(request, index, naive);
        return true;
    }

    private void OnCopy(Action<string> damage, bool background, Action<EmbeddedIndex> look)
    {
        var copy = $"{test.Folder}-damaged";
        DamagedFiles.Copy(test.Folder, copy);
        try
        {
            damage(copy);
            using var index = EmbeddedIndex.Open(copy, TestFields.Table, "test database", new EmbeddedIndexOptions { MergeInBackground = false, VerifyOnOpen = background });
            Assert.Null(index.StartedEmptyBecause);
            look(index);
        }
        finally
        {
            Directory.Delete(copy, recursive: true);
        }
    }
}
