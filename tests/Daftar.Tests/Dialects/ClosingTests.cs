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
        var (patent, findings) = Read<PatentRecord>("st96/kept-back.xml", "<com:ConfidentialIndicator>true<", $"<com:ConfidentialIndicator>{said}<");

        Assert.Equal(said == "oui", findings.Exists(static told => told is { Code: "INDICATOR-UNREADABLE", Came: "oui" }));
        Assert.Equal("HIDDEN, Eve", patent.Inventors![2].Name);
        Assert.Equal(said == "true" ? true : null, patent.Inventors[2].WaivedNaming);
        Assert.Equal(shown, ((PatentRecord)PublicView.Narrow(patent, Today)).Inventors![2].Name);
        Assert.Equal("INVENTED, Ben", patent.Inventors[1].Name);
    }

    [Theory]
    [InlineData("st96/kept-back.xml", "<dgn:SealedDepositIndicator>true<", "<dgn:SealedDepositIndicator>{0}<")]
    [InlineData("st86/locked-deposit.xml", "<SealedDepositIndicator>true<", "<SealedDepositIndicator>{0}<")]
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

    /// <summary>"Indication of deferment of publication", without a day: until a publication is out that is more than the notice of it (decision 46).</summary>
    [Theory]
    [InlineData(true, null, null, true), InlineData(true, null, "2025-01-01", false), InlineData(true, null, "2027-01-01", true), InlineData(true, "A.2", "2025-01-01", true), InlineData(true, "A.1", "2025-01-01", false), InlineData(false, null, null, false)]
    public void ADesignWhosePublicationIsDeferredWithoutADayShowsNothingOfHowItLooks(bool deferred, string? section, string? published, bool closed)
    {
        static RegisterDate? Day(string? text) => RegisterDate.TryParse(text, out var day) ? day : null;
        DesignRecord Of(bool now) => new()
        {
            Office = "EM", Deferred = now, Files = [new FileReference { Name = "v.png", Kind = FileKind.View }], Descriptions = [new LocalText("en", "A chair")], Claims = [new LocalText("en", "As shown")],
            PublicationDate = section is not null ? null : Day(published), Publications = section is null ? null : [new Publication { Section = section, Date = Day(published) }],
        };

        var shown = (DesignRecord)PublicView.Narrow(Of(deferred), Today);
        Assert.Equal(closed, shown is { Files: null, Descriptions: null, Claims: null });
        Assert.Equal(!closed, shown is { Files: not null, Descriptions: not null });
        // What is deferred today is deferred in every state before.
        var earlier = Of(false);
        PublicView.WithholdAsToday(earlier, Of(deferred), Today);
        Assert.Equal(closed, ((DesignRecord)PublicView.Narrow(earlier, Today)).Files is null);
    }

    [Theory]
    [InlineData("<PublicationDefermentIndicator>true<", "<PublicationDefermentIndicator>oui<")]
    public void ViewsStayClosedWhereTheIndicatorOfTheDefermentCannotBeRead(string right, string wrong)
    {
        var text = File.ReadAllText(Path.Combine(Project.Root, "samples", "st86/application-of-three.xml"));
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text.Replace(right, wrong, StringComparison.Ordinal)));

        Assert.Contains(DocumentReading.ReadAll(stream, "x.xml", Catalog.Dialects), static one => one.Record is { } record && (record.RestrictedParts & Parts.Files) != 0);
    }

    /// <summary>In the wrong element, or under a name with a letter wrong: it is told, and meant all the same.</summary>
    [Theory]
    [InlineData("<PublicationDefermentIndicator>true</PublicationDefermentIndicator>", "ELEMENT-MISPLACED", true)]
    [InlineData("<PublicationDefermentIndicater>true</PublicationDefermentIndicater>", "ELEMENT-MISSPELT", true)]
    [InlineData("<PublicationDefermentIndicator>false</PublicationDefermentIndicator>", null, false)]
    public void ViewsStayClosedWhereADefermentStandsInTheWrongPlace(string misplaced, string? code, bool closed)
    {
        var text = System.Text.RegularExpressions.Regex.Replace(File.ReadAllText(Path.Combine(Project.Root, "samples", "st86/application-of-three.xml")), "<PublicationDefermentIndicator>[^<]*</PublicationDefermentIndicator>", "", System.Text.RegularExpressions.RegexOptions.ExplicitCapture);
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text.Replace("<DesignDetails>", "<DesignDetails>" + misplaced, StringComparison.Ordinal)));
        var read = DocumentReading.ReadAll(stream, "x.xml", Catalog.Dialects).Where(static one => one.Record is DesignRecord { Files: not null }).ToList();

        Assert.NotEmpty(read);
        Assert.All(read, one => Assert.Equal(closed, ((DesignRecord)PublicView.Narrow(one.Record!, Today)).Files is null));
        Assert.Equal(code is not null, read.SelectMany(static one => one.Findings).Any(told => told.Code == code));
    }

    /// <summary>What keeps an inventor from being named, in another element or with a letter wrong: none of the inventors is, until it stands in its place.</summary>
    [Theory]
    [InlineData("st96/kept-back.xml", "<com:ConfidentialIndicator>true</com:ConfidentialIndicator>", "", "<pat:PartyBag>", "<pat:PartyBag><com:ConfidentialIndicator>true</com:ConfidentialIndicator>", "ELEMENT-MISPLACED", true)]
    [InlineData("st96/kept-back.xml", "<com:ConfidentialIndicator>true</com:ConfidentialIndicator>", "", "<pat:PartyBag>", "<pat:PartyBag><com:ConfidentialIndicator>false</com:ConfidentialIndicator>", "ELEMENT-MISPLACED", false)]
    [InlineData("st36/ep-inventors-waived.xml", "B725EP>", "B725>", "<B720>", "<B720>", "ELEMENT-MISSPELT", true)]
    [InlineData("st36/ep-inventors-waived.xml", "<B720><B721>", "<B720>", "</B725EP></B721>", "</B725EP>", "ELEMENT-MISPLACED", true)]
    public void InventorsAreNotNamedWhereWhatForbidsItStandsInTheWrongPlace(string sample, string right, string wrong, string before, string after, string code, bool closed)
    {
        var text = File.ReadAllText(Path.Combine(Project.Root, "samples", sample));
        Assert.Contains(right, text, StringComparison.Ordinal);
        Assert.Contains(before, text, StringComparison.Ordinal);
        text = text.Replace(right, wrong, StringComparison.Ordinal);
        var at = text.IndexOf(before, StringComparison.Ordinal);
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(at < 0 ? text : text[..at] + after + text[(at + before.Length)..]));
        var read = DocumentReading.ReadAll(stream, "x.xml", Catalog.Dialects).First(static one => one.Record is PatentRecord);

        Assert.NotEmpty(((PatentRecord)read.Record!).Inventors!);
        Assert.Equal(closed, ((PatentRecord)PublicView.Narrow(read.Record!, Today)).Inventors!.TrueForAll(static inventor => inventor.Name is null));
        Assert.Contains(read.Findings, told => told.Code == code);
    }

    /// <summary>A record that names no designer, with a waiver nobody can read, hides those that earlier ones named.</summary>
    [Fact]
    public void DesignersWhoseWaiverCannotBeReadAreNotNamedInEarlierStates()
    {
        var text = File.ReadAllText(Path.Combine(Project.Root, "samples", "st86/application-of-three.xml"));
        var (earlier, _) = Read<DesignRecord>("st86/application-of-three.xml", "<DesignerWaiverIndicator>true<", "<DesignerWaiverIndicator>false<");
        Assert.NotNull(Assert.Single(earlier.Designers!).Name);
        var from = text.IndexOf("<DesignerDetails>", StringComparison.Ordinal);
        var designers = text[from..(text.IndexOf("</DesignerDetails>", from, StringComparison.Ordinal) + "</DesignerDetails>".Length)];
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text.Replace(designers, "", StringComparison.Ordinal).Replace("<DesignerWaiverIndicator>true<", "<DesignerWaiverIndicator>oui<", StringComparison.Ordinal)));
        var today = DocumentReading.ReadAll(stream, "x.xml", Catalog.Dialects).Select(static one => one.Record).OfType<DesignRecord>().First();

        PublicView.WithholdAsToday(earlier, today, Today);

        Assert.Null(Assert.Single(((DesignRecord)PublicView.Narrow(earlier, Today)).Designers!).Name);
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
