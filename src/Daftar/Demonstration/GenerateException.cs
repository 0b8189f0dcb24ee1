namespace Daftar.Demonstration;

/// <summary>What was asked for cannot be made; the message says what to ask for instead.</summary>
public sealed class GenerateException(string message) : Exception(message);
