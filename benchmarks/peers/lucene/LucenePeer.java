import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.core.WhitespaceTokenizer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.IndexOrDocValuesQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MultiCollector;
import org.apache.lucene.search.MultiTermQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopDocsCollector;
import org.apache.lucene.search.TopFieldCollector;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.search.TopScoreDocCollector;
import org.apache.lucene.search.WildcardQuery;
import org.apache.lucene.search.spans.SpanNearQuery;
import org.apache.lucene.search.spans.SpanQuery;
import org.apache.lucene.search.spans.SpanTermQuery;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.util.BytesRef;

/**
 * Apache Lucene beside Daftar's own search engine: the same documents (already cut into the same tokens), the same questions, the same answers.
 * Written as people who know Lucene write it for speed: memory-mapped, BM25, facets counted from numeric doc values in one array each, segments searched on all cores at once.
 *
 * build INDEX           reads documents from standard input (see readDocument), writes the index, prints what it took
 * ask INDEX QUESTIONS   answers commands from standard input: "FIRST COUNT TURNS CLIENTS CORES" over the lines of QUESTIONS (CORES 1: segments of
 *                       one search on all cores at once, 0: one after the other), one line of times for each
 */
public final class LucenePeer {
    /** Facets in the order of the stream: four with one value, the classes (up to 64 of them) as bits of one long. */
    private static final String[] FACETS = {"office", "right", "status", "filed", "class"};
    private static final int CLASSES = 4;

    public static void main(String[] args) throws Exception {
        if (args[0].equals("build")) {
            build(Path.of(args[1]));
        } else {
            ask(Path.of(args[1]), Path.of(args[2]));
        }
    }

    private static void build(Path folder) throws Exception {
        FieldType words = new FieldType(TextField.TYPE_NOT_STORED);
        words.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);
        words.freeze();
        FieldType stems = new FieldType(TextField.TYPE_NOT_STORED);
        stems.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
        stems.freeze();
        Analyzer analyzer = new Analyzer() {
            @Override protected TokenStreamComponents createComponents(String field) {
                return new TokenStreamComponents(new WhitespaceTokenizer());
            }

            @Override public int getPositionIncrementGap(String field) {
                return 100;
            }
        };
        IndexWriterConfig config = new IndexWriterConfig(analyzer);
        config.setRAMBufferSizeMB(256);
        config.setUseCompoundFile(false);
        List<Map<String, Integer>> names = new ArrayList<>();
        for (int i = 0; i < FACETS.length; i++) {
            names.add(new LinkedHashMap<>());
        }
        long documents = 0;
        long started = System.nanoTime();
        try (MMapDirectory directory = new MMapDirectory(folder); IndexWriter writer = new IndexWriter(directory, config)) {
            DataInputStream in = new DataInputStream(new BufferedInputStream(System.in, 1 << 20));
            // one thread reads, two index: Lucene's own threads merge beside them
            ExecutorService pool = Executors.newFixedThreadPool(2);
            List<Future<?>> running = new ArrayList<>();
            List<Document> batch = new ArrayList<>();
            while (in.readByte() == 1) {
                batch.add(readDocument(in, words, stems, names));
                documents++;
                if (batch.size() == 1000) {
                    List<Document> full = batch;
                    batch = new ArrayList<>();
                    running.add(pool.submit((Callable<Void>) () -> {
                        for (Document document : full) {
                            writer.addDocument(document);
                        }
                        return null;
                    }));
                    if (running.size() > 8) {
                        running.remove(0).get();
                    }
                }
            }
            for (Future<?> one : running) {
                one.get();
            }
            pool.shutdown();
            for (Document document : batch) {
                writer.addDocument(document);
            }
            writer.commit();
        }
        List<String> lines = new ArrayList<>();
        for (Map<String, Integer> map : names) {
            lines.add(String.join("\t", map.keySet()));
        }
        Files.write(folder.resolve("facets.tsv"), lines, StandardCharsets.UTF_8);
        long bytes = 0;
        try (var files = Files.list(folder)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                bytes += Files.size(file);
            }
        }
        long processor = ((com.sun.management.OperatingSystemMXBean) java.lang.management.ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
        System.out.println(documents + "\t" + (System.nanoTime() - started) / 1000000 + "\t" + processor / 1000000 + "\t" + bytes);
    }

    /** A document: texts (field, values cut into tokens with a blank between, the stems of these with their language), the facets, the day of filing, keys of numbers, bytes to be stored. */
    private static Document readDocument(DataInputStream in, FieldType words, FieldType stems, List<Map<String, Integer>> names) throws IOException {
        Document document = new Document();
        for (int texts = in.readInt(); texts > 0; texts--) {
            String field = text(in);
            boolean searched = in.readBoolean();
            String value = text(in);
            String forms = text(in);
            if (searched) {
                document.add(new Field("all", value, words));
            }
            if (!forms.isEmpty()) {
                document.add(new Field("forms", forms, stems));
            }
            if (!searched || field.equals("title") || field.equals("owner")) {
                document.add(new Field(field, value, words));
            }
        }
        for (int facet = 0; facet < FACETS.length; facet++) {
            long bits = 0;
            for (int values = in.readInt(); values > 0; values--) {
                String value = text(in);
                Map<String, Integer> known = names.get(facet);
                int number = known.computeIfAbsent(value, v -> known.size());
                if (facet != 3) {
                    document.add(new StringField(FACETS[facet], value, Field.Store.NO));
                }
                if (facet == CLASSES) {
                    bits |= 1L << number;
                } else {
                    document.add(new NumericDocValuesField(FACETS[facet], number));
                }
            }
            if (facet == CLASSES) {
                document.add(new NumericDocValuesField("class", bits));
            }
        }
        int day = in.readInt();
        if (day != 0) {
            document.add(new IntPoint("day", day));
            document.add(new NumericDocValuesField("day", day));
        }
        for (int numbers = in.readInt(); numbers > 0; numbers--) {
            document.add(new StringField("number", text(in), Field.Store.NO));
        }
        byte[] stored = new byte[in.readInt()];
        in.readFully(stored);
        document.add(new StoredField("stored", stored));
        return document;
    }

    private static String text(DataInputStream in) throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static void ask(Path folder, Path file) throws Exception {
        List<String> questions = Files.readAllLines(file, StandardCharsets.UTF_8);
        List<String[]> names = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("facets.tsv"), StandardCharsets.UTF_8)) {
            names.add(line.isEmpty() ? new String[0] : line.split("\t"));
        }
        try (FSDirectory directory = new MMapDirectory(folder); DirectoryReader reader = DirectoryReader.open(directory)) {
            // segments of one search on all cores, as Lucene offers; its threads end with the process
            ThreadPoolExecutor cores = new ThreadPoolExecutor(Runtime.getRuntime().availableProcessors(), Runtime.getRuntime().availableProcessors(), 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(), work -> {
                Thread thread = new Thread(work);
                thread.setDaemon(true);
                return thread;
            });
            IndexSearcher[] searchers = {new IndexSearcher(reader), new IndexSearcher(reader, cores)};
            BufferedReader commands = new BufferedReader(new java.io.InputStreamReader(System.in, StandardCharsets.UTF_8));
            PrintStream out = System.out;
            out.println("ready\t" + reader.leaves().size());
            out.flush();
            for (String command = commands.readLine(); command != null; command = commands.readLine()) {
                String[] parts = command.split(" ");
                int first = Integer.parseInt(parts[0]);
                int count = Integer.parseInt(parts[1]);
                int turns = Integer.parseInt(parts[2]);
                int clients = Integer.parseInt(parts[3]);
                IndexSearcher searcher = searchers[Integer.parseInt(parts[4])];
                long[][] times = new long[count][turns];
                String[] answers = new String[count];
                AtomicInteger next = new AtomicInteger();
                long started = System.nanoTime();
                Runnable client = () -> {
                    for (int i = next.getAndIncrement(); i < count * turns; i = next.getAndIncrement()) {
                        int question = i % count;
                        try {
                            long before = System.nanoTime();
                            Answer answer = new Question(questions.get(first + question), names).answer(searcher);
                            times[question][i / count] = System.nanoTime() - before;
                            answers[question] = answer.summary(names);
                        } catch (IOException problem) {
                            throw new IllegalStateException(problem);
                        }
                    }
                };
                Thread[] threads = new Thread[clients];
                for (int i = 0; i < clients; i++) {
                    threads[i] = new Thread(client);
                    threads[i].start();
                }
                for (Thread thread : threads) {
                    thread.join();
                }
                StringBuilder line = new StringBuilder();
                line.append(System.nanoTime() - started);
                for (int i = 0; i < count; i++) {
                    line.append('\t').append(answers[i]);
                    for (long time : times[i]) {
                        line.append(' ').append(time);
                    }
                }
                out.println(line);
                out.flush();
            }
        }
    }

    private static final class Answer {
        long total;
        TopDocs page;
        long[][] counts;
        int stored;
        boolean isSimilar;
        boolean found;

        /** Total and all counts in one text, to be compared with the other engine's. */
        String summary(List<String[]> names) {
            if (isSimilar) {
                return found ? "found" : "not";
            }
            StringBuilder text = new StringBuilder().append(total);
            for (int facet = 0; facet < FACETS.length; facet++) {
                List<String> all = new ArrayList<>();
                for (int i = 0; i < counts[facet].length; i++) {
                    if (counts[facet][i] > 0) {
                        all.add(names.get(facet)[i] + "=" + counts[facet][i]);
                    }
                }
                java.util.Collections.sort(all);
                text.append('|').append(String.join(",", all));
            }
            return text.toString().replace(' ', '_');
        }
    }

    /** One question: kind, field, words, filters, sort, page, stems of each word: separated by tabs. */
    private static final class Question {
        private final Query base;
        private final Map<String, Query> filters = new LinkedHashMap<>();
        private final boolean byDate;
        private final int page;
        /** Of similar marks the one that is meant. */
        private final String target;
        private final List<String[]> names;

        Question(String line, List<String[]> names) {
            this.names = names;
            String[] parts = line.split("\t", -1);
            base = query(parts[0], parts[1].isEmpty() ? "all" : parts[1], parts[2].isEmpty() ? new String[0] : parts[2].split(" "), parts[6].split("\\|", -1));
            for (String filter : parts[3].isEmpty() ? new String[0] : parts[3].split(";")) {
                int at = filter.indexOf('=');
                String field = filter.substring(0, at);
                String value = filter.substring(at + 1);
                if (field.equals("filed")) {
                    int dots = value.indexOf("..");
                    int from = Integer.parseInt(value.substring(0, dots));
                    int to = Integer.parseInt(value.substring(dots + 2));
                    filters.put(field, new IndexOrDocValuesQuery(IntPoint.newRangeQuery("day", from, to), NumericDocValuesField.newSlowRangeQuery("day", from, to)));
                } else {
                    List<BytesRef> values = new ArrayList<>();
                    for (String one : value.split("\\|")) {
                        values.add(new BytesRef(one));
                    }
                    filters.put(field, values.size() == 1 ? new TermQuery(new Term(field, values.get(0))) : new TermInSetQuery(field, values));
                }
            }
            byDate = parts[4].equals("filed");
            page = Integer.parseInt(parts[5]);
            String last = parts[2].substring(parts[2].lastIndexOf(' ') + 1);
            target = parts[0].equals("similar") ? last.substring(1).replace('_', ' ') : null;
        }

        /** A word, or in a text of a language one with its stem there, which counts half. */
        private static Query word(String field, String word, String forms) {
            Query itself = new TermQuery(new Term(field, word));
            if (forms.isEmpty()) {
                return itself;
            }
            BooleanQuery.Builder any = new BooleanQuery.Builder();
            any.add(itself, Occur.SHOULD);
            for (String form : forms.split(" ")) {
                any.add(new BoostQuery(new TermQuery(new Term("forms", form)), 0.5f), Occur.SHOULD);
            }
            return any.build();
        }

        private static Query query(String kind, String field, String[] words, String[] forms) {
            switch (kind) {
                case "all":
                    return new MatchAllDocsQuery();
                case "word":
                    return word(field, words[0], forms[0]);
                case "and": {
                    BooleanQuery.Builder all = new BooleanQuery.Builder();
                    for (int i = 0; i < words.length; i++) {
                        all.add(word(field, words[i], i < forms.length ? forms[i] : ""), Occur.MUST);
                    }
                    return all.build();
                }
                case "phrase":
                    return new PhraseQuery(field, words);
                case "near": {
                    SpanQuery[] spans = new SpanQuery[words.length - 1];
                    for (int i = 0; i < spans.length; i++) {
                        spans[i] = new SpanTermQuery(new Term(field, words[i + 1]));
                    }
                    return new SpanNearQuery(spans, Integer.parseInt(words[0]), false);
                }
                case "prefix":
                    return new PrefixQuery(new Term(field, words[0]));
                case "wildcard":
                    return new WildcardQuery(new Term(field, words[0]));
                case "fuzzy": {
                    FuzzyQuery fuzzy = new FuzzyQuery(new Term(field, words[0]), Integer.parseInt(words[1]), 0, 1024, true);
                    fuzzy.setRewriteMethod(new MultiTermQuery.TopTermsBlendedFreqScoringRewrite(1024));
                    return fuzzy;
                }
                case "similar": {
                    // a name as people look for it: its words, spelled nearly so, sounding so, or with most of their trigrams; marks only
                    BooleanQuery.Builder any = new BooleanQuery.Builder();
                    for (String pair : words) {
                        if (pair.startsWith("=")) {
                            continue;
                        }
                        String word = pair.substring(0, pair.indexOf('/'));
                        any.add(new TermQuery(new Term(field, word)), Occur.SHOULD);
                        any.add(new FuzzyQuery(new Term(field, word), word.length() < 6 ? 1 : 2), Occur.SHOULD);
                        any.add(new TermQuery(new Term("mark-sound", pair.substring(pair.indexOf('/') + 1))), Occur.SHOULD);
                        BooleanQuery.Builder grams = new BooleanQuery.Builder();
                        String padded = "_" + word + "_";
                        java.util.Set<String> all = new java.util.LinkedHashSet<>();
                        for (int at = 0; at + 3 <= padded.length(); at++) {
                            all.add(padded.substring(at, at + 3));
                        }
                        for (String gram : all) {
                            grams.add(new TermQuery(new Term("mark-grams", gram)), Occur.SHOULD);
                        }
                        grams.setMinimumNumberShouldMatch((all.size() * 6 + 9) / 10);
                        any.add(grams.build(), Occur.SHOULD);
                    }
                    return new BooleanQuery.Builder().add(any.build(), Occur.MUST).add(new TermQuery(new Term("right", "trademark")), Occur.FILTER).build();
                }
                default:
                    throw new IllegalArgumentException(kind);
            }
        }

        Answer answer(IndexSearcher searcher) throws IOException {
            Answer answer = new Answer();
            answer.counts = new long[FACETS.length][];
            List<Integer> together = new ArrayList<>();
            for (int facet = 0; facet < FACETS.length; facet++) {
                answer.counts[facet] = new long[facet == CLASSES ? 64 : names.get(facet).length];
                if (!filters.containsKey(FACETS[facet])) {
                    together.add(facet);
                }
            }
            // the page, and the facets without a filter of their own, in one pass; the facet of a filtered field over all other filters in another
            answer.page = searcher.search(with(null), new Passes(together, answer.counts, true));
            for (int facet = 0; facet < FACETS.length; facet++) {
                if (filters.containsKey(FACETS[facet])) {
                    searcher.search(with(FACETS[facet]), new Passes(List.of(facet), answer.counts, false));
                }
            }
            answer.total = answer.page.totalHits.value;
            for (ScoreDoc hit : answer.page.scoreDocs) {
                BytesRef stored = searcher.doc(hit.doc).getBinaryValue("stored");
                answer.stored += stored.length;
                answer.found |= target != null && new String(stored.bytes, stored.offset, stored.length, StandardCharsets.ISO_8859_1).toLowerCase(java.util.Locale.ROOT).contains((char) target.length() + target);
            }
            answer.isSimilar = target != null;
            return answer;
        }

        /** One pass over the segments, several at once: each slice of them collects for itself, and what they collected is put together. */
        private final class Passes implements CollectorManager<Slice, TopDocs> {
            private final List<Integer> facets;
            private final long[][] counts;
            private final boolean paged;

            Passes(List<Integer> facets, long[][] counts, boolean paged) {
                this.facets = facets;
                this.counts = counts;
                this.paged = paged;
            }

            @Override public Slice newCollector() {
                return new Slice(facets, counts, !paged ? null : byDate ? TopFieldCollector.create(BY_DAY, 20 * page, Integer.MAX_VALUE) : TopScoreDocCollector.create(20 * page, Integer.MAX_VALUE));
            }

            @Override public TopDocs reduce(java.util.Collection<Slice> slices) {
                List<TopDocs> pages = new ArrayList<>();
                for (Slice slice : slices) {
                    for (int facet : facets) {
                        for (int i = 0; i < counts[facet].length; i++) {
                            counts[facet][i] += slice.counts[facet][i];
                        }
                    }
                    if (paged) {
                        pages.add(slice.top.topDocs());
                    }
                }
                return !paged ? null : byDate ? TopDocs.merge(BY_DAY, 20 * (page - 1), 20, pages.toArray(new TopFieldDocs[0]), true) : TopDocs.merge(20 * (page - 1), 20, pages.toArray(new TopDocs[0]), true);
            }
        }

        private Query with(String without) {
            if (filters.isEmpty()) {
                return base;
            }
            BooleanQuery.Builder all = new BooleanQuery.Builder().add(base, base instanceof MatchAllDocsQuery ? Occur.FILTER : Occur.MUST);
            for (Map.Entry<String, Query> filter : filters.entrySet()) {
                if (!filter.getKey().equals(without)) {
                    all.add(filter.getValue(), Occur.FILTER);
                }
            }
            return all.build();
        }
    }

    private static final Sort BY_DAY = new Sort(new SortField("day", SortField.Type.INT, true));

    /** What one slice of the segments collects. */
    private static final class Slice implements Collector {
        private final long[][] counts = new long[FACETS.length][];
        private final TopDocsCollector<?> top;
        private final Collector both;

        Slice(List<Integer> facets, long[][] sizes, TopDocsCollector<?> top) {
            this.top = top;
            for (int facet : facets) {
                counts[facet] = new long[sizes[facet].length];
            }
            Counting counting = new Counting(facets, counts);
            both = top == null ? counting : MultiCollector.wrap(top, counting);
        }

        @Override public ScoreMode scoreMode() {
            return both.scoreMode();
        }

        @Override public LeafCollector getLeafCollector(LeafReaderContext context) throws IOException {
            return both.getLeafCollector(context);
        }
    }

    /** Counts values from numeric doc values into arrays: the quickest way to facets there is in Lucene. */
    private static final class Counting implements Collector {
        private final List<Integer> facets;
        private final long[][] counts;

        Counting(List<Integer> facets, long[][] counts) {
            this.facets = facets;
            this.counts = counts;
        }

        @Override public ScoreMode scoreMode() {
            return ScoreMode.COMPLETE_NO_SCORES;
        }

        @Override public LeafCollector getLeafCollector(LeafReaderContext context) throws IOException {
            NumericDocValues[] values = new NumericDocValues[facets.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = context.reader().getNumericDocValues(FACETS[facets.get(i)]);
            }
            return new LeafCollector() {
                @Override public void setScorer(Scorable scorer) { }

                @Override public void collect(int document) throws IOException {
                    for (int i = 0; i < values.length; i++) {
                        NumericDocValues column = values[i];
                        if (column != null && column.advanceExact(document)) {
                            int facet = facets.get(i);
                            long value = column.longValue();
                            if (facet == CLASSES) {
                                for (; value != 0; value &= value - 1) {
                                    counts[facet][Long.numberOfTrailingZeros(value)]++;
                                }
                            } else {
                                counts[facet][(int) value]++;
                            }
                        }
                    }
                }
            };
        }
    }
}
