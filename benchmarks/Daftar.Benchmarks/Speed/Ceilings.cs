using System.Diagnostics;
using System.Security.Cryptography;
using Daftar.Intake;
using Daftar.Offices;
using Daftar.Store;
using Daftar.Store.Files;
using Npgsql;
using NpgsqlTypes;

namespace Daftar.Benchmarks.Speed;

/// <summary>What two parts of the way reach alone, in the same run: no load can be faster than the slower of them.</summary>
internal static class Ceilings
{
    public static (long Records, long Bytes, long Packed, double Seconds) Read(IReadOnlyList<string> packages, FileStore files)
    {
        long records = 0, bytes = 0, packed = 0;
        var started = Stopwatch.GetTimestamp();
        foreach (var path in packages)
        {
            using var package = Package.Open(path, PackageLimits.Default);
            var context = new PackageContext(package, null, null, TimeProvider.System.GetUtcNow(), null, OfficeProfiles.Embedded, Catalog.Checks, PackageLimits.Default, files);
            foreach (var chunk in new PreparePackage(context, new SplitPackage(package, Catalog.Dialects, PackageLimits.Default), Environment.ProcessorCount, new OncePerFile([])).Run(0, CancellationToken.None))
            {
                records += chunk.Statements.Count + chunk.Waiting.Count;
                bytes += chunk.Bytes;
                packed += chunk.Statements.Sum(static statement => (long)statement.Packed.Length);
            }
        }
        return (records, bytes, packed, Stopwatch.GetElapsedTime(started).TotalSeconds);
    }

    /// <summary>Seconds to copy as many rows of that payload into a table with a primary key, in transactions of 10,000.</summary>
    public static async Task<double> Copy(Database database, long rows, int payload)
    {
        await using var connection = await database.ConnectAsync(CancellationToken.None);
        await using (var make = new NpgsqlCommand("create table ceiling (entry uuid, number int, payload bytea, primary key (entry, number)) with (toast_tuple_target = 8160); alter table ceiling alter payload set storage external", connection))
        {
            await make.ExecuteNonQueryAsync();
        }
        var bytes = RandomNumberGenerator.GetBytes(Math.Max(payload, 16));
        var id = new byte[16];
        var started = Stopwatch.GetTimestamp();
        for (long done = 0; done < rows;)
        {
            await using var copy = await connection.BeginBinaryImportAsync("copy ceiling (entry, number, payload) from stdin (format binary)");
            for (var i = 0; i < 10_000 && done < rows; i++, done++)
            {
                RandomNumberGenerator.Fill(id);
                copy.StartRow();
                copy.Write(new Guid(id), NpgsqlDbType.Uuid);
                copy.Write(1, NpgsqlDbType.Integer);
                copy.Write(bytes, NpgsqlDbType.Bytea);
            }
            await copy.CompleteAsync();
        }
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        await using var drop = new NpgsqlCommand("drop table ceiling", connection);
        await drop.ExecuteNonQueryAsync();
        return seconds;
    }
}
