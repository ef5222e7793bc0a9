"""Graph encoders of PyTorch Geometric and PyTorch Geometric Signed Directed.

Each takes a learned vector per node and gives what the decoder makes a source and a target
vector of.
"""

from __future__ import annotations

from abc import ABC, abstractmethod

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional
from torch_geometric.nn import DirGNNConv, GCNConv, GraphSAGE, LightGCN, SAGEConv
from torch_geometric.nn.conv.gcn_conv import gcn_norm
from torch_geometric.utils import to_torch_csr_tensor, to_undirected
from torch_geometric_signed_directed.nn.directed import (DiGCNConv, MagNetConv,
                                                         complex_relu_layer)
from torch_geometric_signed_directed.utils.directed import cal_fast_appr

from .method import Settings


class Encoder(nn.Module, ABC):
    """Two vectors per node, as source and as target, of ``width_out`` values."""

    width_out: int

    @abstractmethod
    def graph(self, edges: np.ndarray) -> object:
        """What ``forward`` needs of the edges that carry messages; computed once."""

    @abstractmethod
    def forward(self, graph: object) -> tuple[Tensor, Tensor]:
        """The vectors of all nodes."""


def _edge_index(edges: np.ndarray) -> Tensor:
    return torch.from_numpy(np.ascontiguousarray(edges.T))


def _inputs(nodes: int, width: int) -> nn.Parameter:
    return nn.Parameter(torch.randn(nodes, width) / width ** 0.5)


class Sage(Encoder):
    """GraphSAGE (Hamilton et al. 2017) with jumping knowledge."""

    def __init__(self, nodes: int, s: Settings) -> None:
        super().__init__()
        self.nodes, self.messages = nodes, s["messages"]
        self.inputs = _inputs(nodes, s["hidden"])
        self.layers = GraphSAGE(s["hidden"], s["hidden"], s["layers"], dropout=s["dropout"],
                                jk="cat", aggr=s["aggregation"])
        # Jumping knowledge ends in a linear layer of its own; the decoder's heads do as much.
        self.layers.lin = nn.Identity()
        self.width_out = s["hidden"] * (1 + s["layers"])

    def graph(self, edges: np.ndarray) -> Tensor:
        """A sparse matrix, row v with the nodes that v hears: faster than message by message."""
        found = _edge_index(edges)
        if self.messages == "both":
            found = to_undirected(found, num_nodes=self.nodes)
        elif self.messages == "forward":
            found = found.flip([0])
        return to_torch_csr_tensor(found, size=(self.nodes, self.nodes))

    def forward(self, graph: Tensor) -> tuple[Tensor, Tensor]:
        found = torch.cat([self.inputs, self.layers(self.inputs, graph)], 1)
        return found, found


class DirGnn(Encoder):
    """Dir-GNN (Rossi et al. 2023): own weights for in- and out-edges."""

    def __init__(self, nodes: int, s: Settings) -> None:
        super().__init__()
        width = s["hidden"]
        self.dropout = s["dropout"]
        self.inputs = _inputs(nodes, width)
        make = {"sage": lambda: SAGEConv(width, width, aggr=s["aggregation"]),
                "gcn": lambda: GCNConv(width, width)}[s["convolution"]]
        self.layers = nn.ModuleList(DirGNNConv(make(), alpha=s["alpha"])
                                    for _ in range(s["layers"]))
        self.width_out = width * (1 + s["layers"])

    def graph(self, edges: np.ndarray) -> Tensor:
        return _edge_index(edges)

    def forward(self, graph: Tensor) -> tuple[Tensor, Tensor]:
        found = [self.inputs]
        for layer in self.layers:
            hidden = functional.relu(layer(found[-1], graph))
            found.append(functional.dropout(hidden, self.dropout, self.training))
        together = torch.cat(found, 1)
        return together, together


class LightGcn(Encoder):
    """LightGCN (He et al. 2020) on the bipartite graph of all nodes as sources and as targets."""

    def __init__(self, nodes: int, s: Settings) -> None:
        super().__init__()
        self.nodes, self.with_self = nodes, s["messagesToSelf"]
        self.layers = LightGCN(2 * nodes, s["hidden"], s["layers"], normalize=False)
        nn.init.normal_(self.layers.embedding.weight, std=s["hidden"] ** -0.5)
        self.width_out = s["hidden"]

    def graph(self, edges: np.ndarray) -> Tensor:
        """The normalised adjacency as a sparse matrix, which is faster than message by message."""
        if self.with_self:
            own = np.repeat(np.arange(self.nodes), 2).reshape(-1, 2)
            edges = np.concatenate([edges, own])
        both = to_undirected(_edge_index(edges + np.array([0, self.nodes])))
        index, weight = gcn_norm(both, num_nodes=2 * self.nodes, add_self_loops=False)
        return to_torch_csr_tensor(index, weight, size=(2 * self.nodes, 2 * self.nodes))

    def forward(self, graph: Tensor) -> tuple[Tensor, Tensor]:
        found = self.layers.get_embedding(graph)
        return found[:self.nodes], found[self.nodes:]


class MagNet(Encoder):
    """MagNet (Zhang et al. 2021): complex vectors whose phase says the direction."""

    def __init__(self, nodes: int, s: Settings) -> None:
        super().__init__()
        width = s["hidden"]
        self.dropout = s["dropout"]
        self.real, self.imaginary = _inputs(nodes, width), _inputs(nodes, width)
        self.layers = nn.ModuleList(MagNetConv(width, width, K=s["order"], q=s["q"],
                                               trainable_q=False) for _ in range(s["layers"]))
        self.relu = complex_relu_layer()
        self.width_out = 2 * width * (1 + s["layers"])

    def graph(self, edges: np.ndarray) -> Tensor:
        return _edge_index(edges)

    def forward(self, graph: Tensor) -> tuple[Tensor, Tensor]:
        real, imaginary = self.real, self.imaginary
        found = [real, imaginary]
        for layer in self.layers:
            real, imaginary = self.relu(*layer(real, imaginary, graph))
            found += [real, imaginary]
        together = functional.dropout(torch.cat(found, 1), self.dropout, self.training)
        return together, together


class DiGcn(Encoder):
    """DiGCN (Tong et al. 2020) with its PageRank adjacency computed by power iteration."""

    def __init__(self, nodes: int, s: Settings) -> None:
        super().__init__()
        width = s["hidden"]
        self.nodes, self.alpha, self.dropout = nodes, s["alpha"], s["dropout"]
        self.inputs = _inputs(nodes, width)
        self.layers = nn.ModuleList(DiGCNConv(width, width, cached=False) for _ in range(s["layers"]))
        self.width_out = width * (1 + s["layers"])

    def graph(self, edges: np.ndarray) -> tuple[Tensor, Tensor]:
        return cal_fast_appr(self.alpha, _edge_index(edges), self.nodes, torch.float32)

    def forward(self, graph: tuple[Tensor, Tensor]) -> tuple[Tensor, Tensor]:
        found = [self.inputs]
        for layer in self.layers:
            hidden = functional.relu(layer(found[-1], *graph))
            found.append(functional.dropout(hidden, self.dropout, self.training))
        together = torch.cat(found, 1)
        return together, together
