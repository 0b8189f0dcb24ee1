using Daftar.Intake;
using Daftar.Register;
using Daftar.Tests.Fixtures;

namespace Daftar.Tests.Register;

/// <summary>Looks into what the register keeps, past every gate.</summary>
internal static class Held
{
    /// <summary>True where a text stands in a payload or in a chunk of originals.</summary>
    public static async Task<bool> Holds(this LoadingHub hub, string text)
    {
        var wanted = System.Text.Encoding.UTF8.GetBytes(text);
        await using var command = hub.Database.Source.CreateCommand("select payload from snapshot where payload is not null union all select data from chunk");
        await using var row = await command.ExecuteReaderAsync();
        while (await row.ReadAsync())
        {
            if (Payload.Unpack(row.GetFieldValue<byte[]>(0)).AsSpan().IndexOf(wanted) >= 0)
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>True where a text stands anywhere: in any column of any table, packed or not, or in any file below the folders.</summary>
    public static async Task<string?> Trace(this LoadingHub hub, string text, params string[] folders)
    {
        var wanted = System.Text.Encoding.UTF8.GetBytes(text);
        foreach (var table in await hub.Tables())
        {
#pragma warning disable CA2100 // names of tables
            await using var command = hub.Database.Source.CreateCommand($"select * from \"{table}\"");
#pragma warning restore CA2100
            await using var row = await command.ExecuteReaderAsync();
            while (await row.ReadAsync())
            {
                for (var column = 0; column < row.FieldCount; column++)
                {
                    if (!row.IsDBNull(column) && (row.GetValue(column) is byte[] bytes ? Stands(bytes, wanted) : $"{row.GetValue(column)}".Contains(text, StringComparison.OrdinalIgnoreCase)))
                    {
                        return $"{table}.{row.GetName(column)}";
                    }
                }
            }
        }
        return folders.SelectMany(static folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)).FirstOrDefault(file => File.ReadAllBytes(file).AsSpan().IndexOf(wanted) >= 0);
    }

    private static bool Stands(byte[] bytes, byte[] wanted)
    {
        try
        {
            return bytes.AsSpan().IndexOf(wanted) >= 0 || (bytes.Length > 5 && Payload.Unpack(bytes).AsSpan().IndexOf(wanted) >= 0);
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    private static async Task<List<string>> Tables(this LoadingHub hub)
    {
        await using var command = hub.Database.Source.CreateCommand("select tablename::text from pg_tables where schemaname = 'public'");
        await using var row = await command.ExecuteReaderAsync();
        var tables = new List<string>();
        while (await row.ReadAsync())
        {
            tables.Add(row.GetString(0));
        }
        return tables;
    }

    /// <summary>Everything <c>daftar verify --states</c> checks.</summary>
    public static async Task<Verification> Verified(this LoadingHub hub)
    {
        var verified = await Flow.Verify(hub.Database, hub.Files).Run(originals: true, null, default);
        return verified with { Problems = [.. verified.Problems, .. (await hub.VerifiedStates()).Problems] };
    }

    public static async Task<VerifiedStates> VerifiedStates(this LoadingHub hub) => await Flow.VerifyStates(hub.Database, PackageLimits.Default, hub.Time).Run(null, default);

    public static async Task Change(this LoadingHub hub, string sql, bool any = true)
    {
#pragma warning disable CA2100 // constants of the tests
        await using var command = hub.Database.Source.CreateCommand(sql);
#pragma warning restore CA2100
        Assert.True(await command.ExecuteNonQueryAsync() > 0 || !any, "nothing was changed by: " + sql);
    }
}
