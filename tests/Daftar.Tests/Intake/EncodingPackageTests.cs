using System.IO.Compression;
using System.Text;
using Daftar.Intake;
using Daftar.Register;
using Daftar.Rights.Trademarks;
using Daftar.Store;
using Daftar.Tests.Fixtures;

namespace Daftar.Tests.Intake;

/// <summary>A package whose files are each written in another encoding, loaded whole: right text, and originals as they came.</summary>
public sealed class EncodingPackageTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    [Theory]
    [InlineData(PostgresVersion.Debian15)]
    [InlineData(PostgresVersion.Npm18)]
    public async Task EveryFileIsReadInItsOwnEncodingAndKeptByteForByte(PostgresVersion version)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        (string? Declared, string Written, string Words)[] files =
        [
            ("Shift_JIS", "shift_jis", "緑茶ソーダ"), ("windows-1250", "windows-1250", "Żółta herbata"), ("windows-1251", "windows-1251", "чай"), ("windows-1252", "windows-1252", "CAFÉ €"),
            ("TIS-620", "windows-874", "น้ำชา"), ("GB18030", "gb18030", "龙井茶"), ("EUC-KR", "ks_c_5601-1987", "녹차"), ("UTF-16", "utf-16", "ชา 茶"), ("windows-1252", "utf-8", "Thé declared otherwise"), (null, "windows-1252", "Café añejo"),
        ];
        using var hub = new LoadingHub(await postgres.NewAsync(version));
        var path = Path.Combine(hub.Folder("packages"), "mixed.zip");
        var sent = new List<byte[]>();
        using (var zip = ZipFile.Open(path, ZipArchiveMode.Create))
        {
            for (var i = 0; i < files.Length; i++)
            {
                var encoding = Encoding.GetEncoding(files[i].Written);
                var xml = Marks.Document("2024-01-10T10:00:00Z", Marks.Mark(Number(i), files[i].Words)).Replace(" encoding=\"UTF-8\"", files[i].Declared is { } declared ? $" encoding=\"{declared}\"" : "", StringComparison.Ordinal);
                byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes(xml)];
                sent.Add(bytes);
                await using var stream = await zip.CreateEntry(Number(i) + ".xml").OpenAsync();
                await stream.WriteAsync(bytes);
            }
            // Declared UTF-8 and written in windows-1252: set aside, and nothing else is.
            await using var wrong = await zip.CreateEntry("wrong.xml").OpenAsync();
            await wrong.WriteAsync(Encoding.Latin1.GetBytes(Marks.Document("2024-01-10T10:00:00Z", Marks.Mark("99", "CAFÉ"))));
        }

        var loaded = await hub.Load(path);

        Assert.Equal((files.Length + 1, files.Length, 1), ((int)loaded.Account.Received, (int)loaded.Account.New, (int)loaded.Account.SetAside));
        for (var i = 0; i < files.Length; i++)
        {
            Assert.Equal(files[i].Words, ((TrademarkRecord)(await hub.Entry(Number(i))).State!).Words);
        }
        Assert.Equal("ENCODING-DIFFERS;ENCODING-INVALID;ENCODING-UNDECLARED", await hub.Ask<string>("select string_agg(distinct code, ';' order by code) from finding where code like 'ENCODING%'"));
        var kept = Payload.Unpack(await hub.Ask<byte[]>("select data from chunk"));
        for (var i = 0; i < files.Length; i++)
        {
            Assert.True(sent[i].AsSpan().IndexOf(OriginalLayout.Record(kept, i)) > 0);
            Assert.True(sent[i].AsSpan().StartsWith(OriginalLayout.Prolog(kept, i)));
        }
        Assert.Empty((await new Verify(hub.Database).Run(true, null, default)).Problems);

        // And a check of the same package says the same, without a register.
        var said = new List<string>();
        Flow.Check(TimeProvider.System).Run(path, new LoadOptions { Authority = "PH" }, finding => said.Add(finding.Code), default);
        Assert.Contains("ENCODING-DIFFERS", said);
        Assert.Contains("ENCODING-INVALID", said);
        Assert.Contains("ENCODING-UNDECLARED", said);
    }

    private static string Number(int place) => (place + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
}
