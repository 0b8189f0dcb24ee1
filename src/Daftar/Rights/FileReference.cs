using System.Text.Json.Serialization;

namespace Daftar.Rights;

/// <summary>What a file named by a record is. Stored: never renumber.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FileKind>))]
public enum FileKind : byte
{
    Document = 0, MarkImage = 1, View = 2, Sound = 3, Multimedia = 4, Model3D = 5, Drawing = 6, PageImage = 7, SequenceListing = 8,
}

/// <summary>An image, view, sound, 3D model or document the record names, found in the package by that name.</summary>
public sealed class FileReference
{
    [JsonPropertyName("fileCategory")] public FileKind Kind { get; set; }
    /// <summary>Exactly as the record writes it: a file name, a path or a URI such as file://018/223/x.JPG.</summary>
    [JsonPropertyName("fileName")] public string? Name { get; set; }
    [JsonPropertyName("sequenceNumber")] public int? Sequence { get; set; }
    [JsonPropertyName("fileFormatCategory")] public string? Format { get; set; }
    /// <summary>Kind of view (Front, Perspective …) or of document.</summary>
    [JsonPropertyName("viewTypeCategory")] public string? View { get; set; }
    /// <summary>Whether the image is in colour, where the record says.</summary>
    [JsonPropertyName("colourIndicator")] public bool? Colour { get; set; }
    [JsonPropertyName("fileIdentifier")] public string? Identifier { get; set; }
    [JsonPropertyName("languageCode")] public string? Language { get; set; }
    [JsonPropertyName("documentDate")] public Values.RegisterDate? Date { get; set; }
    [JsonPropertyName("documentDescriptionText")] public string? Text { get; set; }
    /// <summary>SHA-256 of the bytes that arrived, lower-case hexadecimal; null while the file is missing.</summary>
    [JsonPropertyName("sha256")] public string? Sha256 { get; set; }
    /// <summary>Bytes.</summary>
    [JsonPropertyName("fileSizeQuantity")] public long? Size { get; set; }

    /// <summary>The format of a sequence listing in text, which says itself what it holds.</summary>
    public const string TextListing = "ST.25";

    /// <summary>How the format of one in XML begins; the version of its DTD follows.</summary>
    public const string XmlListing = "ST.26";

    /// <summary>It is the file that came before: its bytes, and what was found in them.</summary>
    public void Came(FileReference same)
    {
        (Sha256, Size) = (same.Sha256, same.Size);
        if (Text is null && same.Format is { } format && (format == TextListing || format.StartsWith(XmlListing, StringComparison.Ordinal)))
        {
            (Format, Text, Date) = (format, same.Text, Date ?? same.Date);
        }
    }

    /// <summary>
    /// Files whose bytes did not come get those that came under the same name: offices name the image of a mark in every record and send it once. True where
    /// there was one to get.
    /// </summary>
    public static bool Fill(List<FileReference>? files, List<FileReference>? came)
    {
        var filled = false;
        if (files is null || came is null)
        {
            return filled;
        }
        foreach (var file in files)
        {
            if (file is { Sha256: null, Name: { } name } && came.Find(other => other.Sha256 is not null && other.Kind == file.Kind && other.Name == name) is { } same)
            {
                file.Came(same);
                filled = true;
            }
        }
        return filled;
    }
}
