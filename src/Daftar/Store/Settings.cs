using static Daftar.Store.SettingsKinds;

namespace Daftar.Store;

/// <summary>
/// Everything an operator can set. The list is the only place where a setting is declared: help, the table of
/// <c>daftar settings</c>, docs/reference/settings.md and the checks of every source are made from it.
/// Values come from, in order: the defaults below, the settings file, the environment, the command line; the later wins.
/// </summary>
public sealed partial class Settings
{
    private static readonly List<Setting> Listed = [];

    // Where things are
    /// <summary>The folder that holds everything Daftar keeps outside a database the operator named.</summary>
    public static readonly Setting<string> Data = New("data", "", Text("folder"),
        "Where Daftar keeps its private database, files, search index and packages; empty: `$XDG_DATA_HOME/daftar`, for root `/var/lib/daftar`.");

    /// <summary>An Npgsql connection string; empty means the private server.</summary>
    public static readonly Setting<string> Database = New("database", "", Text("connection string"),
        "The PostgreSQL (15 or later) to use, such as `Host=db;Database=daftar;Username=daftar`; empty: Daftar starts a private one in the data folder.", secret: true);

    /// <summary>The operator's office files.</summary>
    public static readonly Setting<string> Offices = New("offices", "", Text("folder"),
        "Where the operator's own office files lie (`XX.jsonc`: authorities, mandates, terms), laid over those of Daftar; empty: `offices` in the data folder.");

    /// <summary>The files of those who receive records.</summary>
    public static readonly Setting<string> Recipients = New("recipients", "", Text("folder"),
        "Where the files of recipients lie (`NAME.jsonc`: what each demands of the records passed on to it); empty: `recipients` in the data folder.");

    // Intake: what is refused because no honest package needs it
    /// <summary>The largest single record, in bytes of XML.</summary>
    public static readonly Setting<long> IntakeRecordBytes = New("intake.record.bytes", 64L << 20, Bytes,
        "The largest record read; a larger one is set aside with a finding and the rest of its file is loaded.");

    /// <summary>The deepest nesting of XML elements.</summary>
    public static readonly Setting<int> IntakeXmlDepth = New("intake.xml.depth", 200, Whole("levels", 16, 10_000),
        "The deepest nesting of XML elements read; a record that lies deeper is set aside.");

    /// <summary>Elements, attributes and texts of a record.</summary>
    public static readonly Setting<int> IntakeXmlNodes = New("intake.xml.nodes", 2_000_000, Whole("nodes", 1_000, 100_000_000),
        "How many elements, attributes and texts a record may have; one with more is set aside.");

    /// <summary>Characters of one text or attribute.</summary>
    public static readonly Setting<int> IntakeXmlText = New("intake.xml.text", 50_000_000, Whole("characters", 10_000, 1_000_000_000),
        "The longest single text or attribute of a record; a record with a longer one is set aside.");

    /// <summary>Named entities of a record.</summary>
    public static readonly Setting<int> IntakeXmlEntities = New("intake.xml.entities", 1_000_000, Whole("entities", 0, 100_000_000),
        "How many named entities (`&eacute;`) of the local catalogue are resolved in a record, each once and never inside another; a record with more is set aside. Entities a document declares itself are never expanded, nor is anything fetched.");

    /// <summary>How many bytes one compressed byte may become.</summary>
    public static readonly Setting<int> IntakeZipRatio = New("intake.zip.ratio", 1000, Whole("times", 10, 100_000),
        "How many times larger than its packed form a file in a zip may become, counted from 1 MiB on; and all files of a package together, counted from 256 MiB on.");

    /// <summary>Zips inside zips.</summary>
    public static readonly Setting<int> IntakeZipNesting = New("intake.zip.nesting", 3, Whole("levels", 1, 10),
        "How many zips may lie inside each other.");

    /// <summary>Names in a zip that lead out of it.</summary>
    public static readonly Setting<bool> IntakeZipLeadingOut = New("intake.zip.outside", false, Switch,
        "Whether files of a zip whose names lead out of it (`../x`, `/etc/x`, `C:\\x`) are read; they are left out with a finding otherwise. Nothing is ever written under the names of a zip.");

    /// <summary>Links in a folder.</summary>
    public static readonly Setting<bool> IntakeLinksFollow = New("intake.links.follow", false, Switch,
        "Whether a symbolic link in a folder is read as the file it leads to, where that lies in the folder too; it is left out with a finding otherwise. Links in zips are never followed.");

    /// <summary>Files in one package.</summary>
    public static readonly Setting<int> IntakePackageFiles = New("intake.package.files", 5_000_000, Whole("files", 1, 100_000_000),
        "How many files one package may hold; beyond it the package is refused.");

    /// <summary>Bytes of one package, unpacked.</summary>
    public static readonly Setting<long> IntakePackageBytes = New("intake.package.bytes", 2L << 40, Bytes,
        "How large one package may be when unpacked; beyond it the package is refused.");

    /// <summary>Bytes of one image or document of a package.</summary>
    public static readonly Setting<long> IntakeFileBytes = New("intake.file.bytes", 512L << 20, Bytes,
        "The largest image or document kept; a larger one is left out with a finding.");

    /// <summary>Pixels of one image.</summary>
    public static readonly Setting<int> IntakeImagePixels = New("intake.image.pixels", 62_000_000, Whole("pixels", 10_000, 2_000_000_000),
        "The most pixels an image may have, width times height; a larger one is left out with a finding. The portal draws none of more than 62 million.");

    /// <summary>Threads that read and check.</summary>
    public static readonly Setting<int> IntakeReaders = New("intake.readers", 0, Whole("threads", 0, 256),
        "How many threads read and check records; 0: one per processor.");

    /// <summary>Records merged in one transaction.</summary>
    public static readonly Setting<int> IntakeBatch = New("intake.batch", 5_000, Whole("records", 100, 100_000),
        "How many records one transaction merges into the register.");

    /// <summary>Heap limit of commands that load.</summary>
    public static readonly Setting<long> IntakeMemory = New("intake.memory", 1536L << 20, Bytes,
        "The most memory the loading process takes for its managed heap.");

    /// <summary>How long packages are kept as delivered.</summary>
    public static readonly Setting<TimeSpan> PackagesKeep = New("packages.keep", TimeSpan.FromDays(90), TimeOrNone,
        "How long a loaded package is kept as it was delivered (a folder as a zip of its files); 0: not at all. Its records' original bytes are kept for good.");

    // Search
    /// <summary>Which engine answers searches.</summary>
    public static readonly Setting<string> SearchEngine = New("search.engine", "embedded", OneOf("embedded", "postgres"),
        "Which engine answers searches: `embedded` keeps an index of its own in the data folder, `postgres` keeps it in the database, where Citus spreads it over machines. Both give the same answers; the one not chosen is emptied, and one newly chosen is made anew from the journal.");

    /// <summary>The longest a search may take.</summary>
    public static readonly Setting<TimeSpan> SearchDeadline = New("search.deadline", TimeSpan.FromSeconds(5), Time,
        "The longest a search may run before it is given up and the reader is told so.");

    /// <summary>How many words a star, ~ or sound may stand for.</summary>
    public static readonly Setting<int> SearchMostWords = New("search.words", 50_000, Whole("words", 10, 10_000_000),
        "How many different words of the whole index one part of a query (a star, `~`, `sounds`) may stand for; what stands for more is refused, with its place in the query.");

    /// <summary>How much memory a search may hold.</summary>
    public static readonly Setting<long> SearchMemory = New("search.memory", 256L << 20, Bytes,
        "The most memory one search may hold beside the index; a query that would hold more is refused and the reader told so.");

    /// <summary>Whether every earlier state can be searched.</summary>
    public static readonly Setting<bool> SearchHistory = New("search.history", true, Switch,
        "Whether `serve` keeps an index of all states entries ever had, for searching as of a day and in earlier states. It has a state for each day from which something dated held: about four times as large as the index of today's states where an entry has some six events.");

    // Serving
    /// <summary>Where the portal and the API listen.</summary>
    public static readonly Setting<string> ServeAddress = New("serve.address", "127.0.0.1", Text("IP address"),
        "The address the portal and API listen on; `0.0.0.0` opens them to the network: put a TLS proxy in front.");

    /// <summary>The port of the portal and the API.</summary>
    public static readonly Setting<int> ServePort = New("serve.port", 5080, Whole("port", 0, 65535),
        "The port of the portal and API; 0: any free one.");

    /// <summary>The largest request body.</summary>
    public static readonly Setting<long> ServeRequestBytes = New("serve.request.bytes", 1L << 20, Bytes,
        "The largest body of a request to the portal or API.");

    /// <summary>Open connections.</summary>
    public static readonly Setting<int> ServeConnections = New("serve.connections", 2000, Whole("connections", 10, 1_000_000),
        "How many connections may be open at once; further ones are closed.");

    /// <summary>Bytes of pictures made anew that are kept.</summary>
    public static readonly Setting<long> PicturesCache = New("pictures.cache", 1L << 30, Bytes,
        "How much disk the pictures take that were made anew for showing; beyond it the oldest go.");

    /// <summary>The loopback port of metrics and health details.</summary>
    public static readonly Setting<int> MetricsPort = New("metrics.port", 5081, Whole("port", 0, 65535),
        "The port, on loopback only, of Prometheus metrics and health details; 0: any free one.");

    /// <summary>The loopback port of a load's metrics.</summary>
    public static readonly Setting<int> MetricsLoadPort = New("metrics.load.port", 0, Whole("port", 0, 65535),
        "The port, on loopback only, of the metrics of a running `daftar load`; 0: none.");

    /// <summary>Every setting, in the order of this file.</summary>
    public static IReadOnlyList<Setting> All => Listed;

    private static Setting<T> New<T>(string name, T @default, SettingsKind<T> kind, string sentence, bool secret = false)
        where T : notnull
    {
        var setting = new Setting<T>(name, @default, kind, sentence, secret);
        Listed.Add(setting);
        return setting;
    }
}
