using System.Text;
using Daftar.Rights;
using Daftar.Search;
using Daftar.Values;
using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace Daftar.Server.Portal;

/// <summary>
/// The addresses of the portal (decision 17): /entry/{id} and what is under it hold for ever and speak the reader's language; under /{lang}/ they
/// speak that one, and /{lang}/register/{office}/{right}/{slug} can be read and typed.
/// </summary>
internal static class Addresses
{
    /// <summary>
    /// Where a document lies that an office only points to (the documents of the EU register): an address of the web and nothing else. Of any other scheme, with a name and password in it, or
    /// of a numeral it is text: what an office wrote must not run, and must not look like another place than it is.
    /// </summary>
    public static Uri? Elsewhere(Rights.FileReference file) =>
        file is { Name: null, Sha256: null, Identifier: { Length: < 2000 } address } && (address.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || address.StartsWith("http://", StringComparison.OrdinalIgnoreCase))
        && Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http" && uri.UserInfo.Length == 0 && uri.HostNameType == UriHostNameType.Dns && uri.IsDefaultPort && uri.Host.Contains('.', StringComparison.Ordinal) ? uri : null;

    public const string Home = "/";

    public static string HomeIn(string language) => $"/{language}/";

    public static string SearchIn(string language) => $"/{language}/search";

    public static string SearchHelpIn(string language) => $"/{language}/help/search";

    public static string SimilarIn(string language) => $"/{language}/similar";

    /// <summary>Marks like the words of a mark, in its classes, the mark itself left out.</summary>
    public static string SimilarTo(string language, Guid id, string words, IEnumerable<string> classes) =>
        SimilarIn(language) + "?q=" + Uri.EscapeDataString(words) + string.Concat(classes.Select(one => "&class=" + Uri.EscapeDataString(one))) + FormattableString.Invariant($"&not={id:D}");

    public static string CoverageIn(string language) => $"/{language}/coverage";

    public static string PackagesIn(string language) => $"/{language}/packages";

    public static string Entry(Guid id) => $"/entry/{id:D}";

    public static string EntryIn(string language, Guid id) => $"/{language}/entry/{id:D}";

    public static string Snapshot(string language, Guid id, int number) => FormattableString.Invariant($"/{language}/entry/{id:D}/snapshots/{number}");

    /// <summary>An entry as of a day; the parameters are those of the search.</summary>
    public static string AsOf(string language, Guid id, string? day, string? by) => AsOfIn($"/{language}/entry/{id:D}", day, by);

    /// <inheritdoc cref="AsOf(string, Guid, string?, string?)"/>
    public static string AsOfIn(string entry, string? day, string? by) =>
        $"{entry}/as-of?asof={Uri.EscapeDataString(day ?? "")}" + (string.IsNullOrEmpty(by) ? "" : $"&asofby={Uri.EscapeDataString(by)}");

    public static string Changes(string language, Guid id) => $"/{language}/entry/{id:D}/changes";

    /// <param name="language">Language of the page.</param>
    /// <param name="id">The entry.</param>
    /// <param name="place">Place of the publication in the current state, from 0; addresses count from 1.</param>
    public static string Publication(string language, Guid id, int place) => FormattableString.Invariant($"/{language}/entry/{id:D}/publications/{place + 1}");

    /// <summary>A file of an entry: a hash alone opens nothing.</summary>
    public static string File(Guid id, string sha256) => $"/entry/{id:D}/files/{sha256}";

    /// <summary>The picture of a file for lists.</summary>
    public static string SmallPicture(Guid id, string sha256) => $"/entry/{id:D}/files/{sha256}/small";

    /// <summary>A file as the office sent it, for download.</summary>
    public static string Original(Guid id, string sha256) => $"/entry/{id:D}/files/{sha256}/original";

    /// <summary>The address one can read, where the number names this entry and no other; else by the permanent id.</summary>
    public static string Register(string language, HitCard card) => Register(language, card.Id, card.Office, card.Right, card.Number, card.NumberOf);

    /// <inheritdoc cref="Register(string, HitCard)"/>
    public static string Register(string language, Guid id, IpRecord? state) => state is null || DocumentOf.NumberOf(state) is not { Identifies: true } number
        ? EntryIn(language, id)
        : Register(language, id, state.Office, state.Right, number.Written, number.Of);

    /// <summary>The entry that another one names by a number: by an address one can read, where that number means it and no other.</summary>
    public static string Named(string language, Guid id, string? office, Right right, string? number, Numbers of) => office is null ? EntryIn(language, id) : Register(language, id, office, right, number, of);

    /// <summary>An application and another entry's registration can have one number; the readable address then means the application.</summary>
    private static string Register(string language, Guid id, string office, Right right, string? number, Numbers? of) =>
        number is not null && of is Numbers.Application or Numbers.Design && SlugOf(number!) is { Length: > 0 } slug
            ? $"/{language}/register/{office}/{CommonFields.Key(right)}/{slug}"
            : EntryIn(language, id);

    /// <summary>A number as part of an address: letters (capital) and digits, every other character a hyphen. Folding it gives the folded number again.</summary>
    public static string SlugOf(string number)
    {
        var slug = new StringBuilder(number.Length);
        foreach (var c in number)
        {
            if (char.IsLetterOrDigit(c))
            {
                slug.Append(char.ToUpperInvariant(c));
            }
            else if (slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        return Uri.EscapeDataString(slug.ToString().Trim('-'));
    }

    public static Right? RightOf(string? key)
    {
        foreach (var right in Enum.GetValues<Right>())
        {
            if (string.Equals(CommonFields.Key(right), key, StringComparison.OrdinalIgnoreCase))
            {
                return right;
            }
        }

        return null;
    }

    /// <summary>The addresses in a named language; those without one stand in the pages themselves.</summary>
    public static void Map(PageConventionCollection pages)
    {
        pages.AddPageRoute("/Home", "/{lang:language}/");
        pages.AddPageRoute("/Search", "/{lang:language}/search");
        pages.AddPageRoute("/Similar", "/{lang:language}/similar");
        pages.AddPageRoute("/SearchHelp", "/{lang:language}/help/search");
        pages.AddPageRoute("/Loaded", "/{lang:language}/packages");
        pages.AddPageRoute("/Coverage", "/{lang:language}/coverage");
        pages.AddPageRoute("/Entry", "/{lang:language}/entry/{id:guid}");
        pages.AddPageRoute("/Entry", "/{lang:language}/register/{office}/{right:right}/{slug}");
        pages.AddPageRoute("/Snapshot", "/{lang:language}/entry/{id:guid}/snapshots/{number:int}");
        pages.AddPageRoute("/AsOf", "/{lang:language}/entry/{id:guid}/as-of");
        pages.AddPageRoute("/PublicationText", "/{lang:language}/entry/{id:guid}/publications/{place:int}");
        pages.AddPageRoute("/Changes", "/{lang:language}/entry/{id:guid}/changes");
    }
}
