"""Walks all rows of the catalogue: what is asked of one is asked of each, and a new row is found without another line here but its twin."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Callable, Sequence
from datetime import date
from fractions import Fraction
from functools import reduce
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore.clauses import CLAUSES
from crmcore.complaints.record import ComplaintRecord, Timeliness
from crmcore.kpi import CATALOGUE, AnyKpi, Kpi, Scope, figures, measure
from crmcore.measures import FigureUnit, Measure, Status
from crmcore.messages import Language
from tests.kpi.rows import JULY, JULY_DAYS, RECORDS, complaint, rules
from tests.oracle import kpi as oracle

EVERY = pytest.mark.parametrize("kpi", CATALOGUE.values(), ids=CATALOGUE)
ENOUGH, CUSTOMERS = 4, 700
# How each KPI reads, said once more: over the records, by themselves.
TWINS: dict[str, Callable[[Sequence[Any]], Fraction | None]] = {
    "satisfaction.csat": lambda rows: oracle.csat([one.csat for one in rows if one.day in JULY_DAYS], ENOUGH),
    "satisfaction.nps": lambda rows: oracle.nps([one.nps for one in rows if one.day in JULY_DAYS]),
    "complaints.rate": lambda rows: oracle.in_every(oracle.received(rows, JULY_DAYS), CUSTOMERS, 1000),
    "complaints.closed_in_time": lambda rows: oracle.closed_in_time(rows, JULY_DAYS),
    "complaints.stated_in_time": lambda rows: oracle.stated_in_time(rows, JULY_DAYS),
    "complaints.closing": lambda rows: oracle.closing(rows, JULY_DAYS),
    "complaints.resolution": lambda rows: oracle.resolution(rows, JULY_DAYS),
    "complaints.recorded_late": lambda rows: oracle.recorded_late(rows, JULY_DAYS),
    "customers.completeness": lambda rows: oracle.filled([(one.filled, one.required) for one in rows]),
}


def scope(customers: int = CUSTOMERS) -> Scope:
    return Scope(period=JULY, customers=customers, rules=rules(csat_satisfied_from=ENOUGH, complaint_rate_per=1000))


def test_every_row_of_every_family_is_in_the_catalogue() -> None:
    families = [importlib.import_module(f"{figures.__name__}.{one.name}") for one in pkgutil.iter_modules(figures.__path__)]
    rows = [value for family in families for value in vars(family).values() if isinstance(value, Kpi)]
    assert {one.id for one in rows} == set(CATALOGUE)
    assert all(CATALOGUE[one.id] is one for one in rows)
    for family in families:
        assert all(one.id.partition(".")[0] == family.__name__.rpartition(".")[2] for one in getattr(family, "KPIS", ()))


def test_every_row_has_a_twin() -> None:
    assert set(TWINS) == set(CATALOGUE)


# Words of every figure, which tell none from another, and what a sentence adds in brackets.
GENERAL = re.compile(r"（[^）]*）|投诉|客户|期内|期末|数|\b(?:the|of|and|in|by|to|for|a|an|complaints?|customers?|period|answers?|end|these|those)\b")
# Where the one side names what the other explains.
EXPLAINED = {("complaints.closing", "denominator"): "on hand is what was open at the start or came in"}


def pieces(text: str) -> set[str]:
    """Return how the English words of a text begin, and its Chinese words, as pairs of characters, without those of every figure."""
    said = GENERAL.sub(" ", text.casefold())
    chinese = re.findall(r"[\u4e00-\u9fff]+", said)
    return {one[:5] for one in re.findall(r"[a-z]{4,}", said)} | {run[at : at + 2] for run in chinese for at in range(len(run) - 1)}


@EVERY
@pytest.mark.clause("FIN-8.1")
@pytest.mark.parametrize("lang", Language)
def test_the_formula_speaks_of_what_is_counted(kpi: AnyKpi, lang: Language) -> None:
    """What stands above the line is named as the numerator is, what stands below it as the denominator, in each language by itself."""
    sides = kpi.formula.in_(lang).split("÷")
    assert len(sides) == 2
    for side, name, counted in zip(sides, ("numerator", "denominator"), (kpi.numerator, kpi.denominator), strict=True):
        if (kpi.id, name) not in EXPLAINED and (named := pieces(side.partition("×")[0] if name == "denominator" else side)):
            assert named & pieces(counted.in_(lang)), (side, counted.in_(lang))


def test_a_formula_that_speaks_of_something_else_is_found() -> None:
    assert not pieces("受理投诉数") & pieces("期内收到的投诉（无论是否受理）")
    assert pieces("收到投诉数") & pieces("期内收到的投诉（无论是否受理）")
    assert not pieces("complaints accepted") & pieces("complaints received in the period")


@EVERY
@pytest.mark.clause("FIN-8.1")
def test_every_row_says_what_it_counts_in_both_languages_and_by_which_clause(kpi: AnyKpi) -> None:
    for text in (kpi.name, kpi.formula, kpi.numerator, kpi.denominator, kpi.excluded, *filter(None, (kpi.fraction, kpi.base))):
        assert text.en
        assert re.search(r"[\u4e00-\u9fff]", text.zh)
        assert text.en != text.zh
    assert kpi.clause in CLAUSES
    assert kpi.say(Language.ZH) == kpi.name.zh
    assert kpi.key == f"{kpi.id}/{kpi.version}"
    documented = re.findall(r"[A-Z]+-\d+(?:\.\d+)+", kpi.count.__doc__ or "")
    assert kpi.clause in documented


@EVERY
@pytest.mark.clause("FIN-8.2")
@given(data=st.data())
def test_every_figure_is_that_of_its_twin(kpi: AnyKpi, data: st.DataObject) -> None:
    rows = data.draw(RECORDS[kpi.reads])
    found = kpi.measure(rows, scope())  # type: ignore[arg-type]
    assert found.value == TWINS[kpi.id](rows)
    assert (found.definition, found.window, found.unit) == (kpi.key, JULY.id, kpi.unit)
    assert (found.interval is not None) is (found.value is not None and kpi.sampled and kpi.unit is not FigureUnit.RATE)


@EVERY
@pytest.mark.clause("FIN-8.2")
@given(data=st.data())
def test_counting_in_parts_and_merging_is_counting_in_one_pass(kpi: AnyKpi, data: st.DataObject) -> None:
    whole = data.draw(RECORDS[kpi.reads])
    places = data.draw(st.lists(st.integers(0, 3), min_size=len(whole), max_size=len(whole)))
    parts = [[one for one, place in zip(whole, places, strict=True) if place == part] for part in range(4)]
    counts = [kpi.count(part, scope(len(part))) for part in parts]  # type: ignore[arg-type]
    once = kpi.count(whole, scope(len(whole)))  # type: ignore[arg-type]
    assert reduce(lambda left, right: left.merge(right), counts) == once
    assert reduce(lambda left, right: left.merge(right), reversed(counts)) == once
    assert kpi.result(once, scope(len(whole))) == kpi.measure(whole, scope(len(whole)))  # type: ignore[arg-type]


@pytest.mark.parametrize("id", [one.id for one in CATALOGUE.values() if one.reads is ComplaintRecord])
def test_the_first_and_the_last_day_of_a_period_belong_to_it_and_no_other_day_does(id: str) -> None:
    """What is counted, and what is left out by name: of complaints received, closed, and closed on a day that nobody knows."""

    def counted(day: date) -> Measure:
        long_ago, told = date(2026, 1, 5), {"timeliness": Timeliness.STATED_LATE, "outcome": "upheld", "recorded_late": True}
        rows = [complaint("1", day, None, is_closed=True, **told), complaint("2", long_ago, day, **told), complaint("3", day, day, **told)]
        return measure(id, rows, period=JULY, rules=rules(), customers=CUSTOMERS)

    inside = counted(date(2026, 7, 15))
    assert counted(JULY.first) == counted(JULY.last) == inside
    assert inside not in {counted(date(2026, 6, 30)), counted(date(2026, 8, 1))}


@EVERY
def test_nothing_counted_is_no_value_and_a_period_not_over_is_not_final(kpi: AnyKpi) -> None:
    assert kpi.measure([], scope(customers=0)).status is Status.NOTHING_COUNTED
    assert kpi.measure([], scope(customers=0)).value is None
