namespace Daftar.Tests.Fixtures;

/// <summary>A test of what only root can do; skipped for anybody else.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RootFactAttribute : FactAttribute
{
    public RootFactAttribute() => Skip = Environment.IsPrivilegedProcess ? null! : "only root can make users and hand files over to them";
}
