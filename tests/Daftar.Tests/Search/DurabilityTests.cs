using Daftar.Search;
using Daftar.Values;
using static System.FormattableString;

namespace Daftar.Tests.Search;

/// <summary>Crashes at every step of writing, damaged files, foreign folders: the index is a commit point or starts empty and says so, never in between.</summary>
public sealed class DurabilityTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_crash_at_any_step_leaves_a_commit_point(int seed)
    {
        var copies = new List<(string Folder, string Step)>();
        var expected = new Dictionary<string, HashSet<Guid>> { [""] = [] };
        var random = new Random(seed);
        var synced = new Dictionary<string, long>();
        IndexUnderTest? test = null;

        // before each step that changes what is on disk, keep what a crash there would leave: whole synced files, any part of the others
        void Keep(string step)
        {
            if (test is null)
            {
                return;
            }

            var copy = $"{test.Folder}-{copies.Count}";
            CopyAfterCrash(test.Folder, copy, synced, random);
            copies.Add((copy, step));
            if (step.StartsWith("sync ", StringComparison.Ordinal) && step != "sync folder")
            {
                synced[step[5..]] = long.MaxValue;
            }
            else if (step == "rename manifest")
            {
                synced["manifest"] = long.MaxValue;
                synced.Remove("manifest.new");
            }
        }

        test = new IndexUnderTest(new EmbeddedIndexOptions { MergeInBackground = false, MergeFactor = 3, BufferTerms = 400, BeforeStep = Keep });
        try
        {
            var now = new HashSet<Guid>();
            for (var commit = 0; commit < 12; commit++)
            {
                var batch = test.Index.NewBatch();
                for (var change = random.Next(1, 120); change > 0; change--)
                {
                    var entry = TestFields.Entry(random.Next(200));
                    if (random.Next(3) == 0)
                    {
                        batch.Delete(entry);
                        now.Remove(entry);
                    }
                    else
                    {
                        batch.Upsert(TestFields.Document(entry, ("mark", "kopi contoh"), ("class", Invariant($"{commit}")), ("filed", "2020")));
                        now.Add(entry);
                    }
                }

                expected[Invariant($"{commit}")] = [.. now];
                test.Index.Apply(batch);
                test.Index.Commit(Invariant($"{commit}"));
                if (random.Next(3) == 0)
                {
                    test.Index.MergeAll();
                }
            }

            Assert.True(copies.Count > 60);
            foreach (var (folder, step) in copies)
            {
                using var index = EmbeddedIndex.Open(folder, TestFields.Table, "test database", new EmbeddedIndexOptions { MergeInBackground = false });
                Assert.True(index.StartedEmptyBecause is null, $"{step}: {index.StartedEmptyBecause}");
                var answer = index.Search(new() { Query = "kopi", Size = 1000 });
                Assert.True(expected[index.Cursor ?? ""].SetEquals(answer.Hits.Select(hit => hit.Entry)), $"before '{step}': not the state of commit {index.Cursor}");
                Assert.Empty(index.Verify());
                Assert.DoesNotContain(Directory.EnumerateFiles(folder), file => file.EndsWith(".part", StringComparison.Ordinal) || file.EndsWith(".new", StringComparison.Ordinal));
            }
        }
        finally
        {
            test.Dispose();
            copies.ForEach(copy => Directory.Delete(copy.Folder, recursive: true));
        }
    }

    private static void CopyAfterCrash(string from, string to, Dictionary<string, long> synced, Random random)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from))
        {
            var name = Path.GetFileName(file);
            if (name == "lock")
            {
                continue;
            }

            using var source = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var bytes = new byte[source.Length];
            source.ReadExactly(bytes);
            var kept = synced.ContainsKey(name) ? bytes.Length : random.Next(bytes.Length + 1);
            File.WriteAllBytes(Path.Combine(to, name), bytes[..kept]);
        }
    }

    [Fact]
    public void A_damaged_manifest_is_noticed_on_opening_and_the_index_begun_anew()
    {
        using var test = new IndexUnderTest();
        test.Add([.. Enumerable.Range(0, 50).Select(number => TestFields.Document(TestFields.Entry(number), ("mark", "kopi susu"), ("filed", "2020")))]);
        test.Delete(TestFields.Entry(3));
        test.Index.Dispose();
        var manifest = Path.Combine(test.Folder, "manifest");
        var whole = File.ReadAllBytes(manifest);
        var random = new Random(5);
        foreach (var at in Enumerable.Range(0, 40).Select(_ => random.Next(whole.Length)).Append(0).Append(whole.Length - 1))
        {
            var copy = $"{test.Folder}-damaged";
            CopyAfterCrash(test.Folder, copy, Directory.EnumerateFiles(test.Folder).ToDictionary(name => Path.GetFileName(name), _ => 0L), random);
            var damaged = (byte[])whole.Clone();
            damaged[at] ^= (byte)(1 << random.Next(8));
            File.WriteAllBytes(Path.Combine(copy, "manifest"), damaged);
            using (var index = EmbeddedIndex.Open(copy, TestFields.Table, "test database"))
            {
                Assert.Contains("manifest", index.StartedEmptyBecause, StringComparison.Ordinal);
                Assert.Null(index.Cursor);
                Assert.Equal(0, index.Search(new()).Total);
            }

            Directory.Delete(copy, recursive: true);
        }
    }

    [Fact]
    public void An_index_of_another_database_or_other_fields_is_emptied_and_says_why()
    {
        using var test = new IndexUnderTest();
        test.Add(TestFields.Document(TestFields.Entry(1), ("mark", "kopi")));
        test.Index.Dispose();
        using (var other = EmbeddedIndex.Open(test.Folder, TestFields.Table, "another database"))
        {
            Assert.Contains("another database", other.StartedEmptyBecause, StringComparison.Ordinal);
            Assert.Null(other.Cursor);
            var batch = other.NewBatch();
            batch.Upsert(TestFields.Document(TestFields.Entry(1), ("mark", "kopi")));
            other.Apply(batch);
            other.Commit("1");
        }

        var fields = new FieldTable([new Field<object>("mark", FieldKind.Text, FieldUses.Search, (_, _) => { })]);
        using var changed = EmbeddedIndex.Open(test.Folder, fields, "another database");
        Assert.Contains("other fields", changed.StartedEmptyBecause, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(test.Folder, "*.segment"));
    }

    [Fact]
    public void Only_one_may_write()
    {
        using var test = new IndexUnderTest();
        var refused = Assert.Throws<IndexLockedException>(test.Open);
        Assert.Contains(test.Folder, refused.Message, StringComparison.Ordinal);
        test.Reopen();
    }

    [Fact]
    public void Files_nothing_refers_to_are_removed_on_opening()
    {
        using var test = new IndexUnderTest();
        test.Add(TestFields.Document(TestFields.Entry(1), ("mark", "kopi")));
        test.Index.Dispose();
        File.WriteAllText(Path.Combine(test.Folder, "0000000099.segment"), "half");
        File.WriteAllText(Path.Combine(test.Folder, "0000000099.3-0.part"), "half");
        test.Reopen();
        Assert.Single(test.Find("kopi"));
        Assert.Single(Directory.EnumerateFiles(test.Folder, "*.segment"));
        Assert.Empty(Directory.EnumerateFiles(test.Folder, "*.part"));
    }
}
