using System.Text.RegularExpressions;
using Daftar.Store;
using Npgsql;

namespace Daftar.Register;

/// <summary>What a take-down left, for the operator: on what basis, when, what, and at which snapshots of which entry. Never what it was.</summary>
/// <param name="Snapshots">Numbers of the snapshots; empty where it concerned only originals that made none.</param>
public sealed record Tombstone(Guid Entry, IReadOnlyList<int> Snapshots, DateTimeOffset At, string Scope, string Basis)
{
    /// <summary>Kinds of the basis, as the public reads them.</summary>
    public IReadOnlyList<string> BasisCategories => BasisCategory.Of(Basis);
}

/// <summary>That something was taken down from an entry which is still shown, for everyone: the day and the kinds of the basis.</summary>
public sealed record Removal(DateOnly Day, IReadOnlyList<string> BasisCategories);

/// <summary>The kinds of a basis: read off its words, which only the operator sees, for they may name a case.</summary>
internal static partial class BasisCategory
{
    public const string Law = "law", Order = "order", Request = "request", Other = "other";

    public static IReadOnlyList<string> Of(string basis)
    {
        List<string> kinds = [];
        Add(Law, LawWords());
        Add(Order, OrderWords());
        Add(Request, RequestWords());
        return kinds.Count > 0 ? kinds : [Other];

        void Add(string kind, Regex words)
        {
            if (words.IsMatch(basis))
            {
                kinds.Add(kind);
            }
        }
    }

    private const RegexOptions Plain = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    [GeneratedRegex(@"\b(law|act|article|art\.|section|regulation|directive|code|statute|GDPR|PDPA|PDP|DPA|undang-undang|UU|pasal)\b|\bart\.|§", Plain, 1000)]
    private static partial Regex LawWords();

    [GeneratedRegex(@"\b(order|court|judg(e)?ment|ruling|decision|injunction|putusan|perintah|pengadilan)\b", Plain, 1000)]
    private static partial Regex OrderWords();

    [GeneratedRegex(@"\b(request|objection|consent|permintaan)\b", Plain, 1000)]
    private static partial Regex RequestWords();
}

/// <summary>Reads what take-downs left.</summary>
public sealed class Tombstones(Database database)
{
    /// <summary>More are counted, and not listed.</summary>
    public const int Most = 1000;

    /// <summary>The latest first; at most <see cref="Most"/>, and how many there are.</summary>
    public async Task<(IReadOnlyList<Tombstone> List, long InAll)> Read(CancellationToken cancel)
    {
        await using var command = database.Source.CreateCommand(
            """
            select entry, array_agg(number order by number) filter (where number > 0), at, scope, basis, count(*) over ()
            from tombstone group by entry, at, scope, basis order by at desc, entry, scope limit $1
            """);
        command.Parameters.AddWithValue(Most);
        var list = new List<Tombstone>();
        long all = 0;
        await using var row = await command.ExecuteReaderAsync(cancel).ConfigureAwait(false);
        while (await row.ReadAsync(cancel).ConfigureAwait(false))
        {
            list.Add(new Tombstone(row.GetGuid(0), row.IsDBNull(1) ? [] : row.GetFieldValue<int[]>(1), row.GetFieldValue<DateTimeOffset>(2), row.GetString(3), row.GetString(4)));
            all = row.GetInt64(5);
        }
        return (list, all);
    }

    /// <summary>
    /// Of an entry and those joined to it. Of an original that another entry's take-down cut, this entry lost nothing it shows; what was delivered again and went again was told the first time.
    /// </summary>
    internal static async Task<IReadOnlyList<Removal>> OfEntry(NpgsqlConnection connection, Guid entry, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            """
            with recursive family as (select $1::uuid as id union select m.id from family f join entry m on m.merged_into = f.id)
            select distinct t.at, t.basis from family f join tombstone t on t.entry = f.id where t.scope not in ('original shared with another entry', 'delivered again') order by t.at desc, t.basis
            """, connection)
        { Parameters = { new() { Value = entry } } };
        var list = new List<Removal>();
        await using var row = await command.ExecuteReaderAsync(cancel).ConfigureAwait(false);
        while (await row.ReadAsync(cancel).ConfigureAwait(false))
        {
            var removal = new Removal(DateOnly.FromDateTime(row.GetFieldValue<DateTimeOffset>(0).UtcDateTime), BasisCategory.Of(row.GetString(1)));
            if (!list.Exists(known => known.Day == removal.Day && known.BasisCategories.SequenceEqual(removal.BasisCategories)))
            {
                list.Add(removal);
            }
        }
        return list;
    }
}
