using System.Text;
using Daftar.Values;

namespace Daftar.Dialects.St26;

/// <summary>
/// The application a listing that names none was attached to, and by what: a processing instruction before the listing (before one in text, too), so that its original says it as long as
/// it is kept, and is read again without its package.
/// </summary>
/// <param name="By">What of the listing the application says, too: <see cref="Reference"/>, <see cref="Priority"/>, <see cref="Filing"/>, <see cref="Title"/>, several with a plus between.</param>
internal sealed record AttachedTo(OfficeNumber Number, string By)
{
    public const string Reference = "reference", Priority = "priority", Filing = "filing", Title = "title";

    /// <summary>How many bytes it is long that stands before a listing in text; 0 where none does.</summary>
    public static int Before(ReadOnlySpan<byte> listing) => listing.StartsWith("<?daftar-application "u8) && listing[..Math.Min(listing.Length, 1024)].IndexOf("?>"u8) is > 0 and var end ? end + End.Length : 0;

    private const string Begin = "<?daftar-application ", End = "?>";

    /// <summary>ASCII in every encoding that knows it.</summary>
    public byte[] Written(Encoding encoding) => encoding.GetBytes($"{Begin}{Number.Office} {Number.Of} {By} {Uri.EscapeDataString(Number.Written)}{End}");

    /// <summary>What stands before the listing; null where nothing was attached.</summary>
    public static AttachedTo? Of(ReadOnlySpan<byte> prolog, Encoding encoding)
    {
        var text = encoding.GetString(prolog);
        var from = text.LastIndexOf(Begin, StringComparison.Ordinal);
        var to = from < 0 ? -1 : text.IndexOf(End, from, StringComparison.Ordinal);
        return to < 0 || text[(from + Begin.Length)..to].Split(' ') is not [{ Length: 2 } office, var of, var by, { Length: > 0 } number] || !Enum.TryParse<Numbers>(of, out var numbers) ? null
            : new AttachedTo(new OfficeNumber { Office = office, Of = numbers, Written = Uri.UnescapeDataString(number) }, by);
    }
}
