using Daftar.Rights;
using Daftar.Values;
using Npgsql;

namespace Daftar.Register;

/// <summary>
/// The entries that a state names (priorities, relations, designations, the international registration behind a national entry), looked up by their numbers when
/// the state is shown: what is delivered later, or published later, is found without anything being written. Only what the gate shows.
/// </summary>
public sealed class RelatedEntries
{
    /// <summary>Of a state that names nothing.</summary>
    public static readonly RelatedEntries None = new(default, "", [], []);

    private readonly Right _right;
    private readonly string _office;
    private readonly Dictionary<Guid, Guid> _entryOfKey;
    private readonly Dictionary<string, Guid> _designated;

    private RelatedEntries(Right right, string office, Dictionary<Guid, Guid> entryOfKey, Dictionary<string, Guid> designated) =>
        (_right, _office, _entryOfKey, _designated) = (right, office, entryOfKey, designated);

    public Guid? Of(Priority priority) => First(KeysOf(_right, priority));

    public Guid? Of(Relation relation) => First(KeysOf(_right, _office, relation));

    /// <summary>The international entry whose number a national one carries.</summary>
    public Guid? Of(OfficeNumber number) => First(KeysOf(_right, _office, number));

    /// <summary>The designated office's own entry; null where there is none, or several and so none that is meant.</summary>
    public Guid? Of(Designation designation) => designation.Office is { } office && _designated.TryGetValue(office, out var entry) ? entry : null;

    internal static async Task<RelatedEntries> Find(NpgsqlConnection connection, Guid self, IpRecord state, IReadOnlyList<(string Office, Guid Entry)> designated, CancellationToken cancel)
    {
        Guid[] keys =
        [
            .. (state.Priorities ?? []).SelectMany(priority => KeysOf(state.Right, priority))
                .Concat((state.Relations ?? []).SelectMany(relation => KeysOf(state.Right, state.Office, relation)))
                .Concat(state.Identifiers.SelectMany(number => KeysOf(state.Right, state.Office, number))).Distinct(),
        ];
        if (keys.Length == 0 && designated.Count == 0)
        {
            return None;
        }
        await using var command = new NpgsqlCommand(
            """
            select i.key, e.id from unnest($1) k(key) join identifier i on i.key = k.key join entry e on e.id = i.entry join collection c on c.id = e.collection
            where c.show and e.visibility = 0 and not e.deleted and e.merged_into is null and e.id <> $2
            union all
            select null, e.id from entry e join collection c on c.id = e.collection where e.id = any($3) and c.show and e.visibility = 0 and not e.deleted and e.merged_into is null and e.id <> $2
            """, connection);
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = keys });
        command.Parameters.AddWithValue(self);
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. designated.Select(static one => one.Entry)] });
        var shown = new HashSet<Guid>();
        var found = new Dictionary<Guid, Guid>();
        await using var row = await command.ExecuteReaderAsync(cancel).ConfigureAwait(false);
        while (await row.ReadAsync(cancel).ConfigureAwait(false))
        {
            if (row.IsDBNull(0))
            {
                shown.Add(row.GetGuid(1));
            }
            else
            {
                found[row.GetGuid(0)] = row.GetGuid(1);
            }
        }
        return new RelatedEntries(state.Right, state.Office, found,
            designated.Where(one => shown.Contains(one.Entry)).GroupBy(static one => one.Office).Where(static one => one.Count() == 1).ToDictionary(static one => one.Key, static one => one.First().Entry));
    }

    private Guid? First(IEnumerable<Guid> keys)
    {
        foreach (var key in keys)
        {
            if (_entryOfKey.TryGetValue(key, out var entry))
            {
                return entry;
            }
        }
        return null;
    }

    private static IEnumerable<Guid> KeysOf(Right right, Priority priority)
    {
        if (priority is not { Office: { } office, Number: { } number })
        {
            return [];
        }
        // A PCT application stands under its receiving office, WO or IB.
        return Keys(right, office, number, Numbers.Application).Concat(number.Contains("PCT", StringComparison.OrdinalIgnoreCase) || office is "WO" or "IB" ? Keys(right, "WO", number, Numbers.International) : []);
    }

    private static IEnumerable<Guid> KeysOf(Right right, string own, Relation relation)
    {
        var office = relation.Office ?? own;
        var named = relation.Of switch
        {
            // One number stands behind the entries of many offices: WIPO's own entry is meant, whoever received it.
            Numbers.International => Keys(right, "WO", relation.Number, Numbers.International, Numbers.Registration),
            // Of a patent both words are used.
            Numbers.Registration or Numbers.Grant => Keys(right, office, relation.Number, relation.Of, Numbers.Registration, Numbers.Grant),
            _ => Keys(right, office, relation.Number, relation.Of),
        };
        return named.Concat(Keys(right, office, relation.ApplicationNumber, Numbers.Application)).Concat(Keys(right, office, relation.PublicationNumber, Numbers.Publication, Numbers.Grant));
    }

    private static IEnumerable<Guid> KeysOf(Right right, string own, OfficeNumber number) =>
        number is { Of: Numbers.International, Office: "WO" } && own != "WO" ? Keys(right, "WO", number.Written, Numbers.International, Numbers.Registration) : [];

    private static IEnumerable<Guid> Keys(Right right, string office, string? written, params Numbers[] kinds) =>
        written is null ? [] : kinds.Select(of => (Of: of, Folded: OfficeNumber.Fold(office, of, written))).Where(static pair => pair.Folded.Length > 0).Select(pair => EntryKey.Of(right, office, pair.Of, pair.Folded));
}
