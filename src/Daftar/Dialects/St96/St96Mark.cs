using Daftar.Rights;
using Daftar.Rights.Trademarks;

namespace Daftar.Dialects.St96;

/// <summary>tmk:MarkRepresentation: what the mark looks and sounds like.</summary>
internal static class St96Mark
{
    public static void Read(TrademarkRecord mark, XmlNode representation)
    {
        mark.Feature = representation.TextOf("MarkFeatureCategory");
        foreach (var reproduction in representation.Children("MarkReproduction"))
        {
            foreach (var child in reproduction.Children())
            {
                switch (child.Name)
                {
                    case "WordMarkSpecification":
                        Words(mark, child);
                        break;
                    case "MarkImageBag":
                        foreach (var image in child.Children("MarkImage"))
                        {
                            Image(mark, image);
                        }
                        break;
                    case "MarkSoundBag":
                        foreach (var sound in child.Children("MarkSound"))
                        {
                            Recording(mark, sound, FileKind.Sound, sound.TextOf("SoundFileFormatCategory"));
                        }
                        break;
                    case "MarkMultimediaBag":
                        foreach (var film in child.Children("MarkMultimedia"))
                        {
                            Recording(mark, film, FileKind.Multimedia, film.TextOf("MarkMultimediaFileFormatCategory"));
                        }
                        break;
                }
            }
        }
        Descriptions(mark, representation.Child("MarkDescriptionBag"));
    }

    internal static void Words(TrademarkRecord mark, XmlNode words)
    {
        mark.Words = St96Values.Words(words.Child("MarkVerbalElementText"));
        var significant = St96Values.Words(words.Child("MarkSignificantVerbalElementText"));
        // The schema wants the significant words even where they are all of them.
        mark.Words ??= significant;
        mark.SignificantWords = significant == mark.Words ? null : significant;
        var translations = mark.Translations;
        St96Values.AddTexts(ref translations, words, "MarkTranslationText");
        mark.Translations = translations;
        var transliterations = mark.Transliterations;
        foreach (var child in words.Children())
        {
            if (child.Name is "MarkTransliteration" or "MarkTranscription")
            {
                St96Values.AddText(ref transliterations, child);
            }
        }
        mark.Transliterations = transliterations;
        mark.StandardCharacters = St96Values.Indicator(words.Child("MarkStandardCharacterIndicator"));
    }

    internal static void Image(TrademarkRecord mark, XmlNode image)
    {
        var sequence = St96Values.Whole(image.AttributeNode("sequenceNumber"));
        // The draft of the standard called it ImageFileName.
        var name = image.Child("FileName", "ImageFileName").Text;
        var format = image.TextOf("ImageFormatCategory");
        // The USPTO's way of saying that there is none.
        if (name is not null && name != "No image available")
        {
            (mark.Files ??= []).Add(new FileReference { Kind = FileKind.MarkImage, Name = name, Format = format, Sequence = sequence });
        }
        var colours = mark.Colours;
        foreach (var child in image.Children())
        {
            switch (child.Name)
            {
                case "MarkImageColourClaimedText":
                case "MarkImageColourPartClaimedText":
                    St96Values.AddText(ref colours, child);
                    break;
                case "ColourIndicator":
                case "ImageColourIndicator":
                    mark.InColour = St96Values.Indicator(child);
                    break;
                case "MarkImageClassification":
                    St96Vienna.Read(mark, child);
                    break;
                case "NationalDesignSearchCodeBag":
                    foreach (var code in child.Children("NationalDesignSearchCode"))
                    {
                        var codes = mark.NationalFigurative;
                        St96Values.AddCode(ref codes, code.Child("NationalDesignCode"));
                        mark.NationalFigurative = codes;
                        foreach (var text in code.Children("NationalDesignCodeDescriptionText"))
                        {
                            // The wording of the office's code list, the same for every mark.
                            text.Ignore();
                        }
                    }
                    break;
            }
        }
        mark.Colours = colours;
    }

    private static void Recording(TrademarkRecord mark, XmlNode node, FileKind kind, string? format)
    {
        if (node.TextOf("FileName") is { } name)
        {
            (mark.Files ??= []).Add(new FileReference { Kind = kind, Name = name, Format = format });
        }
    }

    internal static void Descriptions(TrademarkRecord mark, XmlNode bag)
    {
        var descriptions = mark.Descriptions;
        foreach (var child in bag.Children())
        {
            switch (child.Name)
            {
                case "MarkDescriptionText":
                case "MarkVoluntaryDescriptionText":
                    St96Values.AddText(ref descriptions, child);
                    break;
                case "NationalMarkDescription":
                    if (mark.Office == "US")
                    {
                        // The mark's own number again.
                        child.Child("NationalMarkApplicationNumber").Ignore();
                        var code = child.TextOf("MarkFeatureCode");
                        mark.Feature ??= UsFeature(code);
                        child.Child("MarkFeatureCode").Judge();
                    }
                    break;
            }
        }
        mark.Descriptions = descriptions;
    }

    // USPTO mark drawing codes (TMEP 807.18): 1 typed, 2 design only, 3 design plus words, 4 standard characters, 5 stylized words,
    // 6 no drawing possible, such as sound.
    private static string? UsFeature(string? code) => code switch
    {
        "1" or "4" => "Word", "2" => "Figurative", "3" => "Combined", "5" => "Stylized characters", _ => null,
    };
}
