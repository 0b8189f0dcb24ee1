using System.Text.Json.Nodes;
using Daftar.Register;
using Daftar.Rights;
using Daftar.Rights.Designs;
using Daftar.Rights.Indications;
using Daftar.Rights.Patents;
using Daftar.Tests.Fixtures;
using Daftar.Values;

namespace Daftar.Tests.Register;

/// <summary>The gate itself, on records of all four rights with every field filled: a field that is added later is tested too.</summary>
public sealed class PublicViewTests
{
    private static readonly DateOnly Today = new(2026, 6, 15);

    /// <summary>What identifies an entry and says when stays, whatever the office restricts: without it it is no entry.</summary>
    private static readonly HashSet<string> Always =
    [
        "registrationOfficeCode", "identifierBag", "rightKindCategory", "designPlace", "visibility", "publicFromDate",
        "filingDate", "registrationDate", "publicationDate", "expiryDate", "renewalDate", "rightEffectiveDate", "terminationDate", "receivingOfficeDate",
    ];

    public static TheoryData<Right> Rights => [.. Enum.GetValues<Right>()];

    [Theory, MemberData(nameof(Rights))]
    public void WhatNobodyOutsideHasUseForIsNeverShown(Right right)
    {
        var state = PublicView.Narrow(Filled.Record(right), Today);

        Assert.Null(state.Residue);
        Assert.Null(state.ApplicantReference);
        Assert.Null(state.Correspondents);
        Assert.Equal(Parts.None, state.RestrictedParts);
        Assert.All(Filled.PartiesIn(state), party => Assert.Null(party.Restricted));
    }

    [Theory, MemberData(nameof(Rights))]
    public void EachPartAnOfficeRestrictsIsGoneAndEveryOtherStays(Right right)
    {
        var all = Shown(right, Parts.None);
        var behind = Single().ToDictionary(part => part, part => Gone(all, Shown(right, part)));

        foreach (var (part, some) in new[]
        {
            (Parts.Bibliography, "filingLanguageCode"), (Parts.Parties, "applicantBag ownerBag representativeBag"), (Parts.Status, "legalStatus"), (Parts.Events, "eventBag"),
            (Parts.Publications, "publicationBag"), (Parts.Text, "publicationBag[0].abstractBag publicationBag[0].claimBag publicationBag[0].descriptionBag"), (Parts.Files, "fileBag"),
            (Parts.Relations, "priorityBag relationBag designationBag"), (Parts.Procedures, "recordBag"),
        })
        {
            Assert.True(behind[part].IsSupersetOf(some.Split(' ')), $"{part} leaves {string.Join(' ', some.Split(' ').Except(behind[part]))}");
        }

        // Every field lies behind some part, or is one that always stays.
        Assert.Empty(all.Select(path => path.Split('[')[0]).Distinct().Except(behind.Values.SelectMany(paths => paths)).Except(Always));
        Assert.Empty(behind.Values.SelectMany(paths => paths).Intersect(Always));
        // No field lies behind two, but that publications take their texts with them.
        Assert.Empty(behind.Where(one => one.Key != Parts.Text).SelectMany(one => one.Value).GroupBy(path => path).Where(group => group.Count() > 1).Select(group => group.Key));
    }

    private const Parts Look = Parts.Files | Parts.Text;

    [Theory, MemberData(nameof(Rights))]
    public void AnyCombinationOfRestrictedPartsTakesWhatEachTakesAndNoMore(Right right)
    {
        var all = Shown(right, Parts.None);
        var behind = Single().ToDictionary(part => part, part => Gone(all, Shown(right, part)));

        for (var parts = 1; parts <= (int)Parts.All; parts++)
        {
            var taken = behind.Where(one => ((Parts)parts & one.Key) != 0).SelectMany(one => one.Value).ToHashSet();
            // Files and texts of a design together are how it looks: its description goes with them (decision 46).
            if (right == Right.Design && ((Parts)parts & Look) == Look)
            {
                taken.UnionWith(Gone(all, Shown(right, Look)));
            }
            Assert.True(taken.SetEquals(Gone(all, Shown(right, (Parts)parts))), ((Parts)parts).ToString());
        }
    }

    [Theory, MemberData(nameof(Rights))]
    public void OfAnyPartyAnywhereTheWithheldPartsAreGoneInEveryCombination(Right right)
    {
        Assert.NotEmpty(Filled.PartiesIn(Filled.Record(right)));
        for (var withheld = 0; withheld <= (int)PartyParts.All; withheld++)
        {
            var state = Filled.Record(right);
            foreach (var party in Filled.PartiesIn(state))
            {
                (party.WaivedNaming, party.Restricted) = (null, (PartyParts)withheld);
            }

            var shown = Filled.PartiesIn(PublicView.Narrow(state, Today)).ToList();

            Assert.NotEmpty(shown);
            Assert.All(shown, party => Check(party, (PartyParts)withheld));
        }
    }

    [Theory, MemberData(nameof(Rights))]
    public void WhereTheOfficeSaysNothingAddressLinesAndContactStayBehind(Right right)
    {
        var state = Filled.Record(right);
        foreach (var party in Filled.PartiesIn(state))
        {
            (party.WaivedNaming, party.Restricted) = (null, null);
        }

        Assert.All(Filled.PartiesIn(PublicView.Narrow(state, Today)), party => Check(party, PartyParts.Address | PartyParts.Contact));
    }

    [Theory, MemberData(nameof(Rights))]
    public void WhoHasWaivedBeingNamedIsNotNamedWhateverTheOfficeOpens(Right right)
    {
        foreach (var opened in (PartyParts?[])[null, PartyParts.None, PartyParts.Contact])
        {
            var state = Filled.Record(right);
            foreach (var party in Filled.PartiesIn(state))
            {
                (party.WaivedNaming, party.Restricted) = (true, opened);
            }

            Assert.All(Filled.PartiesIn(PublicView.Narrow(state, Today)), party =>
            {
                Check(party, Party.Unnamed);
                // That somebody waived it is said: an empty line would look like a fault.
                Assert.True(party.WaivedNaming);
            });
        }
    }

    [Fact]
    public void AnInventorWhoWaivedStandsBesideOneWhoDidNot()
    {
        var patent = (PatentRecord)PublicView.Narrow(new PatentRecord { Office = "SG", Inventors = [new() { Name = "INVENTED One" }, new() { Name = "INVENTED Two", WaivedNaming = true, Country = "SG" }] }, Today);

        Assert.Equal(["INVENTED One", null], patent.Inventors!.Select(party => party.Name));
    }

    [Theory, MemberData(nameof(Rights))]
    public void APublicationIsNoneBeforeItsDay(Right right)
    {
        var state = Filled.Record(right);
        state.Publications =
        [
            new() { Number = "yesterday", Date = new(2026, 6, 14) }, new() { Number = "today", Date = new(2026, 6, 15) }, new() { Number = "tomorrow", Date = new(2026, 6, 16) },
            new() { Number = "without a date" }, new() { Number = "this year", Date = new(2026) }, new() { Number = "next month", Date = new(2026, 7) },
        ];

        Assert.Equal(["yesterday", "today", "without a date", "this year"], PublicView.Narrow(state, Today).Publications!.Select(publication => publication.Number));
    }

    [Theory]
    [InlineData(2026, 6, 16, false)]
    [InlineData(2026, 6, 15, true)]
    [InlineData(2026, 6, 0, false)]
    [InlineData(2026, 0, 0, false)]
    [InlineData(2025, 0, 0, true)]
    public void ViewsOfADesignAreShownWhenItsDefermentIsOver(int year, int month, int day, bool shown)
    {
        var design = (DesignRecord)Filled.Record(Right.Design);
        design.DeferredUntil = new(year, month, day);

        Assert.Equal(shown, PublicView.Narrow(design, Today).Files is not null);
        Assert.Equal(design.DeferredUntil, ((DesignRecord)PublicView.Narrow(design, Today)).DeferredUntil);
    }

    [Fact]
    public void OnlyAPublicEntryThatIsNeitherDeletedNorMergedIsShown()
    {
        foreach (var visibility in Enum.GetValues<Visibility>())
        {
            foreach (var (deleted, merged) in new[] { (false, false), (true, false), (false, true), (true, true) })
            {
                Assert.Equal(visibility == Visibility.Public && !deleted && !merged, PublicView.Shows(visibility, deleted, merged, collectionShown: true));
                Assert.False(PublicView.Shows(visibility, deleted, merged, collectionShown: false));
            }
        }
    }

    [Fact]
    public void AStateOutOfHistoryIsShownWhenItsEmbargoIsOver()
    {
        bool Shows(Visibility visibility, RegisterDate? from) => PublicView.Shows(new IndicationRecord { Office = "ID", Visibility = visibility, PublicFrom = from }, Today);

        Assert.True(Shows(Visibility.Public, null));
        Assert.True(Shows(Visibility.Unpublished, new(2026, 6, 15)));
        Assert.False(Shows(Visibility.Unpublished, new(2026, 6, 16)));
        Assert.False(Shows(Visibility.Unpublished, new(2026)));
        Assert.False(Shows(Visibility.Unpublished, null));
        Assert.False(Shows(Visibility.Restricted, new(2020, 1, 1)));
        Assert.False(Shows(Visibility.TakenDown, new(2020, 1, 1)));
    }

    private static IEnumerable<Parts> Single() => Enum.GetValues<Parts>().Where(part => part is not (Parts.None or Parts.All));

    private static void Check(Party party, PartyParts withheld)
    {
        Is(PartyParts.Name, party.Name, party.Identifier, party.OtherNames);
        Is(PartyParts.Name | PartyParts.City, party.City, party.Region);
        Is(PartyParts.Country, party.Country);
        Is(PartyParts.Address, party.AddressLines, party.PostalCode);
        Is(PartyParts.Contact, party.Phones, party.Faxes, party.Emails, party.WebAddresses);
        Is(PartyParts.Nationality, party.Nationality, party.Residence);

        void Is(PartyParts part, params object?[] fields) => Assert.All(fields, field => Assert.Equal((withheld & part) != 0, field is null));
    }

    /// <summary>Paths of what is shown of a full record: its fields, and those of its publication.</summary>
    private static HashSet<string> Shown(Right right, Parts restricted)
    {
        var state = Filled.Record(right);
        state.RestrictedParts = restricted;
        var json = JsonNode.Parse(RecordJson.Bytes(PublicView.Narrow(state, Today)))!.AsObject();
        var paths = json.Select(field => field.Key).ToHashSet(StringComparer.Ordinal);
        if (json["publicationBag"]?.AsArray() is [{ } publication, ..])
        {
            paths.UnionWith(publication.AsObject().Select(field => "publicationBag[0]." + field.Key));
        }

        return paths;
    }

    private static HashSet<string> Gone(HashSet<string> all, HashSet<string> left)
    {
        Assert.Empty(left.Except(all));
        return [.. all.Except(left)];
    }
}
