package dev.thence.bench.methods;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;

/// Dense square matrices as the oracle of sparse code.
record Dense(DMatrixRMaj data) {
    Dense(int size) {
        this(new DMatrixRMaj(size, size));
    }

    static Dense identity(int size) {
        return new Dense(CommonOps_DDRM.identity(size));
    }

    int size() {
        return data.numRows;
    }

    double get(int row, int column) {
        return data.get(row, column);
    }

    void set(int row, int column, double value) {
        data.set(row, column, value);
    }

    Dense minus(Dense other) {
        return new Dense(CommonOps_DDRM.subtract(data, other.data, null));
    }

    Dense scale(double factor) {
        var scaled = data.copy();
        CommonOps_DDRM.scale(factor, scaled);
        return new Dense(scaled);
    }

    Dense mult(Dense other) {
        return new Dense(CommonOps_DDRM.mult(data, other.data, null));
    }

    Dense transpose() {
        return new Dense(CommonOps_DDRM.transpose(data, null));
    }

    Dense invert() {
        var inverse = data.createLike();
        CommonOps_DDRM.invert(data, inverse);
        return new Dense(inverse);
    }

    double norm() {
        return NormOps_DDRM.normF(data);
    }

    double rowSum(int row) {
        double sum = 0;
        for (int j = 0; j < size(); j++) {
            sum += get(row, j);
        }
        return sum;
    }

    double spectralRadius() {
        var eigen = DecompositionFactory_DDRM.eig(size(), false);
        eigen.decompose(data.copy());
        double largest = 0;
        for (int i = 0; i < eigen.getNumberOfEigenvalues(); i++) {
            largest = Math.max(largest, eigen.getEigenvalue(i).getMagnitude());
        }
        return largest;
    }

    /// The best approximation of this rank.
    Dense truncated(int rank) {
        var svd = DecompositionFactory_DDRM.svd(size(), size(), true, true, true);
        svd.decompose(data.copy());
        var values = svd.getSingularValues();
        var order = java.util.stream.IntStream.range(0, values.length).boxed()
                .sorted((a, b) -> Double.compare(values[b], values[a])).toList();
        var result = new Dense(size());
        for (int k : order.subList(0, rank)) {
            for (int i = 0; i < size(); i++) {
                for (int j = 0; j < size(); j++) {
                    result.set(i, j, result.get(i, j) + values[k]
                            * svd.getU(null, false).get(i, k) * svd.getV(null, false).get(j, k));
                }
            }
        }
        return result;
    }
}
