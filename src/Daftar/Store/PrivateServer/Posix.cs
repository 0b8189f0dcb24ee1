using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Daftar.Store;

/// <summary>The few calls of the operating system that .NET has no name for. Numbers are Linux's on x86-64, the one platform the pinned PostgreSQL runs on.</summary>
internal static partial class Posix
{
    private const int ReadWrite = 0x2;
    private const int Create = 0x40;
    private const int NoFollow = 0x20000;
    private const int CloseOnExec = 0x80000;
    private const int Shared = 1;
    private const int Exclusive = 2;
    private const int NonBlocking = 4;
    private const int WouldBlock = 11;

    /// <summary>The number of the user this process acts as.</summary>
    public static uint UserId => GetEffectiveUserId();

    /// <summary>Opens a lock file, made if absent. It does not follow a link, and programs started from here do not inherit it: they would hold the lock after our death.</summary>
    public static SafeFileHandle OpenLock(string path)
    {
        var handle = Open(path, ReadWrite | Create | NoFollow | CloseOnExec, Convert.ToInt32("640", 8));
        return handle >= 0 ? new SafeFileHandle(handle, ownsHandle: true) : throw Failed("open", path);
    }

    /// <summary>Takes the lock for one or for many holders if that needs no waiting; the kernel gives it back when the process ends in any way. A lock held already is changed, and lost when the change is refused.</summary>
    public static bool TryLock(SafeFileHandle file, bool exclusive)
    {
        while (Flock(file, (exclusive ? Exclusive : Shared) | NonBlocking) != 0)
        {
            var error = Marshal.GetLastPInvokeError();
            if (error == WouldBlock)
            {
                return false;
            }

            // EINTR: a signal came in between
            if (error != 4)
            {
                throw Failed("flock", "");
            }
        }

        return true;
    }

    /// <summary>Gives a file or folder to a user and group; of a link, the link itself.</summary>
    public static void Own(string path, uint user, uint group)
    {
        if (ChangeOwner(path, user, group) != 0)
        {
            throw Failed("chown", path);
        }
    }

    private static StoreException Failed(string call, string path)
    {
        var reason = new Win32Exception(Marshal.GetLastPInvokeError());
        return new StoreException($"{path}: {call} was refused: {reason.Message}", reason);
    }

    [LibraryImport("libc", EntryPoint = "geteuid")]
    private static partial uint GetEffectiveUserId();

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags, int mode);

    [LibraryImport("libc", EntryPoint = "flock", SetLastError = true)]
    private static partial int Flock(SafeFileHandle file, int operation);

    [LibraryImport("libc", EntryPoint = "lchown", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int ChangeOwner(string path, uint user, uint group);
}
