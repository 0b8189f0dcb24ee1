using System.Text;
using Daftar.Values;

namespace Daftar.Dialects;

/// <summary>What a sequence listing that names no application says of the one it belongs to (decisions 49 and 59).</summary>
/// <param name="Filed">The application's own number without its office, and the day of filing.</param>
/// <param name="Priorities">ST.26 says the earliest, ST.25 all of them.</param>
internal sealed record ListingSaid(string? Reference, IReadOnlyList<ListingSaid.Earlier> Priorities, ListingSaid.Earlier? Filed = null, string? Title = null, IReadOnlyList<string>? Applicants = null)
{
    /// <summary>A number of an application; without an office it counts only with its day.</summary>
    internal sealed record Earlier(string? Office, string Number, RegisterDate? Date)
    {
        public override string ToString() => Office is not null ? $"{Office} {Number}" : $"{Number} of {Date}";
    }

    public bool IsNothing => Reference is null && Priorities.Count == 0 && Filed is null && Title is null;

    public IEnumerable<string> ByReference => Key('r', Reference);

    public IEnumerable<string> ByPriority => Priorities.SelectMany(static one => one.Office is not null ? OfPriority(one.Office, one.Number) : Dated('d', one.Number, one.Date));

    public IEnumerable<string> ByFiling => Filed is null ? [] : Dated('f', Filed.Number, Filed.Date);

    public IEnumerable<string> ByTitle => Key('t', Title);

    public IEnumerable<string> All => [.. ByReference, .. ByPriority, .. ByFiling, .. ByTitle];

    public static IEnumerable<string> OfReference(string? reference) => Key('r', reference);

    public static IEnumerable<string> OfPriority(string office, string number) => ["p " + office + " " + new OfficeNumber { Office = office, Of = Numbers.Application, Written = number }.Folded];

    /// <summary>What of a priority is held against one that was written without its office.</summary>
    public static IEnumerable<string> OfPriority(string office, string number, RegisterDate? date) =>
        [.. Dated('d', number, date), .. Dated('d', new OfficeNumber { Office = office, Of = Numbers.Application, Written = number }.Folded, date)];

    public static IEnumerable<string> OfFiling(OfficeNumber number, RegisterDate? date) => [.. Dated('f', number.Written, date), .. Dated('f', number.Folded, date)];

    public static IEnumerable<string> OfTitle(string title) => Key('t', title);

    /// <summary>As people copy it: letters and digits, in capitals.</summary>
    public static string Plain(string written) => string.Concat(written.Normalize(NormalizationForm.FormKC).Where(char.IsLetterOrDigit)).ToUpperInvariant();

    private static IEnumerable<string> Key(char of, string? written)
    {
        // Of a reference every sign but blanks counts: AB-1 and AB1 may be two files of one applicant.
        var plain = written is null ? "" : of == 'r' ? string.Concat(written.Where(static c => !char.IsWhiteSpace(c))).ToUpperInvariant() : Plain(written);
        return plain.Length > 0 ? [of + " " + plain] : [];
    }

    private static IEnumerable<string> Dated(char of, string number, RegisterDate? date) => date is { } day && Plain(number) is { Length: > 0 } plain ? [of + " " + plain + " " + day] : [];
}
