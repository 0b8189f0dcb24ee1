namespace Daftar.Benchmarks.Speed;
internal static class MixedPackages { public static void Make(int applications, string folder) { _ = applications; _ = folder; } }
