namespace Daftar.Search;

/// <summary>Keeps one index up with the journal: that of today's states (<see cref="FollowJournal"/>), or that of all states (<see cref="FollowHistory"/>).</summary>
public interface IFollowIndex
{
    /// <summary>Why the index does not follow at the moment; null while it does.</summary>
    string? Problem { get; }

    /// <summary>Told in a sentence when the index had to be emptied because it does not belong to this state of the register.</summary>
    Action<string>? StartedAnew { get; set; }

    /// <summary>Takes in everything committed so far; the index then shows it.</summary>
    /// <returns>How many changed entries were taken in.</returns>
    Task<long> CatchUp(IProgress<FollowProgress>? progress, CancellationToken cancel);

    /// <summary>Follows the journal until stopped. A database that went away is waited for: see <see cref="Problem"/>.</summary>
    Task Run(CancellationToken cancel);

    /// <summary>Having caught up before, takes in at least what another index has that nobody writes meanwhile, and whatever must be seen at once.</summary>
    /// <param name="cursor">Of the other index.</param>
    /// <returns>False if its index had to be emptied on the way, and is far from whole.</returns>
    Task<bool> Reach(string? cursor, CancellationToken cancel);
}
