"""The reader of split folders: what it gives, and what it refuses."""

from __future__ import annotations

import hashlib
import json
import tempfile
import unittest
from pathlib import Path

from peers.split import SplitError, read


class SplitTest(unittest.TestCase):
    def setUp(self) -> None:
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = Path(temporary.name)

    def write(self, train: str = "0\t1\n2\t1\n", validation: str = "0\t2\n",
              **changes: object) -> None:
        for name, rows in (("train.tsv", train), ("validation.tsv", validation)):
            (self.folder / name).write_bytes(f"source\ttarget\n{rows}".encode())
        files = {name: {"rows": 0, "sha256": self.digest((self.folder / name).read_bytes())}
                 for name in ("train.tsv", "validation.tsv")}
        manifest = {"format": "thence-split", "version": 1, "protocol": "edges",
                    "dataset": "tiny", "datasetDigest": "d", "seed": 7, "nodes": 3,
                    "files": files, **changes}
        lines = "edges\ttiny\td\t7\t3\n" + "".join(
            f"{name}\t{files[name]['sha256']}\n" for name in sorted(files))
        manifest["checksum"] = self.digest(lines.encode())
        (self.folder / "manifest.json").write_text(json.dumps(manifest))

    @staticmethod
    def digest(content: bytes) -> str:
        return hashlib.sha256(content).hexdigest()

    def refused(self) -> str:
        with self.assertRaises(SplitError) as caught:
            read(self.folder)
        return str(caught.exception)

    def test_gives_train_and_validation_edges(self) -> None:
        self.write()
        split = read(self.folder)
        self.assertEqual(("tiny", 7, 3), (split.dataset, split.seed, split.nodes))
        self.assertEqual([[0, 1], [2, 1]], split.train.tolist())
        self.assertEqual([[0, 2]], split.validation.tolist())
        self.assertEqual([[0, 1, 0], [0, 0, 0], [0, 1, 0]], split.targets.toarray().tolist())

    def test_a_folder_without_manifest_is_no_split(self) -> None:
        self.assertIn("has no manifest.json", self.refused())

    def test_a_changed_file_is_noticed(self) -> None:
        self.write()
        (self.folder / "train.tsv").write_bytes(b"source\ttarget\n1\t0\n")
        self.assertIn("train.tsv was changed after the split was written", self.refused())

    def test_a_changed_manifest_is_noticed(self) -> None:
        self.write(seed=8)
        self.assertIn("manifest.json: checksum is", self.refused())

    def test_a_missing_file_is_named(self) -> None:
        self.write()
        (self.folder / "validation.tsv").unlink()
        self.assertIn("validation.tsv is missing", self.refused())

    def test_other_versions_and_protocols_are_refused(self) -> None:
        self.write(version=2)
        self.assertIn("version is 2, must be 1", self.refused())
        self.write(protocol="nodes")
        self.assertIn("protocol is nodes, must be edges", self.refused())

    def test_a_line_that_is_no_edge_is_named(self) -> None:
        for rows in ("0\t1\n0\t3\n", "0\t1\n0\n", "0\t1\n-1\t2\n", "0\t1\n0\tx\n"):
            self.write(train=rows)
            self.assertIn("train.tsv:3: ", self.refused())


if __name__ == "__main__":
    unittest.main()
