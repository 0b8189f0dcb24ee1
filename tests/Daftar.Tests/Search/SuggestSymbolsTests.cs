using System.Globalization;
using Daftar.Languages;
using Daftar.Search;
using Daftar.Tests.Fixtures;
using Daftar.Tests.Search.Postgres;

namespace Daftar.Tests.Search;

/// <summary>Symbols are suggested level by level while one is typed, with what each finds; in both engines.</summary>
public sealed class SuggestSymbolsTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private static readonly SearchDocument[] Documents =
    [
        Of(1, ("ipc", "A61K 31/00"), ("ipc", "A61K31/35"), ("mark", "kopi")), Of(2, ("ipc", "A61K 31/00"), ("ipc", "A61K 33/02"), ("mark", "tea")), Of(3, ("ipc", "A61K 310/00")), Of(4, ("ipc", "A61B 5/00")),
        Of(5, ("ipc", "A47J 31/00")), Of(6, ("vienna", "05.07.10"), ("vienna", "05.03.01")), Of(7, ("vienna", "05.07.02"), ("vienna", "26.01.01")), Of(8, ("ipc", "B29C 1/00"), ("mark", "kopi")),
        Of(9, ("ipc", "A61K 31/99"), ("vienna", "05.09.01"), ("mark", "gone")),
    ];

    public static TheoryData<string, string> Typed => new()
    {
        { "ipc:A6", "A61K 3, A61B 1" },
        { "ipc:A61", "A61K 3, A61B 1" },
        { "ipc:a61k", "A61K 3, A61K31 2, A61K310 1, A61K33 1" },
        { "ipc:A61K 3", "A61K31 2, A61K310 1, A61K33 1" },
        { "ipc:A61K31", "A61K31 2, A61K310 1" },
        { "ipc:A61K33", "A61K33 1, A61K33/02 1" },
        { "ipc:A61K31/", "A61K31/00 2, A61K31/35 1" },
        { "ipc:A61K31/3", "A61K31/35 1" },
        { "ipc:A61K31/9", "" },
        { "ipc:C", "" },
        { "ipc:", "" },
        { "IPC:A47J", "A47J 1, A47J31 1" },
        { "A61K 3", "A61K31 2, A61K310 1, A61K33 1" },
        { "kopi ipc:A", "kopi A61K 1" },
        { "(kopi OR tea) ipc:A61K3", "(kopi OR tea) A61K31 2, (kopi OR tea) A61K33 1" },
        { "(kopi ipc:A61K3", "" },
        { "vienna:5", "05 2, 05.07 2, 05.03 1" },
        { "vienna:05.7", "05.07 2, 05.07.02 1, 05.07.10 1" },
        { "vienna:2", "26 1" },
        { "nofield:A61", "" },
        { "ipc:\"A61\"", "" },
    };

    [Theory]
    [MemberData(nameof(Typed))]
    public async Task The_embedded_index_suggests_them(string typed, string expected)
    {
        using var index = new IndexUnderTest();
        index.Add(Documents[..5]);
        index.Add(Documents[5..]);
        index.Delete(TestFields.Entry(9));
        Assert.Equal(expected, await Suggested(index.Index, typed));
    }

    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task The_index_in_the_database_suggests_the_same(PostgresVersion version)
    {
        using var index = PostgresIndex.Open(await postgres.NewAsync(version), TestFields.Table);
        var batch = index.NewBatch();
        foreach (var document in Documents)
        {
            batch.Upsert(document);
        }

        batch.Delete(TestFields.Entry(9));
        index.Apply(batch);
        index.Commit("added");
        foreach (var row in Typed)
        {
            Assert.Equal((row[0], row[1]), (row[0], await Suggested(index, (string)row[0])));
        }
    }

    /// <summary>A section has more symbols than are looked through while one is typed: the last subclass of it counts as the first does.</summary>
    [Theory, OnPostgres(PostgresVersion.Npm18)]
    public async Task ALargeSectionIsSuggestedWhole(PostgresVersion version)
    {
        SearchDocument[] documents =
        [
            .. Enumerable.Range(0, 21).Select(static at => Of(at, [.. Enumerable.Range(0, 1_000).Select(group => ("ipc", string.Create(CultureInfo.InvariantCulture, $"A01B {at + 1}/{group + 10}")))])),
            .. Enumerable.Range(100, 30).Select(static at => Of(at, ("ipc", "A61K 31/00"), ("ipc", "A61K 33/00"))), Of(200, ("ipc", "B01D 1/00")),
        ];
        using var embedded = new IndexUnderTest();
        embedded.Add(documents);
        using var database = PostgresIndex.Open(await postgres.NewAsync(version), TestFields.Table);
        var batch = database.NewBatch();
        foreach (var document in documents)
        {
            batch.Upsert(document);
        }

        database.Apply(batch);
        database.Commit("added");
        foreach (var index in (ISearchIndex[])[embedded.Index, database])
        {
            Assert.Equal("A61K 30, A01B 21", await Suggested(index, "ipc:A"));
            Assert.Equal("A61K 30", await Suggested(index, "ipc:A6"));
            Assert.Equal("B01D 1", await Suggested(index, "ipc:B"));
            Assert.Equal("A61K 30, A61K31 30, A61K33 30", await Suggested(index, "ipc:A61K"));
        }
    }

    private static SearchDocument Of(int entry, params (string Field, string Value)[] values) => TestFields.Document(TestFields.Entry(entry), values);

    private static async Task<string> Suggested(ISearchIndex index, string typed)
    {
        var found = await new SuggestWhileTyping(index).For(typed, Labels.English, TimeSpan.FromSeconds(10), default);
        foreach (var one in found)
        {
            Assert.Equal(one.Entries, (await index.SearchAsync(new SearchRequest { Query = one.Query, Size = 0 })).Total);
        }

        return string.Join(", ", found.Where(one => one.Kind == SuggestionKind.Class)
            .Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Query.Replace("ipc:" + one.Text, one.Text, StringComparison.Ordinal).Replace("vienna:" + one.Text, one.Text, StringComparison.Ordinal)} {one.Entries}")));
    }
}
