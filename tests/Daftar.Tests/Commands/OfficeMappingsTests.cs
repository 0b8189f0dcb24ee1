using Daftar.Intake;
using Daftar.Server.Commands;
using Daftar.Tests.Consistency;
using Daftar.Values;

namespace Daftar.Tests.Commands;

/// <summary>A mapping may lie beside the office's file: spreadsheets of that office then need nothing named.</summary>
public sealed class OfficeMappingsTests
{
    [Fact]
    public void ASheetOfAnOfficeWhoseMappingTheLibraryHoldsIsReadWithoutOneBeingNamed()
    {
        var folder = Directory.CreateTempSubdirectory("daftar-mapping-").FullName;
        try
        {
            foreach (var sheet in Directory.GetFiles(Path.Combine(Project.Root, "samples", "sheet", "marks"), "*.csv"))
            {
                File.Copy(sheet, Path.Combine(folder, Path.GetFileName(sheet)));
            }

            Assert.Equal((3, 0), Read(folder, "BN"));
            Assert.Equal((0, 1), Read(folder, "VN"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void EveryMappingOfTheLibraryCanBeUsed() =>
        Assert.All(Daftar.Offices.OfficeProfiles.Embedded.All, static office => Assert.All(OfficeMappings.Embedded(typeof(Daftar.Offices.OfficeProfiles).Assembly, office.Code), static mapping => Assert.Empty(mapping.Complaints())));

    /// <summary>Records, and whether the sheet found no mapping.</summary>
    private static (long Records, int Without) Read(string folder, string office)
    {
        var options = new LoadOptions { Authority = office, Limits = new PackageLimits { Mappings = [.. OfficeMappings.Embedded(typeof(OfficeMappingsTests).Assembly, office)] } };
        var found = new List<Finding>();
        var read = Flow.Check(TimeProvider.System).Run(folder, options, found.Add, default);
        return (read.Received, found.Exists(static finding => finding.Code == "SHEET-WITHOUT-MAPPING") ? 1 : 0);
    }
}
