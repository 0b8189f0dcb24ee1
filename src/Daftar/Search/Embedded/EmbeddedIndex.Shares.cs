namespace Daftar.Search;

/// <content>How frequent words are: what many entries have tells one mark from another but little.</content>
public sealed partial class EmbeddedIndex : IWordShares
{
    /// <inheritdoc />
    public double ShareOf(string word)
    {
        var used = Use();
        try
        {
            return used.ShareOf(word);
        }
        catch (IndexDamagedException found)
        {
            Note(found, used);
            return 0;
        }
        finally
        {
            used.Release();
        }
    }
}
