"""Matrix methods of ``implicit``: sources as users, targets as items.

Settings that are lists are tried in every combination; the best MRR on validation is kept.
"""

from __future__ import annotations

import itertools
from typing import Any, Iterator

import numpy as np
from implicit.als import AlternatingLeastSquares
from implicit.nearest_neighbours import BM25Recommender, CosineRecommender, TFIDFRecommender
from scipy.sparse import csr_matrix, identity

from .method import Fitted, Settings, Task
from .ranking import validate
from .scores import BestTargets, Vectors

WEIGHTINGS = {"cosine": CosineRecommender, "tfidf": TFIDFRecommender, "bm25": BM25Recommender}


def fit_als(task: Task) -> Fitted:
    """Weighted alternating least squares."""
    def fit(s: Settings) -> Vectors:
        model = AlternatingLeastSquares(
            factors=s["factors"], regularization=s["regularization"], alpha=s["alpha"],
            iterations=s["iterations"], random_state=task.seed, num_threads=task.threads)
        model.fit(_interactions(task, s["self"]), show_progress=False)
        return Vectors(np.asarray(model.user_factors), np.asarray(model.item_factors))
    return _best(task, fit)


def fit_item_knn(task: Task) -> Fitted:
    """Targets that share sources with the targets of the source."""
    def fit(s: Settings) -> BestTargets:
        model = WEIGHTINGS[s["weighting"]](K=s["neighbours"], num_threads=task.threads)
        interactions = _interactions(task, s["self"])
        model.fit(interactions, show_progress=False)
        targets, values = model.recommend(
            np.arange(task.split.nodes), interactions,
            N=min(s["length"], task.split.nodes), filter_already_liked_items=True)
        return BestTargets(np.where(values > 0, targets, -1), values)
    return _best(task, fit)


def _interactions(task: Task, with_self: bool) -> csr_matrix:
    """The train edges; with_self also u -> u, so that u itself counts as one of its targets."""
    edges = csr_matrix(task.split.targets)
    return (edges + identity(task.split.nodes, dtype=np.float32)).tocsr() if with_self else edges


def _best(task: Task, fit: Any) -> Fitted:
    best: Fitted | None = None
    for settings in _combinations(task.settings):
        scores = fit(settings)
        quality = validate(task.split, scores)
        task.say(f"{_changing(task.settings, settings)}: {quality}")
        if best is None or quality.mrr > best.quality.mrr:
            best = Fitted(scores, settings, quality)
    assert best is not None
    return best


def _combinations(settings: Settings) -> Iterator[Settings]:
    values = [v if isinstance(v, list) else [v] for v in settings.values()]
    for combination in itertools.product(*values):
        yield dict(zip(settings, combination))


def _changing(all_settings: Settings, chosen: Settings) -> str:
    return ", ".join(f"{k} {v}" for k, v in chosen.items() if isinstance(all_settings[k], list))
