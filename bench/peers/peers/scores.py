"""What a method leaves: two vectors per node, or a list of the best targets of every source."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path

import numpy as np


@dataclass(frozen=True)
class Vectors:
    """The score of u -> v is ``sources[u] @ targets[v] + bias[v]``."""

    sources: np.ndarray
    targets: np.ndarray
    bias: np.ndarray | None = None

    def rows(self, sources: np.ndarray) -> np.ndarray:
        found = self.sources[sources] @ self.targets.T
        return found if self.bias is None else found + self.bias

    def write(self, folder: Path) -> None:
        """Writes sources.npy, targets.npy and, if there is one, bias.npy."""
        arrays = {"sources.npy": self.sources, "targets.npy": self.targets}
        if self.bias is not None:
            arrays["bias.npy"] = self.bias
        for name, array in arrays.items():
            if not np.isfinite(array).all():
                raise ValueError(f"{name} has a value that is not finite; the training diverged")
            content = io.BytesIO()
            np.save(content, np.ascontiguousarray(array, dtype="<f4"))
            (folder / name).write_bytes(content.getvalue())


@dataclass(frozen=True)
class BestTargets:
    """The best targets of every node, best first; what is not listed is below what is.

    ``targets`` and ``values`` are of shape (nodes, length); a place that is not taken has
    target -1.
    """

    targets: np.ndarray
    values: np.ndarray

    def rows(self, sources: np.ndarray) -> np.ndarray:
        nodes = len(self.targets)
        found = np.full((len(sources), nodes), -np.inf)
        for row, u in zip(found, sources):
            taken = self.targets[u] >= 0
            row[self.targets[u][taken]] = self.values[u][taken]
        # All that is not listed is tied, and below what is.
        return np.where(np.isinf(found), np.float64(np.finfo(np.float32).min), found)

    def write(self, folder: Path) -> None:
        """Writes scores.tsv; a source without a known target says that all are alike."""
        with (folder / "scores.tsv").open("w", encoding="utf-8", newline="\n") as out:
            out.write("source\ttarget\tscore\n")
            for u, (targets, values) in enumerate(zip(self.targets, self.values)):
                taken = targets >= 0
                if not taken.any():
                    out.write(f"{u}\t*\t0\n")
                out.writelines(f"{u}\t{v}\t{score:.8g}\n"
                               for v, score in zip(targets[taken], values[taken]))
