using Daftar.Rights;
using Daftar.Rights.Designs;
using Daftar.Rights.Patents;
using Daftar.Rights.Trademarks;
using Daftar.Search;
using Daftar.Values;

namespace Daftar.Tests.Search;

public sealed class DocumentOfTests
{
    private static readonly EntryFacts Facts = new(Guid.Parse("7f3a0000-0000-0000-0000-000000000001"), Demonstration: true, new DateTimeOffset(2026, 3, 4, 23, 30, 0, TimeSpan.FromHours(7)));

    [Fact]
    public void A_number_is_found_as_written_folded_and_with_its_office()
    {
        var document = Filled(new PatentRecord { Office = "SG", Identifiers = [new() { Office = "SG", Of = Numbers.Application, Written = "10202104718V" }] });

        Assert.Contains("10202104718V", Of(document, "number"));
        Assert.Contains("SG10202104718V", Of(document, "number"));
    }

    [Fact]
    public void A_design_of_several_is_named_by_its_own_number_not_by_the_shared_one()
    {
        var card = DocumentOf.CardOf(Facts, new DesignRecord
        {
            Office = "EM",
            Identifiers =
            [
                new() { Office = "EM", Of = Numbers.Application, Written = "001063564", Shared = true },
                new() { Office = "EM", Of = Numbers.Design, Written = "001063564-0001" },
            ],
            Products = [new("de", "Lampen"), new("en", "Lamps")],
            FilingLanguage = "en",
        });

        Assert.Equal("001063564-0001", card.Number);
        Assert.Equal("Lamps", card.Title);
    }

    [Fact]
    public void A_card_keeps_the_names_a_mark_has_beside_its_words_each_once()
    {
        var card = DocumentOf.CardOf(Facts, new TrademarkRecord
        {
            Office = "PH", Words = "東京", SignificantWords = "東京", Transliterations = [new("ja-Latn", "TOKYO"), new("ja-Latn", "Tokyo"), new("ja-Latn", new string('x', 300))], Titles = [new("en", "Eastern capital")],
        });

        Assert.Equal(["TOKYO", "Eastern capital"], card.OtherNames);
        Assert.Equal(card.OtherNames, HitCard.Read(card.Bytes(), Facts.Id).OtherNames);
        Assert.Null(DocumentOf.CardOf(Facts, new TrademarkRecord { Office = "PH", Words = "KOPIKO" }).OtherNames);
    }

    [Fact]
    public void A_mark_is_found_by_words_meaning_class_goods_and_owner_in_every_script()
    {
        var document = Filled(new TrademarkRecord
        {
            Office = "TH",
            Words = "กาแฟดอย",
            Translations = [new("en", "Mountain coffee")],
            Goods = [new() { Class = "30", Descriptions = [new("en", "Coffee"), new("th", "กาแฟ")] }, new() { Class = "A", Classification = "National" }],
            Owners = [new() { Name = "Invented Coffee Co.", Country = "TH", OtherNames = [new("th", "บริษัทสมมติ")] }],
            Status = new LegalStatus { General = GeneralStatus.InForce },
        });

        Assert.Equal(["กาแฟดอย"], Of(document, "title"));
        Assert.Equal(["Mountain coffee"], Of(document, "meaning"));
        Assert.Equal(["30"], Of(document, "class"));
        Assert.Equal(["Coffee", "กาแฟ"], Of(document, "goods"));
        Assert.Equal(["Invented Coffee Co.", "บริษัทสมมติ"], Of(document, "owner"));
        Assert.Equal(["inForce"], Of(document, "status"));
        Assert.Equal(["TH"], Of(document, "country"));
        Assert.Equal(["demonstration"], Of(document, "has"));
        Assert.Equal(["2026-03-04"], Of(document, "learnt"));
    }

    [Fact]
    public void What_a_patent_publication_says_is_found_and_its_subclasses_are_counted_once()
    {
        var document = Filled(new PatentRecord
        {
            Office = "EP",
            Ipc = [new() { Symbol = "H04N 1/40" }, new() { Symbol = "H04N 1/60" }, new() { Symbol = "G06T 7/00" }],
            Publications =
            [
                new() { Office = "EP", Number = "3255608", KindCode = "A1", Date = new RegisterDate(2017, 12, 13), Abstracts = [new("en", "An imaging method")] },
                new() { Office = "EP", Number = "3255608", KindCode = "B1", Date = new RegisterDate(2020, 1, 15), Claims = [new("1", "en", "1. A method")] },
            ],
        });

        Assert.Equal(["H04N", "G06T"], Of(document, "ipc-subclass"));
        Assert.Equal(["2017-12-13"], Of(document, "published"));
        Assert.Contains("EP3255608B1", Of(document, "number"));
        Assert.Equal(["abstract", "claims", "demonstration"], Of(document, "has").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_picture_nobody_can_decode_is_not_put_on_the_card()
    {
        static FileReference File(string name, string sha) => new() { Kind = FileKind.MarkImage, Name = name, Sha256 = sha };
        var mark = new TrademarkRecord { Office = "PH", Files = [File("a.CDR", new string('a', 64)), File("b.JPG", new string('b', 64)), new() { Kind = FileKind.MarkImage, Name = "missing.png" }] };

        Assert.Equal(new string('b', 64), DocumentOf.CardOf(Facts, mark).Image);
    }

    [Fact]
    public void A_card_survives_the_index()
    {
        var card = DocumentOf.CardOf(Facts, new TrademarkRecord
        {
            Office = "LA", Words = "ກາເຟ", FilingDate = new RegisterDate(2019), Goods = [new() { Class = "30" }],
            Applicants = [new() { Name = "First" }, new() { Name = "Second" }],
        });
        var back = HitCard.Read(card.Bytes(), card.Id);

        Assert.Equal(card with { Classes = null }, back with { Classes = null });
        Assert.Equal(["30"], back.Classes!);
        Assert.Equal("First", back.Owner);
        Assert.Equal(1, back.OtherOwners);
    }

    [Fact]
    public void Every_member_of_a_card_comes_back_alone_and_with_all_others()
    {
        var state = new StateCard
        {
            Entry = Guid.NewGuid(), Number = 300, Learnt = new DateTimeOffset(2026, 3, 1, 4, 5, 6, 789, TimeSpan.Zero),
            LawFrom = new DateOnly(2019, 1, 2), LawUntil = new DateOnly(2020, 1, 2), ShownFrom = new DateOnly(2021, 1, 2), ShownUntil = new DateOnly(9999, 12, 31),
        };
        var bare = new HitCard { Id = Guid.NewGuid(), Right = Right.Indication, Office = "TH" };
        HitCard[] cards =
        [
            bare, bare with { Kind = "A1" }, bare with { Number = "1/2008/000469" }, bare with { NumberOf = Numbers.Grant }, bare with { Title = "กาแฟดอย " + new string('x', 500) }, bare with { Title = "" },
            bare with { TitleLanguage = "th" }, bare with { EnglishTitle = "Coffee" }, bare with { Owner = "Công ty Cổ phần" }, bare with { OwnerCountry = "VN" }, bare with { OtherOwners = 200 },
            bare with { Filed = new RegisterDate(2019) }, bare with { Registered = new RegisterDate(2020, 2, 29) }, bare with { Status = GeneralStatus.Ended }, bare with { Reason = "lapsed" },
            bare with { Image = new string('a', 64) }, bare with { Image = new string('A', 64) }, bare with { Image = "not a sum" }, bare with { Demonstration = true }, bare with { State = state },
            bare with { State = state with { LawFrom = null, LawUntil = null } }, bare with { State = state with { ShownFrom = null, ShownUntil = null } },
        ];
        var all = new HitCard
        {
            Id = bare.Id, Right = Right.Trademark, Office = "PH", Kind = "k", Number = "n", NumberOf = Numbers.Design, Title = "t", TitleLanguage = "id", EnglishTitle = "e", Owner = "o", OwnerCountry = "SG",
            OtherOwners = 3, Filed = new RegisterDate(1999, 5), Registered = new RegisterDate(2001), Status = GeneralStatus.InForce, Reason = "r", Image = new string('0', 64), Demonstration = true, State = state,
        };

        Assert.All([.. cards, all], card => Assert.Equal(card, HitCard.Read(card.Bytes(), card.Id)));
        Assert.Equal(["30", "", "ก"], HitCard.Read((all with { Classes = ["30", "", "ก"] }).Bytes(), all.Id).Classes!);
        Assert.Equal(all.Id, HitCard.Read(all.Bytes(), Guid.NewGuid()).Id);
    }

    [Fact]
    public void Bytes_that_are_no_card_are_refused()
    {
        var bytes = new HitCard { Id = Guid.NewGuid(), Right = Right.Patent, Office = "ID", Title = "Bata", Filed = new RegisterDate(2019) }.Bytes();

        Assert.All(Enumerable.Range(0, bytes.Length - 1), length => Assert.Throws<InvalidDataException>(() => HitCard.Read(bytes.AsSpan(0, length), default)));
        Assert.Throws<InvalidDataException>(() => HitCard.Read("{\"id\":1}"u8, default));
    }

    private static SearchDocument Filled(IpRecord record)
    {
        var document = new SearchDocument(DocumentOf.Fields);
        DocumentOf.Fill(document, Facts, record);
        return document;
    }

    private static IEnumerable<string> Of(SearchDocument document, string field) =>
        document.Values.Where(value => value.Field == DocumentOf.Fields[field].Ordinal).Select(value => value.Value);
}
