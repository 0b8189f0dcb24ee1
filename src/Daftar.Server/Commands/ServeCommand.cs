using System.CommandLine;
using Daftar.Server.Running;
using Daftar.Store;

namespace Daftar.Server.Commands;

/// <summary><c>daftar serve</c>: the portal and the API, until stopped.</summary>
internal sealed class ServeCommand : Verb
{
    private readonly Option<string?> port = new("--port")
    {
        Description = $"The port; without it the setting serve.port ({Settings.ServePort.DefaultText}).",
        HelpName = "PORT",
    };

    public ServeCommand()
        : base("serve", "Serves the portal and API of the register until it is stopped (Ctrl-C).") => Options.Add(port);

    public override IReadOnlyList<Example> Examples =>
    [
        new("daftar serve", "Serves this machine's own register at http://localhost:5080."),
        new("daftar serve --database \"Host=db;Database=daftar;Username=daftar\" --port 8080", "Serves the register kept in a PostgreSQL of yours, on another port."),
        new("daftar serve --set serve.address=0.0.0.0", "Lets other machines in; put a proxy with TLS in front."),
    ];

    public override IEnumerable<WrittenSetting> Written(ParseResult parsed) =>
        parsed.GetValue(port) is { } asked ? [new("--port", Settings.ServePort.Name, asked)] : [];

    protected override async Task<ExitCode> RunAsync(Invocation invocation, CancellationToken stop)
    {
        var settings = invocation.Settings;
        await using var register = await RunningRegister.OpenAsync(settings, invocation.Output, stop);
        await register.TakeIndexAsync("serve", invocation.Output, invocation.Time, stop);
        return await Serving.RunAsync(invocation, settings, register, stop);
    }
}
