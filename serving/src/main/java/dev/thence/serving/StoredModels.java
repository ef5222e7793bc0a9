package dev.thence.serving;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/// What is in a store of models, without opening any of them.
///
/// @param current the name of the version that is served
/// @param versions those that are whole by what they say of themselves, the oldest first
/// @param notWhole the names of the others, such as one that is being copied
public record StoredModels(String current, List<ModelVersion> versions, List<String> notWhole) {
    public StoredModels {
        versions = List.copyOf(versions);
        notWhole = List.copyOf(notWhole);
    }

    /// @throws NoSuchFileException when there is no store, or nothing was published into it
    public static StoredModels of(Path folder) throws IOException {
        var store = new StoreFolder(folder);
        String current = store.current();
        List<ModelVersion> versions = store.versions();
        List<String> whole = versions.stream().map(ModelVersion::name).toList();
        return new StoredModels(current, versions,
                store.names().stream().filter(name -> !whole.contains(name)).toList());
    }
}
