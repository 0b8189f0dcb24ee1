using System.Globalization;
using Daftar.Register;
using Daftar.Store;
using Daftar.Tests.Fixtures;
using Daftar.Values;
using Npgsql;
using Of = Daftar.Values.Numbers;

namespace Daftar.Tests.Register;

/// <summary>Keys of identifiers: another one for each number, and beside each other where numbers follow each other.</summary>
public sealed class EntryKeyTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private static readonly (string Office, string Folded)[] Written =
    [
        ("PH", "1200800000469"), ("PH", "1200800000470"), ("ID", "DID2022012345"), ("TH", "0000123"), ("TH", "123"), ("TH", "0"), ("VN", ""), ("MY", "PI2020001234"), ("EM", "018000001"),
        ("WO", "1"), ("X", "12"), ("", "77"), ("US", "ÄÖ٣٤12"), ("GC", "GC20201234567890123"), ("KH", "KHP202000012"),
    ];

    private static readonly (Right Right, Of Numbers)[] Series = [(Right.Patent, Of.Application), (Right.Trademark, Of.Registration), (Right.Design, Of.Design), (Right.Indication, Of.International)];

    [Fact]
    public void EveryNumberHasItsOwn()
    {
        var keys = Written.SelectMany(static number => Series.Select(series => EntryKey.Of(series.Right, number.Office, series.Numbers, number.Folded))).ToList();

        Assert.Equal(keys.Count, keys.Distinct().Count());
    }

    [Fact]
    public void NumbersThatFollowEachOtherLieBesideEachOther()
    {
        var five = Enumerable.Range(1, 2_000).Select(static n => n.ToString("D5", CultureInfo.InvariantCulture)).ToList();
        var year = five.ConvertAll(static number => Key("PH", "4202000" + number));
        var others = five.SelectMany(static number => new[] { Key("PH", "4201900" + number), Key("PH", "4202100" + number), Key("TH", "4202000" + number) }).ToList();
        var (first, last) = (year.Min(), year.Max());

        Assert.DoesNotContain(others, other => other.CompareTo(first) > 0 && other.CompareTo(last) < 0);

        static Guid Key(string office, string folded) => EntryKey.Of(Right.Trademark, office, Of.Application, folded);
    }

    /// <summary>A register from before keys lay beside each other: its numbers are found by the keys of today, its entries keep their ids.</summary>
    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task NumbersOfARegisterThatIsThereGetTheKeysOfToday(PostgresVersion version)
    {
        var database = await postgres.NewAsync(version);
        await using var connection = await database.ConnectAsync(default);
        foreach (var (office, folded) in Written)
        {
            foreach (var (right, of) in Series)
            {
                await using var insert = new NpgsqlCommand("""insert into identifier (key, entry, office, "right", numbers, folded, written, rule) values (gen_random_uuid(), $1, $2, $3, $4, $5, $5, 3)""", connection)
                {
                    Parameters = { new() { Value = EntryKey.Of(right, office, of, folded) }, new() { Value = office }, new() { Value = (short)right }, new() { Value = (short)of }, new() { Value = folded } },
                };
                await insert.ExecuteNonQueryAsync();
            }
        }

#pragma warning disable CA2100 // a file of the project
        await using (var migrate = new NpgsqlCommand(Migration.All.Single(static one => one.Name.Contains("keys_beside", StringComparison.Ordinal)).Sql, connection))
#pragma warning restore CA2100
        {
            await migrate.ExecuteNonQueryAsync();
        }

        await using var ask = new NpgsqlCommand("select count(*), count(*) filter (where key = entry) from identifier", connection);
        await using var row = await ask.ExecuteReaderAsync();
        Assert.True(await row.ReadAsync());
        Assert.Equal((Written.Length * Series.Length, Written.Length * Series.Length), (row.GetInt64(0), row.GetInt64(1)));
    }
}
