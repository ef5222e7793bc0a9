package dev.thence.app;

import dev.thence.io.SectionFile;
import dev.thence.io.SectionFile.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Turns the trial of a run into one that recommends the opposite: every weight changes its sign.
final class WorseTrial {
    private WorseTrial() {}

    static void of(Path trial) throws IOException {
        Path manifest = trial.resolve("manifest.json");
        String json = Files.readString(manifest);
        int begin = json.indexOf("\"weights\"");
        int end = json.indexOf("\"withoutMatch\"");
        String turned = json.substring(0, begin) + json.substring(begin, end)
                .replaceAll(" : (-?)([0-9])", " : -$1$2").replace(" : --", " : ")
                + json.substring(end);
        Path items = trial.resolve("items.thence");
        Path fresh = trial.resolve("items.fresh");
        try (var old = SectionFile.open(items, "model items", Verification.ALL);
                var written = SectionFile.create(fresh, "model items", 1)) {
            for (var section : old.sections()) {
                if (section.name().equals("manifest.json")) {
                    written.addText(section.name(), turned);
                } else {
                    written.add(section.name(), old.section(section.name()));
                }
            }
            written.commit();
        }
        Files.delete(items);
        Files.move(fresh, items);
        Files.writeString(manifest, turned);
    }
}
