"""Wrong input at every door that reads files: a quick run each time, many more tries with `make deep`."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import settings

from tests.adapters.fuzz.harness import DOORS, changed, uncaught

pytest.importorskip("icalendar", reason="lists of days need the extra `calendars`")


@pytest.mark.parametrize("door", DOORS)
def test_whatever_stands_in_a_file_it_is_read_or_refused(door: str) -> None:
    tries = 4000 if settings().max_examples > 1000 else 60
    assert [(number, repr(error)) for number, error in uncaught(door, tries)] == []


def test_a_try_is_made_again_from_its_number_and_what_breaks_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_dice: object, _path: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setitem(DOORS, "logs", broken)
    assert [number for number, _ in uncaught("logs", 3)] == [0, 1, 2]
    assert len({changed(Random("logs 1 7"), b"id,in") for _ in range(3)}) == 1  # noqa: S311 - the same thing each time is what is wanted
