using System.Text;
using System.Xml;
using Daftar.Rights;

namespace Daftar.Dialects.St96;

/// <summary>
/// Which parts a record speaks of, where its document does not say it by its form: ST.96 has Update and no more. Daftar says it in a processing instruction as the
/// record's first content (<c>&lt;?daftar-scope fully="Bibliography, Parties" partly="Events"?&gt;</c>), which every schema allows and who does not know it
/// passes over: to them the record is the update or the state that its category says.
/// </summary>
internal static class StatedScope
{
    public const string Target = "daftar-scope";

    /// <summary>The property of the record in JSON.</summary>
    public const string Property = "daftarScope";

    /// <summary>Longer is none of ours.</summary>
    private const int Longest = 512;

    /// <param name="xml">On the record's element, behind its attributes.</param>
    /// <param name="scope">What the record speaks of.</param>
    /// <param name="implied">What a reader takes of the document alone.</param>
    public static void Write(XmlWriter xml, Scope scope, Scope implied)
    {
        if (scope != implied)
        {
            xml.WriteProcessingInstruction(Target, $"fully=\"{scope.Fully}\" partly=\"{scope.Partly}\"");
        }
    }

    /// <summary>What an instruction says; null where it says nothing of it.</summary>
    /// <param name="content">The record's content, from its first instruction on.</param>
    /// <param name="behind">Where the content goes on behind it; 0 where it is another instruction.</param>
    public static Scope? In(ReadOnlySpan<byte> content, out int behind)
    {
        behind = 0;
        if (!content.StartsWith("<?daftar-scope "u8))
        {
            return null;
        }
        var said = content[..Math.Min(Longest, content.Length)];
        var end = said.IndexOf("?>"u8);
        if (end < 0)
        {
            return null;
        }
        behind = end + 2;
        var words = Encoding.UTF8.GetString(said[..end]);
        return Named(words, "fully") is { } fully && Named(words, "partly") is { } partly ? new Scope(fully, partly & ~fully) : null;
    }

    private static Parts? Named(string words, string name)
    {
        var from = words.IndexOf($" {name}=\"", StringComparison.Ordinal);
        if (from < 0)
        {
            return null;
        }
        from += name.Length + 3;
        var until = words.IndexOf('"', from);
        return until > from ? Named(words[from..until]) : null;
    }

    /// <summary>Parts by their names; null where one is none.</summary>
    public static Parts? Named(string names) => Enum.TryParse<Parts>(names, out var parts) && (parts & ~Parts.All) == 0 ? parts : null;
}
