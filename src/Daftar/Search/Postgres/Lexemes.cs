using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Daftar.Values;

namespace Daftar.Search;

/// <summary>
/// What stands in the tsvector of an entry. Every lexeme begins with what it is and which field it is of, so that one GIN index answers words, keys and dates alike:
/// <c>w5kopi</c> a word in the word field of slot 5; <c>kAph</c> a whole value of field A; <c>dBY2019</c>, <c>dBM201905</c>, <c>dBD20190531</c> the year, month and day of a date, <c>dBy2019</c>, <c>dBm201905</c> one of
/// which no more is known; <c>pB</c> any value of a field; <c>e</c> every entry; <c>x5</c> a word as written, <c>u5</c> a word that stands with marks and without, <c>y5</c> a stem in a language. Nothing goes through PostgreSQL's own cutting of text.
/// </summary>
internal static class Lexemes
{
    /// <summary>In every entry, so that a query of nothing but NOT has something to go through.</summary>
    public const string Every = "e";

    /// <summary>Numbers of counted values: the field in the upper bits, below a hash of the key.</summary>
    public const int FieldShift = 56;

    /// <summary>PostgreSQL's texts have no zero.</summary>
    private const char Between = '\u0001';

    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";

    /// <summary>The lexeme of a term of the tokenizer's or of a key; words need the slot they stand in.</summary>
    public static string Of(ReadOnlySpan<byte> term, int slot) => term[0] == TermKey.Key
        ? Key(term[1] - 1, Encoding.UTF8.GetString(term[TermKey.KeyPrefix..]))
        : Word(term[0], slot, Encoding.UTF8.GetString(term[1..]));

    public static string Key(int field, string key) => $"k{Alphabet[field]}{key}";

    /// <param name="kind">The kind of term: words as they are folded, and whatever else stands at places.</param>
    public static string Word(byte kind, int slot, string word) => $"{KindOf(kind)}{Alphabet[slot]}{word.Replace((char)TermKey.Between, Between)}";

    /// <summary>What all lexemes of a folded word written with marks begin with.</summary>
    public static string Marked(int slot, string word) => $"{KindOf(TermKey.Exact)}{Alphabet[slot]}{word}{Between}";

    public static string WithoutMarks(int slot, string word) => $"u{Alphabet[slot]}{word}";

    public static string Form(int slot, int language, string stem) => $"{KindOf(TermKey.Form)}{Alphabet[slot]}{Alphabet[language]}{stem}";

    public static string Present(int field) => $"p{Alphabet[field]}";

    /// <summary>The slot of a lexeme that has places, or -1.</summary>
    public static int SlotOf(ReadOnlySpan<byte> lexeme) => lexeme.Length > 2 && lexeme[0] >= KindOf(TermKey.Word) && lexeme[0] <= 'z' ? Alphabet.IndexOf((char)lexeme[1], StringComparison.Ordinal) : -1;

    /// <summary>What a date adds: see <see cref="DateRanges"/>.</summary>
    public static IEnumerable<string> Date(int field, int number)
    {
        var (year, month, day) = (number / 10_000, number / 100 % 100, number % 100);
        yield return Date(field, 'Y', year);
        if (month == 0)
        {
            yield return Date(field, 'y', year);
            yield break;
        }

        yield return Date(field, 'M', number / 100);
        yield return day == 0 ? Date(field, 'm', number / 100) : Date(field, 'D', number);
    }

    public static string Date(int field, char unit, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"d{Alphabet[field]}{unit}{number.ToString(unit is 'Y' or 'y' ? "0000" : unit is 'M' or 'm' ? "000000" : "00000000", CultureInfo.InvariantCulture)}");

    /// <summary>Beginning of the lexemes of a date.</summary>
    public static string DateBeginning(int field, char unit, string digits) => $"d{Alphabet[field]}{unit}{digits}";

    /// <summary>The number of a counted year.</summary>
    public static long Year(int field, int year) => (long)field << FieldShift | (uint)year;

    /// <summary>A number for a counted value. Two keys with one number are told apart by the next salt.</summary>
    public static long Value(int field, string key, int salt)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes(salt == 0 ? key : string.Create(CultureInfo.InvariantCulture, $"{salt} {key}")), hash);
        var number = BinaryPrimitives.ReadInt64BigEndian(hash) & ((1L << FieldShift) - 1);
        return (long)field << FieldShift | Math.Max(1, number);
    }

    public static int FieldOf(long value) => (int)(value >> FieldShift);

    /// <summary>How much a word in a field counts: tsvector knows four weights.</summary>
    public static int WeightOf(IndexField field) => field.Weight switch { > 4 => 3, > 2 => 2, > 1 => 1, _ => 0 };

    private static char KindOf(byte kind) => kind == TermKey.Word ? 'w' : (char)('w' + kind - TermKey.ColumnOnly);
}
