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
/// <param name="texts">Each patent has claims and a description: <see cref="InventedTexts"/>.</param>
internal sealed class SearchCorpus(int applications, IReadOnlyList<string> offices, bool texts = false)
{
    private const int Chunk = 1000;

    private readonly Region region = new(offices.Count == 0 ? new GenerateRequest { Applications = applications, Folder = "" } : new GenerateRequest { Applications = applications, Folder = "", Offices = [.. offices] });
    public static readonly DateTimeOffset Learnt = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Makes all documents on some threads and hands each to the consumer of its thread. Chunks of offices and rights alternate, as packages of many offices arrive.</summary>
    /// <param name="consumer">Makes one consumer a thread; it is told the document, which it must not keep, and at the end null.</param>
    /// <param name="most">No more chunks of applications than have so many.</param>
    public void Read(int threads, Func<Action<SearchDocument?>> consumer, int most = int.MaxValue)
    {
        var chunks = new ConcurrentQueue<(Portion Portion, int From, int To)>(Chunks().Take((most / Chunk) + 1));
        var running = Enumerable.Range(0, threads).Select(_ => Task.Factory.StartNew(() =>
        {
            var document = new SearchDocument(DocumentOf.Fields);
            var consume = consumer();
            var invented = texts ? new InventedTexts() : null;
            while (chunks.TryDequeue(out var chunk))
            {
                var number = 0;
                foreach (var record in region.StatesOf(chunk.Portion, chunk.From, chunk.To))
                {
                    DocumentOf.Fill(document, new EntryFacts(Id(chunk, number++), true, Learnt), record);
                    if (record is Rights.Patents.PatentRecord)
                    {
                        invented?.Add(document);
                    }

                    consume(document);
                }
            }

            consume(null);
            Texts = invented?.ToString() is { Length: > 0 } told ? told : Texts;
        }, TaskCreationOptions.LongRunning)).ToArray();
        Task.WaitAll(running);
    }

    /// <summary>What the texts are like that one thread made last.</summary>
    public string Texts { get; private set; } = "";

    /// <summary>Hands all applications to the consumer of its thread, by portion and place in it; at the end the place -1.</summary>
    public void ReadPortions(int threads, Func<Action<Region, Portion, RecordMaker, int>> consumer)
    {
        var chunks = new ConcurrentQueue<(Portion Portion, int From, int To)>(Chunks());
        var running = Enumerable.Range(0, threads).Select(_ => Task.Factory.StartNew(() =>
        {
            var consume = consumer();
            while (chunks.TryDequeue(out var chunk))
            {
                var maker = region.MakerOf(chunk.Portion);
                for (var at = chunk.From; at < chunk.To; at++)
                {
                    consume(region, chunk.Portion, maker, at);
                }
            }

            consume(region, region.Portions[0], region.MakerOf(region.Portions[0]), -1);
        }, TaskCreationOptions.LongRunning)).ToArray();
        Task.WaitAll(running);
    }

    /// <summary>The id of an entry by the place of its application in its portion and its own in the application.</summary>
    public static Guid Id(Portion portion, int at, int place) =>
        new(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(FormattableString.Invariant($"{portion.Office}/{CommonFields.Key(portion.Right)}/{at}/{place}"))).AsSpan(0, 16));

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
