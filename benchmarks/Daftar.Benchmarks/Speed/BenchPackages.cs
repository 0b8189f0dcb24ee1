using Daftar.Demonstration;
using Daftar.Values;

namespace Daftar.Benchmarks.Speed;

/// <summary>Makes the packages a benchmark loads; never part of what is measured.</summary>
internal static class BenchPackages
{
    public static Task Make(string set, int applications, string folder) => Task.Run(() =>
    {
        switch (set)
        {
            case "generated":
                GeneratePackages.Run(new GenerateRequest { Applications = applications, Folder = folder, Profile = GenerateProfile.Trademarks, PackageSize = 20_000 });
                break;
            case "region":
                GeneratePackages.Run(new GenerateRequest { Applications = applications, Folder = folder, Profile = GenerateProfile.Bibliographic, PackageSize = 20_000 });
                break;
            case "mixed":
                GeneratePackages.Run(new GenerateRequest { Applications = applications, Folder = folder, Rights = [Right.Patent, Right.Design, Right.Trademark] });
                MixedPackages.Make(applications, folder);
                break;
            case "twins":
                Twins.Make(applications, folder);
                break;
            default:
                throw new ArgumentException($"There is no set '{set}': generated, region, twins or mixed.", nameof(set));
        }
    });
}
