"""What every method is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Callable

from .ranking import Quality
from .scores import BestTargets, Vectors
from .split import Split

Settings = dict[str, Any]


@dataclass(frozen=True)
class Task:
    """What a method is given."""

    split: Split
    settings: Settings
    seed: int
    threads: int
    say: Callable[[str], None]


@dataclass(frozen=True)
class Fitted:
    """What a method gives back.

    :param settings: those used in the end, chosen ones among them
    :param quality: of the validation edges, by which settings and the stop were chosen
    """

    scores: Vectors | BestTargets
    settings: Settings
    quality: Quality


Fit = Callable[[Task], Fitted]


@dataclass(frozen=True)
class Method:
    """A method by its name on the command line.

    :param library: the distribution whose version the row says
    :param title: what it is, for people
    :param settings: those it runs with unless others are given
    :param load: imports its library and gives what trains it
    """

    name: str
    library: str
    title: str
    settings: Settings
    load: Callable[[], Fit]
