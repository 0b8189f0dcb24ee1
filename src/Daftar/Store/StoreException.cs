namespace Daftar.Store;

/// <summary>The store cannot do what it was asked. The message names the file, folder or value concerned and says what to do about it; it is meant to be shown to the person at the command line as it is.</summary>
public sealed class StoreException : Exception
{
    public StoreException(string message)
        : base(message)
    {
    }

    public StoreException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public StoreException()
    {
    }
}
