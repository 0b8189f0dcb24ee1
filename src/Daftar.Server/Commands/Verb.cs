using System.CommandLine;
using System.CommandLine.Help;
using Daftar.Store;

namespace Daftar.Server.Commands;

/// <summary>A command line someone can copy, and what it does.</summary>
internal sealed record Example(string Line, string Does);

/// <summary>
/// One verb of the command line, one file each: name, sentence, options as fields added in the constructor, examples, and what it does.
/// A new verb is one line in <see cref="CommandLine.Verbs"/>.
/// </summary>
internal abstract class Verb : Command
{
    protected Verb(string name, string sentence)
        : base(name, sentence) =>
        SetAction(async (parsed, stop) => (int)await Invocation.RunAsync(parsed, RunAsync, stop));

    /// <summary>At least one; shown by <c>--help</c>, each one begins with <c>daftar</c> and this verb.</summary>
    public abstract IReadOnlyList<Example> Examples { get; }

    /// <summary>Settings that an option of this verb sets, such as <c>--port</c>; they are checked like all others.</summary>
    public virtual IEnumerable<WrittenSetting> Written(ParseResult parsed) => [];

    /// <summary>
    /// Does the work. Exceptions of the environment (database, files, ports) and of settings may pass: the caller turns them into
    /// a message and the right exit code.
    /// </summary>
    protected abstract Task<ExitCode> RunAsync(Invocation invocation, CancellationToken stop);
}

/// <summary>The stock help with the examples after it.</summary>
internal sealed class HelpWithExamples(HelpAction stock) : System.CommandLine.Invocation.SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var result = stock.Invoke(parseResult);
        var examples = parseResult.CommandResult.Command is Verb verb ? verb.Examples : CommandLine.FirstSteps;
        Write(examples, parseResult.InvocationConfiguration.Output);
        return result;
    }

    private static void Write(IReadOnlyList<Example> examples, TextWriter output)
    {
        output.WriteLine("Examples:");
        foreach (var example in examples)
        {
            output.WriteLine($"  {example.Line}");
            output.WriteLine($"      {example.Does}");
        }

        output.WriteLine();
    }
}
