using System.Security.Cryptography;
using System.Text;
using Daftar.Register;
using Daftar.Rights;
using Daftar.Store;
using Daftar.Values;

namespace Daftar.Tests.Register;

/// <summary>Lays records into the register as the intake would, without writing XML first: for what no dialect at hand says easily.</summary>
internal static class DirectMerge
{
    /// <summary>One package of these records, arrived then; each made by its own office, then.</summary>
    public static Task Lay(Database database, DateTimeOffset arrived, params IpRecord[] records) => Lay(database, new Collections(), arrived, records);

    /// <summary>The same, as a load does that goes on: with the collections it met before.</summary>
    public static async Task<MergeResult> Lay(Database database, Collections collections, DateTimeOffset arrived, params IpRecord[] records)
    {
        var name = string.Join('|', records.Select(static record => Encoding.UTF8.GetString(RecordJson.Bytes(record)))) + arrived;
        var package = await new Packages(database).Arrive(
            new PackageArrival("invented", "invented", SHA256.HashData(Encoding.UTF8.GetBytes(name)), 1, PackageKind.NotSaid, null, null, null, false, false), arrived, default);
        var batch = new MergeBatch { Package = package.Id, Learnt = arrived, DoneBefore = 0, DoneAfter = records.Length, IsFinal = true, HandsOver = true };
        var buffer = new PayloadBuffer();
        foreach (var record in records)
        {
            var facts = HeadFacts.Of(record, arrived);
            batch.Statements.Add(new Statement
            {
                Ordinal = batch.Statements.Count, Right = record.Right, Office = record.Office, Identifiers = record.Identifiers.FindAll(static number => number.Identifies),
                Keys = [.. record.Identifiers.Where(static number => number.Identifies).Select(number => EntryKey.Of(record.Right, number))], Fingerprint = SHA256.HashData(RecordJson.Bytes(record)), Scope = record.Scope,
                Operation = record.Operation, Produced = arrived, ProducedFrom = ProducedFrom.Record, Provider = record.Office, Packed = Payload.Pack(record, buffer),
                Status = facts.Status, Filing = facts.Filing, Registration = facts.Registration, Publications = facts.Publications, Applicant = facts.Applicant, Title = facts.Title,
                Visibility = facts.Visibility, PublicFrom = facts.PublicFrom, NextPublic = facts.NextPublic, Dialect = "st96", Chunk = -1, Place = -1, OriginalSha256 = new byte[32],
            });
        }
        await using var connection = await database.ConnectAsync(default);
        return new Merge(connection, collections, TimeProvider.System).Run(batch);
    }

    public static OfficeNumber Application(string office, string number) => new() { Office = office, Of = Numbers.Application, Written = number };
}
