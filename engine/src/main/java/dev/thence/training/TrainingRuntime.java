package dev.thence.training;

/// What training needs of the Java process it runs in.
final class TrainingRuntime {
    private TrainingRuntime() {}

    /// @throws IllegalStateException saying what is missing and how to add it
    static void require() {
        if (ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty()) {
            throw new IllegalStateException("training needs the vector module: add "
                    + "--add-modules jdk.incubator.vector to the java command");
        }
        if (!isPresent("ai.djl.engine.Engine") || !isPresent("ai.djl.pytorch.engine.PtEngine")) {
            throw new IllegalStateException("training needs DJL with its PyTorch engine: add the "
                    + "artifact dev.thence:training to the class path");
        }
    }

    private static boolean isPresent(String type) {
        try {
            Class.forName(type, false, TrainingRuntime.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
