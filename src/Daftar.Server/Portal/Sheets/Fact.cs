namespace Daftar.Server.Portal.Sheets;

/// <summary>One line of a sheet: an INID code where a standard gives one, a name, and the values.</summary>
/// <param name="Inid">Code of WIPO ST.9 (patents), ST.60 (marks) or ST.80 (designs), or null.</param>
/// <param name="Flows">True for short codes and names, which stand beside each other; other values have a line each.</param>
internal sealed record Fact(string? Inid, string Name, IReadOnlyList<FactValue> Values, bool Flows = false);

/// <summary>One value of a fact.</summary>
/// <param name="Text">What is shown.</param>
/// <param name="Language">ISO 639 code of the text where the office states it.</param>
/// <param name="Note">A second, quieter line.</param>
/// <param name="Link">Where the value leads.</param>
internal sealed record FactValue(string Text, string? Language = null, string? Note = null, string? Link = null);

/// <summary>INID codes of one right.</summary>
internal sealed record Inids
{
    public string? Application { get; init; }
    public string? Filing { get; init; }
    public string? RegistrationNumber { get; init; }
    public string? Registration { get; init; }
    public string? PublicationNumber { get; init; }
    public string? Effect { get; init; }
    public string? Expiry { get; init; }
    public string? Renewal { get; init; }
    public string? Termination { get; init; }
    public string? FilingLanguage { get; init; }
    public string? Priority { get; init; }
    public string? Title { get; init; }
    public string? Applicant { get; init; }
    public string? Owner { get; init; }
    public string? Representative { get; init; }
    public string? Correspondence { get; init; }

    /// <summary>WIPO ST.9.</summary>
    public static Inids Patents { get; } = new()
    {
        Application = "21", Filing = "22", PublicationNumber = "11", Effect = "24", FilingLanguage = "25", Priority = "30", Title = "54", Applicant = "71", Owner = "73", Representative = "74",
    };

    /// <summary>WIPO ST.60.</summary>
    public static Inids Marks { get; } = new()
    {
        Application = "210", Filing = "220", RegistrationNumber = "111", Registration = "151", Expiry = "180", Renewal = "156", Termination = "141", FilingLanguage = "270", Priority = "300",
        Applicant = "731", Owner = "732", Representative = "740", Correspondence = "750",
    };

    /// <summary>WIPO ST.80.</summary>
    public static Inids Designs { get; } = new()
    {
        Application = "21", Filing = "22", RegistrationNumber = "11", Registration = "15", Expiry = "18", Renewal = "17", FilingLanguage = "27", Priority = "30", Title = "54",
        Applicant = "71", Owner = "73", Representative = "74", Correspondence = "75",
    };

    /// <summary>No standard numbers the data of geographical indications.</summary>
    public static Inids Indications { get; } = new();
}
