using System.Text;
using Daftar.Intake;
using Daftar.Register;
using Daftar.Rights;
using Daftar.Rights.Designs;
using Daftar.Rights.Patents;
using Daftar.Tests.Consistency;
using Daftar.Tests.Fixtures;
using Daftar.Values;

namespace Daftar.Tests.Dialects;

/// <summary>What decides whether something is shown, and cannot be read, closes it; nothing is said of a waiver that nobody read.</summary>
public sealed class ClosingTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Theory]
    [InlineData("false", "HIDDEN, Eve"), InlineData("true", null), InlineData("oui", null)]
    public void AnInventorIsNotNamedWhereTheIndicatorCannotBeRead(string said, string? shown)
    {
        var (patent, findings) = Read<PatentRecord>("st96/withheld.xml", "<com:ConfidentialIndicator>true<", $"<com:ConfidentialIndicator>{said}<");

        Assert.Equal(said == "oui", findings.Exists(static told => told is { Code: "INDICATOR-UNREADABLE", Came: "oui" }));
        Assert.Equal("HIDDEN, Eve", patent.Inventors![2].Name);
        Assert.Equal(said == "true" ? true : null, patent.Inventors[2].WaivedNaming);
        Assert.Equal(shown, ((PatentRecord)PublicView.Narrow(patent, Today)).Inventors![2].Name);
        Assert.Equal("INVENTED, Ben", patent.Inventors[1].Name);
    }

    [Theory]
    [InlineData("st96/withheld.xml", "<dgn:SealedDepositIndicator>true<", "<dgn:SealedDepositIndicator>{0}<")]
    [InlineData("st86/sealed-deposit.xml", "<SealedDepositIndicator>true<", "<SealedDepositIndicator>{0}<")]
    public void ViewsStayClosedWhereTheSealCannotBeRead(string sample, string right, string wrong)
    {
        foreach (var (said, closed) in new[] { ("false", false), ("true", true), ("oui", true) })
        {
            var (design, _) = Read<DesignRecord>(sample, right, wrong.Replace("{0}", said, StringComparison.Ordinal));
            Assert.NotNull(design.Files);
            Assert.Equal(closed, (design.RestrictedParts & Parts.Files) != 0);
        }
    }

    [Theory]
    [InlineData("false", false), InlineData("true", true), InlineData("oui", true)]
    public void DesignersAreNotNamedWhereTheirWaiverCannotBeRead(string said, bool closed)
    {
        var (design, _) = Read<DesignRecord>("st86/application-of-three.xml", "<DesignerWaiverIndicator>true<", $"<DesignerWaiverIndicator>{said}<");

        Assert.Equal(closed, (Assert.Single(design.Designers!).Withheld & PartyParts.Name) != 0);
    }

    [Fact]
    public void ViewsStayClosedWhereTheDayOfTheDefermentCannotBeRead()
    {
        const string Indicator = "<PublicationDefermentIndicator>false</PublicationDefermentIndicator>";
        var (design, _) = Read<DesignRecord>("st86/application-of-three.xml", Indicator, Indicator + "<PublicationDefermentTillDate>soon</PublicationDefermentTillDate>");

        Assert.Equal(Parts.Files, design.RestrictedParts & Parts.Files);
    }

    /// <summary>The first record of the kind in a sample in which one piece is written otherwise.</summary>
    private static (T Record, List<Finding> Findings) Read<T>(string sample, string right, string wrong)
        where T : IpRecord
    {
        var text = File.ReadAllText(Path.Combine(Project.Root, "samples", sample));
        Assert.Contains(right, text, StringComparison.Ordinal);
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text.Replace(right, wrong, StringComparison.Ordinal)));
        var read = DocumentReading.ReadAll(stream, "x.xml", Catalog.Dialects).First(static one => one.Record is T);
        return ((T)read.Record!, [.. read.Findings]);
    }
}
