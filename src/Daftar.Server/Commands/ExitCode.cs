namespace Daftar.Server.Commands;

/// <summary>What a command's end tells the script that called it. Explained in docs/reference/exit-codes.md.</summary>
internal enum ExitCode
{
    /// <summary>Everything asked for was done.</summary>
    Ok = 0,

    /// <summary>Done in part, or something was found: a package was refused or partly loaded, a chain is broken.</summary>
    Findings = 1,

    /// <summary>The command line or a setting is wrong; nothing was begun.</summary>
    Usage = 2,

    /// <summary>Something outside is in the way: no database, no access, no space, a port in use.</summary>
    Environment = 3,

    /// <summary>A defect of Daftar; the message asks to report it.</summary>
    Defect = 70,

    /// <summary>Stopped by Ctrl-C or SIGTERM before the end; what was acknowledged is kept.</summary>
    Interrupted = 130,
}
