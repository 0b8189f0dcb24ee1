namespace Daftar.Dialects.St36;

/// <summary>
/// A document without a bibliography that says all the same what stands in one: in an element under another name, or in none. All of it is lost. A slip of the name is told as such
/// (<c>ELEMENT-MISSPELT</c>), and a document of texts alone has nothing of it.
/// </summary>
internal static class St36Unread
{
    private const int FewestOfABibliography = 2;

    private const int MostSaid = 6;

    private static readonly string[] Parts = ["title", "applica", "inventor", "parties", "owner", "holder", "assignee", "publication-ref", "filing", "filed", "priorit", "classif", "ipc"];

    public static void Tell(XmlNode document, ReadContext context)
    {
        var here = document;
        foreach (var child in document.Children())
        {
            // In the names that are known its readers look.
            if (Known(child) >= FewestOfABibliography || (child.Name.Contains("bib", StringComparison.OrdinalIgnoreCase) && Names(child, static _ => true).Count > 0))
            {
                here = child;
                break;
            }
        }
        var said = Names(here, child => here != document || Is(child));
        if ((here == document && said.Count < FewestOfABibliography) || (here != document && KnownNames.MeantAnywhere("st36", here.Name) is not null))
        {
            return;
        }
        context.Doubt("BIBLIOGRAPHY-UNREAD", here, $"{string.Join(", ", said.Take(MostSaid).Select(static name => $"<{name}>"))}{(said.Count > MostSaid ? " …" : "")} in <{here.Name}>",
            $"<bibliographic-data> in <{document.Name}>, and in it <publication-reference>, <application-reference>, <classifications-ipcr>, <invention-title> and <parties>, as ST.36 has them{(here == document ? "" : $": where <{here.Name}> stands")}.");
    }

    private static int Known(XmlNode node) => Names(node, Is).Count;

    private static List<string> Names(XmlNode node, Predicate<XmlNode> wanted)
    {
        List<string> names = [];
        foreach (var child in node.Children())
        {
            if (wanted(child) && !names.Contains(child.Name))
            {
                names.Add(child.Name);
            }
        }
        return names;
    }

    /// <summary>A group of B-tags, or an element named as what a bibliography has.</summary>
    private static bool Is(XmlNode node) => node.Name is ['B', >= '1' and <= '8', '0', '0'] || Array.Exists(Parts, part => node.Name.Contains(part, StringComparison.OrdinalIgnoreCase));
}
