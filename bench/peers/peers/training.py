"""Trains a graph encoder to rank targets, and stops by the MRR on validation.

All graph methods share this: a learned input vector per node, a source and a target vector from
the encoder's output, a bias per target, Adam. The train edges are dealt into folds; a fold is
predicted from the graph without it, as in PyTorch Geometric's disjoint training edges, so that
no edge carries messages while it is predicted. The final vectors come from all train edges.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Callable

import numpy as np
import torch
from scipy.sparse import eye_array
from torch import Tensor, nn
from torch.nn import functional

from .encoders import Encoder
from .method import Fitted, Settings, Task
from .ranking import Quality, validate
from .scores import Vectors
from .split import Split


class DualDecoder(nn.Module):
    """A source and a target vector per node from what the encoder says of it."""

    def __init__(self, encoder: Encoder, nodes: int, width: int, temperature: float) -> None:
        super().__init__()
        self.encoder = encoder
        self.temperature = temperature
        self.source_head = nn.Linear(encoder.width_out, width, bias=False)
        self.target_head = nn.Linear(encoder.width_out, width, bias=False)
        self.bias = nn.Parameter(torch.zeros(nodes))

    def forward(self, graph: object) -> tuple[Tensor, Tensor]:
        """Unit vectors, the sources' divided by the temperature; plain ones where it is 0."""
        sources, targets = self.encoder(graph)
        sources, targets = self.source_head(sources), self.target_head(targets)
        if self.temperature == 0:
            return sources, targets
        return (functional.normalize(sources) / self.temperature, functional.normalize(targets))


@dataclass(frozen=True)
class Batch:
    """Edges to predict, grouped by source: ``rows[i]`` is the place of edge i in ``sources``."""

    fold: int
    sources: Tensor
    rows: Tensor
    targets: Tensor


class Batches:
    """The pairs to predict in random order, a fold and some sources at a time.

    The pairs are the train edges and, with_self, also u -> u of every node: it is never asked
    for, but ties a node's two vectors together where edges are few.
    """

    def __init__(self, split: Split, folds: int, with_self: bool, sources_at_once: int,
                 rng: np.random.Generator) -> None:
        self.train = split.train
        own = np.repeat(np.arange(split.nodes if with_self else 0), 2).reshape(-1, 2)
        self.edges = np.concatenate([self.train, own])
        self.sources_at_once = sources_at_once
        self.rng = rng
        self.fold_of = rng.permutation(len(self.edges)) % folds
        self.folds = folds

    def without(self, fold: int) -> np.ndarray:
        """The edges that carry messages while the fold is predicted; all if it is the only one."""
        others = self.fold_of[:len(self.train)] != fold
        return self.train[others] if self.folds > 1 else self.train

    def epoch(self) -> list[Batch]:
        batches = []
        for fold in range(self.folds):
            edges = self.edges[self.fold_of == fold]
            sources = self.rng.permutation(np.unique(edges[:, 0]))
            for first in range(0, len(sources), self.sources_at_once):
                some = np.sort(sources[first:first + self.sources_at_once])
                at = np.searchsorted(some, edges[:, 0]).clip(max=len(some) - 1)
                mine = some[at] == edges[:, 0]
                batches.append(Batch(fold, torch.from_numpy(some), torch.from_numpy(at[mine]),
                                     torch.from_numpy(edges[mine, 1])))
        self.rng.shuffle(batches)
        return batches


class Losses:
    """Ranking losses over uniform negatives; the source and its known targets are none."""

    def __init__(self, split: Split, negatives: int, rng: np.random.Generator) -> None:
        self.known = (split.targets + eye_array(split.nodes, dtype=np.float32)).tocsr()
        self.nodes = split.nodes
        self.negatives = negatives
        self.rng = rng

    def softmax(self, sources: Tensor, targets: Tensor, bias: Tensor, batch: Batch) -> Tensor:
        """Cross-entropy of each edge against negatives shared by the batch, all nodes if few."""
        positive = _pairs(sources, targets, bias, batch)
        if self.nodes <= self.negatives:
            columns = np.arange(self.nodes)
        else:
            columns = np.sort(self.rng.choice(self.nodes, self.negatives, replace=False))
        some = torch.from_numpy(columns)
        logits = sources[batch.sources] @ targets[some].T + bias[some]
        known = self.known[batch.sources.numpy()].tocoo()
        at = np.searchsorted(columns, known.col).clip(max=len(columns) - 1)
        here = columns[at] == known.col
        mask = torch.zeros(logits.shape, dtype=torch.bool)
        mask[torch.from_numpy(known.row[here]).long(), torch.from_numpy(at[here])] = True
        rest = torch.logsumexp(logits.masked_fill(mask, -torch.inf), 1)
        rest = rest + float(np.log(self.nodes / len(columns)))
        return (torch.logaddexp(rest[batch.rows], positive) - positive).mean()

    def bpr(self, sources: Tensor, targets: Tensor, bias: Tensor, batch: Batch) -> Tensor:
        """Bayesian personalised ranking, each edge against its own uniform negatives."""
        positive = _pairs(sources, targets, bias, batch)
        drawn = torch.from_numpy(self.rng.integers(
            self.nodes, size=(len(batch.targets), self.negatives)))
        own = sources[batch.sources[batch.rows]]
        negative = (own[:, None, :] * targets[drawn]).sum(-1) + bias[drawn]
        return functional.softplus(negative - positive[:, None]).mean()


def _pairs(sources: Tensor, targets: Tensor, bias: Tensor, batch: Batch) -> Tensor:
    own = sources[batch.sources[batch.rows]]
    return (own * targets[batch.targets]).sum(-1) + bias[batch.targets]


def fit(task: Task, encoder_of: Callable[[int, Settings], Encoder]) -> Fitted:
    """Trains until validation MRR has not risen for ``patience`` looks, and keeps the best."""
    torch.set_num_threads(task.threads)
    torch.manual_seed(task.seed)
    torch.use_deterministic_algorithms(True)
    torch.utils.deterministic.fill_uninitialized_memory = False
    s = task.settings
    rng = np.random.default_rng(task.seed)
    encoder = encoder_of(task.split.nodes, s)
    model = DualDecoder(encoder, task.split.nodes, s["width"], s["temperature"])
    batches = Batches(task.split, s["folds"], s["self"], s["batch"], rng)
    graphs = [encoder.graph(batches.without(fold)) for fold in range(s["folds"])]
    whole = encoder.graph(task.split.train)
    losses = Losses(task.split, s["negatives"], rng)
    loss_of = {"softmax": losses.softmax, "bpr": losses.bpr}.get(s["loss"])
    if loss_of is None:
        raise ValueError(f"loss is '{s['loss']}', must be softmax or bpr")
    decayed = [p for p in model.parameters() if p is not model.bias]
    adam = torch.optim.Adam([{"params": decayed, "weight_decay": s["decay"]},
                             {"params": [model.bias]}], lr=s["rate"])
    best, best_quality, best_epoch = _vectors(model, whole), Quality(-1, -1), 0
    for epoch in range(1, s["epochs"] + 1):
        model.train()
        total = 0.0
        all_batches = batches.epoch()
        for batch in all_batches:
            adam.zero_grad()
            sources, targets = model(graphs[batch.fold])
            loss = loss_of(sources, targets, model.bias, batch)
            loss.backward()
            adam.step()
            total += loss.item()
        if epoch % s["look"] and epoch < s["epochs"]:
            continue
        vectors = _vectors(model, whole)
        quality = validate(task.split, vectors)
        task.say(f"epoch {epoch}, loss {total / len(all_batches):.3f}: {quality}")
        if quality.mrr > best_quality.mrr:
            best, best_quality, best_epoch = vectors, quality, epoch
        elif epoch - best_epoch >= s["patience"] * s["look"]:
            break
    return Fitted(best, {**s, "epochs": best_epoch}, best_quality)


def _vectors(model: DualDecoder, graph: object) -> Vectors:
    model.eval()
    with torch.no_grad():
        sources, targets = model(graph)
        return Vectors(sources.numpy(), targets.numpy(), model.bias.detach().numpy().copy())
