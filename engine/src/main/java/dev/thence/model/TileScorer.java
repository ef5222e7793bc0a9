package dev.thence.model;

import dev.thence.evaluation.SparseRows;
import dev.thence.vectors.DotTile;
import java.util.List;
import java.util.Optional;

/// Scores many sources for one stretch of targets after the other: the blocked matrix product of
/// source and target vectors, the terms, and the sparse rows added as their targets come by. The
/// same bits as [Scorer#scoreTargets] for each.
///
/// Not thread-safe. Memory: a tile of target vectors, and 8 bytes per source and sparse evidence.
public final class TileScorer {
    private static final int ROOM = 16;

    private final Optional<MatchEvidence> match;
    private final float matchScale;
    private final float[] targetTerms;
    private final Optional<float[]> sourceTerms;
    private final List<SparseRows> rows;
    private final float[] rowWeights;
    private final int width;
    private final Optional<DotTile> tile;
    private final long[] positions;
    private final float[][] queries;
    private int[] sources = {};
    private int from;
    private int to;

    TileScorer(Optional<MatchEvidence> match, float matchScale, float[] targetTerms,
            Optional<float[]> sourceTerms, List<SparseRows> rows, float[] rowWeights, int width,
            int mostSources) {
        this.match = match;
        this.matchScale = matchScale;
        this.targetTerms = targetTerms;
        this.sourceTerms = sourceTerms;
        this.rows = rows;
        this.rowWeights = rowWeights;
        this.width = width;
        tile = match.map(m -> DotTile.of(m.targets().columns(), width));
        positions = new long[mostSources * rowWeights.length];
        queries = new float[mostSources][];
    }

    /// How long an array of [#score] must be.
    public int room() {
        return width + ROOM;
    }

    /// Begins with these sources; the next stretch is the first.
    ///
    /// @param begun at most as many as the scorer was made for
    public void begin(int... begun) {
        sources = begun.clone();
        from = 0;
        to = 0;
        for (int i = 0; i < sources.length; i++) {
            for (int k = 0; k < rowWeights.length; k++) {
                positions[i * rowWeights.length + k] = rows.get(k).begin(sources[i]);
            }
            int source = sources[i];
            queries[i] = match.map(m -> m.sources().row(source)).orElse(new float[0]);
        }
    }

    /// Goes on to the next stretch of targets.
    ///
    /// @return whether there is one
    public boolean next() {
        from = to;
        to = Math.min(targetTerms.length, from + width);
        if (from < to) {
            tile.ifPresent(t -> t.load(match.orElseThrow().targets(), from, to));
        }
        return from < to;
    }

    /// The first target of the stretch.
    public int from() {
        return from;
    }

    /// The end of the stretch.
    public int to() {
        return to;
    }

    /// Writes the scores of the source for the stretch, the first target's to place 0. To be called
    /// once for each source and stretch.
    ///
    /// @param number of the source among those begun with
    public void score(int number, float[] scores) {
        int source = sources[number];
        float term = sourceTerms.isPresent() ? sourceTerms.get()[source] : 0;
        int count = to - from;
        if (tile.isPresent()) {
            tile.get().dots(queries[number], scores);
            for (int i = 0; i < count; i++) {
                scores[i] = scores[i] * matchScale + (targetTerms[from + i] + term);
            }
        } else {
            for (int i = 0; i < count; i++) {
                scores[i] = targetTerms[from + i] + term;
            }
        }
        for (int k = 0; k < rowWeights.length; k++) {
            SparseRows sparse = rows.get(k);
            float weight = rowWeights[k];
            int at = number * rowWeights.length + k;
            long p = positions[at];
            for (long end = sparse.end(source); p < end; p++) {
                int target = sparse.target(p);
                if (target >= to) {
                    break;
                }
                scores[target - from] += weight * sparse.excess(p);
            }
            positions[at] = p;
        }
    }
}
