using Daftar.Dialects.St96.Writing;
using Daftar.Rights;
using Daftar.Rights.Patents;
using Daftar.Values;

namespace Daftar.Dialects.St96;

/// <summary>
/// Which parts a patent document of ST.96 speaks of: what its form implies, and what the several documents of one record say each. No document claims to be
/// complete of a part that stands in another one, or nowhere: whoever reads it would take that for a removal.
/// </summary>
internal static class PatentScope
{
    internal const Parts Spread = Parts.Publications | Parts.Text | Parts.Files, OfEvents = Parts.Events | Parts.Status;

    /// <summary>A pat:PatentPublication: complete in its bibliographic data; of publications and texts it speaks of its own.</summary>
    public static readonly Scope Implied = new(Parts.Bibliography | Parts.Parties | Parts.Classification | Parts.Relations, Spread | Parts.Events | Parts.Procedures);

    public static Scope ImpliedOfStatus(bool hasStatus) => new(Parts.None, Parts.Events | (hasStatus ? Parts.Status : Parts.None));

    /// <summary>A text as filed speaks of itself.</summary>
    public static Scope ImpliedAsFiled(bool hasFiles) => new(Parts.None, Parts.Text | (hasFiles ? Parts.Files : Parts.None));

    /// <summary>Delete, or Update where the record does not speak completely of what a publication implies.</summary>
    public static string? Operation(PatentRecord patent) =>
        patent.Operation == Rights.Operation.Delete ? "Delete" : (patent.Scope.Fully & Implied.Fully) != Implied.Fully ? "Update" : null;

    /// <param name="patent">The record.</param>
    /// <param name="isOne">It has one publication, so that the document has all there is of them.</param>
    /// <param name="isWhole">Events and status stand in a document behind it.</param>
    public static Scope OfPublication(PatentRecord patent, bool isOne, bool isWhole)
    {
        var (fully, partly) = (patent.Scope.Fully, patent.Scope.Partly);
        if (!isOne)
        {
            // The day of first publication is read off each, too.
            const Parts Several = Spread | Parts.Bibliography;
            (fully, partly) = (fully & ~Several, partly | (fully & Several));
        }
        // No publication has a place for the status.
        partly &= patent.Status is null ? Parts.All : ~Parts.Status;
        return new Scope(isWhole && patent is { Events: null, Status: null } ? fully : fully & ~OfEvents, partly);
    }

    public static Scope OfStatus(PatentRecord patent)
    {
        // Events of steps that the bibliographic data have elements for stand there.
        var fully = patent.Scope.Fully & OfEvents;
        fully &= patent.Events?.Exists(one => PatentEventWriting.IsStep(patent.Events, one)) == true ? ~Parts.Events : Parts.All;
        fully &= patent.Status is { General: GeneralStatus.Unknown } ? ~Parts.Status : Parts.All;
        return new Scope(fully, patent.Scope.Spoken & OfEvents & ~fully);
    }

    private const string AsFiledWords = "As filed";

    /// <summary>com:documentStatusText, which has the office's own words: a document that was filed, and when.</summary>
    public static string AsFiled(RegisterDate? day) => day is { } date ? $"{AsFiledWords} {date}" : AsFiledWords;

    public static bool IsAsFiled(string? status, out RegisterDate? day)
    {
        day = null;
        if (status is null || !status.StartsWith(AsFiledWords, StringComparison.Ordinal))
        {
            return false;
        }
        day = RegisterDate.TryParse(status[AsFiledWords.Length..].Trim(), out var date) ? date : null;
        return day is not null || status.Length == AsFiledWords.Length;
    }
}
