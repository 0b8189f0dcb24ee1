using System.Diagnostics.Metrics;
using System.Text;
using Daftar.Dialects.St96;
using Daftar.Intake;
using Daftar.Register;
using Daftar.Rights.Trademarks;
using Daftar.Store;
using Daftar.Tests.Fixtures;

namespace Daftar.Tests.Intake;

/// <summary>Files in UTF-16 are cut as UTF-8, for tags cannot be found in them byte by byte; what is kept is what was delivered.</summary>
public sealed class WideOriginalsTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    [Theory]
    [InlineData(false, true, "")]
    [InlineData(true, true, "")]
    [InlineData(false, false, "")]
    [InlineData(true, false, "\r\n ")]
    public async Task AnOriginalInUtf16IsKeptByteForByteAndCanBeReadAgain(bool bigEndian, bool mark, string before)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(PostgresVersion.Npm18));
        var encoding = new UnicodeEncoding(bigEndian, mark);
        // A name of Thai letters, one beyond the first plane, and one that UTF-16 writes with the bytes of a tag's end.
        const string words = "ชา \U0001F375 \u3E3C \u0A3E";
        var document = before + Marks.Document("2024-01-10T10:00:00Z", Marks.Mark("1", words), Marks.Mark("2", "PLAIN")).Replace("UTF-8", "UTF-16", StringComparison.Ordinal);
        if (before.Length > 0)
        {
            // Behind a declaration nothing may stand before it: such a document has none.
            document = before + document[(document.IndexOf("?>", StringComparison.Ordinal) + 2)..];
        }
        byte[] file = [.. encoding.GetPreamble(), .. encoding.GetBytes(document)];
        var path = Path.Combine(hub.Folder("packages"), "wide.xml");
        await File.WriteAllBytesAsync(path, file);

        var loaded = await hub.Load(path);

        Assert.Equal((2, 2), (loaded.Account.Received, loaded.Account.New));
        Assert.Equal(words, ((TrademarkRecord)(await hub.Entry("1")).State!).Words);
        var chunk = Payload.Unpack(await hub.Ask<byte[]>("select data from chunk"));
        var prolog = OriginalLayout.Prolog(chunk, 0).ToArray();
        Assert.True(file.AsSpan().StartsWith(prolog));
        Assert.True(file.AsSpan(prolog.Length).StartsWith(OriginalLayout.Record(chunk, 0)));
        Assert.Equal(encoding.GetString(OriginalLayout.Record(chunk, 1)), Marks.Mark("2", "PLAIN"));
        // As it lies there it is a document of its own.
        var again = DocumentReading.ReadAll(new MemoryStream([.. prolog, .. OriginalLayout.Record(chunk, 0)]), "again.xml", [new St96Dialect()]);
        Assert.Equal(words, ((TrademarkRecord)again.First(read => read.Record is not null).Record!).Words);
        await using (var command = hub.Database.Source.CreateCommand("update snapshot set reader = 0"))
        {
            await command.ExecuteNonQueryAsync();
        }
        await Flow.ReadAgain(hub.Database, PackageLimits.Default, hub.Time).Run(all: true, null, default);
        Assert.Equal(words, ((TrademarkRecord)(await hub.Entry("1")).State!).Words);
        Assert.Empty((await new Verify(hub.Database).Run(true, null, default)).Problems);
    }

    [Fact]
    public async Task TheTimeOfTheChecksIsMeasuredApart()
    {
        using var listener = new MeterListener();
        var seconds = new System.Collections.Concurrent.ConcurrentDictionary<string, double>();
        listener.InstrumentPublished = (instrument, to) =>
        {
            if (instrument.Meter.Name == Measures.MeterName && instrument.Name == "daftar.stage")
            {
                to.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<double>((_, value, tags, _) => seconds.AddOrUpdate((string)tags[0].Value!, value, (_, sum) => sum + value));
        listener.Start();
        using var hub = new LoadingHub(await postgres.NewAsync(PostgresVersion.Npm18));

        await hub.LoadXml("m.xml", Marks.Document("2024-01-10T10:00:00Z", Marks.Many(300)));

        Assert.True(seconds.GetValueOrDefault("check") > 0);
        Assert.True(seconds["check"] < seconds["read"]);
    }
}
