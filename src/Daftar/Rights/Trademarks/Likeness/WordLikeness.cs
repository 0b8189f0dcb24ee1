namespace Daftar.Rights.Trademarks.Likeness;

/// <summary>How alike two words are, from 0 to 1, and why.</summary>
internal readonly record struct WordLikeness(double Value, MarkReason? Reason)
{
    /// <summary>Less than this is no likeness: any two words have some letters in common.</summary>
    public const double Least = 0.55;

    public static WordLikeness Of(MarkWord a, MarkWord b)
    {
        if (a.Text == b.Text)
        {
            return new(1, new(MarkReasonKind.SameWord, a.Text, b.Text));
        }

        if (a.IsNumber && b.IsNumber)
        {
            return default;
        }

        if (a.Look == b.Look)
        {
            return new(0.97, new(MarkReasonKind.LooksAlike, a.Text, b.Text));
        }

        if (IsPlural(a.Text, b.Text) || IsPlural(b.Text, a.Text))
        {
            return new(0.96, new(MarkReasonKind.Plural, a.Text, b.Text));
        }

        var looks = a.IsLatin == b.IsLatin ? Share(Distance.Looks(a.Look, b.Look), a.Look, b.Look) : 0;
        var sounds = a.Sound is { } heard && b.Sound is { } other ? Share(Distance.Sounds(heard, other), heard, other) : (double?)null;
        var value = sounds is not { } sound ? looks : a.IsLatin != b.IsLatin ? 0.92 * sound : (0.65 * Math.Max(looks, sound)) + (0.35 * Math.Min(looks, sound));
        if (a.Sound is { Length: >= 3 } && a.Sound == b.Sound)
        {
            return new(Math.Max(value, 0.9), new(MarkReasonKind.SoundsAlike, a.Text, b.Text));
        }

        var spelled = Spelled(a, b, sounds ?? 0);
        var whole = Whole(a.Look, b.Look);
        return whole.Value > value ? whole : new(value, spelled);
    }

    private static double Share(double distance, string a, string b) => Math.Max(0, 1 - (distance / Math.Max(3, Math.Max(a.Length, b.Length))));

    private static bool IsPlural(string one, string many) => one.Length >= 3 && many.Length > one.Length && many[^1] == 's' && one[^1] != 's'
        && (many.AsSpan(0, many.Length - 1).SequenceEqual(one) || (many.EndsWith("es", StringComparison.Ordinal) && many.AsSpan(0, many.Length - 2).SequenceEqual(one))
            || (one[^1] == 'y' && many.EndsWith("ies", StringComparison.Ordinal) && many.AsSpan(0, many.Length - 3).SequenceEqual(one.AsSpan(0, one.Length - 1))));

    /// <summary>One word is the beginning or another part of the other: the longer the part, the more.</summary>
    private static WordLikeness Whole(string a, string b)
    {
        var (few, many) = a.Length <= b.Length ? (a, b) : (b, a);
        if (few.Length < 3 || !many.Contains(few, StringComparison.Ordinal))
        {
            return default;
        }

        var part = (double)few.Length / many.Length;
        return many.StartsWith(few, StringComparison.Ordinal) ? new(0.55 + (0.4 * part), new(MarkReasonKind.BeginsWith, few, many))
            : few.Length < 4 ? default
            : new(0.45 + (0.4 * part), new(MarkReasonKind.Contains, many, few));
    }

    private static MarkReason? Spelled(MarkWord a, MarkWord b, double sounds)
    {
        if (a.IsLatin == b.IsLatin)
        {
            switch (Edits(a.Text, b.Text, out var isSwap))
            {
                case 1:
                    return new(isSwap ? MarkReasonKind.Swapped : MarkReasonKind.OneLetter, a.Text, b.Text);
                case 2 when Math.Max(a.Text.Length, b.Text.Length) >= 6:
                    return new(MarkReasonKind.TwoLetters, a.Text, b.Text);
            }
        }

        if (sounds >= 0.72)
        {
            return new(MarkReasonKind.SoundsNear, a.Text, b.Text);
        }

        var begin = a.Text.AsSpan().CommonPrefixLength(b.Text);
        if (begin >= 3 && begin * 2 >= Math.Min(a.Text.Length, b.Text.Length))
        {
            return new(MarkReasonKind.SameBeginning, a.Text, b.Text);
        }

        var end = 0;
        while (end < a.Text.Length && end < b.Text.Length && a.Text[^(end + 1)] == b.Text[^(end + 1)])
        {
            end++;
        }

        return end >= 3 && end * 2 >= Math.Min(a.Text.Length, b.Text.Length) ? new(MarkReasonKind.SameEnding, a.Text, b.Text) : null;
    }

    /// <summary>Letters that differ: 0, 1, 2, or 3 for more.</summary>
    private static int Edits(string a, string b, out bool isSwap)
    {
        isSwap = false;
        var begin = a.AsSpan().CommonPrefixLength(b);
        var x = a.AsSpan(begin);
        var y = b.AsSpan(begin);
        while (x.Length > 0 && y.Length > 0 && x[^1] == y[^1])
        {
            x = x[..^1];
            y = y[..^1];
        }

        isSwap = x.Length == 2 && y.Length == 2 && x[0] == y[1] && x[1] == y[0];
        if (isSwap)
        {
            return 1;
        }

        var few = x.Length <= y.Length ? x : y;
        var many = x.Length <= y.Length ? y : x;
        if (many.Length <= 2)
        {
            return many.Length;
        }

        if (many.Length - few.Length > 2)
        {
            return 3;
        }

        // two places apart: what lies between them is the same once each place is left out
        var same = many.Length == few.Length ? many[1..^1].SequenceEqual(few[1..^1]) : many.Length == few.Length + 1 ? many[1..^1].SequenceEqual(few[1..]) || many[1..^1].SequenceEqual(few[..^1]) : many[1..^1].SequenceEqual(few);
        return same ? 2 : 3;
    }
}
