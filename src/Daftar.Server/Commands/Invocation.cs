using System.CommandLine;
using System.Net.Sockets;
using Daftar.Store;
using Npgsql;

namespace Daftar.Server.Commands;

/// <summary>One run of one verb: what was asked, the settings in force, and where answers go.</summary>
internal sealed class Invocation
{
    private Invocation(ParseResult parsed, Settings settings)
    {
        Parsed = parsed;
        Settings = settings;
        Output = new(
            parsed.InvocationConfiguration.Output,
            parsed.InvocationConfiguration.Error,
            parsed.GetValue(GlobalOptions.Json),
            parsed.GetValue(GlobalOptions.Quiet));
    }

    /// <summary>The values of the verb's own options: <c>invocation.Parsed.GetValue(option)</c>.</summary>
    public ParseResult Parsed { get; }

    public Settings Settings { get; }

    public Output Output { get; }

    public TimeProvider Time { get; } = TimeProvider.System;

    /// <summary>Runs a verb and turns what may go wrong into one message and the exit code that belongs to it.</summary>
    public static async Task<ExitCode> RunAsync(
        ParseResult parsed, Func<Invocation, CancellationToken, Task<ExitCode>> verb, CancellationToken stop)
    {
        var error = parsed.InvocationConfiguration.Error;
        try
        {
            return await verb(new Invocation(parsed, GlobalOptions.ReadSettings(parsed)), stop);
        }
        catch (SettingsException wrong)
        {
            foreach (var problem in wrong.Problems)
            {
                await error.WriteLineAsync($"daftar: {problem}");
            }

            return ExitCode.Usage;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await error.WriteLineAsync("daftar: stopped. What was acknowledged is kept; the same command goes on from there.");
            return ExitCode.Interrupted;
        }
        catch (Exception outside) when (outside is StoreException or NpgsqlException or IOException or UnauthorizedAccessException or SocketException or TimeoutException)
        {
            await error.WriteLineAsync($"daftar: {outside.Message}");
            return ExitCode.Environment;
        }
        catch (Exception defect)
        {
            await error.WriteLineAsync($"daftar: this is a defect of Daftar, please report it with the lines below.\n{defect}");
            return ExitCode.Defect;
        }
    }
}
