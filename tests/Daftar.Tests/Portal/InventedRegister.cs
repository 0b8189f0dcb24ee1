using Daftar.Demonstration;
using Daftar.Dialects.St96.Writing;
using Daftar.Rights;
using Daftar.Rights.Designs;
using Daftar.Rights.Indications;
using Daftar.Rights.Trademarks;
using Daftar.Tests.Fixtures;
using Daftar.Values;

namespace Daftar.Tests.Portal;

/// <summary>
/// A small invented register behind a running portal, loaded from packages like any other: a Thai mark stated twice, forty Philippine marks, an
/// Indonesian indication, a design with two views, patents of the committed samples, and a picture that is none.
/// </summary>
public sealed class InventedRegister : IAsyncLifetime
{
    /// <summary>Inventions, designs and marks with this word.</summary>
    public const string CommonWord = "coffee";

    private readonly PostgresFixture postgres = new();

    /// <summary>An entry whose office deleted its record.</summary>
    public Guid DeletedEntry { get; private set; }

    internal PortalSite Site { get; private set; } = null!;

    public HttpClient Http => Site.Http;

    public async Task InitializeAsync()
    {
        await postgres.InitializeAsync();
        Site = await PortalSite.StartAsync(new LoadingHub(await postgres.NewAsync(PostgresVersion.Npm18)));
        await LoadAsync("TH-TM-2026-01-demonstration", new(2026, 1, 5, 0, 0, 0, TimeSpan.Zero), Right.Trademark, [ThaiMark(registered: false)]);
        await LoadAsync("TH-TM-2026-03-demonstration", new(2026, 3, 5, 0, 0, 0, TimeSpan.Zero), Right.Trademark, [ThaiMark(registered: true)]);
        await LoadAsync("PH-TM-2026-02-demonstration", new(2026, 2, 5, 0, 0, 0, TimeSpan.Zero), Right.Trademark, Enumerable.Range(1, 40).Select(PhilippineMark));
        await LoadAsync("MM-TM-2026-02-demonstration", new(2026, 2, 5, 0, 0, 0, TimeSpan.Zero), Right.Trademark, [DeletedMark(Operation.State)]);
        DeletedEntry = await Site.Entries.FindByNumber("MM", Right.Trademark, "4-99-2024", CancellationToken.None) ?? throw new InvalidOperationException("the mark was not loaded");
        await LoadAsync("MM-TM-2026-03-demonstration", new(2026, 3, 5, 0, 0, 0, TimeSpan.Zero), Right.Trademark, [DeletedMark(Operation.Delete)]);
        await LoadAsync("ID-GI-2026-02-demonstration", new(2026, 2, 5, 0, 0, 0, TimeSpan.Zero), Right.Indication, [Indication()]);
        await LoadAsync("VN-DS-2026-02-demonstration", new(2026, 2, 5, 0, 0, 0, TimeSpan.Zero), Right.Design, [Design()]);
        await Site.Hub.Load(Path.Combine(Repository.Root, "samples", "st36"));
        await Site.FollowAsync();
    }

    public async Task DisposeAsync()
    {
        await Site.DisposeAsync();
        await postgres.DisposeAsync();
    }

    public static TrademarkRecord ThaiMark(bool registered) => new()
    {
        Office = "TH",
        Identifiers = [new() { Office = "TH", Of = Numbers.Application, Written = "250199999" }],
        Kind = "individual",
        Words = "กาแฟดอยสมมติ",
        Feature = "Combined",
        Translations = [new("en", "Invented mountain coffee")],
        FilingDate = new(2025, 6, 3),
        FilingLanguage = "th",
        RegistrationDate = registered ? new(2026, 2, 20) : null,
        ExpiryDate = registered ? new(2035, 6, 3) : null,
        Goods =
        [
            new() { Class = "30", Descriptions = [new("th", "กาแฟ; ชา"), new("en", "Coffee; tea")] },
            new() { Class = "43", Descriptions = [new("th", "ร้านกาแฟ"), new("en", "Coffee shops")] },
        ],
        Applicants = [new() { Sequence = 1, Name = registered ? "Second Invented Hill Co., Ltd." : "First Invented Hill Co., Ltd.", AddressLines = ["99 Secret Lane"], City = "Chiang Rai", Country = "TH" }],
        Status = new() { General = registered ? GeneralStatus.InForce : GeneralStatus.Pending, OfficeText = registered ? "จดทะเบียน" : "ยื่นคำขอ", Date = registered ? new(2026, 2, 20) : new(2025, 6, 3), ReportedOn = registered ? new(2026, 3, 5) : new(2026, 1, 5) },
        Events =
        [
            new() { Date = new(2025, 6, 3), Code = "FIL", Text = "Application filed", Sequence = 1 },
            .. registered ? [new LegalEvent { Date = new(2026, 2, 20), Code = "REG", Text = "Registered", Sequence = 2 }] : Array.Empty<LegalEvent>(),
        ],
        Files = [new() { Kind = FileKind.MarkImage, Name = "mark.png", Format = "PNG", Sequence = 1 }, new() { Kind = FileKind.MarkImage, Name = "evil.png", Format = "PNG", Sequence = 2 }],
        Vienna = ["11.03.04"],
        ViennaEdition = "9",
    };

    /// <summary>"Kape Imbento 7", class 30 for three of four, filed from 2010 on.</summary>
    public static TrademarkRecord PhilippineMark(int number) => new()
    {
        Office = "PH",
        Identifiers = [new() { Office = "PH", Of = Numbers.Application, Written = FormattableString.Invariant($"4/{2010 + (number % 12)}/{number:00000000}") }],
        Kind = number % 10 == 0 ? "collective" : "individual",
        Words = FormattableString.Invariant($"Kape Imbento {number}"),
        Feature = "Word",
        FilingDate = new(2010 + (number % 12), 1 + (number % 12), 1 + (number % 28)),
        Goods = [new() { Class = number % 4 == 0 ? "25" : "30", Descriptions = [new("en", number % 4 == 0 ? "Shirts" : "Coffee")] }],
        Applicants = [new() { Name = FormattableString.Invariant($"Imbento Trading {number % 5} (Halimbawa)"), City = "Cebu", Country = "PH" }],
        Status = new() { General = (GeneralStatus)(1 + (number % 3)), Reason = number % 3 == 2 ? "expired" : null, OfficeText = (number % 3) switch { 0 => "Pending", 1 => "Registered", _ => "Expired" }, ReportedOn = new(2026, 2, 5) },
    };

    private const string LargeName = "model.obj";

    private static TrademarkRecord DeletedMark(Operation operation) => new()
    {
        Office = "MM",
        Identifiers = [new() { Office = "MM", Of = Numbers.Application, Written = "4/99/2024" }],
        Words = "Deleted Invention",
        FilingDate = new(2024, 4, 4),
        Operation = operation,
    };

    private static IndicationRecord Indication() => new()
    {
        Office = "ID",
        Identifiers = [new() { Office = "ID", Of = Numbers.Application, Written = "IG002099000001" }],
        Titles = [new("id", "Kopi Rekaan Gunung"), new("en", "Invented mountain coffee")],
        Category = "Protected Geographical Indication",
        Products = ["Coffee"],
        Features = [new("id", "Aroma rekaan yang bersih."), new("en", "A clean, invented aroma.")],
        Area = [new("en", "The invented district of Rekaan.")],
        FilingDate = new(2019, 5, 6),
        RegistrationDate = new(2021, 7, 8),
        OriginCountries = ["ID"],
        Owners = [new() { Name = "Masyarakat Pelindungan Rekaan", Country = "ID" }],
        Status = new() { General = GeneralStatus.InForce, ReportedOn = new(2026, 2, 5) },
    };

    private static DesignRecord Design() => new()
    {
        Office = "VN",
        Identifiers = [new() { Office = "VN", Of = Numbers.Design, Written = "3-2099-00001-01" }, new() { Office = "VN", Of = Numbers.Application, Written = "3-2099-00001", Shared = true }],
        // ST.96 has one title of a design, and its products in every language.
        Titles = [new("vi", "Bình cà phê giả tưởng")],
        Products = [new("vi", "Bình cà phê giả tưởng"), new("en", "Invented coffee pot")],
        Locarno = ["07-01"],
        FilingDate = new(2020, 2, 3),
        Files = [new() { Kind = FileKind.View, Name = "front.png", Format = "PNG", Sequence = 1 }, new() { Kind = FileKind.View, Name = "back.png", Format = "PNG", Sequence = 2 }, new() { Kind = FileKind.View, Name = LargeName, Format = "OBJ", Sequence = 3 }],
        Designers = [new() { Name = "Never Shown", WaivedNaming = true }],
        Status = new() { General = GeneralStatus.InForce, ReportedOn = new(2026, 2, 5) },
    };

    private async Task LoadAsync(string name, DateTimeOffset produced, Right right, IEnumerable<IpRecord> records)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Site.Hub.Folder("packages"), name)).FullName;
        await using (var xml = File.Create(Path.Combine(folder, "records.xml")))
        {
            using var writer = St96Writer.Begin(xml, right, new St96Header { Produced = produced, TransactionIdentifier = name, Producer = St96Header.DemonstrationProducer });
            foreach (var record in records)
            {
                record.Produced = produced;
                writer.Write(record);
                foreach (var file in record.Files ?? [])
                {
                    var bytes = file.Name switch { "evil.png" => "<html><script>alert(1)</script></html>"u8.ToArray(), LargeName => Large(), _ => Picture(file.Name!.Length) };
                    await File.WriteAllBytesAsync(Path.Combine(folder, file.Name!), bytes);
                }
            }

            writer.End();
        }

        var loaded = await Site.Hub.Load(folder);
        Assert.True(loaded.Account.AddsUp);
        Assert.Equal(0, loaded.Account.SetAside);
    }

    /// <summary>More than fits into a pack: it lies as a file of its own.</summary>
    public static byte[] Large()
    {
        var bytes = new byte[3_000_000];
        new Random(7).NextBytes(bytes);
        return bytes;
    }

    /// <summary>A small square in one of a few colours.</summary>
    private static byte[] Picture(int colour)
    {
        var pixels = new byte[64 * 64];
        for (var i = 0; i < pixels.Length; i++)
        {
            var (x, y) = (i % 64, i / 64);
            pixels[i] = (byte)(x is > 12 and < 52 && y is > 12 and < 52 ? 1 : 0);
        }

        return Png.Write(pixels, 64, 64, [0xFFFFFF, 0x0F4C45 + (colour * 0x101010)]);
    }
}

/// <summary>All tests of portal and API share one register and one server.</summary>
[CollectionDefinition(Name)]
public sealed class PortalCollection : ICollectionFixture<InventedRegister>
{
    public const string Name = "portal";
}
