using System.Globalization;
using Daftar.Offices;
using Daftar.Store;
using Daftar.Values;

namespace Daftar.Server.Running;

/// <summary>The offices' profiles as they hold on this machine: Daftar's own with the operator's files over them.</summary>
internal static class OperatorOffices
{
    private const string Folder = "offices";

    /// <exception cref="SettingsException">A folder that was named is not there, or a file in it cannot be used.</exception>
    public static OfficeProfiles Read(Settings settings)
    {
        var named = settings.Get(Settings.Offices);
        var folder = named.Length > 0 ? Path.GetFullPath(named) : Path.Combine(settings.DataFolder, Folder);
        if (!Directory.Exists(folder))
        {
            return named.Length == 0 ? OfficeProfiles.Embedded : throw new SettingsException([$"{settings.SourceOf(Settings.Offices)}: offices is \"{named}\": there is no such folder."]);
        }

        try
        {
            var offices = Known(OfficeProfiles.With(folder));
            NumberRules.Use(offices.Rules());
            return offices;
        }
        catch (InvalidDataException wrong)
        {
            throw new SettingsException([wrong.Message]);
        }
    }

    /// <summary>Where the operator's files of offices lie; null where there are none.</summary>
    public static string? FolderOf(Settings settings)
    {
        var named = settings.Get(Settings.Offices);
        var folder = named.Length > 0 ? Path.GetFullPath(named) : Path.Combine(settings.DataFolder, Folder);
        return Directory.Exists(folder) ? folder : null;
    }

    /// <summary>Brings the collections of a register to what the files say of them: done by whatever opens it.</summary>
    public static async Task KeepTermsAsync(Database database, OfficeProfiles offices, IProgress<string> progress, CancellationToken stop)
    {
        if (await Flow.KeepTerms(database, TimeProvider.System).Apply(offices.FactsOf, stop) is { Changed: > 0 } applied)
        {
            progress.Report(string.Create(CultureInfo.InvariantCulture, $"Collections whose terms or authority are other ones than before: {applied.Changed}. Entries shown or hidden for it: {applied.Entries}."));
        }
    }

    /// <summary>Brings the numbers of a register to the forms the files give them: done by whatever opens it, before anything is loaded.</summary>
    public static async Task KeepNumbersAsync(Database database, IProgress<string> progress, CancellationToken stop)
    {
        if (await Flow.FoldAnew(database, TimeProvider.System).Run(new Looked(progress), stop) is not { } done)
        {
            return;
        }

        if (done.HeldUntil is { } until)
        {
            progress.Report(string.Create(CultureInfo.InvariantCulture,
                $"The office files of this process held for this register before, until {until:yyyy-MM-dd HH:mm} UTC, when another process brought its numbers to other forms. If nobody changed the files back, two processes have different ones: give both the same (setting offices), or they fold the numbers back and forth, and the one that loads is refused."));
        }

        if (done.Identifiers > 0)
        {
            progress.Report(string.Create(CultureInfo.InvariantCulture, $"Numbers that office files bring to another form than before: {done.Identifiers}. Entries that turned out to be one: {done.Joined} (./daftar split undoes that)."));
        }

        if (done.LeftApart.Count > 0)
        {
            progress.Report(string.Create(CultureInfo.InvariantCulture,
                $"Pairs of entries that have one number now and were left two, for one was taken down, they were split before, or they contradict each other: {done.LeftApart.Count}, such as {done.LeftApart[0].Number}. They are listed by ./daftar findings --code NUMBER-LEFT-APART."));
        }
    }

    private sealed class Looked(IProgress<string> progress) : IProgress<long>
    {
        private long told;

        public void Report(long value)
        {
            if (value - told >= 1_000_000)
            {
                told = value;
                progress.Report(string.Create(CultureInfo.InvariantCulture, $"Numbers looked at, whether office files bring them to another form: {value}."));
            }
        }
    }

    /// <summary>A code that no check has would be passed over in silence.</summary>
    private static OfficeProfiles Known(OfficeProfiles offices)
    {
        foreach (var office in offices.All)
        {
            foreach (var code in office.Checks.Keys.Where(static code => !Catalog.Checks.Any(check => check.Code == code)))
            {
                throw new InvalidDataException($"{office.Code}.jsonc: \"checks\" of \"{code}\": there is no such check. All of them: daftar checks.");
            }
        }
        return offices;
    }
}
