"""Reads a split folder as far as a method may learn from it.

The test edges are never read: a ``Split`` has none. The format is described in
docs/benchmarks.md.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
from scipy.sparse import csr_array

VERSION = 1


class SplitError(Exception):
    """A folder that is no split, or one of which a file was changed."""


@dataclass(frozen=True)
class Split:
    """Edges u -> v to learn from and to choose settings by, as rows ``[u, v]``."""

    dataset: str
    seed: int
    checksum: str
    nodes: int
    train: np.ndarray
    validation: np.ndarray

    @cached_property
    def targets(self) -> csr_array:
        """The train edges as a matrix: row u has a 1 for every target of u."""
        ones = np.ones(len(self.train), dtype=np.float32)
        return csr_array((ones, (self.train[:, 0], self.train[:, 1])),
                         shape=(self.nodes, self.nodes))


def read(folder: Path) -> Split:
    """Reads a split and checks the files it uses against the manifest.

    :raises SplitError: names the file, what is wrong and what would be right
    """
    manifest = _manifest(folder)
    nodes = manifest["nodes"]
    return Split(dataset=manifest["dataset"], seed=manifest["seed"],
                 checksum=manifest["checksum"], nodes=nodes,
                 train=_edges(folder, "train.tsv", manifest),
                 validation=_edges(folder, "validation.tsv", manifest))


def _manifest(folder: Path) -> dict:
    file = folder / "manifest.json"
    try:
        manifest = json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise SplitError(f"{folder} has no manifest.json; write a split with 'thence bench split"
                         f" DATASET --seed N --out {folder}'") from None
    except ValueError as error:
        raise SplitError(f"{file} is not JSON: {error}") from error
    if not isinstance(manifest, dict) or manifest.get("format") != "thence-split":
        raise SplitError(f"{file}: format is not thence-split")
    if manifest.get("version") != VERSION:
        raise SplitError(f"{file}: version is {manifest.get('version')}, must be {VERSION}")
    if manifest.get("protocol") != "edges":
        raise SplitError(f"{file}: protocol is {manifest.get('protocol')}, must be edges")
    try:
        head = (manifest["protocol"], manifest["dataset"], manifest["datasetDigest"],
                str(manifest["seed"]), str(manifest["nodes"]))
        lines = ["\t".join(head)]
        lines += [f"{name}\t{content['sha256']}"
                  for name, content in sorted(manifest["files"].items())]
        checksum = hashlib.sha256(("\n".join(lines) + "\n").encode()).hexdigest()
        if checksum != manifest["checksum"]:
            raise SplitError(f"{file}: checksum is {manifest['checksum']}, its content has"
                             f" {checksum}; write the split again")
    except (KeyError, TypeError, AttributeError) as error:
        raise SplitError(f"{file} lacks or has a wrong {error}; write the split again") from error
    return manifest


def _edges(folder: Path, name: str, manifest: dict) -> np.ndarray:
    file = folder / name
    if name not in manifest["files"]:
        raise SplitError(f"{folder / 'manifest.json'} does not name {name}")
    try:
        content = file.read_bytes()
    except FileNotFoundError:
        raise SplitError(f"{file} is missing; write the split again") from None
    digest = hashlib.sha256(content).hexdigest()
    if digest != manifest["files"][name]["sha256"]:
        raise SplitError(f"{file} was changed after the split was written: SHA-256 is {digest},"
                         f" must be {manifest['files'][name]['sha256']}")
    header, _, rows = content.partition(b"\n")
    if header != b"source\ttarget":
        raise SplitError(f"{file}:1: header is {header!r}, must be source, tab, target")
    return _pairs(file, rows, manifest["nodes"])


def _pairs(file: Path, rows: bytes, nodes: int) -> np.ndarray:
    edges = np.empty((rows.count(b"\n"), 2), dtype=np.int64)
    for i, line in enumerate(rows.splitlines()):
        fields = line.split(b"\t")
        if len(fields) != 2 or not all(f.isdigit() and int(f) < nodes for f in fields):
            raise SplitError(f"{file}:{i + 2}: '{line.decode(errors='replace')}' is not two nodes"
                             f" from 0 to {nodes - 1}, separated by a tab")
        edges[i] = int(fields[0]), int(fields[1])
    return edges
