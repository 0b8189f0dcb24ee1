using Daftar.Offices;
using Daftar.Values;

namespace Daftar.Tests.Offices;

/// <summary>Numbers in the forms of the office files: taken apart, brought to one form, and accepted where no form fits.</summary>
public sealed class NumberFormsTests
{
    private static readonly OfficeProfiles Offices = OfficeProfiles.Embedded;

    public static TheoryData<string> Codes() => [.. Offices.All.Where(static office => office.Numbers.Count > 0).Select(static office => office.Code)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void EveryFormReadsItsExample(string code)
    {
        foreach (var form in Offices.Find(code)!.Numbers)
        {
            foreach (var right in Enum.GetValues<Right>().Where(right => form.Right == OfficeProfiles.RightKey(right) || form.Right == OfficeProfiles.AnyRight))
            {
                var read = Offices.ReadNumber(new OfficeNumber { Office = code, Of = form.Of, Written = form.Example }, right);
                Assert.True(read is not null, $"{code} {form.Right} {form.Of}: {form.Example} fits no form.");
                Assert.NotEqual("", read.Canonical);
                Assert.DoesNotContain("$", read.Canonical, StringComparison.Ordinal);
                Assert.True(read.CheckFits != false, $"{code} {form.Example}: its check digit does not fit.");
                Assert.True(form.Check is null || CheckDigits.Known.Contains(form.Check), $"{code}: no check digit is called {form.Check}.");
                Assert.True(read.Year is null || (read.Year >= (read.Form.From ?? 0) && read.Year <= (read.Form.Until ?? 9999)), FormattableString.Invariant($"{code} {form.Example}: {read.Year}"));
            }
        }
    }

    [Theory]
    [InlineData("EP", Numbers.Application, "17171508.9", "17171508", 2017, true)]
    [InlineData("EP", Numbers.Application, "EP20100167109", "10167109", 2010, null)]
    [InlineData("EP", Numbers.Application, "10167109", "10167109", 2010, null)]
    [InlineData("EP", Numbers.Application, "17171508.8", "171715088", 2017, false)]
    [InlineData("DE", Numbers.Application, "DE 10 2004 005 234.4", "102004005234", 2004, true)]
    [InlineData("DE", Numbers.Application, "1020040052344", "102004005234", 2004, true)]
    [InlineData("DE", Numbers.Application, "10 2004 005 234.7", "1020040052347", 2004, false)]
    [InlineData("DE", Numbers.Application, "1020040052347", "1020040052347", 2004, false)]
    [InlineData("DE", Numbers.Application, "199543216", "19954321", 1999, true)]
    [InlineData("DE", Numbers.Application, "102004005200.0", "102004005200", 2004, null)]
    [InlineData("DE", Numbers.Application, "1020040052000", "1020040052000", 2004, false)]
    [InlineData("DE", Numbers.Application, "102004005234", "102004005234", 2004, null)]
    [InlineData("DE", Numbers.Application, "P4112345.6", "4112345", null, null)]
    [InlineData("WO", Numbers.International, "JP0107711", "JP2001007711", 2001, null)]
    [InlineData("WO", Numbers.International, "PCT/JP2001/07711", null, null, null)]
    [InlineData("WO", Numbers.International, "IB2022/055385", "IB2022055385", 2022, null)]
    [InlineData("WO", Numbers.Publication, "WO 98/47522", "1998047522", 1998, null)]
    [InlineData("WO", Numbers.Publication, "WO02/102591", "2002102591", 2002, null)]
    [InlineData("CN", Numbers.Application, "202111286633.X", "202111286633", null, true)]
    [InlineData("CN", Numbers.Application, "CN202111286633", "202111286633", null, null)]
    [InlineData("CN", Numbers.Application, "202111286633.3", "2021112866333", null, false)]
    [InlineData("SG", Numbers.Application, "SG10202104718V", "10202104718V", 2021, true)]
    [InlineData("SG", Numbers.Application, "10202104718W", "10202104718W", 2021, false)]
    [InlineData("KR", Numbers.Application, "10-2019-0123456", "1020190123456", 2019, null)]
    [InlineData("KR", Numbers.Application, "KR1020190123456", "1020190123456", 2019, null)]
    public void OneNumberHasOneFormHoweverItIsWritten(string office, Numbers of, string written, string? canonical, int? year, bool? check)
    {
        var read = Offices.ReadNumber(new OfficeNumber { Office = office, Of = of, Written = written }, Right.Patent);

        Assert.Equal((canonical, year, check), (read?.Canonical, read?.Year, read?.CheckFits));
        // What checks call it is what its entry is known and found by.
        Assert.True(canonical is null || canonical == new OfficeNumber { Office = office, Of = of, Written = written }.Folded);
        Assert.True(read is null || read.Version >= 1);
    }

    /// <summary>A hundred ways to set each example: digits of other scripts and widths, other dashes and strokes, blanks that do not break, small letters, signs nobody sees.</summary>
    [Theory]
    [MemberData(nameof(Codes))]
    public void ANumberIsOfItsFormAndFoldsAlikeWhateverSignsItIsWrittenWith(string code)
    {
        foreach (var form in Offices.Find(code)!.Numbers)
        {
            var right = Enum.GetValues<Right>().First(right => form.Right == OfficeProfiles.RightKey(right) || form.Right == OfficeProfiles.AnyRight);
            var number = new OfficeNumber { Office = code, Of = form.Of, Written = form.Example };
            var canonical = Offices.ReadNumber(number, right)!.Canonical;
            for (var seed = 0; seed < 100; seed++)
            {
                var other = number with { Written = Otherwise(form.Example, new Random(seed)) };

                Assert.True(Offices.HasForm(other, right), $"{code} {form.Right} {form.Of}: {form.Example} as {other.Written}");
                Assert.Equal((canonical, new OfficeNumber { Office = code, Of = form.Of, Written = form.Example }.Folded), (Offices.ReadNumber(other, right)?.Canonical, new OfficeNumber { Office = code, Of = form.Of, Written = other.Written }.Folded));
                Assert.Equal(Offices.YearIn(number, right), Offices.YearIn(other, right));
            }
        }
    }

    [Theory]
    [InlineData("PH", Right.Trademark, Numbers.Application, "PH-4-2021-9000")]
    [InlineData("SG", Right.Patent, Numbers.Application, "１０２０２１０４７１８")]
    [InlineData("TH", Right.Patent, Numbers.Application, "๑๗๐๑-ก")]
    public void ANumberOfNoFormIsNoneInAnySigns(string code, Right right, Numbers of, string written) =>
        Assert.False(Offices.HasForm(new OfficeNumber { Office = code, Of = of, Written = written }, right));

    /// <summary>Digits of Thai, Lao, Khmer, Burmese, Arabic and of full width.</summary>
    private static readonly char[] Zeros = ['0', '\u0E50', '\u0ED0', '\u17E0', '\u1040', '\u0660', '\uFF10'];

    private static string Otherwise(string example, Random random)
    {
        var zero = Zeros[random.Next(Zeros.Length)];
        var written = new System.Text.StringBuilder();
        foreach (var sign in example)
        {
            var isBehindDigit = written.Length > 0 && char.IsDigit(written[^1]);
            written.Append(sign switch
            {
                >= '0' and <= '9' => (char)(zero + sign - '0'),
                '-' => random.Next(8) is 7 && isBehindDigit ? 'ー' : "-\u2010\u2011\u2012\u2013\u2212\uFF0D"[random.Next(7)],
                '/' => "/\uFF0F\u2215\u2044"[random.Next(4)],
                '.' => ".\uFF0E"[random.Next(2)],
                ' ' => " \u00A0\u3000\u2009"[random.Next(4)],
                >= 'A' and <= 'Z' when random.Next(3) is var kind => kind switch { 0 => sign, 1 => char.ToLowerInvariant(sign), _ => (char)(sign - 'A' + '\uFF21') },
                _ => sign,
            });
            if (random.Next(12) == 0)
            {
                written.Append('\u200B');
            }
        }
        return random.Next(4) switch { 0 => "\u00A0" + written, 1 => written + "\u3000", _ => written.ToString() };
    }

    /// <summary>German applications of four figures for the year exist since 2004; what looks like one of an earlier year is none of that form.</summary>
    [Fact]
    public void AFormHoldsForItsYearsOnly() =>
        Assert.Null(Offices.ReadNumber(new OfficeNumber { Office = "DE", Of = Numbers.Application, Written = "101998005234" }, Right.Patent));

    /// <summary>Numbers as they stand in documents of the USPTO and EUIPO and in decisions of the Federal Patent Court: with the dot, without it and without check digit each is one number.</summary>
    [Theory]
    [InlineData("10 2004 057 741", "2"), InlineData("10 2005 044 629", "9"), InlineData("10 2007 062 643", "8"), InlineData("10 2018 002 630", "3"), InlineData("11 2014 005 344", "9")]
    [InlineData("40 2008 002 885", "6"), InlineData("40 2008 003 160", "1"), InlineData("40 2008 003485", "6"), InlineData("30 2013 060 308", "7")]
    [InlineData("103 21 796", "7"), InlineData("19700162", "9"), InlineData("19703592", "2"), InlineData("197 33 454", "7"), InlineData("197 51 791", "9"), InlineData("19840645", "2"), InlineData("103 60 860", "5"), InlineData("196 26 775", "7")]
    public void TheCheckDigitOfRealGermanNumbersFits(string number, string check)
    {
        var plain = number.Replace(" ", "", StringComparison.Ordinal);
        var other = check == "9" ? "0" : ((char)(check[0] + 1)).ToString();

        Assert.All((string[])[number, $"{number}.{check}", $"DE {number}.{check}", plain + check, "DE" + plain + check], written => Assert.Equal(plain, Fold(written)));
        Assert.All((string[])[$"{number}.{other}", $"{plain}{other}"], written => Assert.Equal(plain + other, Fold(written)));

        static string Fold(string written) => OfficeNumber.Fold("DE", Numbers.Application, written);
    }
}
