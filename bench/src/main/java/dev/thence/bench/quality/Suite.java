package dev.thence.bench.quality;

import dev.thence.datasets.Dataset;
import dev.thence.datasets.DatasetException;
import dev.thence.datasets.Datasets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// A choice of datasets that is run together.
public enum Suite {
    /// Ends within ten minutes on two cores: two citation graphs and the made-up shop, without the
    /// published methods that train for long.
    QUICK {
        @Override
        public List<Dataset> datasets() throws DatasetException {
            var datasets = new ArrayList<Dataset>();
            for (String name : List.of("synthetic-shop", "cora-ml", "citeseer")) {
                datasets.add(Datasets.find(name));
            }
            return datasets;
        }

        @Override
        public List<String> protocols() {
            return List.of("edges", "time");
        }

        @Override
        public Set<String> leftOut() {
            return Set.of("app", "nerd", "sdgae", "daemon", "blade");
        }
    },
    /// Every dataset of the registry; hours in all, to be split by dataset.
    FULL {
        @Override
        public List<Dataset> datasets() {
            return Datasets.all();
        }
    };

    public abstract List<Dataset> datasets() throws DatasetException;

    /// The protocols they are judged by unless told otherwise; empty for all that fit.
    public List<String> protocols() {
        return List.of();
    }

    /// The names of methods that are not measured unless they are asked for.
    public Set<String> leftOut() {
        return Set.of();
    }

    /// @throws IllegalArgumentException when no suite has this name
    public static Suite named(String name) {
        return Arrays.stream(values()).filter(suite -> suite.title().equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no suite is called '" + name
                        + "'; there are quick and full"));
    }

    /// What commands call it.
    public String title() {
        return name().toLowerCase(Locale.ROOT);
    }
}
