"""Ranks by hand, and the score files that are left for the judge."""

from __future__ import annotations

import tempfile
import unittest
from pathlib import Path

import numpy as np

from peers.ranking import ranks, validate
from peers.scores import BestTargets, Vectors
from peers.split import Split

# Node 0 is known to lead to 1; asked is where it leads to besides: 2 and 4.
SPLIT = Split("tiny", 0, "c", 6, np.array([[0, 1]]), np.array([[0, 4], [0, 2]]))


class RankingTest(unittest.TestCase):
    def test_known_targets_the_source_and_other_wanted_targets_are_left_out(self) -> None:
        row = np.array([[9.0, 8.0, 3.0, 5.0, 4.0, 1.0]])
        # Of 2: only 3 is above. Of 4: only 3 is above.
        self.assertEqual([2, 2], ranks(SPLIT, SPLIT.validation, lambda u: row).tolist())

    def test_ties_get_their_mean_rank(self) -> None:
        row = np.zeros((1, 6))
        # 3 and 5 are tied with the wanted one: the mean of places 1, 2 and 3.
        self.assertEqual([2, 2], ranks(SPLIT, SPLIT.validation, lambda u: row).tolist())
        quality = validate(SPLIT, Vectors(np.zeros((6, 2)), np.zeros((6, 2))))
        self.assertEqual((0.5, 1.0), (quality.mrr, quality.hit_rate_10))

    def test_unlisted_targets_are_tied_below_the_listed(self) -> None:
        listed = np.full((6, 2), -1)
        listed[0] = [3, 2]
        scores = BestTargets(listed, np.full((6, 2), 0.5))
        # 2 is tied with 3; 4 is tied with 5 behind 3.
        self.assertEqual([1.5, 2.5], ranks(SPLIT, SPLIT.validation, scores.rows).tolist())


class ScoresTest(unittest.TestCase):
    def test_a_list_says_of_a_source_without_target_that_all_are_alike(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            BestTargets(np.array([[1, -1], [-1, -1]]),
                        np.array([[0.25, 0.0], [0.0, 0.0]])).write(Path(folder))
            self.assertEqual("source\ttarget\tscore\n0\t1\t0.25\n1\t*\t0\n",
                             (Path(folder) / "scores.tsv").read_text())

    def test_vectors_are_little_endian_floats(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            Vectors(np.eye(3), np.eye(3), np.ones(3)).write(Path(folder))
            for name in ("sources.npy", "targets.npy", "bias.npy"):
                self.assertEqual("<f4", np.load(Path(folder) / name).dtype.str)

    def test_a_diverged_training_is_not_written(self) -> None:
        with tempfile.TemporaryDirectory() as folder, self.assertRaises(ValueError):
            Vectors(np.full((2, 2), np.nan), np.eye(2)).write(Path(folder))


if __name__ == "__main__":
    unittest.main()
