namespace Daftar.Checking;

/// <summary>Standards many checks name.</summary>
internal static class Standards
{
    public const string St96 = "WIPO ST.96 V6.0";
}
