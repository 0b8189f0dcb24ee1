using System.Text;

namespace Daftar.Search;

/// <summary>
/// One value may be written in several ways that compare equal ("PH", "ph"). The one shown is the least by UTF-16 units: the same whichever segment it came from.
/// </summary>
internal static class DisplayOrder
{
    public static bool IsBefore(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b) =>
        !a.SequenceEqual(b) && string.CompareOrdinal(Encoding.UTF8.GetString(a), Encoding.UTF8.GetString(b)) < 0;
}
