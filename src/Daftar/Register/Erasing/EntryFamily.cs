using Npgsql;

namespace Daftar.Register;

/// <summary>An entry with all that were joined to it, near or far.</summary>
internal static class EntryFamily
{
    /// <summary>The one that stands first; empty where there is no such entry. Asked for a joined one, it is the same family.</summary>
    public static Guid[] Of(NpgsqlConnection connection, Guid entry)
    {
        using var command = new NpgsqlCommand(
            """
            with recursive up as (select id, merged_into from entry where id = $1 union select e.id, e.merged_into from entry e join up u on e.id = u.merged_into),
              family as (select id, 0 as depth from up where merged_into is null union all select e.id, depth + 1 from entry e join family f on e.merged_into = f.id)
            select id from family order by depth
            """, connection)
        { CommandTimeout = 0, Parameters = { new() { Value = entry } } };
        var ids = new List<Guid>();
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            ids.Add(row.GetGuid(0));
        }
        return [.. ids];
    }
}
