namespace Daftar.Server.Running;

/// <summary>Logs: one JSON object a line for machines that collect them, plain lines for a person at a terminal.</summary>
internal static class Logs
{
    /// <summary>
    /// Sets the log of a server. Requests are not logged one by one: metrics count them, and an address or a search word is personal data.
    /// </summary>
    public static ILoggingBuilder AddLogs(this ILoggingBuilder logging, bool json)
    {
        logging.ClearProviders()
            .SetMinimumLevel(LogLevel.Information)
            .AddFilter("Microsoft", LogLevel.Warning)
            .AddFilter("Npgsql", LogLevel.Warning);
        return json
            ? logging.AddJsonConsole(console =>
            {
                console.UseUtcTimestamp = true;
                console.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
                console.IncludeScopes = true;
            })
            : logging.SetMinimumLevel(LogLevel.Warning).AddSimpleConsole(console => console.SingleLine = true);
    }
}
