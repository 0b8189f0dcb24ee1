using Daftar.Values;

namespace Daftar.Tests.Values;

public class FoldedFormsTests
{
    [Theory]
    // One European application, three ways (the check digit is right in each).
    [InlineData("EP", Numbers.Application, "17171508", "17171508.9", "17 171 508.9", "EP17171508.9", "17171508", "EP20170171508")]
    [InlineData("EP", Numbers.Application, "10167109", "10167109", "EP20100167109")]
    [InlineData("EP", Numbers.Application, "78100007", "78100007.0", "EP19780100007")]
    // The USPTO pads patents to eight characters; DOCDB drops a zero from publications.
    [InlineData("US", Numbers.Grant, "6857133", "06857133", "6857133", "US 6,857,133")]
    [InlineData("US", Numbers.Grant, "RE38123", "RE038123", "RE38123")]
    [InlineData("US", Numbers.Registration, "D651432", "D0651432", "D651432", "USD651432")]
    [InlineData("US", Numbers.Publication, "2005000001", "20050000001", "2005000001", "US 2005/0000001")]
    // PCT before and since 2004, DOCDB and epodoc.
    [InlineData("WO", Numbers.International, "IB2022055385", "PCT/IB2022/055385", "WO2022IB55385", "IB2022055385")]
    [InlineData("WO", Numbers.International, "US1998016128", "PCT/US98/16128", "WO1998US16128", "US9816128")]
    [InlineData("WO", Numbers.International, "JP2001007711", "JP0107711", "PCT/JP01/07711")]
    [InlineData("WO", Numbers.Publication, "1998047522", "WO98/47522", "WO 98/47522")]
    [InlineData("WO", Numbers.Publication, "2002020444", "WO02020444", "WO 02/20444")]
    [InlineData("WO", Numbers.Publication, "2005045109", "WO2005045109", "2005/045109")]
    public void One_number_written_several_ways_folds_alike(string office, Numbers of, string expected, params string[] written)
    {
        foreach (var one in written)
        {
            Assert.Equal(expected, new OfficeNumber { Office = office, Of = of, Written = one }.Folded);
        }
    }

    [Theory]
    // A wrong check digit is not dropped: the number may be mistyped.
    [InlineData("EP", Numbers.Application, "17171508.8", "171715088")]
    // Year and serial that are none, and a publication that merely has as many digits.
    [InlineData("EP", Numbers.Application, "EP20101167109", "20101167109")]
    [InlineData("EP", Numbers.Publication, "0000002", "0000002")]
    // Trademark registrations, Madrid and Hague numbers keep what they have.
    [InlineData("US", Numbers.Registration, "0978952", "0978952")]
    [InlineData("WO", Numbers.International, "0978952", "0978952")]
    [InlineData("WO", Numbers.International, "1071853A", "1071853A")]
    [InlineData("WO", Numbers.International, "DM/2012345", "DM2012345")]
    [InlineData("US", Numbers.Application, "09/742,144", "09742144")]
    // Another office's padding is not known to mean nothing.
    [InlineData("PH", Numbers.Application, "000469", "000469")]
    public void What_is_not_certain_stays_apart(string office, Numbers of, string written, string expected) =>
        Assert.Equal(expected, new OfficeNumber { Office = office, Of = of, Written = written }.Folded);

    [Theory]
    [InlineData("17171508", 9)]
    [InlineData("94202942", 2)]
    [InlineData("01963450", 0)]
    [InlineData("06115829", 1)]
    public void The_check_digit_is_the_one_the_office_prints(string number, int expected) => Assert.Equal(expected, FoldedForms.CheckDigit(number));
}
