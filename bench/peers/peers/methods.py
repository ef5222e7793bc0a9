"""The methods by name, with the settings they run with; README.md says how these were found."""

from __future__ import annotations

from typing import Callable

from .method import Fit, Method, Settings

GRAPH = "torch_geometric"
DIRECTED = "torch_geometric_signed_directed"

TRAINING: Settings = {
    "width": 128, "hidden": 128, "layers": 2, "temperature": 0.1, "loss": "softmax",
    "negatives": 20_000, "folds": 5, "self": True, "batch": 2048, "rate": 0.01, "decay": 0.0,
    "epochs": 200, "look": 1, "patience": 8,
}
LAYERS: Settings = {**TRAINING, "dropout": 0.5}


def _graph_method(name: str) -> Callable[[], Fit]:
    def load() -> Fit:
        from . import encoders, training
        encoder = getattr(encoders, name)
        return lambda task: training.fit(task, encoder)
    return load


def _matrix_method(name: str) -> Callable[[], Fit]:
    def load() -> Fit:
        from . import factors
        return getattr(factors, name)
    return load


METHODS: dict[str, Method] = {m.name: m for m in [
    Method("pyg-sage", GRAPH, "GraphSAGE, source and target head",
           {**LAYERS, "messages": "both", "aggregation": "mean"},
           _graph_method("Sage")),
    Method("pyg-dirgnn", GRAPH, "Dir-GNN, source and target head",
           {**LAYERS, "convolution": "sage", "aggregation": "mean", "alpha": 0.5},
           _graph_method("DirGnn")),
    Method("pyg-lightgcn", GRAPH, "LightGCN, nodes as sources and as targets",
           {**TRAINING, "messagesToSelf": True},
           _graph_method("LightGcn")),
    Method("pygsd-magnet", DIRECTED, "MagNet, source and target head",
           {**LAYERS, "order": 1, "q": 0.1},
           _graph_method("MagNet")),
    Method("pygsd-digcn", DIRECTED, "DiGCN, source and target head",
           {**LAYERS, "alpha": 0.1},
           _graph_method("DiGcn")),
    Method("implicit-als", "implicit", "alternating least squares",
           {"factors": [64, 128], "regularization": 1.0, "alpha": [1.0, 10.0, 40.0],
            "self": [False, True], "iterations": 15},
           _matrix_method("fit_als")),
    Method("implicit-item-knn", "implicit", "nearest neighbours of targets",
           {"weighting": ["cosine", "tfidf", "bm25"], "neighbours": [20, 100, 500],
            "self": [False, True], "length": 300},
           _matrix_method("fit_item_knn")),
]}
