using Daftar.Values;
using Npgsql;
using NpgsqlTypes;

namespace Daftar.Register;

/// <summary>How <see cref="CollectionFacts"/> stand in the table collection.</summary>
internal static class CollectionRows
{
    public const string Columns = "authority, authority_name, show, copy_one, copy_bulk, pass_on, alter_data, licence";

    /// <summary>The same columns of the table by the name <c>c</c>.</summary>
    public const string ColumnsOfC = "c.authority, c.authority_name, c.show, c.copy_one, c.copy_bulk, c.pass_on, c.alter_data, c.licence";

    public static CollectionFacts Read(NpgsqlDataReader row, int at) => new(
        row.IsDBNull(at) ? null : row.GetString(at), row.IsDBNull(at + 1) ? null : row.GetString(at + 1),
        new Terms(row.GetBoolean(at + 2), row.GetBoolean(at + 3), row.GetBoolean(at + 4), row.GetBoolean(at + 5), row.GetBoolean(at + 6), row.IsDBNull(at + 7) ? null : row.GetString(at + 7)));

    /// <summary>Adds the values in the order of <see cref="Columns"/>.</summary>
    public static void Add(NpgsqlCommand command, CollectionFacts facts)
    {
        Text(facts.Authority);
        Text(facts.Name);
        var terms = facts.Terms;
        foreach (var allowed in (ReadOnlySpan<bool>)[terms.Show, terms.CopyOne, terms.CopyInBulk, terms.PassOn, terms.Alter])
        {
            command.Parameters.AddWithValue(allowed);
        }
        Text(terms.Licence);

        void Text(string? value) => command.Parameters.Add(new NpgsqlParameter { Value = (object?)value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
    }
}
