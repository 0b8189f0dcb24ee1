namespace Daftar.Store;

/// <summary>One thing an operator can set: name, default, unit and sentence. All of them stand in <see cref="Settings"/>.</summary>
public abstract class Setting
{
    private protected Setting(string name, string unit, string sentence, bool secret)
    {
        Name = name;
        Unit = unit;
        Sentence = sentence;
        IsSecret = secret;
    }

    /// <summary>Lower case, parts separated by dots, as written in the settings file and after <c>--set</c>.</summary>
    public string Name { get; }

    /// <summary>What a value counts or is: bytes, time, folder, on or off …</summary>
    public string Unit { get; }

    /// <summary>One sentence for the operator: what changes when the value does.</summary>
    public string Sentence { get; }

    /// <summary>The value may hold a password: it is never printed and never logged.</summary>
    public bool IsSecret { get; }

    /// <summary>The environment variable that sets it: <c>serve.port</c> is <c>DAFTAR_SERVE_PORT</c>.</summary>
    public string Variable => Settings.VariablePrefix + Name.Replace('.', '_').ToUpperInvariant();

    /// <summary>The default as one would write it; empty if the default is to have no value.</summary>
    public abstract string DefaultText { get; }

    /// <summary>Reads a written value.</summary>
    /// <exception cref="FormatException">The text is no such value; the message says what was expected.</exception>
    internal abstract object Read(string text);

    internal abstract string Write(object value);
}

/// <inheritdoc/>
/// <typeparam name="T">What <see cref="Settings.Get{T}"/> gives for it.</typeparam>
public sealed class Setting<T> : Setting
    where T : notnull
{
    private readonly SettingsKind<T> kind;

    internal Setting(string name, T @default, SettingsKind<T> kind, string sentence, bool secret = false)
        : base(name, kind.Unit, sentence, secret)
    {
        Default = @default;
        this.kind = kind;
    }

    /// <summary>The value where no source names another.</summary>
    public T Default { get; }

    /// <inheritdoc/>
    public override string DefaultText => kind.Write(Default);

    internal override object Read(string text) => kind.Read(text.Trim());

    internal override string Write(object value) => kind.Write((T)value);
}
