package dev.thence.datasets;

import dev.thence.graph.NodeIds;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/// The published split of a graph: where its files are and what they must hold.
///
/// @param graph its name there, such as `google`
/// @param card names the split, and pins the digest of the rows of its four files
record DgganTests(String graph, DatasetCard card) {

    /// Reads and checks the split.
    ///
    /// @param ids of the graph that is split
    /// @throws DatasetException when a file is not there, is not what the registry knows, or has
    ///     a node that the graph has not
    DgganSplit read(DataFolder data, NodeIds ids) throws IOException {
        var files = DgganFiles.open(graph, card, data);
        var train = files.train();
        var tests = new TreeMap<Integer, List<int[]>>();
        for (int reversed : DgganFiles.REVERSED) {
            tests.put(reversed, files.test(reversed));
        }
        card.requireDigest(digest(train, tests), data);
        return new Reading(ids, train).split(tests);
    }

    private static String digest(List<int[]> train, TreeMap<Integer, List<int[]>> tests) {
        var rows = new CanonicalRows();
        for (int[] edge : train) {
            rows.add("train", String.valueOf(edge[0]), String.valueOf(edge[1]));
        }
        tests.forEach((reversed, test) -> {
            for (int[] row : test) {
                rows.add("test " + reversed, String.valueOf(row[0]), String.valueOf(row[1]),
                        String.valueOf(row[2]));
            }
        });
        return rows.digest();
    }

    /// From rows of the files to pairs of nodes.
    private static final class Reading {
        private final NodeIds ids;
        private final Set<Long> known = new HashSet<>();
        private final Pairs train = new Pairs();

        Reading(NodeIds ids, List<int[]> rows) throws DatasetException {
            this.ids = ids;
            for (int[] edge : rows) {
                known.add(key(edge));
                if (edge[0] != edge[1]) {
                    train.add(edge);
                }
            }
        }

        private static long key(int[] row) {
            return (long) row[0] << Integer.SIZE | row[1];
        }

        DgganSplit split(TreeMap<Integer, List<int[]>> tests) throws DatasetException {
            var nonEdges = new TreeMap<Integer, NodePairs>();
            var test = new Pairs();
            int leaked = 0;
            int loops = 0;
            for (var file : tests.entrySet()) {
                test = new Pairs();
                var others = new Pairs();
                leaked = 0;
                loops = 0;
                for (int i = 0; i < file.getValue().size(); i += 2) {
                    int[] edge = file.getValue().get(i);
                    if (known.contains(key(edge))) {
                        leaked++;
                    } else if (edge[0] == edge[1]) {
                        loops++;
                    } else {
                        test.add(edge);
                        others.add(file.getValue().get(i + 1));
                    }
                }
                nonEdges.put(file.getKey(), others.pairs());
            }
            return new DgganSplit(train.pairs(), test.pairs(), nonEdges, leaked, loops);
        }

        /// Pairs in the making.
        private final class Pairs {
            private final IntArrayList sources = new IntArrayList();
            private final IntArrayList targets = new IntArrayList();

            void add(int[] row) throws DatasetException {
                sources.add(node(row[0]));
                targets.add(node(row[1]));
            }

            private int node(int number) throws DatasetException {
                int node = ids.node(String.valueOf(number));
                if (node < 0) {
                    throw new DatasetException("the split has node " + number
                            + ", which has no edge to another in the graph");
                }
                return node;
            }

            NodePairs pairs() {
                return new NodePairs(sources.toIntArray(), targets.toIntArray());
            }
        }
    }
}
