using System.Collections.Concurrent;
using System.Security.Cryptography;
using Daftar.Demonstration;
using Daftar.Rights;
using Daftar.Search;

namespace Daftar.Benchmarks.Speed.Searching;

/// <summary>
/// The states of generated applications of all rights and offices as the index is told them, through the field tables of the register. Nothing is
/// kept: every document is made anew each time it is asked for, the same each time.
/// </summary>
/// <param name="offices">Offices to have; empty for all.</param>
internal sealed class SearchCorpus(int applications, IReadOnlyList<string> offices)
{
    private const int Chunk = 1000;

    private readonly Region region = new(offices.Count == 0 ? new GenerateRequest { Applications = applications, Folder = "" } : new GenerateRequest { Applications = applications, Folder = "", Offices = [.. offices] });
    private static readonly DateTimeOffset Learnt = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Makes all documents on some threads and hands each to the consumer of its thread. Chunks of offices and rights alternate, as packages of many offices arrive.</summary>
    /// <param name="consumer">Makes one consumer a thread; it is told the document, which it must not keep, and at the end null.</param>
    public void Read(int threads, Func<Action<SearchDocument?>> consumer)
    {
        var chunks = new ConcurrentQueue<(Portion Portion, int From, int To)>(Chunks());
        var running = Enumerable.Range(0, threads).Select(_ => Task.Factory.StartNew(() =>
        {
            var document = new SearchDocument(DocumentOf.Fields);
            var consume = consumer();
            while (chunks.TryDequeue(out var chunk))
            {
                var number = 0;
                foreach (var record in region.StatesOf(chunk.Portion, chunk.From, chunk.To))
                {
                    DocumentOf.Fill(document, new EntryFacts(Id(chunk, number++), true, Learnt), record);
                    consume(document);
                }
            }

            consume(null);
        }, TaskCreationOptions.LongRunning)).ToArray();
        Task.WaitAll(running);
    }

    private static Guid Id((Portion Portion, int From, int To) chunk, int number) =>
        new(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(FormattableString.Invariant($"{chunk.Portion.Office}/{CommonFields.Key(chunk.Portion.Right)}/{chunk.From}/{number}"))).AsSpan(0, 16));

    private IEnumerable<(Portion Portion, int From, int To)> Chunks()
    {
        // every portion is spread evenly over the whole
        var all = region.Portions.SelectMany(portion => Enumerable.Range(0, (portion.Count + Chunk - 1) / Chunk)
            .Select(chunk => (Place: (chunk + 0.5) * Chunk / portion.Count, Portion: portion, From: chunk * Chunk)));
        return all.OrderBy(one => one.Place).Select(one => (one.Portion, one.From, Math.Min(one.From + Chunk, one.Portion.Count)));
    }
}
