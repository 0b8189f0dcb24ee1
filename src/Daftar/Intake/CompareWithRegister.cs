using Daftar.Checking;
using Daftar.Offices;
using Daftar.Register;
using Daftar.Store;
using Daftar.Values;

namespace Daftar.Intake;

/// <summary>The checks of the collection, run once over a package that has been laid into the register.</summary>
internal sealed class CompareWithRegister(Database database, OfficeProfiles offices, IReadOnlyList<Check> checks, TimeProvider time)
{
    public async Task<bool> IsDone(long package, CancellationToken cancel)
    {
        await using var connection = await database.ConnectAsync(cancel).ConfigureAwait(false);
        return CollectionFindings.IsDone(connection, package);
    }

    public async Task Run(PackageAccount account, PackageChecking seen, CancellationToken cancel)
    {
        await using var connection = await database.ConnectAsync(cancel).ConfigureAwait(false);
        var places = seen.Awaited.GroupBy(static awaited => awaited.Ordinal).ToDictionary(static awaited => awaited.Key, static awaited => awaited.First().Where);
        CollectionFindings.Write(connection, account.Id, seen.Awaited, seen.Fill, time.GetUtcNow(), ask => checks.OfType<CollectionCheck>().SelectMany(check => ask(check.Query).Select(row => (row, FindingOf(check, row)))));

        Finding FindingOf(CollectionCheck check, CollectionRow row) => new(
            check.Code, Loudness.Of(check, offices.Find(offices.CodeOf(account.Authority)), DateOnly.FromDateTime(account.Arrived.UtcDateTime)),
            row.Ordinal is { } ordinal && places.TryGetValue(ordinal, out var where) ? where : new Place(account.Name), Finding.Cut(row.Came), check.Expected) { Number = row.Number };
    }
}
