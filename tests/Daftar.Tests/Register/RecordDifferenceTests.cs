using Daftar.Register;
using Daftar.Rights;
using Daftar.Rights.Patents;
using Daftar.Rights.Trademarks;
using Daftar.Values;

namespace Daftar.Tests.Register;

/// <summary>The difference of two snapshots, field by field, as an examiner would tell it.</summary>
public sealed class RecordDifferenceTests
{
    [Fact]
    public void TwoEqualStatesDifferInNothing() => Assert.Empty(RecordDifference.Between(Mark(), Mark()));

    [Fact]
    public void AnInsertedEventIsOneChangeAndNotAShiftOfAllThatFollow()
    {
        var (before, after) = (Mark(), Mark());
        after.Events!.Insert(1, new LegalEvent { Date = new RegisterDate(2021, 5, 6), Code = "B", Text = "Published" });

        Assert.Equal(
            [new FieldChange("eventBag[2].eventDate", null, "2021-05-06"), new("eventBag[2].nationalEventCode", null, "B"), new("eventBag[2].eventDescriptionText", null, "Published")],
            RecordDifference.Between(before, after));
    }

    [Fact]
    public void AChangedAddressIsAChangeOfThatOwnerEvenWhereOwnersChangedPlaces()
    {
        var (before, after) = (Mark(), Mark());
        before.Owners = [new Party { Name = "Ana", City = "Manila" }, new Party { Name = "Ben", City = "Cebu" }];
        after.Owners = [new Party { Name = "Ben", City = "Davao" }, new Party { Name = "Ana", City = "Manila" }];

        Assert.Equal([new FieldChange("ownerBag[1].cityName", "Cebu", "Davao")], RecordDifference.Between(before, after));
    }

    [Fact]
    public void WhatCameWhatWentAndWhatChangedAreTold()
    {
        var (before, after) = (Mark(), Mark());
        before.ExpiryDate = new RegisterDate(2030);
        after.Words = "ALPHA GREEN TEA";
        after.RegistrationDate = new RegisterDate(2022, 3, 4);

        var changes = RecordDifference.Between(before, after).ToDictionary(change => change.Path);

        Assert.Equal(3, changes.Count);
        Assert.Equal(("2030", null), (changes["expiryDate"].Before, changes["expiryDate"].After));
        Assert.Equal((null, "2022-03-04"), (changes["registrationDate"].Before, changes["registrationDate"].After));
        Assert.Contains(changes.Values, change => change is { Before: "ALPHA TEA", After: "ALPHA GREEN TEA" });
    }

    [Fact]
    public void WhatWasRemovedIsToldFieldByFieldWithItsPlaceInTheOldList()
    {
        var (before, after) = (Mark(), Mark());
        after.Events!.RemoveAt(0);

        Assert.Equal(
            [new FieldChange("eventBag[1].eventDate", "2020-02-03", null), new("eventBag[1].nationalEventCode", "A", null), new("eventBag[1].eventDescriptionText", "Filed", null)],
            RecordDifference.Between(before, after));
    }

    [Fact]
    public void ListsWithinListsAreToldByTheirPlaces()
    {
        var (before, after) = (Mark(), Mark());
        after.Owners = [new Party { Name = "Ana", AddressLines = ["1 Invented Street", "Manila"] }];

        Assert.Equal(["ownerBag[1].name", "ownerBag[1].addressLineText[1]", "ownerBag[1].addressLineText[2]"], RecordDifference.Between(before, after).Select(static change => change.Path));
        Assert.All(RecordDifference.Between(before, after), static change => Assert.Null(change.Before));
    }

    [Fact]
    public void ClaimsOfAnotherPublicationAreNotComparedWithThose()
    {
        var before = new PatentRecord { Office = "SG", Publications = [Publication("A1", "A kettle.")] };
        var after = new PatentRecord { Office = "SG", Publications = [Publication("B1", "A better kettle."), Publication("A1", "A kettle.")] };

        var changes = RecordDifference.Between(before, after);

        Assert.All(changes, change => Assert.StartsWith("publicationBag[1].", change.Path, StringComparison.Ordinal));
        Assert.All(changes, change => Assert.Null(change.Before));
    }

    private static Publication Publication(string kind, string claim) =>
        new() { Office = "SG", Number = "123", KindCode = kind, Claims = [new Claim("1", "en", claim)] };

    private static TrademarkRecord Mark() => new()
    {
        Office = "PH", Words = "ALPHA TEA", FilingDate = new RegisterDate(2020, 2, 3),
        Events = [new LegalEvent { Date = new RegisterDate(2020, 2, 3), Code = "A", Text = "Filed" }, new LegalEvent { Date = new RegisterDate(2022, 3, 4), Code = "C", Text = "Registered" }],
    };
}
