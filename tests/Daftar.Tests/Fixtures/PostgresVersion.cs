namespace Daftar.Tests.Fixtures;

/// <summary>The servers the suite runs on: the oldest that is supported, as Debian ships it, and the one Daftar brings along.</summary>
public enum PostgresVersion
{
    Debian15,
    Npm18,
}
