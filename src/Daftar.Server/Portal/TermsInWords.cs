using Daftar.Languages;
using Daftar.Values;

namespace Daftar.Server.Portal;

/// <summary>The terms of a collection as a reader reads them: what is allowed, what is not, and the licence.</summary>
internal static class TermsInWords
{
    public static IEnumerable<string> Of(Terms terms, Labels words)
    {
        (bool Allowed, string What)[] all =
        [
            (terms.Show, words["terms.show"]), (terms.CopyOne, words["terms.copyOne"]), (terms.CopyInBulk, words["terms.copyBulk"]), (terms.PassOn, words["terms.passOn"]), (terms.Alter, words["terms.alter"]),
        ];
        foreach (var part in all.GroupBy(one => one.Allowed).OrderByDescending(part => part.Key))
        {
            yield return words.Format(part.Key ? "terms.allowed" : "terms.notAllowed", string.Join(", ", part.Select(one => one.What)));
        }

        if (terms.Licence is { } licence)
        {
            yield return words.Format("terms.licence", licence);
        }
    }
}
