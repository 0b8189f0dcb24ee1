using Daftar.Rights;
using Daftar.Rights.Patents;
using Daftar.Rights.Trademarks;
using Daftar.Tests.Fixtures;
using Daftar.Values;

namespace Daftar.Tests.Rights;

/// <summary>How a record is laid over a state: parts spoken of fully become what it says, parts spoken of partly are added to, all else stays.</summary>
public sealed class TakeTests
{
    [Fact]
    public void APartSpokenOfFullyAndEmptyIsARemovalAndNothingElseChanges()
    {
        foreach (var part in Enum.GetValues<Parts>().Where(static part => part is not (Parts.None or Parts.All)))
        {
            var state = Whole();
            state.Take(new PatentRecord { Office = "SG" }, part, Parts.None);

            var left = Held(state);
            Assert.True(left == (Parts.All & ~part) || (part == Parts.Publications && left == (Parts.All & ~(Parts.Publications | Parts.Text))) || (part == Parts.Text && left == Parts.All),
                $"{part}: left {left}");
        }
    }

    /// <summary>The European Patent Register announces a title in three languages in one bulletin.</summary>
    [Fact]
    public void WhatIsToldApartByNothingStaysBesideEachOtherWhenItIsSaidAgainInPart()
    {
        PatentRecord Said(params string?[] languages) => new() { Office = "EP", Procedures = [.. languages.Select(static language => new RegisterEntry { Kind = "earlier title", Identifier = "2011/52", Language = language, Text = "INVENTED " + language })] };
        static string[] Of(IpRecord record) => [.. record.Procedures!.Select(static one => one.Text!)];

        var state = Said("de", "en", "fr");
        state.Take(Said("de", "en", "fr"), Parts.None, Parts.Procedures);
        Assert.Equal(["INVENTED de", "INVENTED en", "INVENTED fr"], Of(state));
        state.Take(Said("fr"), Parts.None, Parts.Procedures);
        Assert.Equal(["INVENTED de", "INVENTED en", "INVENTED fr"], Of(state));

        var alike = Said(null, null);
        alike.Take(Said(null, null), Parts.None, Parts.Procedures);
        Assert.Equal(2, alike.Procedures!.Count);
    }

    [Fact]
    public void APartSpokenOfPartlyAndEmptyRemovesNothing()
    {
        foreach (var part in Enum.GetValues<Parts>())
        {
            var state = Whole();
            state.Take(new PatentRecord { Office = "SG" }, Parts.None, part);
            Assert.Equal((part, Parts.All), (part, Held(state)));
        }
    }

    [Theory]
    [InlineData(Right.Patent), InlineData(Right.Trademark), InlineData(Right.Design), InlineData(Right.Indication)]
    public void EveryFieldOfARecordIsLaidAndNoneIsLeftWhereTheWholeRecordHoldsNone(Right right)
    {
        var said = Filled.Record(right);
        said.Visibility = Visibility.Unpublished;
        foreach (var (fully, partly) in new[] { (Parts.All, Parts.None), (Parts.None, Parts.All) })
        {
            var state = Empty(right);
            state.Take(said, fully, partly);
            Assert.Equal(Json(said), Json(state));

            state.Take(Empty(right), Parts.None, Parts.All);
            Assert.Equal(Json(said), Json(state));
        }

        var emptied = Filled.Record(right);
        emptied.Take(Empty(right), Parts.All, Parts.None);
        // Numbers are only ever added, and families are the view of who gathers them.
        string[] stays = ["identifierBag", "registrationOfficeCode", "designPlace", "patentFamilyMemberBag", "patentFamilyIdentifier"];
        Assert.Empty(System.Text.Json.JsonDocument.Parse(Json(emptied)).RootElement.EnumerateObject().Select(static one => one.Name).Except(stays));
    }

    private static IpRecord Empty(Right right)
    {
        var record = (IpRecord)Activator.CreateInstance(Filled.Record(right).GetType())!;
        record.Office = "INVENTED";
        return record;
    }

    private static string Json(IpRecord record) => System.Text.Encoding.UTF8.GetString(RecordJson.Bytes(record));

    [Fact]
    public void WhatIsNotSpokenOfStaysWhateverTheRecordHolds()
    {
        var state = new PatentRecord { Office = "SG", Titles = [new LocalText("en", "Kettle")] };
        var said = Whole();
        said.Titles = [new LocalText("en", "Pan")];

        state.Take(said, Parts.None, Parts.None);

        Assert.Equal(("Kettle", Parts.Bibliography), (state.Titles![0].Text, Held(state)));
        // Numbers are only ever added.
        Assert.Equal(said.Identifiers, state.Identifiers);
    }

    [Fact]
    public void TextsInOneLanguageTakeNoneAwayThatAreKnownInAnother()
    {
        var patent = new PatentRecord
        {
            Office = "SG", Titles = [new LocalText("en", "Kettle"), new LocalText("th", "กาน้ำ")],
            Publications = [new Publication { Office = "SG", Number = "1", KindCode = "A1", Abstracts = [new LocalText("en", "It boils."), new LocalText("th", "เดือด")] }],
        };
        patent.Take(new PatentRecord
        {
            Office = "SG", Titles = [new LocalText("ms", "Cerek"), new LocalText("en", "Tea kettle")],
            Publications = [new Publication { Office = "SG", Number = "1", KindCode = "A1", Abstracts = [new LocalText("en", "It whistles.")] }],
        }, Parts.None, Parts.Bibliography | Parts.Publications | Parts.Text);

        Assert.Equal([("en", "Tea kettle"), ("th", "กาน้ำ"), ("ms", "Cerek")], patent.Titles.Select(static text => (text.Language!, text.Text)));
        Assert.Equal(["It whistles.", "เดือด"], patent.Publications![0].Abstracts!.Select(static text => text.Text));
        patent.Take(new PatentRecord { Office = "SG", Titles = [new LocalText("en", "Pan")] }, Parts.Bibliography, Parts.None);
        Assert.Equal("Pan", Assert.Single(patent.Titles).Text);
    }

    [Fact]
    public void GoodsToldInPartAreLaidByClassAndLanguage()
    {
        var mark = new TrademarkRecord { Office = "TH", Goods = [Goods("30", ("en", "Tea"), ("th", "ชา")), Goods("35", ("en", "Retail")), Goods("9", ("en", "Phones")), Goods("9", ("en", "Cables"))] };

        mark.Take(new TrademarkRecord { Office = "TH", Goods = [Goods("30", ("en", "Green tea")), Goods("9", ("en", "Chargers")), Goods("21", ("en", "Cups"))] }, Parts.None, Parts.Classification);

        Assert.Equal(["30 en:Green tea th:ชา", "35 en:Retail", "9 en:Chargers", "21 en:Cups"],
            mark.Goods!.Select(static one => one.Class + string.Concat(one.Descriptions!.Select(static text => $" {text.Language}:{text.Text}"))));

        static GoodsServices Goods(string number, params (string Language, string Text)[] texts) =>
            new() { Class = number, Descriptions = [.. texts.Select(static text => new LocalText(text.Language, text.Text))] };
    }

    /// <summary>Parties and symbols have no key that says which of those known is meant: the list is said whole, and every other list stays.</summary>
    [Fact]
    public void PartiesAndSymbolsToldInPartReplaceTheirOwnListAlone()
    {
        var state = new PatentRecord
        {
            Office = "SG", Applicants = [new Party { Name = "A" }, new Party { Name = "B" }], Inventors = [new Party { Name = "I" }],
            Ipc = [new PatentClass { Symbol = "A47J 27/21" }], Cpc = [new PatentClass { Symbol = "A47J 27/21" }],
        };

        state.Take(new PatentRecord { Office = "SG", Applicants = [new Party { Name = "C" }], Ipc = [new PatentClass { Symbol = "F24C 1/00" }] }, Parts.None, Parts.Parties | Parts.Classification);

        Assert.Equal(("C", "I", "F24C 1/00", "A47J 27/21"), (Assert.Single(state.Applicants).Name, state.Inventors![0].Name, Assert.Single(state.Ipc).Symbol, state.Cpc![0].Symbol));
    }

    [Fact]
    public void EventsAddedKeepTheirOrderAndASaidAgainOneIsReplaced()
    {
        var state = new TrademarkRecord { Office = "PH", Events = [Event("A", 1), Event("B", 2)] };
        var again = Event("A", 1);
        again.Comment = "corrected";

        state.Take(new TrademarkRecord { Office = "PH", Events = [Event("C", 3), again] }, Parts.None, Parts.Events);

        Assert.Equal([("A", "corrected"), ("B", null), ("C", null)], state.Events.Select(static one => (one.Code!, one.Comment)));
    }

    [Fact]
    public void EventsThatDifferInDateCodeTextOrCategoryAreSeveral()
    {
        var other = Event("A", 1);
        other.Category = "Other";
        var text = Event("A", 1);
        text.Text = "Other";
        var state = new TrademarkRecord { Office = "PH", Events = [Event("A", 1)] };

        state.Take(new TrademarkRecord { Office = "PH", Events = [Event("A", 2), other, text] }, Parts.None, Parts.Events);

        Assert.Equal(4, state.Events!.Count);
    }

    [Fact]
    public void FirstPublicationIsNotMovedByALaterOneToldInPart()
    {
        var state = new TrademarkRecord { Office = "PH", PublicationDate = new RegisterDate(2020, 5, 1) };

        state.Take(new TrademarkRecord { Office = "PH", PublicationDate = new RegisterDate(2022, 5, 1) }, Parts.None, Parts.Bibliography);
        Assert.Equal(new RegisterDate(2020, 5, 1), state.PublicationDate);
        state.Take(new TrademarkRecord { Office = "PH", PublicationDate = new RegisterDate(2019, 5, 1) }, Parts.None, Parts.Bibliography);
        Assert.Equal(new RegisterDate(2019, 5, 1), state.PublicationDate);
        state.Take(new TrademarkRecord { Office = "PH", PublicationDate = new RegisterDate(2022, 5, 1) }, Parts.Bibliography, Parts.None);
        Assert.Equal(new RegisterDate(2022, 5, 1), state.PublicationDate);
    }

    [Fact]
    public void ARecordInPartThatSaysNothingOfVisibilityOpensNothing()
    {
        var state = new PatentRecord { Office = "SG", Visibility = Visibility.Unpublished, PublicFrom = new RegisterDate(2030) };

        state.Take(new PatentRecord { Office = "SG" }, Parts.None, Parts.Bibliography);
        Assert.Equal((Visibility.Unpublished, new RegisterDate(2030)), (state.Visibility, state.PublicFrom));
        state.Take(new PatentRecord { Office = "SG", RestrictedParts = Parts.Text }, Parts.None, Parts.Bibliography);
        Assert.Equal((Visibility.Unpublished, new RegisterDate(2030), Parts.Text), (state.Visibility, state.PublicFrom, state.RestrictedParts));
        state.Take(new PatentRecord { Office = "SG", RestrictedParts = Parts.Files }, Parts.None, Parts.Text);
        state.Take(new PatentRecord { Office = "SG" }, Parts.None, Parts.Text);
        Assert.Equal(Parts.Text | Parts.Files, state.RestrictedParts);
        state.Take(new PatentRecord { Office = "SG", Visibility = Visibility.Restricted }, Parts.None, Parts.Bibliography);
        Assert.Equal(Visibility.Restricted, state.Visibility);
        state.Take(new PatentRecord { Office = "SG" }, Parts.Bibliography, Parts.None);
        Assert.Equal((Visibility.Public, Parts.None), (state.Visibility, state.RestrictedParts));
    }

    [Fact]
    public void TheClaimsOfAGrantLeaveThoseOfTheApplicationAlone()
    {
        var state = new PatentRecord { Office = "SG", Publications = [Publication("A1", "A kettle.")] };

        state.Take(new PatentRecord { Office = "SG", Publications = [Publication("B1", "A better kettle.")] }, Parts.None, Parts.Publications | Parts.Text);

        Assert.Equal([("A1", "A kettle."), ("B1", "A better kettle.")], state.Publications.Select(static one => (one.KindCode!, one.Claims![0].Text)));
    }

    [Fact]
    public void TextsAloneAreLaidOnThePublicationKnown()
    {
        var listed = Publication("A1", null);
        listed.Date = new RegisterDate(2022, 11, 30);
        var state = new PatentRecord { Office = "SG", Publications = [listed] };

        state.Take(new PatentRecord { Office = "SG", Publications = [Publication("A1", "A kettle.")] }, Parts.Text, Parts.None);

        var one = Assert.Single(state.Publications!);
        Assert.Equal((new RegisterDate(2022, 11, 30), "A kettle."), (one.Date, one.Claims![0].Text));
    }

    [Fact]
    public void ACompleteListOfPublicationsKeepsTheTextsOfThoseItListsAndDropsTheOthers()
    {
        var state = new PatentRecord { Office = "SG", Publications = [Publication("A1", "A kettle."), Publication("A9", "Corrected.")] };

        state.Take(new PatentRecord { Office = "SG", Publications = [Publication("A1", null), Publication("B1", null)] }, Parts.Publications, Parts.None);

        Assert.Equal([("A1", "A kettle."), ("B1", null)], state.Publications.Select(static one => (one.KindCode!, one.Claims?[0].Text)));
    }

    [Fact]
    public void APublicationToldAgainInPartKeepsWhatItDoesNotSay()
    {
        var known = Publication("A1", "A kettle.");
        (known.Date, known.Page, known.Pages, known.Languages, known.ExceptionCode, known.Corrections) = (new RegisterDate(2022), "12", 30, ["en"], "N", [new LocalText("en", "page 3")]);
        var state = new PatentRecord { Office = "SG", Publications = [known] };

        state.Take(new PatentRecord { Office = "SG", Publications = [Publication("A1", null)] }, Parts.None, Parts.Publications);

        var one = Assert.Single(state.Publications!);
        Assert.Equal((new RegisterDate(2022), "12", 30, "en", "N", "page 3", "A kettle."), (one.Date!.Value, one.Page, one.Pages!.Value, one.Languages![0], one.ExceptionCode, one.Corrections![0].Text, one.Claims![0].Text));
    }

    [Fact]
    public void WhatAPublicationToldAgainSaysGoesBeforeWhatWasKnown()
    {
        var known = Publication("A1", "A kettle.");
        (known.Date, known.Page, known.Pages, known.Languages, known.ExceptionCode, known.Corrections) = (new RegisterDate(2022), "12", 30, ["en"], "N", [new LocalText("en", "page 3")]);
        var again = Publication("A1", "A corrected kettle.");
        (again.Date, again.Page, again.Pages, again.Languages, again.ExceptionCode, again.Corrections) = (new RegisterDate(2023), "13", 31, ["ms"], "X", [new LocalText("en", "page 4")]);
        var state = new PatentRecord { Office = "SG", Publications = [known] };

        state.Take(new PatentRecord { Office = "SG", Publications = [again] }, Parts.None, Parts.Publications | Parts.Text);

        var one = Assert.Single(state.Publications!);
        Assert.Equal((new RegisterDate(2023), "13", 31, "ms", "X", "page 4", "A corrected kettle."), (one.Date!.Value, one.Page, one.Pages!.Value, one.Languages![0], one.ExceptionCode, one.Corrections![0].Text, one.Claims![0].Text));
    }

    [Fact]
    public void TextsNotSpokenOfStayEvenWhereTheRecordHoldsOthers()
    {
        var state = new PatentRecord { Office = "SG", Publications = [Publication("A1", "A kettle.")] };

        state.Take(new PatentRecord { Office = "SG", Publications = [Publication("A1", "Not to be taken.")] }, Parts.None, Parts.Publications);
        Assert.Equal("A kettle.", state.Publications[0].Claims![0].Text);
        // Spoken of fully and left out: removed.
        state.Take(new PatentRecord { Office = "SG", Publications = [Publication("A1", null)] }, Parts.Text, Parts.None);
        Assert.Null(state.Publications[0].Claims);
    }

    [Fact]
    public void TextsAloneChangeNothingElseOfTheirPublication()
    {
        var known = Publication("A1", null);
        known.Page = "12";
        var said = Publication("A1", "A kettle.");
        said.Page = "99";
        var state = new PatentRecord { Office = "SG", Publications = [known] };

        state.Take(new PatentRecord { Office = "SG", Publications = [said] }, Parts.None, Parts.Text);

        Assert.Equal(("12", "A kettle."), (state.Publications[0].Page, state.Publications[0].Claims![0].Text));
    }

    private static PatentRecord Whole() => new()
    {
        Office = "SG", Identifiers = [new OfficeNumber { Office = "SG", Of = Numbers.Application, Written = "1" }], Titles = [new LocalText("en", "Kettle")], Applicants = [new Party { Name = "Ana" }],
        Ipc = [new PatentClass { Symbol = "A47J27/21" }], Status = new LegalStatus { General = GeneralStatus.InForce }, Events = [Event("A", 1)], Publications = [Publication("A1", "A kettle.")],
        Files = [new FileReference { Kind = FileKind.Drawing, Name = "1.tif" }], Priorities = [new Priority { Number = "1" }], Procedures = [new RegisterEntry { Kind = "licence" }],
    };

    private static Parts Held(PatentRecord state) =>
        (state.Titles is null ? Parts.None : Parts.Bibliography) | (state.Applicants is null ? Parts.None : Parts.Parties) | (state.Ipc is null ? Parts.None : Parts.Classification)
        | (state.Status is null ? Parts.None : Parts.Status) | (state.Events is null ? Parts.None : Parts.Events) | (state.Publications is null ? Parts.None : Parts.Publications)
        | (state.Publications?.Exists(static one => one.Claims is not null) == true ? Parts.Text : Parts.None) | (state.Files is null ? Parts.None : Parts.Files)
        | (state.Priorities is null ? Parts.None : Parts.Relations) | (state.Procedures is null ? Parts.None : Parts.Procedures);

    private static LegalEvent Event(string code, int day) => new() { Code = code, Text = code, Date = new RegisterDate(2020, 1, day) };

    private static Publication Publication(string kind, string? claim) => new() { Office = "SG", Number = "123", KindCode = kind, Claims = claim is null ? null : [new Claim("1", "en", claim)] };
}
