using System.Globalization;
using System.Text;
using Daftar.Dialects;
using Daftar.Intake;
using Daftar.Offices;
using Daftar.Rights.Trademarks;
using Daftar.Tests.Fixtures;
using Daftar.Values;

namespace Daftar.Tests.Intake;

/// <summary>Documents that declare no encoding and are no UTF-8: read where one code page of the office's languages alone fits the bytes, set aside with those that fit where there are more.</summary>
public class UndeclaredEncodingTests
{
    static UndeclaredEncodingTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Languages of invented offices; those of others are their own files'.</summary>
    private static readonly Dictionary<string, List<string>> Languages = new(StringComparer.Ordinal)
    {
        ["PL"] = ["pl", "en"], ["TR"] = ["tr", "en"], ["TW"] = ["zh", "en"], ["RU"] = ["ru"], ["CZ"] = ["cs"], ["GR"] = ["el"], ["LT"] = ["lt"], ["IL"] = ["he", "ar", "en"], ["EG"] = ["ar", "en"], ["MA"] = ["ar", "fr"], ["IR"] = ["fa"],
    };

    private static readonly OfficeProfiles Profiles = new([.. OfficeProfiles.Embedded.All, .. Languages.Select(static one => new OfficeProfile { Code = one.Key, Name = "Invented", Languages = one.Value })]);

    private static byte[] Document(string office, Encoding written, params string[] words) =>
        written.GetBytes(Undeclared(office, words));

    private static string Undeclared(string office, params string[] words) =>
        Marks.Document("2024-01-01T00:00:00Z", [.. words.Select((word, at) => Marks.Mark((at + 1).ToString(CultureInfo.InvariantCulture), word, office: office))]).Replace(" encoding=\"UTF-8\"", "", StringComparison.Ordinal);

    private static List<ReadRecord> Read(byte[] bytes, string? authority = null, OfficeProfiles? profiles = null)
    {
        var results = new List<ReadRecord>();
        var reader = new RecordReader(profiles ?? Profiles, XmlLimits.Default, authority);
        new DocumentSplitter(Catalog.Dialects, 1_000_000).Split(new MemoryStream(bytes), "f.xml", found =>
        {
            using var chunk = new RecordChunk();
            chunk.Add(found);
            reader.Read(chunk.Raw[0], chunk.Buffer, results);
        }, static _ => { });
        return results;
    }

    private static string? Words(ReadRecord read) => (read.Record as TrademarkRecord)?.Words;

    [Theory]
    [InlineData("PH", 1252, "windows-1252", "CAFÉ de Ñandú")]
    [InlineData("DE", 1252, "windows-1252", "Größe „Müller“ 10 °C – Straße")]
    [InlineData("PL", 1250, "windows-1250", "Żółta herbata z gruszą, źródło")]
    [InlineData("CZ", 1250, "windows-1250", "Příliš žluťoučký kůň")]
    [InlineData("BG", 1251, "windows-1251", "Черен чай „Роза“ № 5")]
    [InlineData("RU", 1251, "windows-1251", "чёрный байховый чай")]
    [InlineData("GR", 1253, "windows-1253", "Ελληνικό τσάι")]
    [InlineData("TR", 1254, "windows-1254", "Türk çayı, ağaç şekeri İSTANBUL")]
    [InlineData("LT", 1257, "windows-1257", "Žalioji arbata, šešėlių")]
    [InlineData("VN", 1258, "windows-1258", "Trà Việt, nước uống, cà phê")]
    [InlineData("IL", 1255, "windows-1255", "קפה שחור 100 %")]
    [InlineData("IL", 1255, "windows-1255", "תה ירוק של הגליל")]
    [InlineData("IL", 1256, "windows-1256", "قهوة عربية")]
    [InlineData("EG", 1256, "windows-1256", "شاي أخضر، ممتاز")]
    [InlineData("MA", 1256, "windows-1256", "قهوة أطلس CAFE crème")]
    [InlineData("MA", 1252, "windows-1252", "CAFÉ crème")]
    [InlineData("IR", 1256, "windows-1256", "چاي سبز گيلان")]
    [InlineData("TH", 874, "windows-874", "น้ำชาไทย 100 %")]
    [InlineData("TH", 874, "windows-874", "ชา")]
    [InlineData("TH", 1252, "windows-1252", "CAFÉ")]
    [InlineData("JP", 932, "Shift_JIS", "表示 ソーダ ｱｲｽ")]
    [InlineData("JP", 51932, "euc-jp", "緑茶のおいしい水")]
    [InlineData("KR", 949, "euc-kr", "제주 녹차 음료")]
    [InlineData("CN", 54936, "GB18030", "西湖龙井茶叶")]
    [InlineData("TW", 950, "Big5", "凍頂烏龍茶")]
    [InlineData("MY", 1252, "windows-1252", "CAFÉS")]
    public void The_one_page_of_the_offices_languages_that_fits_is_taken_and_told(string office, int page, string name, string words)
    {
        var written = Encoding.GetEncoding(page);
        // windows-1258 has the tones behind the letters.
        var bytes = Document(office, written, "PLAIN", page == 1258 ? Toned(words) : words, "PLAIN");
        Assert.DoesNotContain((byte)'?', bytes.AsSpan(bytes.AsSpan().IndexOf("?>"u8) + 2).ToArray());

        // The record names its office, or the package's authority is known.
        foreach (var read in new[] { Read(bytes), Read(bytes, office) })
        {
            Assert.Equal(["PLAIN", words, "PLAIN"], read.ConvertAll(Words));
            var finding = Assert.Single(read.SelectMany(static one => one.Findings), static one => one.Code.StartsWith("ENCODING", StringComparison.Ordinal));
            Assert.Equal(("ENCODING-UNDECLARED", Severity.Warn, $"no encoding declared, which is UTF-8; {name} written"), (finding.Code, finding.Severity, finding.Came));
            Assert.Equal(Encoding.Latin1.GetString(bytes).Split('\n').Index().First(static one => one.Item.Any(static c => c > 127)).Index + 1, finding.Where.Line);
        }
    }

    /// <summary>Vowels stay one letter with their hat or horn, tones stand behind.</summary>
    private static string Toned(string words)
    {
        var toned = new StringBuilder();
        foreach (var rune in words)
        {
            var parts = rune.ToString().Normalize(NormalizationForm.FormD);
            var tone = parts.Length > 1 && "\u0300\u0301\u0303\u0309\u0323".Contains(parts[1]) ? parts[1] : parts.Length > 2 ? parts[2] : '\0';
            toned.Append(tone == '\0' ? rune.ToString() : parts.Replace(tone.ToString(), "", StringComparison.Ordinal).Normalize() + tone);
        }
        return toned.ToString();
    }

    /// <summary>Nothing is chosen between two.</summary>
    [Theory]
    [InlineData("VN", 1252, "São Paulo", "windows-1258 or windows-1252")]
    [InlineData("SG", 936, "茶", "GB18030 or Big5")]
    [InlineData("TH", 874, "ฉ", "windows-874 or windows-1252")]
    public void Between_two_pages_that_fit_nothing_is_guessed(string office, int written, string words, string named)
    {
        var read = Read(Document(office, Encoding.GetEncoding(written), "PLAIN", words, "PLAIN"));
        Assert.Equal(["PLAIN", null, "PLAIN"], read.ConvertAll(Words));
        var finding = Assert.Single(read[1].Findings);
        Assert.Equal(("ENCODING-INVALID", Severity.SetAside), (finding.Code, finding.Severity));
        Assert.EndsWith("; may be " + named, finding.Came, StringComparison.Ordinal);
    }

    /// <summary>Bytes of a page that none of the office's languages is written in, or of an office nobody knows.</summary>
    [Theory]
    [InlineData("US", 874, "น้ำชาไทยหอมมาก")]
    [InlineData("US", 1251, "черный чай")]
    [InlineData("DE", 1250, "gruszą źle")]
    [InlineData("BG", 1252, "CAFÉ")]
    [InlineData("JP", 1252, "CAFÉ")]
    [InlineData("CN", 1252, "ÄRGER")]
    [InlineData("US", 850, "café Müller")]
    [InlineData("PL", 28592, "ścieżka źródło")]
    [InlineData("QQ", 1252, "CAFÉ")]
    public void Where_no_page_fits_the_record_is_set_aside(string office, int written, string words)
    {
        var read = Read(Document(office, Encoding.GetEncoding(written), "PLAIN", words, "PLAIN"));
        Assert.Equal(["PLAIN", null, "PLAIN"], read.ConvertAll(Words));
        Assert.Equal("ENCODING-INVALID", Assert.Single(read[1].Findings).Code);
    }

    /// <summary>Records of one file in UTF-8 and in a page are each read as what they are; of one record that is both nothing is read.</summary>
    [Theory]
    [InlineData("DE", 1252, "Größe", "Straße für Käse")]
    [InlineData("TH", 874, "ชาไทย", "น้ำชาไทย")]
    [InlineData("KR", 949, "녹차", "제주 녹차 음료")]
    [InlineData("BG", 1251, "чай", "Черен чай")]
    [InlineData("CN", 54936, "龙井", "西湖龙井茶叶")]
    public void Mixed_content_is_told_apart(string office, int page, string inUtf8, string inPage)
    {
        const string Utf8Mark = "§1", PageMark = "§2";
        var xml = Undeclared(office, Utf8Mark, PageMark, $"{Utf8Mark} {PageMark}");
        var bytes = new List<byte>();
        foreach (var part in xml.Split('§').Index())
        {
            var words = part.Index == 0 ? [] : part.Item[0] == '1' ? Encoding.UTF8.GetBytes(inUtf8) : Encoding.GetEncoding(page).GetBytes(inPage);
            bytes.AddRange([.. words, .. Encoding.UTF8.GetBytes(part.Index == 0 ? part.Item : part.Item[1..])]);
        }
        var read = Read([.. bytes]);
        Assert.Equal([inUtf8, inPage, null], read.ConvertAll(Words));
        Assert.Equal(["", "ENCODING-UNDECLARED", "ENCODING-INVALID"], read.ConvertAll(static one => string.Join(';', one.Findings.Select(static finding => finding.Code).Where(static code => code.StartsWith("ENCODING", StringComparison.Ordinal)))));
    }

    /// <summary>Whoever writes UTF-8, or its mark, is held to it.</summary>
    [Fact]
    public void A_declaration_or_a_mark_of_utf8_is_no_leave_to_guess()
    {
        var bytes = Document("DE", Encoding.GetEncoding(1252), "Größe");
        Assert.Equal("ENCODING-INVALID", Read([.. "\uFEFF"u8, .. bytes])[0].Findings[0].Code);
        Assert.Equal("ENCODING-INVALID", Read(Encoding.Latin1.GetBytes(Marks.Document("2024-01-01T00:00:00Z", Marks.Mark("1", "Größe", office: "DE"))))[0].Findings[0].Code);
    }

    /// <summary>Where the bytes are UTF-8 nothing is asked of languages and pages: reading takes what it takes with a declaration.</summary>
    [Fact]
    public void Valid_utf8_costs_nothing_more()
    {
        var taken = new List<long>();
        foreach (var declared in new[] { true, false })
        {
            var xml = Marks.Document("2024-01-01T00:00:00Z", Marks.Mark("1", "น้ำชา Größe 茶", office: "TH"));
            var reader = new RecordReader(Profiles, XmlLimits.Default, "TH");
            new DocumentSplitter(Catalog.Dialects, 1_000_000).Split(new MemoryStream(Encoding.UTF8.GetBytes(declared ? xml : xml.Replace(" encoding=\"UTF-8\"", "", StringComparison.Ordinal))), "f.xml", found =>
            {
                using var chunk = new RecordChunk();
                chunk.Add(found);
                var results = new List<ReadRecord>();
                for (var i = 0; i < 20; i++)
                {
                    results.Clear();
                    var before = GC.GetAllocatedBytesForCurrentThread();
                    reader.Read(chunk.Raw[0], chunk.Buffer, results);
                    taken.Add(GC.GetAllocatedBytesForCurrentThread() - before);
                    Assert.Equal("น้ำชา Größe 茶", Words(Assert.Single(results)));
                    Assert.Null(reader.TakenFor);
                }
            }, static _ => { });
        }
        Assert.Equal(taken[..20].Min(), taken[20..].Min());
    }
}
