package dev.thence.datasets;

/// A dataset known by name. A public one is read from a local folder, converted by code and
/// checked against the digest of its canonical content; nothing of it is in this project.
public sealed interface Dataset permits GraphDataset, OrderLogDataset, SyntheticDataset {
    DatasetCard card();

    /// By which commands ask for it.
    default String name() {
        return card().name();
    }
}
