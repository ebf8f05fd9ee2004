"""Timing jobs against each other: several rounds in turn in one process, and the best of each, so that both meet the same noise."""

from __future__ import annotations

import gc
import json
import math
import sys
import time
from collections.abc import Callable, Mapping
from typing import TypedDict


class Result(TypedDict):
    """One line of `bench.json`."""

    ratio: float
    goal: float
    better: str
    against: str
    note: str


QUICK = "--quick"  # said to a group that shall only show that it runs and that answers are equal
FEW = 3  # rounds of the quick form
ROUND = 0.004  # seconds that each job runs in a round, at least: long enough that what the job before left in the caches hardly matters
GLANCE = 0.0002  # seconds over which a mean is taken, at least: short enough that some of them meet no other program on the machine


def rounds_of(whole: int) -> int:
    """Return how many rounds to run: so many, or few where this process was asked for the quick form."""
    return FEW if QUICK in sys.argv[1:] else whole


def best_of(jobs: Mapping[str, Callable[[], object]], rounds: int = 60) -> dict[str, float]:
    """Return the shortest mean time of each job in seconds: in every round each job runs, one after the other, for some glances."""
    once = {name: seconds(job, 1) for name, job in jobs.items()}
    times = {name: math.ceil(GLANCE / took) for name, took in once.items()}
    glances = {name: math.ceil(ROUND / (took * times[name])) for name, took in once.items()}
    best = dict.fromkeys(jobs, float("inf"))
    gc.disable()
    try:
        for _ in range(rounds_of(rounds)):
            for name, job in jobs.items():
                best[name] = min(best[name], *(seconds(job, times[name]) for _ in range(glances[name])))
            gc.collect()
    finally:
        gc.enable()
    return best


def seconds(job: Callable[[], object], times: int) -> float:
    """Return what a job takes of the processor, as the mean of so many times: what other programs take meanwhile does not count."""
    started = time.thread_time()
    for _ in range(times):
        job()
    return (time.thread_time() - started) / times


def faster(ours: float, theirs: float, *, goal: float, against: str, note: str) -> Result:
    """Say how many times faster ours is."""
    return Result(ratio=round(theirs / ours, 2), goal=goal, better="higher", against=against, note=note)


def costs(ours: float, theirs: float, *, goal: float, against: str, note: str) -> Result:
    """Say what multiple of their time ours takes."""
    return Result(ratio=round(ours / theirs, 3), goal=goal, better="lower", against=against, note=note)


def report(results: Mapping[str, Result]) -> None:
    """Hand a group's results to the process that started it."""
    json.dump(results, sys.stdout)
