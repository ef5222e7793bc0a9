"""How well a method ranks the validation edges, by the protocol of the judge.

For every edge u -> v all nodes are ranked as targets of u, without u itself, the train targets
of u and u's other validation targets; ties get their mean rank.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Callable, Protocol

import numpy as np

from .split import Split

ROWS_AT_ONCE = 512


@dataclass(frozen=True)
class Quality:
    """Means over the validation edges, between 0 and 1."""

    mrr: float
    hit_rate_10: float

    def __str__(self) -> str:
        return f"HitRate@10 {100 * self.hit_rate_10:.1f}, MRR {100 * self.mrr:.1f}"


class Scores(Protocol):
    """Scores of all targets for some sources."""

    def rows(self, sources: np.ndarray) -> np.ndarray:
        """One row per source, one column per node."""


def validate(split: Split, scores: Scores) -> Quality:
    """Ranks every validation edge."""
    return _means(ranks(split, split.validation, scores.rows))


def ranks(split: Split, edges: np.ndarray,
          rows: Callable[[np.ndarray], np.ndarray]) -> np.ndarray:
    """The rank of every edge, edges in the order of their sources."""
    edges = edges[np.lexsort((edges[:, 1], edges[:, 0]))]
    sources, starts = np.unique(edges[:, 0], return_index=True)
    bounds = np.append(starts, len(edges))
    found = np.empty(len(edges))
    known = split.targets
    for first in range(0, len(sources), ROWS_AT_ONCE):
        some = sources[first:first + ROWS_AT_ONCE]
        matrix = np.array(rows(some), dtype=np.float64)
        for i, u in enumerate(some):
            at = slice(bounds[first + i], bounds[first + i + 1])
            targets = edges[at, 1]
            row = matrix[i]
            wanted = row[targets]
            row[known.indices[known.indptr[u]:known.indptr[u + 1]]] = -np.inf
            row[u] = -np.inf
            row[targets] = -np.inf
            found[at] = [1 + np.count_nonzero(row > s) + 0.5 * np.count_nonzero(row == s)
                         for s in wanted]
    return found


def _means(all_ranks: np.ndarray) -> Quality:
    if len(all_ranks) == 0:
        return Quality(0.0, 0.0)
    return Quality(float(np.mean(1 / all_ranks)), float(np.mean(all_ranks <= 10)))
