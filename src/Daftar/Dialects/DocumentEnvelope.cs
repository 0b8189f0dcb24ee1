namespace Daftar.Dialects;

/// <summary>What stands around the records of a document: how it starts, and texts of its header by path.</summary>
public sealed class DocumentEnvelope
{
    public static readonly DocumentEnvelope Empty = new(new DocumentStart("", "", null, new Dictionary<string, string>(StringComparer.Ordinal)), new Dictionary<string, string>(StringComparer.Ordinal));

    private readonly IReadOnlyDictionary<string, string> _texts;

    internal DocumentEnvelope(DocumentStart start, IReadOnlyDictionary<string, string> texts)
    {
        Start = start;
        _texts = texts;
    }

    public DocumentStart Start { get; }

    /// <summary>How the rows of a sheet become records; null for every other document.</summary>
    internal Sheets.SheetMapping? Mapping { get; init; }

    /// <summary>What the elements around the records say that keeps something from the public; null where none does.</summary>
    internal IReadOnlyList<(Withheld What, string? Day)>? Withheld { get; init; }

    /// <summary>
    /// Text of the last element of that local name before the record, outside any record: <c>RequestProducerDateTime</c>,
    /// <c>TransactionCode</c>. Attributes of enclosing elements as <c>Element@attribute</c>. Null where absent.
    /// </summary>
    public string? Text(string localName) => _texts.GetValueOrDefault(localName);

    /// <summary>A moment from the header: with a zone as written, without one taken as UTC.</summary>
    public DateTimeOffset? Moment(string localName) => Moments.Read(Text(localName));
}

/// <summary>Reads moments as registers write them.</summary>
public static class Moments
{
    /// <summary>What is expected where one is none.</summary>
    public const string Expected = "A moment as YYYY-MM-DDThh:mm:ss with its zone (ISO 8601), or a date as YYYY-MM-DD.";

    /// <summary>The year first, or the month as a word: of 05/03/2024 nobody knows which is the day.</summary>
    private static bool IsUnmistakable(string text) => (char.IsAsciiDigit(text[2]) && char.IsAsciiDigit(text[3])) || text.AsSpan().IndexOfAnyInRange('a', 'z') >= 0;

    /// <summary>2020-08-12T09:10:13, with or without a zone, or a mere date in any form of <see cref="Values.RegisterDate"/> (its start, UTC).</summary>
    public static DateTimeOffset? Read(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }
        text = text.Trim();
        if (text.Length > 10 && IsUnmistakable(text) && DateTimeOffset.TryParse(text, System.Globalization.CultureInfo.InvariantCulture,
            System.Globalization.DateTimeStyles.AssumeUniversal | System.Globalization.DateTimeStyles.AdjustToUniversal, out var moment))
        {
            return moment;
        }
        return Values.RegisterDate.TryParse(text, out var date) ? new DateTimeOffset(date.FirstDay.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero) : null;
    }
}
