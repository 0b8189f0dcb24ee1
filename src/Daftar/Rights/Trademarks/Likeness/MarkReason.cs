namespace Daftar.Rights.Trademarks.Likeness;

/// <summary>Why two marks are alike, as data: what is alike, and the parts of both that are. Said in words of a language by the label <c>similar.reason.</c> and its name.</summary>
/// <param name="Asked">The part of the mark asked for.</param>
/// <param name="Found">The part of the other.</param>
public sealed record MarkReason(MarkReasonKind Kind, string Asked = "", string Found = "");

public enum MarkReasonKind
{
    /// <summary>The same once case, accents and width are left aside.</summary>
    Identical,

    /// <summary>The same letters, written apart or together, with other signs between.</summary>
    SameLetters,

    /// <summary>Signs that look alike: 0 for O, 1 for l.</summary>
    LooksAlike,

    /// <summary>One is the plural or possessive of the other.</summary>
    Plural,

    SoundsAlike,

    SoundsNear,

    OneLetter,

    TwoLetters,

    /// <summary>Two neighbouring letters change places.</summary>
    Swapped,

    SameBeginning,

    SameEnding,

    /// <summary>One word begins with the other whole.</summary>
    BeginsWith,

    /// <summary>One word has the other whole in it.</summary>
    Contains,

    /// <summary>A word that few marks have.</summary>
    SameWord,

    /// <summary>A word that describes or that many marks have.</summary>
    CommonWord,

    OtherOrder,

    /// <summary>The whole of one mark stands in the other.</summary>
    WholeMark,

    SameClass,

    RelatedClass,

    OtherClasses,
}
