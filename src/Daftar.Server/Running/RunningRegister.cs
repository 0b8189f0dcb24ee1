using System.Globalization;
using Daftar.Offices;
using Daftar.Register;
using Daftar.Search;
using Daftar.Server.Portal.Pictures;
using Daftar.Store;
using Daftar.Store.Files;

namespace Daftar.Server.Running;

/// <summary>
/// The register of this machine, opened: database, files and, where asked for, the search index. Everything a command or the site needs hangs here, and is
/// closed in the right order.
/// </summary>
internal sealed class RunningRegister : IAsyncDisposable
{
    private readonly RegisterDatabase opened;
    private readonly string engine;
    private IndexHolder? holder;

    private RunningRegister(RegisterDatabase opened, FileStore files, string indexFolder, OfficeProfiles offices, string engine)
    {
        this.opened = opened;
        this.engine = engine;
        Files = files;
        IndexFolder = indexFolder;
        Offices = offices;
    }

    public Database Database => opened.Database;

    public FileStore Files { get; }

    /// <summary>The offices as they hold here, the operator's files included.</summary>
    public OfficeProfiles Offices { get; }

    /// <summary>Belongs to this database alone: two databases over one data folder have two.</summary>
    public string IndexFolder { get; }

    /// <summary>The search index, if this process holds it.</summary>
    public IJournalIndex? Index { get; private set; }

    /// <summary>The index of all states, if this process keeps it.</summary>
    public RegisterIndex? History { get; private set; }

    /// <summary>Beside the index: nothing else belongs in that folder.</summary>
    public string HistoryFolder => Path.TrimEndingDirectorySeparator(IndexFolder) + ".history";

    /// <exception cref="StoreException">The database cannot be opened, or must be migrated first.</exception>
    public static async Task<RunningRegister> OpenAsync(Settings settings, IProgress<string> progress, CancellationToken stop)
    {
        var offices = OperatorOffices.Read(settings);
        var register = await RegisterDatabase.OpenAsync(settings, progress, stop);
        try
        {
            await OperatorOffices.KeepNumbersAsync(register.Database, progress, stop);
            await OperatorOffices.KeepTermsAsync(register.Database, offices, progress, stop);
            var name = (await register.Database.IdentityAsync(stop)).ToString("N");
            return new(register, new FileStore(Path.Combine(settings.DataFolder, "files", name)), Path.Combine(settings.DataFolder, "index", name), offices, settings.Get(Settings.SearchEngine));
        }
        catch
        {
            await register.DisposeAsync();
            throw;
        }
    }

    /// <summary>Takes the index to write and search it; false if another process has it.</summary>
    /// <param name="verb">What this process does with it, told to whoever waits for it.</param>
    public async Task<bool> TryTakeIndexAsync(string verb, IProgress<string> progress, CancellationToken stop)
    {
        try
        {
            Index = await OpenIndexAsync(stop);
        }
        catch (IndexLockedException)
        {
            return false;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(IndexFolder))!);
        holder = new(verb, Environment.ProcessId, null);
        holder.Write(IndexFolder);
        if (Index.StartedEmptyBecause is { } reason)
        {
            progress.Report($"{reason} It is made anew from the journal.");
        }

        if (Index.Renewal is not null)
        {
            progress.Report("The search index was made by a version of Daftar with other fields. It is kept up to date and answers; while the register is served, one with the fields of this version is made beside it.");
        }

        foreach (var damage in Index.Damage)
        {
            progress.Report($"{damage} What it held is read again from the register.");
        }

        Index.FoundDamaged = progress.Report;

        return true;
    }

    /// <summary>
    /// Opens the index of all states, by whoever holds the index; null where the setting says that none is kept. What was kept before is removed then:
    /// nobody would take out of it what is taken down.
    /// </summary>
    public RenewHistory? RenewHistory(Settings settings, TimeProvider time)
    {
        if (!settings.Get(Settings.SearchHistory))
        {
            if (Directory.Exists(HistoryFolder))
            {
                Directory.Delete(HistoryFolder, recursive: true);
            }

            return null;
        }

        History ??= RegisterIndex.Open(HistoryFolder, DocumentOf.FieldsOfStates, Path.GetFileName(IndexFolder));
        return Flow.RenewHistory(Database, History, Index, settings.Get(Settings.IntakeReaders), time);
    }

    /// <summary>The one that is chosen. The other would not hear of take-downs: it is emptied.</summary>
    private async Task<IJournalIndex> OpenIndexAsync(CancellationToken stop)
    {
        var database = (await Database.IdentityAsync(stop)).ToString("N");
        if (engine == "postgres")
        {
            var index = PostgresIndex.Open(Database, DocumentOf.Fields);
            if (Directory.Exists(IndexFolder))
            {
                using (var embedded = EmbeddedIndex.Open(IndexFolder, DocumentOf.Fields, database))
                {
                    embedded.StartAnew();
                }

                Directory.Delete(IndexFolder, recursive: true);
            }

            return index;
        }

        var own = RegisterIndex.Open(IndexFolder, DocumentOf.Fields, database);
        if (await PostgresIndex.HoldsAnyAsync(Database, stop))
        {
            using var other = PostgresIndex.Open(Database, DocumentOf.Fields);
            other.StartAnew();
        }

        return own;
    }

    /// <summary>Where the site is, for whoever wants to serve the same register.</summary>
    public void Serves(string address)
    {
        holder = holder! with { Address = address };
        holder.Write(IndexFolder);
    }

    /// <summary>One that is stopped just now gets so long to end.</summary>
    private static readonly TimeSpan Ending = TimeSpan.FromSeconds(3);

    /// <summary>Waits for the index while a load writes it. A process that serves does not end by itself: then there is nothing to wait for.</summary>
    /// <exception cref="StoreException">Another process serves this register.</exception>
    public async Task TakeIndexAsync(string verb, IProgress<string> progress, TimeProvider time, CancellationToken stop)
    {
        var began = time.GetTimestamp();
        for (var told = false; !await TryTakeIndexAsync(verb, progress, stop);)
        {
            var other = IndexHolder.Read(IndexFolder);
            if (other is { Serves: true })
            {
                if (time.GetElapsedTime(began) > Ending)
                {
                    throw new StoreException(string.Create(CultureInfo.InvariantCulture,
                        $"This register is served already: {other}. Use that one, or stop it first (Ctrl-C there, or `kill {other.Process}`); one register is served by one process. Another register has another --data (or --database)."));
                }
            }
            else if (!told)
            {
                progress.Report($"Another process writes the search index{(other is null ? "" : $" ({other})")}; waiting for it to end.");
                told = true;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(200), time, stop);
        }
    }

    /// <summary>Pictures of this database's files made anew for showing; may be removed at any time.</summary>
    public PictureCache Pictures(Settings settings, TimeProvider time) =>
        new(Files.ShownFolder, settings.Get(Settings.PicturesCache), time);

    /// <summary>Packages as delivered.</summary>
    public static KeptPackages Kept(Settings settings, TimeProvider time) => new(Path.Combine(settings.DataFolder, "packages"), settings.Get(Settings.PackagesKeep), time);

    /// <summary>What keeps the index up with the journal.</summary>
    public FollowJournal Follow(Settings settings, TimeProvider time) =>
        Flow.Index(Database, Index switch { RegisterIndex own => own.Current, null => throw NotTaken, var other => other }, settings.Get(Settings.IntakeReaders), time);

    /// <summary>The same while the site is served: an index with other fields is made anew beside the one that answers.</summary>
    public RenewIndex Renew(Settings settings, TimeProvider time) => Flow.RenewIndex(Database, Index ?? throw NotTaken, settings.Get(Settings.IntakeReaders), time);

    private static InvalidOperationException NotTaken => new("the index is not taken");

    public async ValueTask DisposeAsync()
    {
        if (Index is not null)
        {
            IndexHolder.Forget(IndexFolder);
            Index.Dispose();
        }

        History?.Dispose();
        Files.Dispose();
        await opened.DisposeAsync();
    }
}
