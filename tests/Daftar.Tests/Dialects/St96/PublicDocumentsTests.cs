using System.Text;
using Daftar.Dialects.St96.Writing;
using Daftar.Rights;
using Daftar.Tests.Fixtures;
using Daftar.Values;

namespace Daftar.Tests.Dialects.St96;

/// <summary>A document for the public holds nothing that a party withholds, in whichever role and right it stands.</summary>
public sealed class PublicDocumentsTests
{
    [Theory]
    [InlineData(Right.Patent), InlineData(Right.Trademark), InlineData(Right.Design), InlineData(Right.Indication)]
    public void WhatAPartyWithholdsIsWrittenForItsOfficeAndNotForThePublic(Right right)
    {
        var record = Filled.Record(right);
        record.Office = "MY";
        foreach (var party in Filled.PartiesIn(record))
        {
            (party.Name, party.Identifier, party.City, party.Region, party.PostalCode) = ("secret name", "secret number", "secret city", "secret region", "secret code");
            (party.AddressLines, party.Phones, party.Faxes, party.Emails, party.WebAddresses) = (["secret street"], ["secret phone"], ["secret fax"], ["secret mail"], ["secret web"]);
            (party.OtherNames, party.Nationality, party.Residence, party.Country) = ([new("en", "secret alias")], "secret nation", "secret residence", "secret country");
            (party.WaivedNaming, party.Restricted) = (null, PartyParts.All);
        }

        Assert.Contains("secret", Encoding.UTF8.GetString(Written.Xml(right, [record])), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", Encoding.UTF8.GetString(Written.Xml(right, [record], Written.Header with { Audience = St96Audience.Public })), StringComparison.Ordinal);
    }
}
