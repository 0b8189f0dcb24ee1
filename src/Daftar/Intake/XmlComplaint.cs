using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using Daftar.Values;

namespace Daftar.Intake;

/// <summary>
/// What the parser says of XML that is not well-formed, in words a data manager can act on. Without its line: the parser counts from the beginning of the record, people from that of the file.
/// </summary>
internal static partial class XmlComplaint
{
    public static string Of(XmlException problem, long before = 0)
    {
        var text = problem.Message;
        var at = text.LastIndexOf(" Line ", StringComparison.Ordinal);
        if (at > 0 && text.EndsWith(string.Create(CultureInfo.InvariantCulture, $"position {problem.LinePosition}."), StringComparison.Ordinal))
        {
            text = text[..at];
        }
        return Finding.Cut(Words(text, before)) ?? "";
    }

    private static string Words(string text, long before) =>
        text.StartsWith("An error occurred while parsing EntityName", StringComparison.Ordinal) ? "an & that begins no entity: write &amp;"
        : Entity().Match(text) is { Success: true } entity ? $"&{entity.Groups["name"].Value}; is no entity that is known here (what a DOCTYPE declares is not read): write the characters themselves"
        : Unclosed().Match(text) is { Success: true } tags ? string.Create(CultureInfo.InvariantCulture, $"<{tags.Groups["open"].Value}> of line {before + long.Parse(tags.Groups["line"].Value, CultureInfo.InvariantCulture)} is closed by </{tags.Groups["close"].Value}>")
        : Twice().Match(text) is { Success: true } twice ? $"the attribute {twice.Groups["name"].Value} stands twice in one element"
        : Open().Match(text) is { Success: true } open ? $"not closed at the end: {open.Groups["names"].Value}"
        : text.StartsWith("Name cannot begin with the", StringComparison.Ordinal) ? "a < that begins no element: write &lt;" + After(text)
        : text.EndsWith("The expected token is ';'.", StringComparison.Ordinal) ? "an & that begins no entity: write &amp;"
        : text.Contains("The expected token is '\"' or '''.", StringComparison.Ordinal) ? "the value of an attribute without quotation marks" + After(text)
        : text.Contains("The expected token is '='", StringComparison.Ordinal) ? "an attribute without a value, or a blank inside a name" + After(text)
        : text.StartsWith("Unexpected XML declaration", StringComparison.Ordinal) ? "a declaration (<?xml …?>) that does not stand at the beginning of its document"
        : text.Contains("is an invalid attribute character", StringComparison.Ordinal) ? "a < in the value of an attribute: its closing quotation mark may be missing; a < in a value is written &lt;"
        : text.Contains("hexadecimal value", StringComparison.Ordinal) && text.Contains("cannot be included in a name", StringComparison.Ordinal) ? "a sign that cannot stand in a name" + After(text)
        : text.StartsWith("Unexpected end of file", StringComparison.Ordinal) ? "it ends in the middle"
        : text;

    /// <summary>The sign it stumbled over, as the parser quotes it.</summary>
    private static string After(string text) => Sign().Match(text) is { Success: true } sign ? $" (before {sign.Value})" : "";

    [GeneratedRegex("undeclared entity '(?<name>[^']*)'", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Entity();

    [GeneratedRegex("The '(?<open>[^']*)' start tag on line (?<line>[0-9]{1,9}) .*does not match the end tag of '(?<close>[^']*)'", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Unclosed();

    [GeneratedRegex("'(?<name>[^']*)' is a duplicate attribute name", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Twice();

    [GeneratedRegex("following elements are not closed: (?<names>.*?)\\.?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Open();

    [GeneratedRegex("'[^']{1,3}'", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Sign();
}
