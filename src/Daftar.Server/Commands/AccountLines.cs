using System.Globalization;
using Daftar.Register;
using Daftar.Values;

namespace Daftar.Server.Commands;

/// <summary>The account of a package, as lines for people.</summary>
internal static class AccountLines
{
    public static IEnumerable<string> Of(PackageAccount account, IReadOnlyList<FindingCount> findings)
    {
        yield return $"Package {Number(account.Id)}: {account.Name} ({State(account.State)}{(account.Demonstration ? ", demonstration data" : "")})";
        if (account.Message is { } message)
        {
            yield return $"  {message}";
        }

        yield return $"  {Declared(account)}";
        if (account.Seconds is > 0 and { } seconds)
        {
            yield return string.Create(CultureInfo.InvariantCulture,
                $"  {account.Received:N0} records in {seconds:N1} s: {account.Received / seconds:N0} records/s, {account.Bytes / seconds / 1e6:N1} MB/s");
        }

        foreach (var line in Columns.Lines(["  records", ""], [.. Records(account)]))
        {
            yield return line;
        }

        if (account.Unread > 0)
        {
            yield return NotRead(account.Unread);
        }

        yield return string.Create(CultureInfo.InvariantCulture,
            $"  files: {account.FilesNamed:N0} named, {account.FilesArrived:N0} arrived, {account.FilesMissing:N0} missing{(account.FilesUnreferenced is { } extra ? $", {extra:N0} that no record names" : "")}");
        if (account.Omitted is { } omitted)
        {
            yield return string.Create(CultureInfo.InvariantCulture,
                $"  {omitted:N0} entries of this collection are absent from the full extraction: {(account.Removed is { } removed ? $"{removed:N0} of them were removed, as deleted by the office" : "none was removed")}");
        }

        if (findings.Count > 0)
        {
            yield return "";
            foreach (var line in Columns.Lines(["  finding", "severity", "times"], Rows(findings)))
            {
                yield return line;
            }
        }
    }

    /// <summary>What became of several packages together.</summary>
    public static IEnumerable<string> OfAll(IReadOnlyCollection<PackageAccount> accounts, int refused)
    {
        yield return "";
        yield return string.Create(CultureInfo.InvariantCulture,
            $"{accounts.Count:N0} packages loaded, {refused:N0} refused: {accounts.Sum(a => a.Received):N0} records, {accounts.Sum(a => a.New):N0} new, {accounts.Sum(a => a.Changed):N0} changed, {accounts.Sum(a => a.SetAside + a.Held):N0} set aside or held");
    }

    public static string NotRead(long count) => string.Create(CultureInfo.InvariantCulture,
        $"  not read to the end, or not at all: {count:N0} {(count == 1 ? "file, document or zip inside; the finding says which" : "files, documents or zips inside; the findings say which")}");

    /// <summary>Rows of a table of findings by code.</summary>
    public static string[][] Rows(IReadOnlyList<FindingCount> findings) =>
        [.. findings.Select(f => new[] { "  " + f.Code, Word(f.Severity), Number(f.Count) })];

    public static string State(PackageState state) => state switch
    {
        PackageState.Arrived => "arrived",
        PackageState.Loading => "loading",
        PackageState.Loaded => "loaded",
        PackageState.LoadedWithFindings => "loaded with findings",
        PackageState.Stopped => "stopped",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "a state without a word"),
    };

    public static string Word(Severity severity) => severity switch
    {
        Severity.Watch => "watch",
        Severity.Warn => "warn",
        Severity.SetAside => "set aside",
        Severity.Stop => "stop",
        _ => throw new ArgumentOutOfRangeException(nameof(severity), severity, "a severity without a word"),
    };

    public static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Declared(PackageAccount account)
    {
        string?[] said =
        [
            account.Authority,
            account.Right is { } right ? Rights.CommonFields.Key(right) : null,
            account.Kind switch { PackageKind.Full => "full extraction", PackageKind.Update => "update", _ => null },
            account.Delivery is { } id ? $"delivery {id}{(account.Last ? " (last package)" : "")}" : null,
            string.Create(CultureInfo.InvariantCulture, $"arrived {account.Arrived.UtcDateTime:yyyy-MM-dd HH:mm} UTC"),
            account.Location,
        ];
        return string.Join(", ", said.Where(part => part is not null));
    }

    private static IEnumerable<string[]> Records(PackageAccount account)
    {
        (string Word, long Count)[] parts =
        [
            ("new", account.New), ("changed", account.Changed), ("unchanged", account.Unchanged), ("older, kept in history", account.Older),
            ("deleted by the office", account.Deleted), ("duplicate", account.Duplicate), ("held", account.Held), ("set aside", account.SetAside),
        ];
        var wide = Number(account.Received).Length;
        foreach (var (word, count) in parts.Where(p => p.Count > 0))
        {
            yield return [$"    {word}", Number(count).PadLeft(wide)];
        }

        yield return ["  = received", Number(account.Received).PadLeft(wide)];
    }
}
