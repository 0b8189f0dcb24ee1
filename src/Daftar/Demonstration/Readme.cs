using System.Globalization;
using System.Text;

namespace Daftar.Demonstration;

/// <summary>Says beside the packages what they are, and lists them with what they hold.</summary>
internal static class Readme
{
    public static void Write(GenerateRequest request, GenerateResult result)
    {
        var text = new StringBuilder();
        text.Append("# Demonstration data, not a register\n\n");
        text.Append("Every party, mark, design, invention and place in these packages is invented and drawn by a generator; names end in the word for\n");
        text.Append("\"example\" in their language. Classification symbols, cities and the forms of numbers are real, so that screens look as they will;\n");
        text.Append("a number that happens to exist in an office's register has nothing to do with what stands here.\n\n");
        text.Append(CultureInfo.InvariantCulture, $"Made with: `daftar generate --applications {request.Applications} --offices {string.Join(',', request.Offices)}");
        text.Append(CultureInfo.InvariantCulture, $" --rights {string.Join(',', request.Rights.Select(right => Offices.OfficeProfiles.RightKey(right)))} --seed {request.Seed} --out …`\n\n");
        if (request.Offices.Contains("TL"))
        {
            text.Append("TL: Timor-Leste has no register yet, so there is no package of it.\n\n");
        }
        text.Append("| package | records | of these deletions | images |\n|---|---:|---:|---:|\n");
        foreach (var package in result.Packages)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {package.Path} | {package.Records} | {package.Deletions} | {package.Files} |\n");
        }
        File.WriteAllText(Path.Combine(request.Folder, "README.md"), text.ToString());
    }
}
