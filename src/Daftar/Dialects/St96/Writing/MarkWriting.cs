using Daftar.Rights;
using Daftar.Rights.Trademarks;
using static Daftar.Dialects.St96.Writing.St96Space;

namespace Daftar.Dialects.St96.Writing;

/// <summary>tmk:MarkRepresentation: words, images with Vienna codes and colours, sounds, films, descriptions.</summary>
internal static class MarkWriting
{
    public static void Write(St96Xml xml, TrademarkRecord mark)
    {
        var pictured = Has(mark.Files, FileKind.MarkImage) || mark.Vienna is not null || mark.NationalFigurative is not null || mark.Colours is not null || mark.InColour == true;
        var worded = mark.Words is not null || mark.Translations is not null || mark.Transliterations is not null || mark.StandardCharacters == true;
        var sounding = Has(mark.Files, FileKind.Sound);
        var moving = Has(mark.Files, FileKind.Multimedia);
        // That a mark without words is not in standard characters, and one without an image not in colour, opens no container that demands words or an image.
        xml.LoseWhere(!worded && mark.StandardCharacters is not null, "markStandardCharacterIndicator");
        xml.LoseWhere(!pictured && mark.InColour is not null, "colourIndicator");
        if (mark.Feature is null && !pictured && !worded && !sounding && !moving && mark.Descriptions is not { Count: > 0 })
        {
            return;
        }
        xml.Open(Tmk, "MarkRepresentation");
        xml.Text(Tmk, "MarkFeatureCategory", ClosedLists.Feature(mark.Feature));
        xml.LoseWhere(mark.Feature is not null && ClosedLists.Feature(mark.Feature) is null, "markFeatureCategory");
        xml.Open(Tmk, "MarkReproduction");
        if (worded)
        {
            Words(xml, mark);
        }
        if (pictured)
        {
            Images(xml, mark);
        }
        if (sounding)
        {
            Recordings(xml, mark.Files!, FileKind.Sound, "MarkSoundBag", "MarkSound", "SoundFileFormatCategory");
        }
        if (moving)
        {
            Recordings(xml, mark.Files!, FileKind.Multimedia, "MarkMultimediaBag", "MarkMultimedia", "MarkMultimediaFileFormatCategory");
        }
        xml.Close();
        xml.Bag(Tmk, "MarkDescriptionBag", "MarkDescriptionText", mark.Descriptions);
        xml.Close();
    }

    private static bool Has(List<FileReference>? files, FileKind kind)
    {
        if (files is not null)
        {
            foreach (var file in files)
            {
                if (file.Kind == kind)
                {
                    return true;
                }
            }
        }
        return false;
    }

    private static void Words(St96Xml xml, TrademarkRecord mark)
    {
        xml.Open(Tmk, "WordMarkSpecification");
        xml.Text(Tmk, "MarkVerbalElementText", mark.Words);
        xml.Text(Tmk, "MarkSignificantVerbalElementText", mark.SignificantWords ?? mark.Words);
        xml.Texts(Tmk, "MarkTranslationText", mark.Translations);
        if (mark.Transliterations is not null)
        {
            var name = "MarkTransliteration";
            foreach (var text in mark.Transliterations)
            {
                // The schema has one transliteration, and neither it nor a transcription has a language.
                xml.Text(Tmk, name, text.Text);
                xml.LoseWhere(text.Language is not null, "markTransliterationBag/languageCode");
                name = "MarkTranscription";
            }
        }
        xml.Text(Tmk, "MarkStandardCharacterIndicator", mark.StandardCharacters);
        xml.Close();
    }

    private static void Images(St96Xml xml, TrademarkRecord mark)
    {
        xml.Open(Tmk, "MarkImageBag");
        var first = true;
        if (mark.Files is not null)
        {
            foreach (var file in mark.Files)
            {
                if (file.Kind == FileKind.MarkImage)
                {
                    Image(xml, mark, file, first);
                    first = false;
                }
            }
        }
        if (first)
        {
            // Classified or coloured, but the image was not delivered.
            Image(xml, mark, null, true);
        }
        xml.Close();
    }

    private static void Image(St96Xml xml, TrademarkRecord mark, FileReference? file, bool first)
    {
        xml.Open(Tmk, "MarkImage");
        if (file?.Sequence is { } place)
        {
            xml.Attribute("sequenceNumber", place.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
        xml.Text(Com, "FileName", file?.Name);
        xml.Text(Com, "ImageFormatCategory", ClosedLists.Image(file?.Format));
        if (first)
        {
            xml.Texts(Tmk, "MarkImageColourClaimedText", mark.Colours);
            Classification(xml, mark);
            xml.Text(Com, "ColourIndicator", mark.InColour);
        }
        xml.Close();
    }

    private static void Classification(St96Xml xml, TrademarkRecord mark)
    {
        xml.LoseWhere(mark is { Vienna: null, ViennaEdition: not null }, "viennaClassificationEdition");
        if (mark.Vienna is not { Count: > 0 } && mark.NationalFigurative is not { Count: > 0 })
        {
            return;
        }
        xml.Open(Tmk, "MarkImageClassification").Open(Com, "FigurativeElementClassificationBag");
        if (mark.Vienna is { Count: > 0 })
        {
            xml.Open(Com, "ViennaClassificationBag");
            xml.Text(Com, "ViennaClassificationEdition", mark.ViennaEdition);
            foreach (var code in mark.Vienna)
            {
                xml.Text(Com, "ViennaClassificationText", code);
            }
            xml.Close();
        }
        if (mark.NationalFigurative is { Count: > 0 })
        {
            xml.Open(Com, "NationalFigurativeElementClassificationBag");
            xml.Text(Com, "IPOfficeCode", mark.Office);
            foreach (var code in mark.NationalFigurative)
            {
                xml.Text(Com, "NationalFigurativeElementClassification", code);
            }
            xml.Close();
        }
        xml.Close();
        xml.Close();
    }

    private static void Recordings(St96Xml xml, List<FileReference> files, FileKind kind, string bag, string name, string format)
    {
        xml.Open(Tmk, bag);
        foreach (var file in files)
        {
            if (file.Kind == kind)
            {
                xml.Open(Tmk, name);
                xml.Text(Com, "FileName", file.Name);
                xml.Text(Tmk, format, file.Format);
                xml.Close();
            }
        }
        xml.Close();
    }
}
