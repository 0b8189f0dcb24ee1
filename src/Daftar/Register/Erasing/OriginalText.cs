using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Daftar.Register;

/// <summary>The text of an original whether anybody can read it or not: without the names of elements, with remarks and attributes.</summary>
internal static partial class OriginalText
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <param name="encoding">That of its document; null where it is not known.</param>
    public static string Of(ReadOnlySpan<byte> original, Encoding? encoding = null) => WebUtility.HtmlDecode(ElementName().Replace(Decoded(original, encoding), " "));

    private static string Decoded(ReadOnlySpan<byte> original, Encoding? encoding)
    {
        try
        {
            return (encoding ?? Strict).GetString(original);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1.GetString(original);
        }
    }

    [GeneratedRegex(@"</?[^\s>/!]+", RegexOptions.CultureInvariant)]
    private static partial Regex ElementName();
}
