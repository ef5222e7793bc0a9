"""What is handed to the judge, and what is not."""

from __future__ import annotations

import json
import tempfile
import unittest
from pathlib import Path

from peers.judging import NotJudged, call

MADE_BY = {"library": "implicit", "version": "0.7.3", "method": "implicit-als",
           "seconds": 12.5, "peakBytes": 3 << 20, "splitChecksum": "abc"}


class JudgingTest(unittest.TestCase):
    def setUp(self) -> None:
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.split = Path(temporary.name, "split")
        self.scores = Path(temporary.name, "scores")
        for folder in (self.split, self.scores):
            folder.mkdir()
        (self.split / "manifest.json").write_text(json.dumps({"checksum": "abc"}))

    def call(self, **changes: object) -> list[str]:
        (self.scores / "made-by.json").write_text(json.dumps({**MADE_BY, **changes}))
        return call(self.split, self.scores, Path("results"))[1:]

    def test_vectors_go_with_library_version_time_and_memory(self) -> None:
        folder = str(self.scores)
        self.assertEqual(
            ["bench", "judge", str(self.split), "--sources", f"{folder}/sources.npy",
             "--targets", f"{folder}/targets.npy", "--name", "implicit-als", "--made-by",
             "implicit 0.7.3", "--seconds", "12.5", "--peak-mib", "3", "--out", "results"],
            self.call())

    def test_a_bias_and_a_list_are_found(self) -> None:
        (self.scores / "bias.npy").touch()
        self.assertIn(f"{self.scores}/bias.npy", self.call())
        (self.scores / "scores.tsv").touch()
        self.assertEqual(f"{self.scores}/scores.tsv", self.call()[3])

    def test_scores_of_another_split_are_refused(self) -> None:
        with self.assertRaisesRegex(NotJudged, "was made of the split xyz"):
            self.call(splitChecksum="xyz")

    def test_a_folder_without_made_by_is_refused(self) -> None:
        with self.assertRaisesRegex(NotJudged, "made-by.json is missing"):
            call(self.split, self.scores, Path("results"))


if __name__ == "__main__":
    unittest.main()
