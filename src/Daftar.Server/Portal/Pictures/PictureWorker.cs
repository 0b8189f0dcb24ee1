using System.Buffers.Binary;
using System.Diagnostics;
using System.Globalization;

namespace Daftar.Server.Portal.Pictures;

/// <summary>
/// One process that decodes (pictures/worker.mjs). Decoders are where hostile pictures strike: a process of its own can be given less memory, no
/// secrets of ours, and be killed.
/// </summary>
internal sealed class PictureWorker : IDisposable
{
    /// <summary>More pixels than an A0 sheet at 200 dpi; a decoded picture of them takes 250 MB.</summary>
    public const int MostPixels = 62_000_000;

    /// <summary>Longest edge of what is shown: an A4 drawing at 300 dpi keeps its size.</summary>
    public const int WholeEdge = 3600;

    /// <summary>Longest edge in lists: twice what the largest of them shows.</summary>
    public const int SmallEdge = 400;

    /// <summary>Longest time for one picture.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    /// <summary>No answer is larger: 62 million pixels are made smaller first.</summary>
    private const int MostAnswer = 128 << 20;

    private readonly Process process;

    private PictureWorker(Process process) => this.process = process;

    public int ProcessId => process.Id;

    /// <param name="script">worker.mjs, with the library beside it.</param>
    /// <exception cref="System.ComponentModel.Win32Exception">There is no Node.js.</exception>
    public static PictureWorker Start(string script)
    {
        string[] node =
        [
            "node", "--max-old-space-size=64", script, Number(MostPixels), Number(WholeEdge), Number(SmallEdge), Number((int)Longest.TotalSeconds),
        ];
        // Address space, files written, core dumps: prlimit is a part of every Debian.
        string[] command = File.Exists("/usr/bin/prlimit") ? ["/usr/bin/prlimit", "--as=3221225472", "--fsize=0", "--core=0", "--nofile=64", "--", .. node] : node;
        var start = new ProcessStartInfo(command[0], command[1..]) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" };
        var path = start.Environment["PATH"];
        // Connection strings and the like may stand in the environment.
        start.Environment.Clear();
        start.Environment["PATH"] = path;
        var started = Process.Start(start)!;
        // What it complains of is its own affair; unread, it would come to a halt.
        started.ErrorDataReceived += static (_, _) => { };
        started.BeginErrorReadLine();
        return new(started);
    }

    /// <exception cref="IOException">It ended, or what it said is no answer: start another.</exception>
    /// <exception cref="OperationCanceledException">It took too long: stop it.</exception>
    public async Task<MadePicture> MakeAsync(ReadOnlyMemory<byte> bytes, PictureSize size, CancellationToken stop)
    {
        var head = new byte[5];
        head[0] = (byte)size;
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(1), bytes.Length);
        var to = process.StandardInput.BaseStream;
        await to.WriteAsync(head, stop);
        await to.WriteAsync(bytes, stop);
        await to.FlushAsync(stop);
        var from = process.StandardOutput.BaseStream;
        await from.ReadExactlyAsync(head, stop);
        var length = BinaryPrimitives.ReadInt32LittleEndian(head.AsSpan(1));
        if (head[0] > (byte)PictureForm.WebP || length is < 0 or > MostAnswer)
        {
            throw new IOException("The picture worker gave no answer of its form.");
        }

        var made = new byte[length];
        await from.ReadExactlyAsync(made, stop);
        return new((PictureForm)head[0], made);
    }

    public void Dispose()
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // it has ended already
        }

        process.Dispose();
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
