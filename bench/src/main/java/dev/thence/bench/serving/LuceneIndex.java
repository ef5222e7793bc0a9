package dev.thence.bench.serving;

import dev.thence.model.Model;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.FSDirectory;

/// The target vectors of a shop in Lucene: an HNSW graph with the settings of its default codec,
/// merged into one segment, and the groups as terms. It knows the vectors alone: no sparse
/// rows, no terms of the target, no reasons.
final class LuceneIndex implements AutoCloseable {
    private static final String VECTOR = "target";
    private static final String NODE = "node";
    private static final double BUFFER_MEBIBYTES = 256;

    private final FSDirectory directory;
    private final DirectoryReader reader;
    private final IndexSearcher searcher;
    private final int[] nodes;

    private LuceneIndex(FSDirectory directory) throws IOException {
        this.directory = directory;
        reader = DirectoryReader.open(directory);
        searcher = new IndexSearcher(reader);
        nodes = new int[reader.maxDoc()];
        for (LeafReaderContext leaf : reader.leaves()) {
            var values = leaf.reader().getNumericDocValues(NODE);
            for (int doc = values.nextDoc(); doc < leaf.reader().maxDoc(); doc = values.nextDoc()) {
                nodes[leaf.docBase + doc] = (int) values.longValue();
            }
        }
    }

    /// Builds it in a new folder.
    static LuceneIndex of(Model model, Path folder) throws IOException {
        var directory = FSDirectory.open(folder);
        var config = new IndexWriterConfig().setRAMBufferSizeMB(BUFFER_MEBIBYTES);
        try (var writer = new IndexWriter(directory, config)) {
            for (int node = 0; node < model.ids().count(); node++) {
                var document = new Document();
                document.add(new KnnFloatVectorField(VECTOR, model.targets().row(node),
                        VectorSimilarityFunction.DOT_PRODUCT));
                document.add(new StringField(MadeShop.GROUP, model.catalogue()
                        .text(MadeShop.GROUP, node).orElseThrow(), Store.NO));
                document.add(new NumericDocValuesField(NODE, node));
                writer.addDocument(document);
            }
            writer.forceMerge(1);
        }
        return new LuceneIndex(directory);
    }

    /// The nodes of the nearest items of a group.
    ///
    /// @param candidates that the search keeps at once; the best of them are the answer
    int[] nearest(float[] query, String group, int candidates, int limit) {
        return search(new KnnFloatVectorQuery(VECTOR, query, candidates,
                new TermQuery(new Term(MadeShop.GROUP, group))), limit);
    }

    /// The nodes of the nearest of all items.
    int[] nearest(float[] query, int candidates, int limit) {
        return search(new KnnFloatVectorQuery(VECTOR, query, candidates), limit);
    }

    private int[] search(Query query, int limit) {
        try {
            ScoreDoc[] found = searcher.search(query, limit).scoreDocs;
            int[] answer = new int[found.length];
            for (int i = 0; i < answer.length; i++) {
                answer[i] = nodes[found[i].doc];
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
        directory.close();
    }
}
