namespace Daftar.Rights;

/// <summary>How a list is laid over another where the record that brings it does not claim to be complete.</summary>
internal static class Lists
{
    /// <summary>
    /// The second list's items replace those of the first they are the same as, each another one, and follow it otherwise: where a record has several that are the same by what tells
    /// them apart, none takes the place of the other.
    /// </summary>
    public static List<T>? Join<T>(List<T>? mine, List<T>? theirs, Func<T, T, bool> same)
    {
        if (theirs is null || theirs.Count == 0)
        {
            return mine;
        }
        if (mine is null || mine.Count == 0)
        {
            return theirs;
        }
        var joined = new List<T>(mine);
        var isReplaced = new bool[mine.Count];
        foreach (var item in theirs)
        {
            var at = 0;
            while (at < mine.Count && (isReplaced[at] || !same(mine[at], item)))
            {
                at++;
            }
            if (at < mine.Count)
            {
                (joined[at], isReplaced[at]) = (item, true);
            }
            else
            {
                joined.Add(item);
            }
        }
        return joined;
    }

    /// <summary>Texts: those of the second list where its word on the part is complete; else those of a language it has replace what was said in that language, and all others stay.</summary>
    public static List<LocalText>? Lay(List<LocalText>? mine, List<LocalText>? theirs, Parts fully, Parts part) =>
        (fully & part) != 0 ? theirs : ByLanguage(mine, theirs, static text => text.Language);

    /// <summary>The edition of a classification: codes given anew without one are not of the edition of others before them.</summary>
    public static string? Edition(string? mine, List<string>? myCodes, string? theirs, List<string>? theirCodes, bool fully) =>
        fully || theirs is not null ? theirs : theirCodes is null || (myCodes is not null && theirCodes.SequenceEqual(myCodes, StringComparer.Ordinal)) ? mine : null;

    /// <summary>What the second list has in a language stands for all the first has in it, at its place; languages new to the first follow.</summary>
    public static List<T>? ByLanguage<T>(List<T>? mine, List<T>? theirs, Func<T, string?> languageOf)
    {
        if (theirs is null || theirs.Count == 0)
        {
            return mine;
        }
        if (mine is null || mine.Count == 0)
        {
            return theirs;
        }
        var laid = new List<T>(mine.Count + theirs.Count);
        var placed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var known in mine)
        {
            var said = theirs.FindAll(text => languageOf(text) == languageOf(known));
            if (said.Count == 0)
            {
                laid.Add(known);
            }
            else if (placed.Add(languageOf(known) ?? ""))
            {
                laid.AddRange(said);
            }
        }
        laid.AddRange(theirs.FindAll(text => !placed.Contains(languageOf(text) ?? "")));
        return laid;
    }
}
