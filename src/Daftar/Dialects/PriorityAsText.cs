namespace Daftar.Dialects;

/// <summary>A priority written as one text (KE 12345 of 12/03/2021) where the standards have office, number and date each by itself: nobody guesses which is which, and the right would lack it without a word.</summary>
internal static class PriorityAsText
{
    /// <summary>Tells it; what it says stays with the record.</summary>
    /// <param name="claim">Of which nothing was read.</param>
    /// <param name="context">Of the record.</param>
    /// <param name="office">The element of the office of first filing.</param>
    /// <param name="number">That of the number.</param>
    /// <param name="date">That of the date.</param>
    public static void Tell(XmlNode claim, ReadContext context, string office, string number, string date)
    {
        if (claim.Peek()?.Trim() is { Length: > 0 } text)
        {
            context.Doubt("PRIORITY-INCOMPLETE", claim, text, $"Office, number and date of the earlier application each in an element of its own in <{claim.Name}>: <{office}>, <{number}>, <{date}>. Written as one text none of them is read.");
        }
    }
}
