namespace Daftar.Store;

/// <summary>Whether a data folder can be used, said before anything is begun in it.</summary>
internal static class DataFolders
{
    /// <exception cref="StoreException">It is a file, lies below one, or cannot be made: why, and what to do.</exception>
    public static void Require(string folder)
    {
        if (Directory.Exists(folder))
        {
            return;
        }

        for (var above = Path.GetFullPath(folder); above is not null; above = Path.GetDirectoryName(above))
        {
            if (File.Exists(above))
            {
                throw Unusable(folder, $"{above} is a file, not a folder", null);
            }
        }

        try
        {
            Directory.CreateDirectory(folder, Modes.PrivateFolder);
            // Whoever needs it makes it, with the owner it is to have.
            Directory.Delete(folder);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw Unusable(folder, problem is UnauthorizedAccessException ? "this user may not make it" : "it is not there and cannot be made", problem);
        }
    }

    private static StoreException Unusable(string folder, string why, Exception? inner) =>
        new($"The data folder {folder} cannot be used: {why}. Name a folder that this user can make or write, with --data FOLDER or {Settings.Data.Variable}.", inner!);
}
