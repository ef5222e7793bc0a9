package dev.thence.service;

import dev.thence.model.Model;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntArrays;
import it.unimi.dsi.fastutil.ints.IntList;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.LogDocMergePolicy;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.AutomatonQuery;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.Weight;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.automaton.Automata;
import org.apache.lucene.util.automaton.Automaton;
import org.apache.lucene.util.automaton.LevenshteinAutomata;
import org.apache.lucene.util.automaton.Operations;

/// The items of one model, found by name or id while they are being typed.
///
/// Documents stand in the order in which items are shown (train orders down, id up), so that a
/// search is over when it has enough of them, and a document's number tells the node. Immutable,
/// any number of threads; an index that was closed answers nothing more. It does not need the
/// model once it is made. On the heap: 4 bytes per item, and what Lucene needs for the words and
/// ids of the catalogue.
final class ItemIndex implements AutoCloseable {
    /// Of a text, so many words count.
    static final int MOST_WORDS = 8;

    private static final String ID = "id";
    private static final String WORDS = "words";
    private static final int LONGEST_TERM = 200;
    private static final int LONGEST_FORGIVEN = 30;
    private static final int SHORTEST_FORGIVEN = 3;
    private static final int SHORTEST_TWICE_FORGIVEN = 6;
    private static final double BUFFER_MEGABYTES = 16;

    private final ByteBuffersDirectory directory;
    private final DirectoryReader reader;
    private final IndexSearcher searcher;
    private final Analyzer analyzer = new Words();
    private final int[] ranked;

    /// How well what was found fits the text.
    enum Fit {
        /// Every word begins a word of the item, or the text begins its id.
        PRECISE,
        /// The same, with one or two letters wrong, missing, too many or exchanged in a word.
        CLOSE
    }

    /// What was found.
    ///
    /// @param nodes the items, best first
    record Found(Fit fit, IntList nodes) {}

    /// Words in small letters without accents.
    private static final class Words extends Analyzer {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            Tokenizer words = new StandardTokenizer();
            return new TokenStreamComponents(words,
                    new ASCIIFoldingFilter(new LowerCaseFilter(words)));
        }
    }

    private ItemIndex(ByteBuffersDirectory directory, DirectoryReader reader, int[] ranked) {
        this.directory = directory;
        this.reader = reader;
        this.ranked = ranked;
        searcher = new IndexSearcher(reader);
        searcher.setQueryCache(null);
    }

    /// Reads the names and ids of all items once.
    static ItemIndex of(Model model) throws IOException {
        int[] ranked = ranked(model);
        var directory = new ByteBuffersDirectory();
        var config = new IndexWriterConfig(new Words()).setUseCompoundFile(false)
                .setRAMBufferSizeMB(BUFFER_MEGABYTES)
                .setMergeScheduler(new SerialMergeScheduler())
                // Merges neighbours only, so that documents stay in the order they came in.
                .setMergePolicy(new LogDocMergePolicy());
        try (var writer = new IndexWriter(directory, config)) {
            var wordsType = new FieldType();
            wordsType.setIndexOptions(IndexOptions.DOCS);
            wordsType.setOmitNorms(true);
            wordsType.freeze();
            for (int node : ranked) {
                String id = model.ids().id(node);
                var document = new Document();
                document.add(new StringField(ID, folded(id), Field.Store.NO));
                document.add(new Field(WORDS, model.catalogue().name(node)
                        .map(name -> name + "\n" + id).orElse(id), wordsType));
                writer.addDocument(document);
            }
            writer.forceMerge(1);
        }
        return new ItemIndex(directory, DirectoryReader.open(directory), ranked);
    }

    private static int[] ranked(Model model) {
        int[] nodes = new int[model.ids().count()];
        for (int node = 0; node < nodes.length; node++) {
            nodes[node] = node;
        }
        IntArrays.quickSort(nodes, (a, b) -> {
            int byOrders = Integer.compare(model.trainOrders(b), model.trainOrders(a));
            return byOrders != 0 ? byOrders : model.ids().id(a).compareTo(model.ids().id(b));
        });
        return nodes;
    }

    /// The items most often bought.
    IntList first(int limit) {
        return new IntArrayList(ranked, 0, Math.min(limit, ranked.length));
    }

    /// The item with this id first, then those that fit precisely, and only where there is none of
    /// either, those that fit but for a typing error, or else two in words of six letters or more.
    /// None where the text has neither letters nor digits and no id begins with it.
    ///
    /// @return empty after the index was closed
    Optional<Found> search(String text, int limit) throws IOException {
        if (!reader.tryIncRef()) {
            return Optional.empty();
        }
        try {
            var nodes = new IntArrayList();
            String id = folded(text.strip());
            List<String> words = words(text);
            collect(new TermQuery(new Term(ID, id)), limit, nodes);
            collect(precise(id, words), limit, nodes);
            var fit = Fit.PRECISE;
            for (int edits = 1; edits <= 2 && nodes.isEmpty() && !words.isEmpty(); edits++) {
                fit = Fit.CLOSE;
                collect(close(words, edits), limit, nodes);
            }
            return Optional.of(new Found(nodes.isEmpty() ? Fit.PRECISE : fit, nodes));
        } finally {
            reader.decRef();
        }
    }

    private static Query precise(String id, List<String> words) {
        var all = new BooleanQuery.Builder();
        words.forEach(word -> all.add(new PrefixQuery(new Term(WORDS, word)), Occur.MUST));
        var query = new BooleanQuery.Builder();
        if (!id.isEmpty()) {
            query.add(new PrefixQuery(new Term(ID, id)), Occur.SHOULD);
        }
        if (!words.isEmpty()) {
            query.add(all.build(), Occur.SHOULD);
        }
        return query.build();
    }

    private static Query close(List<String> words, int edits) {
        var all = new BooleanQuery.Builder();
        for (String word : words) {
            int length = word.codePointCount(0, word.length());
            int forgiven = length < SHORTEST_FORGIVEN || length > LONGEST_FORGIVEN ? 0
                    : length < SHORTEST_TWICE_FORGIVEN ? 1 : edits;
            all.add(forgiven == 0 ? new PrefixQuery(new Term(WORDS, word))
                    : new AutomatonQuery(new Term(WORDS, word), forgiving(word, forgiven)),
                    Occur.MUST);
        }
        return all.build();
    }

    /// Words that begin like this one but for so many edits (Schulz and Mihov, "Fast String
    /// Correction with Levenshtein-Automata", 2002; exchanged neighbours count as one).
    private static Automaton forgiving(String word, int edits) {
        var automaton = Operations.concatenate(List.of(
                new LevenshteinAutomata(word, true).toAutomaton(edits), Automata.makeAnyString()));
        return Operations.determinize(automaton, Operations.DEFAULT_DETERMINIZE_WORK_LIMIT);
    }

    /// Adds what a query finds until there are so many.
    private void collect(Query query, int limit, IntArrayList nodes) throws IOException {
        Query rewritten = searcher.rewrite(query);
        Weight weight = searcher.createWeight(rewritten, ScoreMode.COMPLETE_NO_SCORES, 1);
        for (LeafReaderContext leaf : reader.leaves()) {
            Scorer scorer = weight.scorer(leaf);
            if (scorer == null) {
                continue;
            }
            DocIdSetIterator found = scorer.iterator();
            while (nodes.size() < limit && found.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
                int node = ranked[leaf.docBase + found.docID()];
                if (!nodes.contains(node)) {
                    nodes.add(node);
                }
            }
        }
    }

    private List<String> words(String text) throws IOException {
        var words = new ArrayList<String>();
        try (var stream = analyzer.tokenStream(WORDS, text)) {
            var term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (words.size() < MOST_WORDS && stream.incrementToken()) {
                words.add(term.toString());
            }
            stream.end();
        }
        return words;
    }

    /// An id as it is compared: in small letters without accents, no longer than a term may be.
    private static String folded(String id) {
        String cut = id.length() <= LONGEST_TERM ? id : id.substring(0, LONGEST_TERM);
        char[] from = cut.toLowerCase(Locale.ROOT).toCharArray();
        char[] to = new char[4 * from.length];
        return new String(to, 0, ASCIIFoldingFilter.foldToASCII(from, 0, to, 0, from.length));
    }

    @Override
    public void close() throws IOException {
        reader.close();
        directory.close();
    }
}
