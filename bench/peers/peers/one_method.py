"""Runs one method in a process of its own, so that its time and memory are its own."""

from __future__ import annotations

import argparse
import json
import resource
import sys
import time
from importlib.metadata import version
from pathlib import Path

from . import split as splits
from .method import Task
from .methods import METHODS

MADE_BY = "made-by.json"


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("split", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("name")
    parser.add_argument("seed", type=int)
    parser.add_argument("threads", type=int)
    parser.add_argument("settings", type=json.loads)
    args = parser.parse_args()
    try:
        _run(args)
    except (splits.SplitError, ValueError, OSError, MemoryError) as error:
        print(f"peers: {args.name}: {type(error).__name__}: {error}", file=sys.stderr)
        return 1
    return 0


def _run(args: argparse.Namespace) -> None:
    """Trains the method and writes its folder, made-by.json last."""
    method = METHODS[args.name]
    folder = args.out / args.name
    folder.mkdir(parents=True, exist_ok=True)
    # A folder without it holds no scores.
    (folder / MADE_BY).unlink(missing_ok=True)
    for old in ("sources.npy", "targets.npy", "bias.npy", "scores.tsv"):
        (folder / old).unlink(missing_ok=True)
    split = splits.read(args.split)
    fit = method.load()
    start, cpu_start = time.monotonic(), time.process_time()

    def say(text: str) -> None:
        print(f"{args.name}  {time.monotonic() - start:6.0f} s  {text}", file=sys.stderr,
              flush=True)

    fitted = fit(Task(split, {**method.settings, **args.settings}, args.seed, args.threads, say))
    seconds, cpu_seconds = time.monotonic() - start, time.process_time() - cpu_start
    fitted.scores.write(folder)
    made_by = {
        "library": method.library,
        "version": version(method.library),
        "method": method.name,
        "title": method.title,
        "settings": {**fitted.settings, "seed": args.seed, "threads": args.threads},
        "validation": {"mrr": fitted.quality.mrr, "hitRate10": fitted.quality.hit_rate_10},
        "seconds": round(seconds, 1),
        "cpuSeconds": round(cpu_seconds, 1),
        "peakBytes": _peak_bytes(),
        "dataset": split.dataset,
        "splitSeed": split.seed,
        "splitChecksum": split.checksum,
    }
    (folder / MADE_BY).write_text(json.dumps(made_by, indent=2) + "\n", encoding="utf-8")


def _peak_bytes() -> int:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


if __name__ == "__main__":
    sys.exit(main())
