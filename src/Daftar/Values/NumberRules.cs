namespace Daftar.Values;

/// <summary>
/// How offices write one number in several forms, from their files (<c>canonical</c> of <c>Offices/XX/office.jsonc</c>): asked by
/// <see cref="OfficeNumber.Fold(string, Numbers, ReadOnlySpan{char})"/>, so that identity, search, comparing and checks bring a number to the same form.
/// </summary>
/// <remarks>One for the process: which records are one entry must not depend on who asks.</remarks>
public sealed class NumberRules
{
    private const int Kinds = 8;
    private const int Letters = 26;
    private const int Shortest = 6;
    private const int Longest = 32;

    // Of a text somebody typed: all that the offices' forms allow.
    private readonly Func<string, IReadOnlyList<string>>? _meant;
    private readonly Func<string, bool>? _isWritten;

    private static readonly Lock Gate = new();
    private static NumberRules? s_current;

    // By the two letters of the office and what is numbered: most offices have none, and a bulk load asks for every number.
    private readonly Func<string, string?>?[] _rules = new Func<string, string?>?[Letters * Letters * Kinds];

    /// <param name="rules">Per office and what it numbers: the folded form of a number as written, null where the files do not say which one.</param>
    /// <param name="version">Another one whenever a number may fold otherwise.</param>
    /// <param name="meant">What a number somebody typed can mean by the forms of the offices: codes and folded numbers.</param>
    /// <param name="isWritten">True if an office writes a number so, with blanks in it.</param>
    public NumberRules(IEnumerable<(string Office, Numbers Of, Func<string, string?> Rule)> rules, string version, Func<string, IReadOnlyList<string>>? meant = null, Func<string, bool>? isWritten = null)
    {
        ArgumentNullException.ThrowIfNull(rules);
        Version = version;
        _meant = meant;
        _isWritten = isWritten;
        foreach (var (office, of, rule) in rules)
        {
            _rules[At(office, of)] = rule;
            Offices.Add(office);
        }
    }

    /// <summary>Makes those of the offices Daftar knows; set before anything is folded.</summary>
    internal static Func<NumberRules>? Source { get; set; }

    /// <summary>Those that hold in this process.</summary>
    public static NumberRules Current
    {
        get
        {
            if (Volatile.Read(ref s_current) is { } known)
            {
                return known;
            }
            lock (Gate)
            {
                return s_current ??= Source?.Invoke() ?? new NumberRules([], "");
            }
        }
    }

    /// <summary>Another one whenever a number may fold otherwise.</summary>
    public string Version { get; }

    /// <summary>Offices that write some numbers in several forms.</summary>
    public SortedSet<string> Offices { get; } = new(StringComparer.Ordinal);

    /// <summary>From now on these hold: said once, when a register is opened with office files of its operator.</summary>
    public static void Use(NumberRules rules) => Volatile.Write(ref s_current, rules);

    /// <summary>An office writes a number so, with blanks in it: <c>PI 2019001234</c>. Words may look the same.</summary>
    public bool IsWritten(string text) => _isWritten?.Invoke(NumberSigns.Plain(text)) == true;

    /// <summary>An office may write these numbers in several forms.</summary>
    public bool Know(string office, Numbers of) => At(office, of) is >= 0 and var at && _rules[at] is not null;

    /// <summary>
    /// What offices may mean by a text, in their one form: the office's code and the folded number, where that is another form than the text itself. For searching:
    /// a number is found however it is written.
    /// </summary>
    public IReadOnlyList<string> Meant(string text)
    {
        text = NumberSigns.Plain(text);
        // Shorter ones are in no form that has another.
        if (text.Length > Longest || text.Count(char.IsAsciiDigit) < Shortest)
        {
            return [];
        }
        List<string> meant = [];
        foreach (var office in Offices)
        {
            Take(office, ref meant);
        }
        foreach (var office in FoldedForms.Offices)
        {
            Take(office, ref meant);
        }
        return meant;

        void Take(string office, ref List<string> to)
        {
            var light = OfficeNumber.Fold(office, text);
            for (var of = 1; of < Kinds; of++)
            {
                var one = Of(office, (Numbers)of, text) ?? FoldedForms.Of(office, (Numbers)of, light);
                if (one != light && !to.Contains(office + one))
                {
                    to.Add(office + one);
                }
            }
        }
    }

    /// <summary>
    /// All that a number typed in a query can mean, in whatever way it is written: what <see cref="Meant"/> says, and what the offices' forms allow beside (a kind code behind, other zeros
    /// in front of a serial). Candidates: one text can mean several numbers.
    /// </summary>
    public IReadOnlyList<string> Candidates(string text) => _meant is null ? Meant(text) : [.. Meant(text).Concat(_meant(text)).Distinct()];

    internal string? Of(string office, Numbers of, ReadOnlySpan<char> written) => At(office, of) is >= 0 and var at && _rules[at] is { } rule ? rule(written.ToString()) : null;

    private static int At(string office, Numbers of) =>
        office.Length == 2 && char.IsAsciiLetterUpper(office[0]) && char.IsAsciiLetterUpper(office[1]) && (int)of < Kinds ? (((((office[0] - 'A') * Letters) + office[1] - 'A') * Kinds) + (int)of) : -1;
}
