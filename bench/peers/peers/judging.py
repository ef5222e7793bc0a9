"""The command ``bench/peers/judge``; needs no library beyond Python's own."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path

THENCE = Path(__file__).resolve().parents[3] / "thence"


class NotJudged(Exception):
    """Scores that cannot be given to the judge."""


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="bench/peers/judge",
        description="Has 'thence bench judge' rank everything that bench/peers/run left in a"
                    " folder and add its rows to a results folder.")
    parser.add_argument("split", type=Path, metavar="SPLIT_DIR")
    parser.add_argument("out", type=Path, metavar="OUT", help="what bench/peers/run wrote")
    parser.add_argument("--results", type=Path, metavar="DIR", required=True)
    parser.add_argument("--method", nargs="+", metavar="NAME", help="which (default: all)")
    args = parser.parse_args()
    names = args.method or sorted(file.parent.name for file in args.out.glob("*/made-by.json"))
    if not names:
        print(f"peers: {args.out} holds no scores; make some with bench/peers/run {args.split}"
              f" {args.out}", file=sys.stderr)
        return 1
    failed = 0
    for name in names:
        try:
            command = call(args.split, args.out / name, args.results)
        except NotJudged as error:
            print(f"peers: {error}", file=sys.stderr)
            failed += 1
            continue
        failed += subprocess.run(command, check=False).returncode != 0
    return 1 if failed else 0


def call(split: Path, scores: Path, results: Path) -> list[str]:
    """The command line that judges one method.

    :raises NotJudged: where the scores are missing or of another split
    """
    made_by = _read(scores / "made-by.json", "scores of bench/peers/run")
    checksum = _read(split / "manifest.json", "a split").get("checksum")
    if made_by.get("splitChecksum") != checksum:
        raise NotJudged(f"{scores} was made of the split {made_by.get('splitChecksum')}, and"
                        f" {split} is {checksum}; run bench/peers/run on it")
    if (scores / "scores.tsv").exists():
        files = [str(scores / "scores.tsv")]
    else:
        files = ["--sources", str(scores / "sources.npy"),
                 "--targets", str(scores / "targets.npy")]
        if (scores / "bias.npy").exists():
            files += ["--bias", str(scores / "bias.npy")]
    return [str(THENCE), "bench", "judge", str(split), *files, "--name", made_by["method"],
            "--made-by", f"{made_by['library']} {made_by['version']}",
            "--seconds", str(made_by["seconds"]),
            "--peak-mib", str(made_by["peakBytes"] >> 20), "--out", str(results)]


def _read(file: Path, what: str) -> dict:
    try:
        return json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise NotJudged(f"{file} is missing: {file.parent} does not hold {what}") from None


if __name__ == "__main__":
    sys.exit(main())
