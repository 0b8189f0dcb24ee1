namespace Daftar.Dialects;

/// <summary>The edition of a classification beside its codes. A record has one: the same again beside a further image or product says nothing new, and another one stays unread.</summary>
internal static class Editions
{
    /// <param name="names">What offices call it.</param>
    public static string? Of(string? known, XmlNode beside, params ReadOnlySpan<string> names)
    {
        foreach (var child in beside.Children())
        {
            if (!names.Contains(child.Name))
            {
                continue;
            }
            if (known is null || child.Peek()?.Trim() == known)
            {
                known = child.Text;
            }
        }
        return known;
    }
}
