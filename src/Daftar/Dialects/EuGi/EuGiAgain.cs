using System.Text.RegularExpressions;
using Daftar.Rights;

namespace Daftar.Dialects.EuGi;

/// <summary>What the export says a second time, in another form: known where it agrees with what was taken, residue where it does not.</summary>
internal static partial class EuGiAgain
{
    /// <summary>
    /// A heading of the Combined Nomenclature in codes and in keys of the site's own texts, beside its words "04 - DAIRY PRODUCE … | 0406 - Cheese and curd": 0406; 040600000080; and
    /// "04 - cnCode.040000000080.label|0406 - cnCode.040600000080.label".
    /// </summary>
    public static void Heading(XmlNode heading, string words)
    {
        string[] codes = [.. words.Split('|').Select(Code)];
        Known(heading.Child("cnText"), text => text == codes[^1]);
        Known(heading.Child("cnCode"), text => text == Full(codes[^1]));
        Known(heading.Child("cnLabel"), text => text.Split('|') is var keys && keys.Length == codes.Length
            && keys.Zip(codes, static (key, code) => Key().Match(key.Trim()) is { Success: true } match && match.Groups["code"].Value == code && match.Groups["full"].Value == Full(code)).All(static same => same));
    }

    /// <summary>An older form of the list of groups: the first of them, beside it. What it says of the group otherwise stays.</summary>
    public static void Group(XmlNode node, Party known, Party again)
    {
        Same("producerGroupAdress", string.Join('\n', known.AddressLines ?? []) == string.Join('\n', again.AddressLines ?? []));
        Same("producerGroupCountry", known.Country == again.Country);
        Same("producerGroupPhone", (known.Phones ?? []).SequenceEqual(again.Phones ?? [], StringComparer.Ordinal));
        Same("producerGroupEmail", (known.Emails ?? []).SequenceEqual(again.Emails ?? [], StringComparer.Ordinal));
        Same("producerGroupUrl", (known.WebAddresses ?? []).SequenceEqual(again.WebAddresses ?? [], StringComparer.Ordinal));

        void Same(string name, bool agrees)
        {
            foreach (var child in node.Children(name))
            {
                if (!agrees)
                {
                    child.Unread();
                }
            }
        }
    }

    /// <summary>True or false; another word stays.</summary>
    public static bool Flag(XmlNode node)
    {
        Known(node, static text => text is "true" or "false");
        return node.Peek() == "true";
    }

    /// <summary>The moment somebody touched an address, which says nothing about the right; what is no moment stays.</summary>
    public static void Touched(XmlNode node)
    {
        if (node.Peek() is not { } text || Moments.Read(text) is not null)
        {
            node.Transport();
        }
    }

    private static void Known(XmlNode node, Func<string, bool> agrees)
    {
        if (node.Peek() is not { } text || agrees(text))
        {
            node.Known();
        }
    }

    private static string Code(string heading) => heading.IndexOf(" - ", StringComparison.Ordinal) is > 0 and var end ? heading[..end].Trim() : heading.Trim();

    /// <summary>Ten digits, and 80 for the line that stands for the heading itself.</summary>
    private static string Full(string code) => code.Replace(" ", "", StringComparison.Ordinal).PadRight(10, '0') + "80";

    [GeneratedRegex(@"^(?<code>[0-9 ]+) - cnCode\.(?<full>[0-9]+)\.label$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Key();
}
