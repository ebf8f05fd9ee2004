"""A firm's own time that counts working days, beside a law that counts days: longer or not on any day of receipt that the calendar knows."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore.decision import Finding
from crmcore.messages import Language
from crmcore.rulebook import check_edition, files
from crmcore.rulebook.load import load
from crmcore.worktime import Duration, TimeUnit
from tests.rulebook.toml import write

TEXT: Final = files.default()
COUNTED: Final = TEXT.replace('regime  = "cn-cbirc-2020-3"', 'regime  = "cn-cbirc-2020-3"\ncalendar = "office"')
CHINA: Final = tomllib.loads(TEXT)["days"]["china"]


def found_with(within: str, text: str = COUNTED) -> tuple[Finding, ...]:
    return check_edition(load(f'{text}\n[regimes."cn-cbirc-2020-3".respond]\nwithin = "{within}"\n'))


def slowly(n: int, law: int) -> tuple[date, date, date] | None:
    """Return the first day of receipt whose n-th working day after it is later than that many days after it, and both; one day after another."""
    day, last = CHINA["first_day"], CHINA["last_day"]
    while day < last:
        left, one = n, day
        while left and one < last:
            one += timedelta(days=1)
            left -= one in CHINA["workdays"] or (one.weekday() < 5 and one not in CHINA["holidays"])
        if not left and (one - day).days > law:
            return day, one, day + timedelta(days=law)
        day += timedelta(days=1)
    return None


@pytest.mark.clause("RULES-4.26")
def test_a_time_that_can_be_longer_than_the_law_s_is_told_with_a_day() -> None:
    (found,) = found_with("10 working days")
    assert (found.code, found.path) == ("longer_by_calendar", "regimes.cn-cbirc-2020-3.respond.within")
    assert found.text() == (
        "10 working days by calendar `office` can be longer than the 15 days of `cn-cbirc-2020-3`: received 2025-01-15, until 2025-02-05, "
        "the law 2025-01-30; shorten it"
    )
    assert found.text(Language.ZH).startswith("按日历`office`计算的10个工作日可能长于`cn-cbirc-2020-3`规定的15日：2025-01-15收到的")


@pytest.mark.clause("RULES-4.26")
@given(st.integers(1, 40))
def test_the_day_is_the_first_that_counting_one_by_one_finds(n: int) -> None:
    wanted = slowly(n, 15)
    found = found_with(f"{n} working days")
    told = [(one.facts["received"], one.facts["until"], one.facts["law_until"]) for one in found if one.code == "longer_by_calendar"]
    assert told == ([] if wanted is None else [wanted])
    assert {one.code for one in found} <= {"longer_by_calendar", "extension_not_longer"}


def test_what_is_longer_without_any_calendar_is_told_as_ever() -> None:
    told = [one.code for one in found_with("16 days")]
    assert "longer_than_regime" in told
    assert "longer_by_calendar" not in told


def test_a_step_of_an_extension_is_compared_as_well() -> None:
    text = COUNTED + '\n[regimes."cn-cbirc-2020-3".respond.extensions]\ncomplex = { to = "29 working days" }\n'
    (found,) = check_edition(load(text + '[regimes."cn-cbirc-2020-3".respond]\nwithin = "4 working days"\n'))
    assert (found.path, found.facts["law"]) == ("regimes.cn-cbirc-2020-3.respond.extensions.complex.to", Duration(30, TimeUnit.DAY))


def test_a_calendar_that_nothing_counts_by_is_told() -> None:
    (found,) = check_edition(load(f'{TEXT}\n[calendars.west]\nhours = {{ mon-fri = ["09:00-12:00"] }}\ndays = "china"\n'))
    assert (found.code, found.path) == ("calendar_unused", "calendars.west")
    assert found.text() == "calendar `west` is named by nothing; name it in a clock or a rhythm, or leave it out"
    assert found.text(Language.ZH) == "没有时限或周期采用日历`west`；请在其中写明，或将其删去"


@pytest.mark.parametrize("place", ["kpi", "complaints.classes.clocks"])
def test_a_calendar_that_is_named_anywhere_is_used(place: str) -> None:
    tables = tomllib.loads(TEXT)
    tables["calendars"]["west"] = dict(tables["calendars"]["office"])
    if place == "kpi":
        tables["kpi"] |= {"calendar": "west", "due_roll": "following"}
    else:
        clocks = tables["complaints"]["classes"][-1]["clocks"]
        next(one for one in clocks.values() if "calendar" in one)["calendar"] = "west"
    assert "calendar_unused" not in {one.code for one in check_edition(load(write(tables)))}
