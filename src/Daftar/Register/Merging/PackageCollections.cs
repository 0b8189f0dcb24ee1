using Daftar.Values;
using Npgsql;

namespace Daftar.Register;

/// <summary>
/// Notes of which collections a package holds records: once, not with every batch. A record that is held for want of a mandate is none of the collection it names; one that
/// is set aside is, and where it could not be read nobody can say of which.
/// </summary>
internal sealed class PackageCollections(NpgsqlConnection connection)
{
    private static readonly (string Office, Right Right) Unknown = ("", default);

    private readonly HashSet<(long Package, (string Office, Right Right) Of)> _noted = [];
    private List<(long Package, (string Office, Right Right) Of)> _now = [];

    /// <summary>In the transaction of the batch.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="spoken">The collections of its statements.</param>
    public void Write(MergeBatch batch, IEnumerable<(string Office, Right Right)> spoken)
    {
        var aside = batch.Waiting.Concat(batch.Release?.Left.Select(static left => left.Record) ?? []).Where(static record => record.Outcome == Outcome.SetAside);
        _now = [.. spoken.Union(aside.Select(static record => record.Of ?? Unknown)).Select(of => (batch.Package, of)).Where(one => !_noted.Contains(one))];
        if (_now.Count == 0)
        {
            return;
        }
        using var command = new NpgsqlCommand("""insert into package_collection (package, office, "right") select $1, o.office, o."right" from unnest($2, $3) o(office, "right") on conflict do nothing""", connection);
        command.Parameters.AddWithValue(batch.Package);
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. _now.Select(static one => one.Of.Office)] });
        command.Parameters.Add(new NpgsqlParameter<short[]> { TypedValue = [.. _now.Select(static one => (short)one.Of.Right)] });
        command.ExecuteNonQuery();
    }

    /// <summary>What was written stands.</summary>
    public void Committed()
    {
        _noted.UnionWith(_now);
        _now = [];
    }
}
