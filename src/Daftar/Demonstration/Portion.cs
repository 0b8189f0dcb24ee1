using Daftar.Values;

namespace Daftar.Demonstration;

/// <summary>
/// The applications of one office and right. They are numbered in the order of filing, and more are filed every year (the number grows with
/// the square of the time), so that index, filing day and serial follow from each other without keeping anything.
/// </summary>
internal sealed class Portion
{
    private readonly int _start;
    private readonly int _days;
    private readonly int[] _yearStarts;
    private readonly int _firstYear;

    public Portion(string office, Right right, int count, DateOnly start, DateOnly end)
    {
        Office = office;
        Right = right;
        Count = count;
        _start = start.DayNumber;
        _days = end.DayNumber - start.DayNumber + 1;
        _firstYear = start.Year;
        _yearStarts = [.. Enumerable.Range(start.Year, end.Year - start.Year + 2).Select(year => FirstFiledFrom(new DateOnly(year, 1, 1).DayNumber))];
        var most = _yearStarts.Zip(_yearStarts.Skip(1), (from, to) => to - from).DefaultIfEmpty().Max();
        if (most > Numbering.GreatestSerial(office, right))
        {
            throw new GenerateException(FormattableString.Invariant(
                $"{office} can number {Numbering.GreatestSerial(office, right)} {right} applications a year; {most} were asked for. Ask for fewer applications or more offices."));
        }
    }

    public string Office { get; }

    public Right Right { get; }

    public int Count { get; }

    public int FilingDay(int index)
    {
        // day = days * sqrt((index + 1/2) / count), rounded down; Math.Sqrt is rounded the same way everywhere (IEEE 754).
        var squared = ((2L * index) + 1) * _days * _days / (2L * Count);
        var root = (long)Math.Sqrt(squared);
        while (root * root > squared)
        {
            root--;
        }
        return _start + (int)Math.Min(root, _days - 1);
    }

    /// <summary>The first index filed on that day or later.</summary>
    public int FirstFiledFrom(int day)
    {
        int low = 0, high = Count;
        while (low < high)
        {
            var middle = (low + high) >> 1;
            if (FilingDay(middle) >= day)
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }
        return low;
    }

    /// <summary>Place among the applications of its year, from 1.</summary>
    public int Serial(int index, int year) => index - _yearStarts[year - _firstYear] + 1;
}
