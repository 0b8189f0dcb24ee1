using Daftar.Offices;
using Daftar.Rights;
using Daftar.Values;

namespace Daftar.Dialects;

/// <summary>How a document begins: enough to tell its dialect.</summary>
/// <param name="Root">Local name of the root element.</param>
/// <param name="Namespace">Namespace of the root element, empty for none.</param>
/// <param name="DocType">System or public identifier of the DOCTYPE, or null.</param>
/// <param name="Attributes">Attributes of the root element by local name.</param>
public sealed record DocumentStart(string Root, string Namespace, string? DocType, IReadOnlyDictionary<string, string> Attributes);

/// <summary>A standard as offices write it: recognises its documents, says where their records are, and reads them.</summary>
/// <remarks>Add one: a folder beside its neighbours, samples, and a line in Catalog.cs.</remarks>
public abstract class Dialect
{
    /// <summary>Short name for accounts and settings: st96, st66, st86, st36.</summary>
    public abstract string Id { get; }

    /// <summary>Raised whenever the reader learns to read more; snapshots made by an older version can be read again.</summary>
    public abstract short ReaderVersion { get; }

    public abstract bool Recognises(DocumentStart start);

    /// <summary>Elements its documents begin with, for people who must find out what to write. Namespaces and office schemas may name others.</summary>
    public virtual IReadOnlyList<string> Roots => [];

    /// <summary>Beside <see cref="Roots"/>, in words: what else its documents may begin with, and what must be said with a name that several standards have.</summary>
    public virtual string? RootsBeside => null;

    /// <summary>For a document with that root and no record in it: which records it holds, or why it holds none. Null: nothing beyond the rule.</summary>
    public virtual string? WithoutRecord(string root) => null;

    /// <summary>The standard's own name: ST.96.</summary>
    public string Standard => "ST." + Id[2..];

    /// <summary>Dialects that share their roots and headers are of one family: inside one of its documents another of them does not begin.</summary>
    public virtual string Family => Id;

    /// <summary>The family of ST.66 and ST.86.</summary>
    protected const string Transactions = "transactions";

    /// <summary>The namespace in which the standard has that root or record; null where it has none.</summary>
    public virtual string? NamespaceOf(string element) => null;

    /// <summary>The start tag as a document would have it.</summary>
    public string Opening(string element) => NamespaceOf(element) is { } space ? $"<{element} xmlns=\"{space}\">" : $"<{element}>";

    private static readonly IReadOnlyDictionary<string, string> NoAttributes = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Known by its name alone, whatever its namespace.</summary>
    public bool IsRoot(string name) => Roots.Contains(name, StringComparer.Ordinal) || Recognises(new DocumentStart(name, "", null, NoAttributes));

    /// <summary>Every root in a sentence: for the page of the check that tells of any other.</summary>
    public static string AllRoots(IEnumerable<Dialect> dialects) => string.Join(" ", dialects.Where(static one => one.Roots.Count > 0)
        .Select(static one => $"{one.Standard}: {string.Join(", ", one.Roots)}{(one.RootsBeside is { } beside ? ", " + beside : "")}."));

    /// <summary>The first of each standard.</summary>
    public static string SomeRoots(IEnumerable<Dialect> dialects) => string.Join(", ", dialects.Where(static one => one.Roots.Count > 0).Select(static one => $"{one.Standard} ({string.Join(", ", one.Roots.Take(3))}{(one.Roots.Count > 3 ? " …" : "")})"));

    /// <summary>True for a register export in JSON whose objects have these members.</summary>
    public virtual bool RecognisesJson(IReadOnlyList<string> members) => false;

    /// <summary>
    /// True for a document that only lists what a package holds: an index, a table of contents. It is no record and needs none; that the files it names
    /// came is looked after.
    /// </summary>
    public virtual bool IsContents(DocumentStart start) => false;

    /// <summary>
    /// True for the elements that are records, by local name. Only the outermost count: a record inside a record is part of it.
    /// A root element that <see cref="Recognises"/> accepts and that holds no record element is a record itself when this says so.
    /// </summary>
    public abstract bool IsRecord(string localName);

    /// <summary>An element that stands before any record, and by which the document is of another dialect after all: its short name. Roots of two standards may have one name.</summary>
    public virtual string? OtherBy(string element) => null;

    /// <summary>Elements of which a record may hold several, each an entry of its own, the innermost first: one that is not well-formed is set aside by itself.</summary>
    public virtual IReadOnlyList<string> Entries => [];

    /// <summary>
    /// True for a record that may be a file of another one, which names its file: it comes last of its package, when it is known whether one does. Asked of every record, so what
    /// begins it must be enough; true where it is not.
    /// </summary>
    internal virtual bool MayBeFileOfAnother(ReadOnlySpan<byte> record) => false;

    /// <summary>
    /// True for texts outside records that a reader asks <see cref="DocumentEnvelope"/> for; for an attribute with its name, without for the element's own
    /// text. What nobody asks for is told (<c>DOCUMENT-PART-UNREAD</c>), but for the transport in <c>Left/left.tsv</c>.
    /// </summary>
    public virtual bool Asks(string element, string? attribute) => false;

    /// <summary>
    /// What is wrong with such a text: nobody can use it, and it is told with its place. Null for one that can be used. Moments of the header decide which statement is newer.
    /// </summary>
    internal virtual (string Code, string Expected)? Misread(string element, string? attribute, string text) =>
        (attribute ?? element).Contains("date", StringComparison.OrdinalIgnoreCase) && Moments.Read(text) is null
            ? ("DATE-UNREADABLE", Moments.Expected + " Until then records that do not say themselves when they were made count as made on the day in the package's name, or when it arrived.") : null;

    /// <summary>
    /// Its documents say nearly everything twice, in forms and attributes of which one is kept: what was read is held against the form of such values (<see cref="Forms"/>) as what is passed
    /// over is. Costs a look for each value.
    /// </summary>
    internal virtual bool JudgesAll => false;

    /// <summary>
    /// Reads one record element and adds every entry it speaks of with <see cref="ReadContext.Add"/>. What cannot be read is reported with
    /// <see cref="ReadContext.Doubt"/>; nothing is guessed.
    /// </summary>
    public abstract void Read(XmlNode record, ReadContext context);

    /// <summary>After <see cref="Read"/>: what the record's own bytes, in UTF-8, say beside its elements.</summary>
    /// <param name="record">The bytes.</param>
    /// <param name="root">The record's element, for findings.</param>
    /// <param name="context">Has the entries that were read.</param>
    public virtual void Stated(ReadOnlySpan<byte> record, XmlNode root, ReadContext context)
    {
    }

    /// <summary>Who made the statement where the package is declared for nobody: the office itself, unless its reader says who exchanges (DOCDB: EP).</summary>
    public static string ProviderOf(IpRecord record) => record.ExchangedBy ?? record.Office;
}

/// <summary>What a reader knows besides the record: the document around it, who delivered, and where to put what it reads.</summary>
public sealed class ReadContext
{
    private readonly List<(IpRecord Record, int Own)> _read = [];
    private readonly List<int> _apart = [];
    private readonly List<int> _groups = [];
    private readonly List<(XmlNode Where, string Text)> _garbled = [];
    private readonly List<(string Code, XmlNode Where, string? Came, string Expected, Severity Severity, int Entry)> _doubts = [];

    /// <summary>Profiles of the offices: number forms, code look-ups, languages.</summary>
    public required OfficeProfiles Offices { get; init; }

    /// <summary>The document the record stands in.</summary>
    public DocumentEnvelope Envelope { get; set; } = DocumentEnvelope.Empty;

    /// <summary>ST.3 code of the authority the package is declared for, or null.</summary>
    public string? Authority { get; set; }

    /// <summary>Right the package is declared for, or null.</summary>
    public Right? Right { get; set; }

    /// <summary>Entries of the record were set aside before it is read: what stands beside them and names nobody is not that of the only one left.</summary>
    public bool HasOthers { get; internal set; }

    /// <summary>Entries read from the record so far, each with the index of the element that is its own alone (-1: the whole record).</summary>
    internal IReadOnlyList<(IpRecord Record, int Own)> Records => _read;

    /// <summary>Elements that speak of entries of which no record could be made: what they say is theirs, and no other entry's.</summary>
    internal IReadOnlyList<int> Apart => _apart;

    /// <summary>Elements that speak of several entries, those inside, and of no other.</summary>
    internal IReadOnlyList<int> Groups => _groups;

    /// <summary>What was doubted, each with the place among <see cref="Records"/> of the entry that was being read.</summary>
    internal IReadOnlyList<(string Code, XmlNode Where, string? Came, string Expected, Severity Severity, int Entry)> Doubts => _doubts;

    /// <summary>Of a record that does not say whose it is, and was told so: it is read on, to tell what else is wrong, and never taken.</summary>
    internal const string NoOffice = "";

    /// <summary>That record does not say of which entry or office it is, and was told so.</summary>
    internal bool IsNameless(int at) => _read[at].Record is var record && (record.Office.Length == 0 || !record.Identifiers.Exists(static number => number.Identifies))
        && _doubts.Exists(told => told.Entry == at && told.Code is "RECORD-NUMBER-MISSING" or "OFFICE-MISSING");

    /// <param name="own">
    /// Where one document speaks of several entries, the element that speaks of this one alone: its siblings do not count for its
    /// fingerprint and residue.
    /// </param>
    public void Add(IpRecord record, XmlNode own = default)
    {
        foreach (var (where, text) in _garbled)
        {
            Doubt("DATE-UNREADABLE", where, text, Moments.Expected + (record.Produced is { } at
                ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $" Until then the record counts as made at {at.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}, as it says elsewhere, or the document around it.")
                : " Until then the record counts as made on the day in the package's name, or when it arrived."));
        }
        _garbled.Clear();
        _read.Add((record, own.Index));
    }

    internal const string DateExpected = "A date as YYYY-MM-DD, YYYYMMDD, YYYY-MM or YYYY (ST.2, ST.96 com:DateType).";

    /// <summary>An element speaks of an entry of which no record can be made.</summary>
    internal void SetApart(XmlNode own) => _apart.Add(own.Index);

    /// <summary>An element speaks of all entries inside, and of no other.</summary>
    internal void Group(XmlNode of) => _groups.Add(of.Index);

    /// <summary>Something doubtful in the record: a finding is made of it.</summary>
    public void Doubt(string code, XmlNode where, string? came, string expected, Severity severity = Severity.Warn) =>
        _doubts.Add((code, where, Finding.Cut(came), expected, severity, _read.Count));

    /// <summary>Reads a date; one that is none is reported and left out.</summary>
    public RegisterDate? Date(XmlNode node)
    {
        var text = node.Text;
        if (text is null)
        {
            return null;
        }
        if (RegisterDate.TryParse(text, out var date))
        {
            return date;
        }
        Doubt("DATE-UNREADABLE", node, text, DateExpected);
        return null;
    }

    /// <summary>When a statement was made; what is no moment stays unread, and is told with what counts instead.</summary>
    internal DateTimeOffset? Moment(XmlNode node)
    {
        if (node.Text is not { } text || string.IsNullOrWhiteSpace(text))
        {
            return null;
        }
        var moment = Moments.Read(text);
        if (moment is null)
        {
            node.Unread();
            _garbled.Add((node, text));
        }
        return moment;
    }

    /// <summary>Of a listing that names no application: the one it was attached to.</summary>
    internal St26.AttachedTo? AttachedTo { get; set; }

    /// <summary>Digest of what a record says beside its elements, which is content as they are; null where it says nothing there.</summary>
    internal byte[]? Beside { get; set; }

    /// <summary>Puts another record in the place of one that was read.</summary>
    internal void Replace(int at, IpRecord record) => _read[at] = (record, _read[at].Own);

    internal void Begin(DocumentEnvelope envelope)
    {
        Envelope = envelope;
        Beside = null;
        HasOthers = false;
        _read.Clear();
        _apart.Clear();
        _groups.Clear();
        _doubts.Clear();
        _garbled.Clear();
    }
}
