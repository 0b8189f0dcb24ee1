namespace Daftar.Demonstration;

/// <summary>Draws simple figures in plain colours: marks of a few shapes, and views of a body from several sides.</summary>
internal sealed class Drawing
{
    private const int Width = 192;
    private const int Height = 144;

    private static readonly int[] Colours =
        [0xC0392B, 0xE67E22, 0xF1C40F, 0x27AE60, 0x16A085, 0x2980B9, 0x8E44AD, 0x2C3E50, 0xD35400, 0x7F8C8D, 0x1ABC9C, 0x34495E, 0xE84393, 0x00526E, 0x6D4C41, 0x9CCC65];

    private readonly byte[] _pixels = new byte[Width * Height];
    private readonly int[] _palette;

    private Drawing(int[] palette)
    {
        _palette = palette;
    }

    /// <summary>A figurative mark: two to five shapes in up to four colours.</summary>
    public static byte[] Mark(Dice dice)
    {
        var drawing = new Drawing([0xFFFFFF, dice.Of(Colours), dice.Of(Colours), dice.Of(Colours), dice.Of(Colours), 0x1B1B1B]);
        for (var left = dice.Between(2, 5); left > 0; left--)
        {
            drawing.Shape(ref dice);
        }
        if (dice.Chance(600))
        {
            drawing.Lettering(ref dice);
        }
        return Png.Write(drawing._pixels, Width, Height, drawing._palette);
    }

    /// <summary>A view of a design: the same body for the same dice, seen from the side the view names.</summary>
    public static byte[] View(Dice dice, int side)
    {
        var colour = dice.Of(Colours);
        var drawing = new Drawing([0xFFFFFF, colour, Shade(colour, 80), Shade(colour, 60), Shade(colour, 125), 0x222222]);
        int width = dice.Between(50, 105), height = dice.Between(40, 95), depth = dice.Between(16, 40);
        var round = dice.Chance(400);
        if (side is 2 or 3)
        {
            (width, depth) = (depth + 20, 0);
        }
        else if (side != 0)
        {
            depth = 0;
        }
        int x = (Width - width - depth) / 2, y = ((Height - height) / 2) + (depth / 3);
        for (var d = depth; d > 0; d--)
        {
            drawing.Box(x + d, y - (d * 2 / 3), width, height, d == depth ? (byte)2 : (byte)3, round);
        }
        drawing.Box(x, y, width, height, 1, round);
        for (var left = dice.Between(1, 4); left > 0; left--)
        {
            int w = Math.Max(6, width / dice.Between(3, 7)), h = Math.Max(6, height / dice.Between(3, 7));
            drawing.Box(x + dice.Between(4, Math.Max(5, width - w - 4)), y + dice.Between(4, Math.Max(5, height - h - 4)), w, h, (byte)dice.Between(2, 5), dice.Chance(300));
        }
        if (side == 1)
        {
            drawing.Box(x + (width / 3), y + (height / 3), width / 3, height / 3, 4, !round);
        }
        return Png.Write(drawing._pixels, Width, Height, drawing._palette);
    }

    private void Shape(ref Dice dice)
    {
        int x = dice.Between(30, Width - 30), y = dice.Between(30, Height - 40), size = dice.Between(12, 50);
        var colour = (byte)dice.Between(1, 4);
        switch (dice.Below(6))
        {
            case 0:
                Fill(x, y, size, colour, (dx, dy) => (dx * dx) + (dy * dy) <= size * size);
                break;
            case 1:
                var inner = size * 2 / 3;
                Fill(x, y, size, colour, (dx, dy) => (dx * dx) + (dy * dy) <= size * size && (dx * dx) + (dy * dy) >= inner * inner);
                break;
            case 2:
                Fill(x, y, size, colour, (dx, dy) => Math.Abs(dx) + Math.Abs(dy) <= size);
                break;
            case 3:
                Fill(x, y, size, colour, (dx, dy) => dy > -size && 2 * Math.Abs(dx) <= dy + size);
                break;
            case 4:
                var period = dice.Between(6, 14);
                Fill(x, y, size, colour, (dx, dy) => (dx * dx) + (dy * dy) <= size * size && Math.Abs(dx + dy) % period < period / 2);
                break;
            default:
                // A leaf: where two circles meet.
                var shift = size / 2;
                Fill(x, y, size, colour, (dx, dy) => ((dx - shift) * (dx - shift)) + (dy * dy) <= size * size && ((dx + shift) * (dx + shift)) + (dy * dy) <= size * size);
                break;
        }
    }

    /// <summary>Bars that stand for letters; they spell nothing.</summary>
    private void Lettering(ref Dice dice)
    {
        var x = dice.Between(20, 60);
        for (var letters = dice.Between(4, 9); letters > 0 && x < Width - 24; letters--)
        {
            var width = dice.Between(8, 16);
            Box(x, Height - 30, 3, 20, 5, false);
            if (dice.Chance(500))
            {
                Box(x, dice.Chance(500) ? Height - 30 : Height - 13, width, 3, 5, false);
            }
            if (dice.Chance(500))
            {
                Box(x + width - 3, Height - 30, 3, 20, 5, false);
            }
            x += width + 6;
        }
    }

    private void Fill(int x, int y, int size, byte colour, Func<int, int, bool> inside)
    {
        for (var row = Math.Max(0, y - size); row < Math.Min(Height, y + size + 1); row++)
        {
            for (var column = Math.Max(0, x - size); column < Math.Min(Width, x + size + 1); column++)
            {
                if (inside(column - x, row - y))
                {
                    _pixels[(row * Width) + column] = colour;
                }
            }
        }
    }

    private void Box(int x, int y, int width, int height, byte colour, bool round)
    {
        for (var row = Math.Max(0, y); row < Math.Min(Height, y + height); row++)
        {
            // A round box is narrower at its ends, as a bottle or a cushion is.
            var near = Math.Min(row - y, y + height - 1 - row);
            var cut = round && near < 12 ? (12 - near) * (12 - near) / 12 : 0;
            for (var column = Math.Max(0, x + cut); column < Math.Min(Width, x + width - cut); column++)
            {
                _pixels[(row * Width) + column] = colour;
            }
        }
    }

    private static int Shade(int colour, int percent)
    {
        var shaded = 0;
        for (var shift = 0; shift < 24; shift += 8)
        {
            shaded |= Math.Min(255, ((colour >> shift) & 0xFF) * percent / 100) << shift;
        }
        return shaded;
    }
}
