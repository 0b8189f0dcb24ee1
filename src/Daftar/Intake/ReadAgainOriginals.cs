using System.Collections.Concurrent;
using Daftar.Dialects;
using Daftar.Offices;
using Daftar.Register;
using Daftar.Rights;
using Daftar.Values;
using Npgsql;

namespace Daftar.Intake;

/// <summary>Reads the originals of a page on all cores: each chunk is unpacked once and forgotten again.</summary>
internal sealed class ReadAgainOriginals(OfficeProfiles offices, IReadOnlyList<Dialect> dialects, PackageLimits limits)
{
    public void Read(NpgsqlConnection connection, ReadAgainPage page)
    {
        var wanted = page.Snapshots.Where(static snapshot => snapshot is { HasOriginal: true }).ToLookup(static snapshot => (snapshot.Batch, snapshot.Chunk));
        // The partitioner's lock makes the threads take their turns at the connection.
        var chunks = Partitioner.Create(Chunks(connection, [.. wanted.Select(static chunk => chunk.Key)]), EnumerablePartitionerOptions.NoBuffering);
        Parallel.ForEach(chunks, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, () => new Worker(page, offices, dialects, limits), (chunk, _, worker) =>
        {
            worker.Read(chunk.Data, wanted[chunk.Key]);
            return worker;
        }, static _ => { });
    }

    private static IEnumerable<((long, int) Key, byte[] Data)> Chunks(NpgsqlConnection connection, (long Batch, int Number)[] keys)
    {
        using var command = new NpgsqlCommand("select c.batch, c.number, c.data from unnest($1, $2) w(batch, number) join chunk c on c.batch = w.batch and c.number = w.number", connection)
        {
            Parameters =
            {
                new NpgsqlParameter<long[]> { TypedValue = [.. keys.Select(static key => key.Batch)] }, new NpgsqlParameter<int[]> { TypedValue = [.. keys.Select(static key => key.Number)] },
            },
        };
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            yield return ((row.GetInt64(0), row.GetInt32(1)), row.GetFieldValue<byte[]>(2));
        }
    }

    private sealed class Worker(ReadAgainPage page, OfficeProfiles offices, IReadOnlyList<Dialect> dialects, PackageLimits limits)
    {
        private readonly DocumentSplitter _splitter = new(dialects, limits.RecordBytes);
        private readonly Dictionary<(string?, Right?), RecordReader> _readers = [];
        private readonly PayloadBuffer _buffer = new();

        public void Read(byte[] packed, IEnumerable<KeptSnapshot> snapshots)
        {
            var chunk = Payload.Unpack(packed);
            var documents = new Dictionary<int, (SourceDocument Document, DocumentEnvelope Envelope)?>();
            foreach (var group in snapshots.GroupBy(static snapshot => (snapshot.Place, snapshot.Package)))
            {
                var at = OriginalLayout.Place(chunk, group.Key.Place);
                if (!documents.TryGetValue(at.PrologStart, out var opened))
                {
                    opened = documents[at.PrologStart] = Open(chunk.AsSpan(at.PrologStart, at.PrologLength), chunk.AsSpan(at.Start, at.Length));
                }
                if (opened is not { } source || source.Document.Dialect is not { } dialect)
                {
                    continue;
                }
                var results = new List<ReadRecord>();
                ReaderOf(group.Key.Package).Read(new RawRecord(source.Document, source.Envelope, at.PrologStart, at.PrologLength, at.Start, at.Length, 1, null), chunk, results);
                foreach (var snapshot in group)
                {
                    if (dialect.Id == snapshot.Dialect)
                    {
                        Take(snapshot, results, dialect);
                    }
                }
            }
        }

        /// <summary>The document around a record, from its prolog: all records of one prolog share it.</summary>
        private (SourceDocument, DocumentEnvelope)? Open(ReadOnlySpan<byte> prolog, ReadOnlySpan<byte> record)
        {
            (SourceDocument, DocumentEnvelope)? opened = null;
            using var stream = new MemoryStream([.. prolog, .. record]);
            _splitter.Split(stream, "", found => opened ??= (found.Document, found.Envelope), static _ => { });
            return opened;
        }

        private RecordReader ReaderOf(long package)
        {
            var declared = page.Packages.GetValueOrDefault(package);
            return _readers.TryGetValue(declared, out var reader) ? reader : _readers[declared] = new RecordReader(offices, limits.Xml, declared.Authority, declared.Right);
        }

        private void Take(KeptSnapshot snapshot, List<ReadRecord> results, Dialect dialect)
        {
            var old = snapshot.Packed is null ? null : Payload.Read(page.RightOf(snapshot), snapshot.Packed);
            if (Pick(snapshot, results, old) is not { } record)
            {
                return;
            }
            KeepFiles(record, old);
            if (record.Status is { ReportedOn: null } status)
            {
                status.ReportedOn = RegisterDate.From(DateOnly.FromDateTime(snapshot.Produced.UtcDateTime));
            }
            snapshot.Keys = KeysOf(record);
            snapshot.Status = PublicView.StatusOf(record);
            snapshot.ReaderNow = dialect.ReaderVersion;
            // Packed last: every part of the state is what the merge would have got.
            snapshot.Reading = Payload.Json(page.Without(snapshot, record, _buffer), _buffer).ToArray();
        }

        /// <summary>A document may speak of several entries: the one meant is known by its numbers, and among equals by its content.</summary>
        private IpRecord? Pick(KeptSnapshot snapshot, List<ReadRecord> results, IpRecord? old)
        {
            var right = page.RightOf(snapshot);
            var read = results.FindAll(result => result.Record?.Right == right);
            if (read.Count <= 1)
            {
                return read.Count == 0 ? null : read[0].Record;
            }
            HashSet<Guid> known = [snapshot.Entry, .. old is null ? [] : KeysOf(old)];
            var meant = read.FindAll(result => KeysOf(result.Record!).Any(known.Contains));
            return (meant.Find(result => result.Fingerprint.AsSpan().SequenceEqual(snapshot.Fingerprint)) ?? (meant.Count > 0 ? meant[0] : null))?.Record;
        }

        /// <summary>The bytes of named files lie in the store since the package was loaded: their hashes are taken over.</summary>
        private static void KeepFiles(IpRecord record, IpRecord? old)
        {
            if (record.Files is null || old?.Files is not { } files)
            {
                return;
            }
            foreach (var file in record.Files)
            {
                if (file.Name is { } name && files.Find(kept => kept.Name == name && kept.Sha256 is not null) is { } same)
                {
                    file.Came(same);
                }
            }
        }
    }

    public static Guid[] KeysOf(IpRecord record) =>
        [.. record.Identifiers.Where(static number => number.Identifies && number.Folded.Length > 0).Select(number => EntryKey.Of(record.Right, number)).Distinct()];
}
