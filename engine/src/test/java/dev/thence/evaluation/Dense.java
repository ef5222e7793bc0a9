package dev.thence.evaluation;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/// Dense arithmetic as the oracle of sparse code.
final class Dense {
    private final DMatrixRMaj data;

    Dense(int rows, int columns) {
        data = new DMatrixRMaj(rows, columns);
    }

    Dense(double[][] rows) {
        data = new DMatrixRMaj(rows);
    }

    private Dense(DMatrixRMaj data) {
        this.data = data;
    }

    static Dense identity(int n) {
        return new Dense(CommonOps_DDRM.identity(n));
    }

    double get(int row, int column) {
        return data.get(row, column);
    }

    void set(int row, int column, double value) {
        data.set(row, column, value);
    }

    Dense copy() {
        return new Dense(data.copy());
    }

    Dense plus(Dense other) {
        return new Dense(CommonOps_DDRM.add(data, other.data, null));
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
        if (!CommonOps_DDRM.invert(data, inverse)) {
            throw new IllegalStateException("the matrix of the test is singular");
        }
        return new Dense(inverse);
    }

    double rowSum(int row) {
        double sum = 0;
        for (int j = 0; j < data.numCols; j++) {
            sum += data.get(row, j);
        }
        return sum;
    }

    double columnSum(int column) {
        double sum = 0;
        for (int i = 0; i < data.numRows; i++) {
            sum += data.get(i, column);
        }
        return sum;
    }
}
