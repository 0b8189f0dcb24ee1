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

    public static async Task<Verification> Verified(this LoadingHub hub) => await new Verify(hub.Database).Run(originals: true, null, default);

    public static async Task Change(this LoadingHub hub, string sql)
    {
#pragma warning disable CA2100 // constants of the tests
        await using var command = hub.Database.Source.CreateCommand(sql);
#pragma warning restore CA2100
        Assert.True(await command.ExecuteNonQueryAsync() > 0, "nothing was changed by: " + sql);
    }
}
