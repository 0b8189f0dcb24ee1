using Daftar.Benchmarks.Speed;

// One benchmark a verb; each prints its figures, and as its last line the headline.
return args switch
{
    ["load", .. var rest] => await LoadBench.Run(rest),
    _ => Help(),
};

static int Help()
{
    Console.WriteLine(
        """
        daftar bench load [--applications N] [--set NAME] [--keep FOLDER]

          --applications N   records to make and load (default 200000)
          --set NAME         generated (default): trademark records of about 5 kB; twins: real EUIPO and TSDR records with changed numbers;
                             mixed: patents with full text, designs and marks with images
          --keep FOLDER      where packages are made, and kept for the next run; default: a temporary folder, removed

        Reads, checks, keeps and indexes zip packages into a private PostgreSQL of its own, and measures beside it, in the same run, reading alone
        and COPY alone. The last line is the headline: records/s from the first byte to the last record searchable.
        """);
    return 2;
}
