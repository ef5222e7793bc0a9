package dev.thence.model;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/// Logistic regression with a ridge, by Newton's method (iteratively reweighted least squares).
/// For a handful of features and any number of rows: O(rows features^2) per step.
public final class LogisticRegression {
    private static final int MAX_STEPS = 50;

    private LogisticRegression() {}

    /// The weights that minimise `mean over rows of log(1 + exp(-sign w.x)) + ridge/2 |w|^2`.
    ///
    /// @param rows one feature vector per row, all of one length
    /// @param signs +1 or -1 per row
    public static double[] fit(double[][] rows, double[] signs, double ridge) {
        int features = rows[0].length;
        double[] weights = new double[features];
        double loss = loss(rows, signs, ridge, weights);
        for (int step = 0; step < MAX_STEPS; step++) {
            double[] direction = newtonStep(rows, signs, ridge, weights);
            double scale = 1;
            double[] next = moved(weights, direction, scale);
            double nextLoss = loss(rows, signs, ridge, next);
            while (nextLoss > loss && scale > 1e-6) {
                scale /= 2;
                next = moved(weights, direction, scale);
                nextLoss = loss(rows, signs, ridge, next);
            }
            boolean settled = loss - nextLoss < 1e-10;
            weights = next;
            loss = nextLoss;
            if (settled) {
                break;
            }
        }
        return weights;
    }

    static double dot(double[] weights, double[] row) {
        double sum = 0;
        for (int k = 0; k < weights.length; k++) {
            sum += weights[k] * row[k];
        }
        return sum;
    }

    private static double[] newtonStep(double[][] rows, double[] signs, double ridge, double[] w) {
        int features = w.length;
        var hessian = new DMatrixRMaj(features, features);
        var gradient = new DMatrixRMaj(features, 1);
        for (int i = 0; i < rows.length; i++) {
            double[] x = rows[i];
            double wrong = 1 / (1 + Math.exp(signs[i] * dot(w, x)));
            for (int k = 0; k < features; k++) {
                gradient.data[k] -= signs[i] * wrong * x[k] / rows.length;
                for (int l = 0; l < features; l++) {
                    hessian.data[k * features + l] += wrong * (1 - wrong) * x[k] * x[l] / rows.length;
                }
            }
        }
        for (int k = 0; k < features; k++) {
            gradient.data[k] += ridge * w[k];
            hessian.data[k * features + k] += ridge + 1e-12;
        }
        var step = new DMatrixRMaj(features, 1);
        CommonOps_DDRM.solve(hessian, gradient, step);
        return step.data;
    }

    private static double[] moved(double[] weights, double[] direction, double scale) {
        double[] next = weights.clone();
        for (int k = 0; k < next.length; k++) {
            next[k] -= scale * direction[k];
        }
        return next;
    }

    private static double loss(double[][] rows, double[] signs, double ridge, double[] weights) {
        double sum = 0;
        for (int i = 0; i < rows.length; i++) {
            double margin = signs[i] * dot(weights, rows[i]);
            sum += margin > 0 ? Math.log1p(Math.exp(-margin)) : -margin + Math.log1p(Math.exp(margin));
        }
        double norm = 0;
        for (double w : weights) {
            norm += w * w;
        }
        return sum / rows.length + ridge / 2 * norm;
    }
}
