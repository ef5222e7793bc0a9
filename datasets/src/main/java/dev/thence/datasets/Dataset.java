package dev.thence.datasets;

/// A public dataset: read from a local folder, converted by code, checked against the digest of
/// its canonical content. Nothing of it is in this project.
public sealed interface Dataset permits GraphDataset {
    DatasetCard card();

    /// By which commands ask for it.
    default String name() {
        return card().name();
    }
}
