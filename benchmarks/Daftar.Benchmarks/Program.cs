using Daftar.Benchmarks.Answers;
using Daftar.Benchmarks.Speed;
using Daftar.Benchmarks.Speed.Searching;

// One benchmark a verb; each prints its figures, and as its last line the headline.
var help = BenchOptions.AskForHelp(args);
try
{
    return await Run();
}
catch (BenchOptionException wrong)
{
    await Console.Error.WriteLineAsync($"daftar bench: {wrong.Message}\n`daftar bench --help` shows options and examples.");
    return 2;
}

async Task<int> Run()
{
    switch (help ? [] : args)
    {
        case ["load", .. var rest]:
            return await LoadBench.Run(rest);
        case ["answers", "similar", ..]:
            return AnswersBench.Run(args[1..]);
        case ["answers", .. var rest]:
            return TextAnswersBench.Run(rest);
        case ["dialects", .. var rest]:
            return await DialectBench.Run(rest);
        case ["search", .. var rest]:
            return await SearchBench.Run(rest);
        case [var unknown, ..]:
            throw new BenchOptionException($"there is no benchmark '{unknown}'; there are load, dialects, search and answers.");
        default:
            Console.WriteLine(
                """
                daftar bench load [--applications N] [--set SET] [--cores N] [--keep FOLDER] [--ceilings no] [--only-make yes] [--renew yes]
                daftar bench dialects [FOLDER] [--markdown PAGE]
                daftar bench search [--applications N] [--peer lucene] [--engine postgres] [--clients N] [--turns N] [--only CLASS] [--offices A,B] [--updates SECONDS] [--states yes] [--texts yes] [--cores N] [--keep FOLDER] [--markdown PAGE]
                daftar bench answers [--markdown PAGE]
                daftar bench answers similar [--others N] [--compared N] [--pairs FILE] [--missed all] [--markdown PAGE]

                  --applications N   records to make and load (default 200000)
                  --set SET          generated (default): trademark records of about 5 kB; twins: real EUIPO and TSDR records with changed numbers;
                                     region: all rights of ten offices, without images and updates; mixed: patents with full text and drawings, designs and marks with images
                  --cores N          cores for Daftar and PostgreSQL together (default 2, what the figures in docs/reference/performance.md are for)
                  --keep FOLDER      where packages are made, and kept for the next run; default: a temporary folder, removed
                  --ceilings no      without reading alone and COPY alone, which take as long again
                  --only-make yes    makes the packages and measures nothing
                  --renew yes        then makes the search index anew with one field more, beside the one that answers

                load reads, checks, keeps and indexes zip packages into a private PostgreSQL of its own, and measures beside it, in the same run, reading
                alone and COPY alone. Its last line is the headline: records/s from the first byte to the last record searchable.
                dialects reads the real samples (or one folder of them, such as st66/em) from memory on one core, beside XmlReader scanning the same records, and counts what is read and what is left;
                --markdown writes the table into a page (docs/reference/dialects.md).
                search builds the index of N applications of all rights and asks it classes of questions with five facets and 20 hits; --peer lucene asks Apache Lucene and --engine postgres the engine in the database the same
                in the same run and compares the answers (--offices takes some offices only; --states yes asks the index of all states instead; --texts yes gives each patent 30 kB of claims and description and asks those; --updates changes entries for so many seconds and says how fast, how soon they are found and what searches notice; Debian's liblucene8-java and a JDK are needed); --markdown writes the table into a page (docs/reference/performance.md).
                answers asks questions of some twenty languages, each with texts that must be found and texts that must not; --markdown writes the table into a page (docs/reference/answers.md).
                answers similar asks for marks that were opposed: the earlier one of each decided pair must be found among N invented marks (default 200000); --missed all also lists
                pairs of the half that is held out; --markdown writes the table into a page (docs/reference/similar-marks.md).

                Examples:
                  daftar bench load
                      200,000 records on two cores: a minute or two, with some 2 GB of disk for the while.
                  daftar bench load --applications 1000000 --keep /var/tmp/daftar-bench
                      The long one; the next run takes the same packages.
                  daftar bench load --applications 7500000 --set region --ceilings no --keep /var/tmp/daftar-bench
                      A whole region: half an hour, with some 40 GB of disk for the while.
                  daftar bench load --set twins --applications 20000
                      Larger records, made of the real samples that DAFTAR_SAMPLES names.
                """);
            return args is [] ? 2 : 0;
    }
}
