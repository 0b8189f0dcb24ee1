using Daftar.Store;
using Daftar.Values;
using Npgsql;

namespace Daftar.Register;

/// <summary>The number rules a register is under: a process with others would lay records under keys that nobody finds again.</summary>
internal static class NumberRulesHeld
{
    /// <summary>The rules all numbers are folded by, and those they are being brought to; null where nobody has said or is about to.</summary>
    public static (string? Version, string? Target) Read(NpgsqlConnection connection)
    {
        using var command = new NpgsqlCommand("select version, target from number_rules", connection);
        using var row = command.ExecuteReader();
        return row.Read() ? (row.GetString(0), row.IsDBNull(1) ? null : row.GetString(1)) : default;
    }

    /// <summary>For whoever writes keys: under the journal lock, so that it holds until the commit.</summary>
    /// <param name="held">The rules of the register as a row has them; null for a register nobody opened by any.</param>
    /// <exception cref="StoreException">They are not those of this process.</exception>
    public static void RefuseOthers(string? held)
    {
        if (held is not null && held != NumberRules.Current.Version)
        {
            throw new StoreException($"Another process has brought the numbers of this register to other forms ({held}, here {NumberRules.Current.Version}) since this one opened it: its office files or its version of Daftar are others. "
                + "Nothing of this batch was written. Use the same office files for everything that opens this register, and run the command again: it goes on where it stopped.");
        }
    }

    public static void RefuseOthers(NpgsqlConnection connection) => RefuseOthers(Read(connection) is var (version, target) ? target ?? version : null);
}
