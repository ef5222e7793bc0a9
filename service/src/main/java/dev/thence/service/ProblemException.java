package dev.thence.service;

/// A request that ends with a problem document. Carries no stack trace: it is an answer, and
/// wrong requests must be cheap.
final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    ProblemException(Problem problem) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
