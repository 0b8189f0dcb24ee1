using System.Text;
using Daftar.Dialects.Sheets;
using Daftar.Intake;
using Daftar.Offices;
using Daftar.Tests.Fixtures;
using Daftar.Values;

namespace Daftar.Tests.Dialects.Sheets;

/// <summary>A sheet that says nothing of its encoding is quoted in the letters its office wrote, or not at all.</summary>
public sealed class SheetLettersTests : IDisposable
{
    private const string Russian = "Номер заявки;Дата подачи;Товарный знак;Заявитель\n2024701234;12.03.2024;Ромашка;ООО Садовник\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("daftar-letters-").FullName;

    static SheetLettersTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("windows-1251", Russian)]
    [InlineData("windows-1251", "НОМЕР ЗАЯВКИ;ДАТА ПОДАЧИ;ЗАЯВИТЕЛЬ\n1;2;САДОВНИК\n")]
    [InlineData("windows-1251", "Номер заявки;Дата подачи;Заявитель\n")]
    [InlineData("windows-1251", "Номер заявки;Дата подання;Торговельна марка;Власник\n1;2;Калина;ТОВ Їжак\n")]
    [InlineData("windows-1251", "Заявителски номер;Дата на подаване;Марка;Притежател\n1;2;Роза;ЕТ Гергана\n")]
    [InlineData("koi8-r", Russian)]
    [InlineData("cp866", Russian)]
    [InlineData("windows-1253", "Αριθμός αίτησης;Ημερομηνία κατάθεσης;Σήμα;Καταθέτης\n1;2;ΗΛΙΟΣ;Παπαδόπουλος Α.Ε.\n")]
    [InlineData("windows-1254", "Başvuru No;Başvuru Tarihi;Marka;Başvuru Sahibi\n1;2;GÜNEŞ IŞIĞI;Yılmaz A.Ş.\n")]
    [InlineData("windows-1255", "מספר בקשה;תאריך הגשה;סימן מסחר;מבקש\n1;2;שמש;חברת אור\n")]
    [InlineData("windows-1256", "رقم الطلب;تاريخ الإيداع;العلامة;مقدم الطلب\n1;2;الشمس;شركة النور\n")]
    [InlineData("windows-874", "เลขที่คำขอ;วันที่ยื่นคำขอ;เครื่องหมาย;เจ้าของ\n1;2;ดอกบัว;บริษัท สยาม จำกัด\n")]
    [InlineData("gb18030", "申请号,申请日期,商标名称,申请人\n1,2,向日葵,北京太阳有限公司\n")]
    [InlineData("big5", "申請號,申請日期,商標名稱,申請人\n1,2,向日葵,太陽股份有限公司\n")]
    [InlineData("shift_jis", "出願番号,出願日,商標,出願人\n1,2,太陽,株式会社太陽\n")]
    [InlineData("euc-jp", "出願番号,出願日,商標,出願人\n1,2,ひまわりのはな,株式会社ひかり\n")]
    [InlineData("ks_c_5601-1987", "출원번호,출원일,상표,출원인\n1,2,해바라기,주식회사 태양\n")]
    [InlineData("windows-1250", "Numer zgłoszenia;Data zgłoszenia;Znak;Zgłaszający\n1;2;Słonecznik;Łąka, Gdańsk\n")]
    [InlineData("windows-1250", "Číslo přihlášky;Datum podání;Ochranná známka\n1;2;Slunečnice, Plzeň\n")]
    [InlineData("windows-1250", "Ügyszám;Bejelentés napja;Védjegy;Bejelentő\n1;2;Napraforgó;Kertész, Győr\n")]
    [InlineData("windows-1250", "Număr cerere;Data depunerii;Marcă\n1;2;Grădina S.R.L., Iaşi\n")]
    [InlineData("windows-1257", "Paraiškos numeris;Padavimo data;Ženklas;Pareiškėjas\n1;2;Saulėgrąža;UAB\n")]
    [InlineData("windows-1252", "Numéro de dépôt;Date de dépôt;Marque;Déposant\n1;2;Soleil d'été;Société\n")]
    [InlineData("windows-1252", "Número;Data do depósito;Titular;Situação\n1;2;João Conceição;concessão\n")]
    [InlineData("windows-1252", "Anmeldenummer;Anmelder;Straße\n1;Müller GmbH;Größe\n")]
    public void HeadsAreToldInTheLettersTheyWereWrittenInThoughNobodyKnowsTheOffice(string encoding, string sheet)
    {
        var told = Told(Encoding.GetEncoding(encoding).GetBytes(sheet));

        Assert.EndsWith(": " + string.Join(", ", sheet[..sheet.IndexOf('\n', StringComparison.Ordinal)].Split(sheet.Contains(';', StringComparison.Ordinal) ? ';' : ',')), told.Came, StringComparison.Ordinal);
        Assert.Contains($"taken for {encoding}, which is a guess", told.Came, StringComparison.Ordinal);
        Assert.Contains($"\"form\": {{ \"encoding\": \"{encoding}\" }}", told.Expected, StringComparison.Ordinal);
    }

    /// <summary>A tone of Vietnamese is a sign of its own there.</summary>
    [Fact]
    public void VietnameseIsKnownByItsTones()
    {
        var told = Told(Encoding.GetEncoding(1258).GetBytes("Sô\u0301 đơn;Nga\u0300y nô\u0323p đơn;Nha\u0303n hiê\u0323u;Ngươ\u0300i nô\u0323p\n1;2;Hoa Sen;Công ty Bi\u0300nh Minh\n"));

        Assert.Contains("Số đơn, Ngày nộp đơn, Nhãn hiệu", told.Came!.Normalize(), StringComparison.Ordinal);
    }

    /// <summary>ISO 8859-5 is none of the pages that are looked for: what its bytes would be in another is nothing anybody wrote.</summary>
    [Fact]
    public void HeadsNobodyCanReadAreNotQuotedAsIfTheyWereRead()
    {
        var bytes = Encoding.GetEncoding("iso-8859-5").GetBytes(Russian.Replace("Дата подачи", "Filed", StringComparison.Ordinal));
        var told = Told(bytes);

        Assert.Contains("(column 1: letters of an encoding that cannot be told), Filed, (column 3", told.Came, StringComparison.Ordinal);
        Assert.Contains("state the encoding", told.Expected, StringComparison.Ordinal);
        Assert.True(Ascii.IsValid(SheetDraft.Write(bytes, "s.csv", null, Right.Trademark, OfficeProfiles.Embedded)));
    }

    /// <summary>Two letters say little; whose sheet it is says it.</summary>
    [Theory]
    [InlineData("BG_TM_20260614_001", null, null)]
    [InlineData("delivery", "BG", null)]
    [InlineData("delivery", null, """{ "office": "BG", "right": "design", "file": "designs*.csv", "fields": { "applicationNumber": "No" } }""")]
    public void TheCodePageOfTheOfficesRegionIsUsedWhereItIsKnown(string name, string? authority, string? neighbour)
    {
        var folder = Path.Combine(_folder, name);
        Directory.CreateDirectory(folder);
        File.WriteAllBytes(Path.Combine(folder, "s.csv"), Encoding.GetEncoding(1251).GetBytes("No;Title\n1;да\n"));
        File.WriteAllBytes(Path.Combine(folder, "mapping.jsonc"), Encoding.UTF8.GetBytes(neighbour ?? """{ "right": "trademark", "file": "s.csv", "fields": { "applicationNumber": "No", "words": "Title" } }"""));
        if (neighbour is not null)
        {
            File.WriteAllText(Path.Combine(folder, "s.mapping.jsonc"), """{ "right": "trademark", "fields": { "applicationNumber": "No", "words": "Title" } }""");
        }
        List<Finding> found = [];
        Flow.Check(TimeProvider.System, OfficeProfiles.Embedded).Run(folder, new LoadOptions { Authority = authority, Limits = new PackageLimits { Office = authority } }, found.Add, default);

        Assert.Equal("windows-1251", Assert.Single(found, static finding => finding.Code == "SHEET-ENCODING-GUESSED").Came);
    }

    [Theory]
    [InlineData("Номер заявки;Дата подачи;Товарный знак;Класс;Правообладатель;Адрес;Статус")]
    [InlineData("Номер заявки;Дата подання;Торговельна марка;Клас;Власник;Адреса;Стан заявки")]
    [InlineData("Заявителски номер;Дата на подаване;Марка;Клас;Притежател;Адрес;Статус")]
    [InlineData("Αριθμός αίτησης;Ημερομηνία κατάθεσης;Σήμα;Κλάση;Δικαιούχος;Διεύθυνση;Κατάσταση")]
    [InlineData("Başvuru Numarası;Başvuru Tarihi;Marka;Nice Sınıfı;Marka Sahibi;Adres;Durum")]
    [InlineData("Số đơn;Ngày nộp đơn;Nhãn hiệu;Nhóm;Chủ sở hữu;Địa chỉ;Tình trạng")]
    [InlineData("เลขที่คำขอ;วันที่ยื่นคำขอ;เครื่องหมาย;จำพวก;เจ้าของ;ที่อยู่;สถานะ")]
    [InlineData("رقم الطلب;تاريخ الإيداع;العلامة;الفئة;المالك;العنوان;الحالة")]
    [InlineData("申请号;申请日期;商标名称;类别;商标权人;地址;状态")]
    [InlineData("申請號;申請日期;商標名稱;類別;商標權人;地址;狀態")]
    [InlineData("出願番号;出願日;商標;区分;権利者;住所;ステータス")]
    [InlineData("출원번호;출원일;상표;상품류;권리자;주소;상태")]
    public void ADraftKnowsTheHeadsOfItsLanguage(string heads)
    {
        var h = heads.Split(';');
        var draft = SheetDraft.Write(Encoding.UTF8.GetBytes(heads + "\n1;2024-01-02;A;25;B;C;D\n"), "s.csv", null, null, OfficeProfiles.Embedded);

        Assert.Contains("\"right\": \"trademark\"", draft, StringComparison.Ordinal);
        foreach (var line in (string[])[$"\"applicationNumber\": \"{h[0]}\"", $"\"filingDate\": \"{h[1]}\"", $"\"words\": \"{h[2]}\"", $"\"goods\": {{ \"class\": \"{h[3]}\"", $"\"owners\": {{ \"name\": \"{h[4]}\", \"address\": \"{h[5]}\"", $"\"status\": {{ \"column\": \"{h[6]}\"" ])
        {
            Assert.Contains(line, draft, StringComparison.Ordinal);
        }
    }

    private static Finding Told(byte[] sheet)
    {
        List<Finding> found = [];
        new DocumentSplitter(Catalog.Dialects, 1 << 20).Split(new MemoryStream(sheet), "s.csv", static _ => { }, found.Add);
        return Assert.Single(found);
    }
}
