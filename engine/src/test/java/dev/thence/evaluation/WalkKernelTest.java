package dev.thence.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.thence.graph.SplitMix64;
import org.junit.jupiter.api.Test;

class WalkKernelTest {
    @Test
    void vectorsAndPlainLoopsGiveTheSameBits() {
        var graph = Graphs.random(70, 600, 1);
        int n = graph.nodeCount();
        int[] begin = new int[n + 1];
        int[] from = new int[(int) graph.edgeCount()];
        float[] weight = new float[from.length];
        var random = new SplitMix64(3);
        for (int u = 0; u < n; u++) {
            begin[u + 1] = (int) graph.in().offset(u + 1);
            for (int p = begin[u]; p < begin[u + 1]; p++) {
                from[p] = graph.in().neighbor(p);
                weight[p] = (float) random.nextDouble();
            }
        }
        float[] here = new float[n * 64];
        for (int i = 0; i < here.length; i++) {
            here[i] = (float) random.nextGaussian();
        }
        float[] plain = new float[here.length];
        float[] vector = new float[here.length];
        new PlainWalkKernel().step(begin, from, weight, here, plain, 64);
        new VectorWalkKernel().step(begin, from, weight, here, vector, 64);
        assertArrayEquals(plain, vector);
    }

    @Test
    void narrowRowsTakePlainLoops() {
        assertInstanceOf(PlainWalkKernel.class, WalkKernel.forWidth(8));
    }
}
