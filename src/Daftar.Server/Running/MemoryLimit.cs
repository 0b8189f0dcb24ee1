using Daftar.Store;

namespace Daftar.Server.Running;

/// <summary>Bounds the managed heap of a process that loads, so that PostgreSQL beside it keeps its memory.</summary>
internal static class MemoryLimit
{
    /// <summary>
    /// Takes effect at once, for the life of the process. Near the limit the collector works harder; beyond it an allocation fails, which ends
    /// the load and loses nothing that was acknowledged.
    /// </summary>
    public static void Set(Settings settings)
    {
        AppContext.SetData("GCHeapHardLimit", (ulong)settings.Get(Settings.IntakeMemory));
        GC.RefreshMemoryLimit();
    }
}
