using Daftar.Register;

namespace Daftar.Intake;

/// <summary>What was declared of a package when it first came is kept with it, and never mixed with something else.</summary>
internal static class Declared
{
    /// <summary>Authority, right and delivery tell packages of the same bytes apart; of what is left, the kind may not change.</summary>
    /// <exception cref="PackageException">The package is known as another kind.</exception>
    public static void RefuseOtherwise(PackageAccount account, LoadOptions options)
    {
        if (options.Kind == PackageKind.NotSaid || options.Kind == account.Kind || (account.IsLoaded && options.Kind != PackageKind.Full))
        {
            return;
        }
        var (begun, goOn) = account.IsLoaded
            ? ("was loaded", "what it names was not noted, and so it cannot be told what it omits.")
            : ("was begun", $"load it {(account.Kind == PackageKind.NotSaid ? "without --kind" : "with --kind " + Word(account.Kind))} to let it go on.");
        throw new PackageException("PACKAGE-DECLARED-OTHERWISE", string.Create(null,
            $"It {begun} as package {account.Id} {(account.Kind == PackageKind.NotSaid ? "without a kind" : "as " + Sort(account.Kind))}: {goOn} To have the same bytes taken as {Sort(options.Kind)}, give them a delivery of their own (--delivery ID)."));
    }

    private static string Word(PackageKind kind) => kind == PackageKind.Full ? "full" : "update";

    private static string Sort(PackageKind kind) => kind == PackageKind.Full ? "a full extraction" : "an update";
}
