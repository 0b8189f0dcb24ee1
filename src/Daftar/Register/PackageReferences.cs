using Npgsql;

namespace Daftar.Register;

/// <summary>
/// Which files of a package records have named so far, kept with the account so that an interrupted load counts as an undisturbed one, and as long as
/// records wait, which may name others.
/// </summary>
internal static class PackageReferences
{
    public static byte[]? Load(NpgsqlConnection connection, long package)
    {
        using var command = new NpgsqlCommand("select referenced from package where id = $1", connection) { Parameters = { new() { Value = package } } };
        return command.ExecuteScalar() as byte[];
    }
}
