using System.Xml;

namespace Daftar.Dialects.St96.Writing;

/// <summary>A part that the schemas of V6.0 demand and a document does not have.</summary>
/// <param name="Component">The component it is missing in, by its name in the standard: <c>pat:PatentPublication</c>.</param>
/// <param name="Demanded">What must stand there: <c>pat:InventionTitleBag</c>; with bars between them, one of several; "one pat:Claims" where several stand.</param>
public sealed record MissingPart(string Component, string Demanded);

/// <summary>
/// Whether a document written here has what the schemas of ST.96 V6.0 demand. The order of elements and the values of closed lists are kept by the writers
/// themselves; what they cannot help is a record that lacks a part. The demands stand in mandatory-parts.tsv; a test holds the verdict against the schemas.
/// </summary>
public static class MandatoryParts
{
    private static readonly Lazy<Dictionary<string, string[][]>> Demands = new(Read);

    /// <summary>Components of which the schemas want one and that are written as often as the record has them.</summary>
    private static readonly HashSet<(string In, string Part)> Single =
    [
        ("pat:PatentPublication", "pat:Claims"),
        ("gin:GIData", "gin:GIGrantProtectionLegalBasis"), ("tmk:WordMarkSpecification", "tmk:MarkTransliteration"),
    ];

    private static readonly Dictionary<string, string> Prefixes = new[] { St96Space.Com, St96Space.Pat, St96Space.Tmk, St96Space.Dgn, St96Space.Gin }
        .ToDictionary(static space => space.Name, static space => space.Prefix + ":", StringComparer.Ordinal);

    /// <summary>What one document lacks, each once, in the order of the document; empty for a document that conforms.</summary>
    public static IReadOnlyList<MissingPart> MissingIn(Stream document)
    {
        using var reader = XmlReader.Create(document, new XmlReaderSettings { IgnoreWhitespace = true, IgnoreComments = true, DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CheckCharacters = false });
        var missing = new List<MissingPart>();
        var open = new Stack<(string Name, HashSet<string> Parts)>();
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element)
            {
                var name = Prefixes.GetValueOrDefault(reader.NamespaceURI) + reader.LocalName;
                if (open.TryPeek(out var around) && !around.Parts.Add(name) && Single.Contains((around.Name, name)))
                {
                    Note(around.Name, "one " + name);
                }
                var parts = new HashSet<string>(StringComparer.Ordinal);
                var isEmpty = reader.IsEmptyElement;
                while (reader.MoveToNextAttribute())
                {
                    parts.Add("@" + Prefixes.GetValueOrDefault(reader.NamespaceURI) + reader.LocalName);
                }
                open.Push((name, parts));
                if (isEmpty)
                {
                    Close();
                }
            }
            else if (reader.NodeType == XmlNodeType.EndElement)
            {
                Close();
            }
        }
        return missing;

        void Close()
        {
            var (name, parts) = open.Pop();
            foreach (var demanded in Demands.Value.GetValueOrDefault(name) ?? [])
            {
                if (!Array.Exists(demanded, parts.Contains))
                {
                    Note(name, string.Join('|', demanded));
                }
            }
        }

        void Note(string component, string demanded)
        {
            var part = new MissingPart(component, demanded);
            if (!missing.Contains(part))
            {
                missing.Add(part);
            }
        }
    }

    private static Dictionary<string, string[][]> Read()
    {
        using var stream = typeof(MandatoryParts).Assembly.GetManifestResourceStream("st96/mandatory-parts.tsv") ?? throw new InvalidDataException("mandatory-parts.tsv is not embedded.");
        using var reader = new StreamReader(stream);
        var demands = new Dictionary<string, string[][]>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            if (!line.StartsWith('#') && line.Split('\t') is [var component, var parts])
            {
                demands[component] = [.. parts.Split(' ').Select(static part => part.Split('|'))];
            }
        }
        return demands;
    }
}
