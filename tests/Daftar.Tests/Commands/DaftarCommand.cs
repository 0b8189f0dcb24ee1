using Daftar.Server.Commands;

namespace Daftar.Tests.Commands;

/// <summary>Runs command lines inside the test process and gives what they said.</summary>
internal static class DaftarCommand
{
    public static async Task<(int Code, string Output, string Error)> RunAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        return (await CommandLine.RunAsync(args, output, error), output.ToString(), error.ToString());
    }
}
