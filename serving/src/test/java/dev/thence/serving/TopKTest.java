package dev.thence.serving;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.thence.graph.SplitMix64;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class TopKTest {

    private record Candidate(int rung, double score, int node) { }

    private static final TopK.TieOrder TIES = (a, b) -> a % 7 != b % 7
            ? Integer.compare(b % 7, a % 7) : Integer.compare(a, b);
    private static final Comparator<Candidate> TOTAL_ORDER = Comparator
            .comparingInt(Candidate::rung)
            .thenComparing(Comparator.comparingDouble(Candidate::score).reversed())
            .thenComparing((a, b) -> TIES.compare(a.node(), b.node()));

    @Test
    void keepsWhatSortingEverythingWouldPutFirst() {
        for (int round = 0; round < 500; round++) {
            var random = SplitMix64.of(11, round);
            var all = new ArrayList<Candidate>();
            int n = random.nextInt(200);
            for (int node : random.permutation(n)) {
                all.add(new Candidate(random.nextInt(3), random.nextInt(5) / 4.0 - .5, node));
            }
            int limit = 1 + random.nextInt(250);
            assertEquals(all.stream().sorted(TOTAL_ORDER).limit(limit).toList(),
                    best(limit, all), "round " + round);
        }
    }

    @Test
    void admitsExactlyWhatWouldChangeTheAnswer() {
        var random = SplitMix64.of(12);
        var top = new TopK(8, TIES);
        var all = new ArrayList<Candidate>();
        for (int node = 0; node < 1000; node++) {
            var candidate = new Candidate(random.nextInt(2), random.nextInt(50), node);
            List<Candidate> before = all.stream().sorted(TOTAL_ORDER).limit(8).toList();
            all.add(candidate);
            List<Candidate> after = all.stream().sorted(TOTAL_ORDER).limit(8).toList();
            assertEquals(!before.equals(after),
                    top.admits(candidate.rung(), candidate.score(), node));
            top.offer(candidate.rung(), candidate.score(), node);
        }
    }

    @Test
    void aLimitAboveTheCandidatesKeepsThemAllAndAllocatesForThem() {
        var all = List.of(new Candidate(1, 2, 0), new Candidate(0, -3, 1));
        assertEquals(List.of(all.get(1), all.get(0)), best(Integer.MAX_VALUE, all));
    }

    @Test
    void zeroesOfBothSignsAreEqual() {
        var all = List.of(new Candidate(0, -0.0, 1), new Candidate(0, 0.0, 3));
        assertEquals(List.of(3, 1), best(2, all).stream().map(Candidate::node).toList());
    }

    private static List<Candidate> best(int limit, List<Candidate> all) {
        var top = new TopK(limit, TIES);
        all.forEach(c -> top.offer(c.rung(), c.score(), c.node()));
        top.sort();
        var kept = new ArrayList<Candidate>();
        for (int place = 0; place < top.size(); place++) {
            kept.add(new Candidate(top.rung(place), top.score(place), top.node(place)));
        }
        return kept;
    }
}
