"""Measures FAISS and hnswlib on vectors and queries that the Java side wrote.

Reads targets.npy (n x d), queries.npy (q x d) and exact.npy (q x k, the rows with the highest
inner products), writes nearest.json: a row per index with p50 and p99 in milliseconds, queries a
second, recall, seconds to build. One thread asks; one query at a time, as a storefront does.
"""

import json
import os
import sys
import time
from importlib import metadata
from pathlib import Path

import numpy as np

M = 16
CONSTRUCTION = 100
SEARCHES = (16, 64, 256)
SEED = 0


def measured(search, queries, exact):
    """Times every query after a first round over some of them, and holds the answers against
    the exact ones."""
    k = exact.shape[1]
    for query in queries[: max(1, len(queries) // 10)]:
        search(query[None, :], k)
    times = np.empty(len(queries))
    hits = 0
    for i, query in enumerate(queries):
        row = query[None, :]
        before = time.perf_counter()
        found = search(row, k)
        times[i] = time.perf_counter() - before
        hits += len(np.intersect1d(found, exact[i]))
    times.sort()

    def millis(share):
        return float(times[int(np.ceil(share * len(times))) - 1] * 1e3)

    return {
        "p50": millis(0.5),
        "p99": millis(0.99),
        "perSecond": float(len(times) / times.sum()),
        "recall": hits / exact.size,
    }


def faiss_rows(targets, queries, exact):
    import faiss

    version = metadata.version("faiss-cpu")

    def row(name, index, seconds):
        faiss.omp_set_num_threads(1)
        result = measured(lambda q, k: index.search(q, k)[1][0], queries, exact)
        return dict(result, name=name, library="faiss-cpu", version=version, buildSeconds=seconds)

    begun = time.perf_counter()
    flat = faiss.IndexFlatIP(targets.shape[1])
    flat.add(targets)
    yield row("FAISS IndexFlatIP", flat, time.perf_counter() - begun)
    faiss.omp_set_num_threads(os.cpu_count() or 1)
    begun = time.perf_counter()
    graph = faiss.IndexHNSWFlat(targets.shape[1], M, faiss.METRIC_INNER_PRODUCT)
    graph.hnsw.efConstruction = CONSTRUCTION
    graph.add(targets)
    seconds = time.perf_counter() - begun
    for ef in SEARCHES:
        graph.hnsw.efSearch = ef
        yield row(f"FAISS HNSW, efSearch {ef}", graph, seconds)


def hnswlib_rows(targets, queries, exact):
    import hnswlib

    begun = time.perf_counter()
    graph = hnswlib.Index(space="ip", dim=targets.shape[1])
    graph.init_index(
        max_elements=len(targets), M=M, ef_construction=CONSTRUCTION, random_seed=SEED
    )
    graph.add_items(targets, num_threads=os.cpu_count() or 1)
    seconds = time.perf_counter() - begun
    for ef in SEARCHES:
        graph.set_ef(ef)
        result = measured(
            lambda q, k: graph.knn_query(q, k, num_threads=1)[0][0], queries, exact
        )
        yield dict(
            result,
            name=f"hnswlib, ef {ef}",
            library="hnswlib",
            version=metadata.version("hnswlib"),
            buildSeconds=seconds,
        )


def main(folder):
    targets = np.load(folder / "targets.npy")
    queries = np.load(folder / "queries.npy")
    exact = np.load(folder / "exact.npy")
    rows, notes = [], []
    for library, make in (("FAISS", faiss_rows), ("hnswlib", hnswlib_rows)):
        try:
            rows.extend(make(targets, queries, exact))
        except ImportError as error:
            notes.append(f"{library} is left out: {error}.")
    part = folder / "nearest.json.part"
    part.write_text(json.dumps({"rows": rows, "notes": notes}))
    part.replace(folder / "nearest.json")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
