using static System.FormattableString;

namespace Daftar.Search;

/// <summary>
/// While an index is made from the start of the journal (a new field table, another way of cutting words, a register put back to an earlier state, a folder that was lost) it holds
/// states of the register that never were: nothing is answered until it has come to the end. That it is being made stands in the manifest: a process killed meanwhile goes on.
/// </summary>
public sealed partial class EmbeddedIndex
{
    private bool building;
    private volatile int builtPercent;

    /// <summary>True while it is made from the start of the journal and answers nothing.</summary>
    public bool IsBuilding => Volatile.Read(ref snapshot).IsBuilding;

    /// <summary>How far it has come.</summary>
    internal int BuiltPercent => builtPercent;

    /// <summary>What is told meanwhile; null if it is whole.</summary>
    public string? Building => IsBuilding ? Invariant($"The {options.Called} is being made from the register: {builtPercent} % are done. Ask again in a few minutes.") : null;

    /// <inheritdoc/>
    public void BeginBuilding() => SetBuilding(true);

    /// <inheritdoc/>
    public void Built(long done, long all) => builtPercent = all <= 0 ? 0 : (int)Math.Clamp(done * 100 / all, 0, 99);

    /// <inheritdoc/>
    public void EndBuilding() => SetBuilding(false);

    private void SetBuilding(bool to)
    {
        lock (writing)
        {
            if (building != to)
            {
                (building, builtPercent) = (to, 0);
                Publish(snapshot.Cursor);
            }
        }
    }
}
