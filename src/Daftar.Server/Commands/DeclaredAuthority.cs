using Daftar.Checking.Codes;
using Daftar.Offices;

namespace Daftar.Server.Commands;

/// <summary>Who is declared on the command line: an office of ST.3 or of an office file, or one of several authorities under a code.</summary>
internal static class DeclaredAuthority
{
    /// <summary>What was expected where it is none.</summary>
    public static string Complaint(string declared) => declared.Length == 2 && declared.All(char.IsAsciiLetterUpper) ? $"--authority {declared}: no office has this code in WIPO ST.3, and no office file knows it."
        : $"--authority {declared}: expected two capital letters of WIPO ST.3, such as PH, or the id of an authority, such as kh-dipr.";

    /// <summary>Null where nobody is known by it.</summary>
    public static Sender? Find(OfficeProfiles offices, string declared) =>
        offices.SenderOf(declared) is { } sender && (sender.Authority is not null || offices.Find(sender.Office) is not null || St3.Has(sender.Office)) ? sender : null;
}
