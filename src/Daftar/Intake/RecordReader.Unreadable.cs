using System.Globalization;
using Daftar.Checking.Codes;
using Daftar.Dialects;
using Daftar.Dialects.St26;
using Daftar.Dialects.St96;
using Daftar.Rights;
using Daftar.Values;

namespace Daftar.Intake;

internal sealed partial class RecordReader
{
    /// <summary>Of indicators, counts and codes of offices in ST.96 that say neither true nor false, no number, or no two letters: no reader took them.</summary>
    private void Unreadable(List<Residue> residue, in RawRecord raw, List<Finding> findings)
    {
        var dialect = raw.Document.Dialect!.Id;
        if (dialect is not ("st96" or "st66" or "st86"))
        {
            return;
        }
        var told = 0;
        foreach (var left in residue)
        {
            if (left.Text.Length == 0 || (dialect != "st96" && !left.Path.EndsWith("ColourIndicator", StringComparison.Ordinal)) || Wrong(left) is not var (code, expected))
            {
                continue;
            }
            if (++told > MostMisnamed)
            {
                return;
            }
            findings.Add(new Finding(code, Severity.Warn, new Place(raw.Document.File, raw.Line, 0, left.Path), Finding.Cut(left.Text), code == "OFFICE-CODE-UNKNOWN" && _context.Authority is { } declared && !expected.Contains(" that is ", StringComparison.Ordinal) ? $"{expected} The package was declared for {declared}." : expected) { Sought = new Sought(left.Text, IsPath: true) });
        }
    }

    /// <summary>Instructions in words that the standards do not have, or under a slip of their names; true where the record may be meant to be deleted.</summary>
    private bool Asked(List<Residue> residue, in RawRecord raw, List<Finding> findings)
    {
        var isDeletion = false;
        foreach (var left in residue)
        {
            if (left.Text.Length > 0 && Operations.Told(_tree.Root.Name, left.Path, left.Text, out var deletes) is { } expected)
            {
                // Under another name only a word of a deletion is more than an element out of place.
                findings.RemoveAll(told => told.Where.Path == left.Path && told.Code is "ELEMENT-MISSPELT" or "ELEMENT-MISPLACED");
                findings.Add(new Finding(Operations.Unknown, deletes ? Severity.SetAside : Severity.Warn, new Place(raw.Document.File, raw.Line, 0, left.Path), Finding.Cut(left.Text), expected) { Sought = new Sought(left.Text, IsPath: true) });
                isDeletion |= deletes;
            }
        }
        return isDeletion;
    }

    /// <summary>The code of the office that is named by a name or by a code of three letters, else whom the package was declared for; of a class the symbol that is meant.</summary>
    private string OfficeMeant(string code, XmlNode where, string? came) => code switch
    {
        "OFFICE-CODE-UNKNOWN" when came is not null => CodeMeant.OfCountry(came) is { Length: > 0 } meant ? meant : _context.Authority is { } declared ? $" The package was declared for {declared}." : "",
        "CLASS-UNREADABLE" when came is not null => PatentSymbol.Meant(came),
        St26Listing.Unattached when where.TextOf("IPOfficeCode") is { } written => CodeMeant.OfCountry(written),
        _ => "",
    };

    private static (string Code, string Expected)? Wrong(Residue left) => left.Path switch
    {
        var path when path.EndsWith("Indicator", StringComparison.Ordinal) => Indicators.Of(left.Text) is null ? ("INDICATOR-UNREADABLE", "true or false (xsd:boolean).") : null,
        var path when path.EndsWith("TotalQuantity", StringComparison.Ordinal) || path.EndsWith("/@sequenceNumber", StringComparison.Ordinal) =>
            int.TryParse(left.Text, NumberStyles.Integer, CultureInfo.InvariantCulture, out _) ? null : ("COUNT-UNREADABLE", "A whole number, at most 2147483647."),
        var path when path.EndsWith("IPOfficeCode", StringComparison.Ordinal) || path.EndsWith("GeneratingOfficeCode", StringComparison.Ordinal) || path.EndsWith("@officeCode", StringComparison.Ordinal) =>
            St96Numbers.Code(left.Text) is null ? ("OFFICE-CODE-UNKNOWN", "The two-letter code of the office in WIPO ST.3." + CodeMeant.OfCountry(left.Text)) : null,
        _ => null,
    };
}
