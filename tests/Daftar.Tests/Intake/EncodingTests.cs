using System.Text;
using Daftar.Intake;
using Daftar.Rights.Trademarks;
using Daftar.Tests.Fixtures;
using Daftar.Values;

namespace Daftar.Tests.Intake;

/// <summary>Text in every encoding offices use, declared, not declared and declared wrongly: the right text, or a finding that names both.</summary>
public class EncodingTests
{
    static EncodingTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    private static byte[] Document(string words, string? declared, Encoding written, bool mark = false)
    {
        var xml = Marks.Document("2024-01-01T00:00:00Z", Marks.Mark("1", "PLAIN"), Marks.Mark("2", words), Marks.Mark("3", "PLAIN"));
        xml = declared is null ? xml.Replace(" encoding=\"UTF-8\"", "", StringComparison.Ordinal) : xml.Replace("encoding=\"UTF-8\"", $"encoding=\"{declared}\"", StringComparison.Ordinal);
        return [.. mark ? written.GetPreamble() : [], .. written.GetBytes(xml)];
    }

    private static (string? Words, List<Finding> Findings, List<string?> All) Read(byte[] bytes)
    {
        var read = DocumentReading.ReadAll(new MemoryStream(bytes), "f.xml", Catalog.Dialects);
        // A finding about the file itself is no record.
        var words = read.Where(one => one.Record is not null || one.Findings[0].Severity >= Severity.SetAside).Select(one => (one.Record as TrademarkRecord)?.Words).ToList();
        return (words.Find(one => one is not "PLAIN"), [.. read.SelectMany(one => one.Findings)], words);
    }

    public static TheoryData<string, string, string> Declared => new()
    {
        { "utf-8", "utf-8", "CAFÉ 茶 ชา \U0001F375" },
        { "UTF8", "utf-8", "CAFÉ" },
        { "Shift_JIS", "shift_jis", "表示 ソーダ ｱｲｽ" },
        { "windows-31j", "shift_jis", "①髙島屋" },
        { "euc-jp", "euc-jp", "緑茶" },
        { "windows-1250", "windows-1250", "Żółta herbata, čaj, őszi" },
        { "windows-1251", "windows-1251", "Мона Лиза, чай" },
        { "windows-1252", "windows-1252", "CAFÉ “Œuvre” €" },
        { "ISO-8859-1", "iso-8859-1", "CAFÉ AÑEJO" },
        { "ISO-8859-2", "iso-8859-2", "Žlutý čaj" },
        { "windows-874", "windows-874", "ชาไทย น้ำชา" },
        { "TIS-620", "windows-874", "กาแฟโบราณ" },
        { "ISO-8859-11", "windows-874", "ข้าวหอมมะลิ" },
        { "GB18030", "gb18030", "龙井茶 €𠀀" },
        { "GBK", "gb18030", "铁观音" },
        { "gb2312", "gb18030", "普洱茶" },
        { "Big5", "big5", "凍頂烏龍茶" },
        { "EUC-KR", "ks_c_5601-1987", "녹차 제주" },
        { "ks_c_5601-1987", "ks_c_5601-1987", "똠방각하" },
    };

    [Theory]
    [MemberData(nameof(Declared))]
    public void What_is_declared_is_read(string declared, string written, string words)
    {
        var (read, findings, all) = Read(Document(words, declared, Encoding.GetEncoding(written)));
        Assert.Equal(words, read);
        Assert.Equal(3, all.Count);
        Assert.Empty(findings);
    }

    /// <summary>windows-1258 writes the tones of Vietnamese as marks behind the letter; what is read is one letter, as everywhere.</summary>
    [Fact]
    public void Vietnamese_of_windows_1258_becomes_the_letters_it_is()
    {
        // "Trà việt" as windows-1258 has it: à is one byte, ệ is ê and a dot below.
        var xml = Document("Trà Viê\u0323t", "windows-1258", Encoding.GetEncoding(1258));
        var (read, findings, _) = Read(xml);
        Assert.Equal("Trà Việt", read);
        Assert.Empty(findings);
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, true)]
    [InlineData(false, false)]
    [InlineData(true, false)]
    public void Wide_text_is_read_with_and_without_its_mark(bool bigEndian, bool mark)
    {
        var (read, findings, _) = Read(Document("ชา 茶 \U0001F375", "UTF-16", new UnicodeEncoding(bigEndian, true), mark));
        Assert.Equal("ชา 茶 \U0001F375", read);
        Assert.Empty(findings);
        (read, _, _) = Read(Document("ชา 茶", "UTF-32", new UTF32Encoding(bigEndian, true), mark: true));
        Assert.Equal("ชา 茶", read);
    }

    /// <summary>XML says: without a declaration it is UTF-8, or UTF-16 by its mark.</summary>
    [Fact]
    public void Undeclared_text_is_utf8()
    {
        Assert.Equal(("ชา é", 0), Read(Document("ชา é", null, new UTF8Encoding(false))) is var plain ? (plain.Words, plain.Findings.Count) : default);
        Assert.Equal("ชา é", Read(Document("ชา é", null, new UTF8Encoding(true), mark: true)).Words);
        Assert.Equal("ชา é", Read(Document("ชา é", null, new UnicodeEncoding(false, true), mark: true)).Words);
    }

    public static TheoryData<string?, string, string, string> None => new()
    {
        { "UTF-8", "windows-1252", "CAFÉ de Ñandú", "UTF-8 declared; byte C9 is no character of it; looks like windows-1252" },
        { null, "windows-1251", "черный чай", "no encoding declared, which is UTF-8; byte F7 is no character of it; looks like windows-1251" },
        { "UTF-8", "shift_jis", "表示 ソーダのおいしい水", "UTF-8 declared; byte 95 is no character of it; looks like Shift_JIS" },
        { "UTF-8", "windows-874", "น้ำชาไทยหอมมาก", "UTF-8 declared; byte B9 is no character of it; looks like windows-874 (TIS-620)" },
        { "UTF-8", "ks_c_5601-1987", "제주 녹차 음료", "UTF-8 declared; byte C1 is no character of it; looks like EUC-KR (code page 949)" },
        { "UTF-8", "gb18030", "西湖龙井茶叶", "UTF-8 declared; byte CE is no character of it; looks like GB18030 (GBK)" },
        { "UTF-8", "windows-1251", "черный байховый чай", "UTF-8 declared; byte F7 is no character of it; looks like windows-1251" },
        { "UTF-8", "windows-1250", "żółta herbata z gruszą", "UTF-8 declared; byte BF is no character of it; looks like windows-1250" },
        { "UTF-8", "windows-1255", "קפה שחור מובחר", "UTF-8 declared; byte F7 is no character of it; looks like windows-1255" },
        { "UTF-8", "windows-1256", "قهوة عربية ممتازة", "UTF-8 declared; byte DE is no character of it; looks like windows-1256" },
        { "us-ascii", "windows-1252", "CAFÉ", "us-ascii declared; byte C9 is no character of it; looks like windows-1252" },
        { "EUC-KR", "windows-1252", "CAFÉ ÀÉ", "EUC-KR declared; byte C9 is no character of it; looks like windows-1252" },
    };

    /// <summary>Nothing is guessed: the record is set aside with what was declared and what the bytes look like, and the others are read.</summary>
    [Theory]
    [MemberData(nameof(None))]
    public void Bytes_that_are_none_of_the_declared_encoding_are_named(string? declared, string written, string words, string came)
    {
        var (read, findings, all) = Read(Document(words, declared, Encoding.GetEncoding(written)));
        Assert.Null(read);
        var finding = Assert.Single(findings);
        Assert.Equal(("ENCODING-INVALID", Severity.SetAside), (finding.Code, finding.Severity));
        Assert.Equal(came, finding.Came);
        // The line of the byte, counted in the file: the words of the second record.
        Assert.Equal(Encoding.Latin1.GetString(Document(words, declared, Encoding.GetEncoding(written))).Split('\n').Select((line, at) => (line, at)).First(one => one.line.Any(c => c > 127)).at + 1, finding.Where.Line);
        Assert.Equal(["PLAIN", null, "PLAIN"], all);
    }

    /// <summary>What is UTF-8 beyond doubt is read as UTF-8 whatever is declared, and said.</summary>
    [Theory]
    [InlineData("windows-1252", "CAFÉ")]
    [InlineData("ISO-8859-1", "CAFÉ")]
    [InlineData("us-ascii", "CAFÉ")]
    [InlineData("windows-874", "น้ำชาไทย")]
    [InlineData("Shift_JIS", "表示ソーダ")]
    [InlineData("GB18030", "龙井茶叶")]
    [InlineData("EUC-KR", "제주 녹차")]
    public void Utf8_under_another_name_is_read_as_what_it_is(string declared, string words)
    {
        var (read, findings, _) = Read(Document(words, declared, new UTF8Encoding(false)));
        Assert.Equal(words, read);
        var finding = Assert.Single(findings);
        Assert.Equal(("ENCODING-DIFFERS", Severity.Warn, $"{declared} declared, UTF-8 written"), (finding.Code, finding.Severity, finding.Came));
    }

    /// <summary>Thai is letters of Latin 1 to whoever believes the declaration.</summary>
    [Theory]
    [InlineData("ISO-8859-1", 874, "น้ำชาไทย เครื่องดื่ม", true)]
    [InlineData("windows-1252", 874, "บริษัท ตัวอย่าง จำกัด", true)]
    [InlineData("ISO-8859-1", 874, "“ชาไทย” เครื่องดื่ม…", true)]
    [InlineData("ISO-8859-1", 1252, "Crème brûlée à l'œuf, ÉÈÀ", false)]
    [InlineData("ISO-8859-1", 1252, "ÄÖÜÄÖÜÄÖÜ", false)]
    [InlineData("ISO-8859-1", 1251, "Чайный напиток из трав", false)]
    [InlineData("ISO-8859-1", 1253, "Παραδείγματα ποτών", false)]
    [InlineData("ISO-8859-1", 936, "龙井茶叶饮料有限公司", false)]
    [InlineData("ISO-8859-1", 949, "제주 녹차 주식회사", false)]
    [InlineData("ISO-8859-1", 949, "감귤 음료 농업회사법인 유한회사", false)]
    [InlineData("ISO-8859-1", 950, "烏龍茶飲料股份有限公司", false)]
    [InlineData("ISO-8859-1", 932, "表示ソーダ株式会社", false)]
    public void Thai_under_the_name_of_a_latin_encoding_is_read_as_what_it_is(string declared, int written, string words, bool isThai)
    {
        var (read, findings, _) = Read(Document(words, declared, Encoding.GetEncoding(written)));

        Assert.Equal(isThai, findings.Exists(finding => finding is { Code: "ENCODING-DIFFERS" } && finding.Came == $"{declared} declared, windows-874 written"));
        Assert.True(!isThai || read == words);
    }

    /// <summary>Few letters of Thai are told as a guess; words of Latin letters are not.</summary>
    [Theory]
    [InlineData("ISO-8859-1", 874, "กาแฟ", true)]
    [InlineData("windows-1252", 874, "ชาไทย 100", true)]
    [InlineData("windows-1252", 1252, "CAFÉ ÀÉ", false)]
    [InlineData("windows-1252", 1252, "ÄÖÜ", false)]
    [InlineData("ISO-8859-1", 1252, "Crème brûlée à l'œuf", false)]
    [InlineData("windows-1251", 1251, "чай", false)]
    public void A_few_letters_that_may_be_Thai_are_told_as_a_guess(string declared, int written, string words, bool isTold)
    {
        var (_, findings, _) = Read(Document(words, declared, Encoding.GetEncoding(written)));

        Assert.Equal(isTold, findings.Exists(finding => finding is { Code: "ENCODING-DIFFERS", Severity: Severity.Watch } && finding.Came == $"{declared} declared, perhaps windows-874 (Thai) written"));
    }

    [Fact]
    public void Wide_and_narrow_are_told_apart_by_the_bytes_and_a_wrong_declaration_is_said()
    {
        var narrow = Read(Document("ชา", "UTF-16", new UTF8Encoding(false)));
        Assert.Equal("ชา", narrow.Words);
        Assert.Equal(("ENCODING-DIFFERS", "UTF-16 declared, text of one byte a letter written"), (narrow.Findings[0].Code, narrow.Findings[0].Came));
        var wide = Read(Document("ชา", "UTF-8", new UnicodeEncoding(false, true), mark: true));
        Assert.Equal("ชา", wide.Words);
        Assert.Equal(("ENCODING-DIFFERS", "UTF-8 declared, utf-16 written"), (wide.Findings[0].Code, wide.Findings[0].Came));
        // And a Latin text under the name of UTF-16 is neither.
        Assert.Equal(["ENCODING-DIFFERS", "ENCODING-INVALID"], Read(Document("CAFÉ", "UTF-16", Encoding.GetEncoding(1252))).Findings.ConvertAll(finding => finding.Code));
    }

    [Fact]
    public void Windows_1252_under_the_name_of_ISO_8859_1_keeps_its_quotation_marks()
    {
        var (read, findings, _) = Read(Document("“CAFÉ” €", "ISO-8859-1", Encoding.GetEncoding(1252)));
        Assert.Equal("“CAFÉ” €", read);
        Assert.Equal("ISO-8859-1 declared, windows-1252 written", Assert.Single(findings).Came);
    }

    /// <summary>In these the marks of tags may be halves of letters: such a file is not cut wrongly in silence.</summary>
    [Theory]
    [InlineData("ISO-2022-JP")]
    [InlineData("utf-7")]
    [InlineData("IBM037")]
    [InlineData("x-invented")]
    public void An_encoding_that_cannot_be_cut_byte_by_byte_is_said(string declared)
    {
        var (_, findings, all) = Read(Document("PLAIN", declared, Encoding.ASCII));
        Assert.Equal(("ENCODING-UNKNOWN", declared), (Assert.Single(findings).Code, findings[0].Came));
        Assert.Equal(3, all.Count(static words => words == "PLAIN"));
    }

    /// <summary>A DOCTYPE is never fetched and no entity of its own is expanded, neither from the network nor from this machine.</summary>
    [Theory]
    [InlineData("<!DOCTYPE a SYSTEM \"http://127.0.0.1:9/x.dtd\" [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>", "&x;")]
    [InlineData("<!DOCTYPE a [<!ENTITY x \"word\">]>", "&x;")]
    [InlineData("<!DOCTYPE a [<!ENTITY % p SYSTEM \"http://127.0.0.1:9/p.dtd\"> %p;]>", "&x;")]
    public void Entities_of_a_document_are_refused(string doctype, string words)
    {
        var xml = Encoding.UTF8.GetString(Document(words, "UTF-8", new UTF8Encoding(false))).Replace("<tmk:TrademarkTransaction ", doctype + "\n<tmk:TrademarkTransaction ", StringComparison.Ordinal);
        var (read, findings, all) = Read(Encoding.UTF8.GetBytes(xml));
        Assert.Null(read);
        Assert.Equal("XML-MALFORMED", Assert.Single(findings).Code);
        Assert.Equal(["PLAIN", null, "PLAIN"], all);
    }

    [Theory]
    [InlineData("Shift_JIS", "shift_jis", "&eacute;表示&mdash;")]
    [InlineData("windows-874", "windows-874", "&eacute;ชา&mdash;")]
    public void Named_characters_come_from_the_catalogue_in_every_encoding(string declared, string written, string words) =>
        Assert.Equal(words.Replace("&eacute;", "é", StringComparison.Ordinal).Replace("&mdash;", "—", StringComparison.Ordinal), Read(Document(words, declared, Encoding.GetEncoding(written))).Words);
}
