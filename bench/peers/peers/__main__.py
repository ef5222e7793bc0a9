"""The command ``bench/peers/run``."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from . import split as splits
from .methods import METHODS
from .one_method import MADE_BY


def main() -> int:
    args = _arguments()
    try:
        split = splits.read(args.split)
    except splits.SplitError as error:
        print(f"peers: {error}", file=sys.stderr)
        return 1
    print(f"{split.dataset}, seed {split.seed}: {split.nodes:,} nodes, {len(split.train):,} edges"
          f" to train, {len(split.validation):,} to validate", file=sys.stderr)
    failed = [name for name in args.method if not _run(args, name)]
    print(f"\n{'method':19}{'library':38}{'seconds':>8}{'MiB':>6}  on validation")
    for name in args.method:
        if name not in failed:
            print(_row(args.out / name / MADE_BY))
    for name in failed:
        print(f"{name:19}failed; its message is above")
    if len(failed) == len(args.method):
        return 1
    print(f"Wrote {args.out}")
    print(f"Next: bench/peers/judge {args.split} {args.out} --results results/")
    return 1 if failed else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="bench/peers/run",
        description="Trains methods of other libraries on a split that 'thence bench split'"
                    " wrote, each in a process of its own.",
        epilog="methods: " + "; ".join(f"{m.name} ({m.title}, {m.library})"
                                       for m in METHODS.values()))
    parser.add_argument("split", type=Path, metavar="SPLIT_DIR")
    parser.add_argument("out", type=Path, metavar="OUT",
                        help="each method writes a folder of its name here")
    parser.add_argument("--method", nargs="+", metavar="NAME", choices=METHODS,
                        default=list(METHODS), help="which (default: all)")
    parser.add_argument("--seed", type=int, default=0, help="of the methods (default: 0)")
    parser.add_argument("--threads", type=int, default=1,
                        help="of a method; the same seed gives the same scores only with the same"
                             " number (default: 1)")
    parser.add_argument("--set", nargs="+", metavar="KEY=VALUE", type=_setting, default=[],
                        help="settings other than those in methods.py; values are JSON, or words")
    args = parser.parse_args()
    for name in args.method:
        for key, _ in args.set:
            if key not in METHODS[name].settings:
                parser.error(f"{name} has no setting '{key}'; it has "
                             + ", ".join(METHODS[name].settings))
    return args


def _setting(text: str) -> tuple[str, Any]:
    key, equals, value = text.partition("=")
    if not equals:
        raise argparse.ArgumentTypeError(f"'{text}' is not KEY=VALUE")
    try:
        return key, json.loads(value)
    except ValueError:
        return key, value


def _run(args: argparse.Namespace, name: str) -> bool:
    environment = os.environ | {key: str(args.threads) for key in (
        "OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS")}
    return subprocess.run(
        [sys.executable, "-W", "ignore", "-m", "peers.one_method", args.split, args.out, name,
         str(args.seed), str(args.threads), json.dumps(dict(args.set))],
        env=environment, check=False).returncode == 0


def _row(file: Path) -> str:
    made = json.loads(file.read_text(encoding="utf-8"))
    library = f"{made['library']} {made['version']}"
    return (f"{made['method']:19}{library:38}{made['seconds']:8.0f}"
            f"{made['peakBytes'] / 2 ** 20:6.0f}  HitRate@10"
            f" {100 * made['validation']['hitRate10']:.1f}, MRR"
            f" {100 * made['validation']['mrr']:.1f}")


if __name__ == "__main__":
    sys.exit(main())
