package dev.thence.bench.quality;

import dev.thence.training.PipelineListener;

/// Puts the cell at hand before the name of every stage. For one thread.
final class CellListener implements PipelineListener {
    private final PipelineListener listener;
    private String cell = "";

    CellListener(PipelineListener listener) {
        this.listener = listener;
    }

    /// @param what the cell and how far the run is
    void begin(String what) {
        cell = what;
    }

    @Override
    public void stage(String name, long steps) {
        listener.stage(cell.isEmpty() ? name : cell + ": " + name, steps);
    }

    @Override
    public void progress(long done, String detail) {
        listener.progress(done, detail);
    }

    @Override
    public boolean isCancelled() {
        return listener.isCancelled();
    }
}
