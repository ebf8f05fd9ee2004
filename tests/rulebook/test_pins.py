"""What a case pins: the id of the section that its own functions read, and of nothing else."""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Mapping
from datetime import date, timedelta

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore import Rulebook
from crmcore.errors import NotFound
from crmcore.reading.parsing import parse
from crmcore.reading.shape import Reader
from crmcore.rulebook import files
from crmcore.rulebook.edition import TOP_TABLES
from crmcore.rulebook.load import load
from crmcore.rulebook.naming import naming
from crmcore.rulebook.pins import edition_id
from crmcore.rulebook.pins import section_id as id_of_keys
from crmcore.section import same_section
from tests.oracle.pins import day_sets, leaves, read_by_complaints

TEXT = files.default()
BOUND = """
[complaints.classes.clocks.regulator]
regime   = "cn-cbirc-2020-3"
calendar = "office"
[calendars.office.exceptions]
2026-05-01 = { hours = ["10:00-14:00"], why = "the fair" }
[regimes."cn-cbirc-2020-3".respond]
within = "10 days"
[regimes."uk-fca-disp".respond]
within = "6 weeks"
"""
# What the id of each section is made of; written by hand, and compared with what loads.
OF = {
    "organisation": ("organisation",),
    "customers": ("customers",),
    "segmentation": ("segmentation", "benefits"),
    "policy": ("policy",),
    "complaints": ("complaints", "lifecycles"),
    "kpi": ("kpi",),
}
TABLES = parse(TEXT.replace("# What the administration department watches.", f"{BOUND}\n#"))
PLACES = sorted(leaves(TABLES), key=str)


def section_id(tables: Mapping[str, object], name: str) -> str:
    return id_of_keys(tables, name, OF[name])


def test_the_id_of_a_section_is_made_of_its_tables() -> None:
    edition, tables = load(TEXT), parse(TEXT)
    naming(tables, Reader(""))  # takes out what the firm calls its words: no id is made of it
    assert edition.section_ids.keys() == OF.keys(), "write in OF what the id of a new section is made of"
    assert edition.section_ids == {name: section_id(tables, name) for name in OF}
    assert {one.key: one.part_of for one in TOP_TABLES if one.part_of} == {part: name for name, parts in OF.items() for part in parts if part != name}


def swapped(text: str, was: str, now: str) -> str:
    assert was in text, was
    return text.replace(was, now, 1)


def complaints_id(text: str) -> str:
    return load(text).complaints.edition


HERE = complaints_id(TEXT)


def changed(place: tuple[object, ...]) -> dict[str, object]:
    tables = copy.deepcopy(TABLES)
    inside: object = tables
    for step in place[:-1]:
        inside = inside[step]  # type: ignore[index]
    value = inside[place[-1]]  # type: ignore[index]
    inside[place[-1]] = value + timedelta(days=1) if isinstance(value, date) else f"{value} more"  # type: ignore[index]
    return tables


@pytest.mark.clause("RULES-4.28")
@given(st.sampled_from(PLACES))
def test_the_id_of_the_complaints_section_changes_with_what_it_reads_and_with_nothing_else(place: tuple[object, ...]) -> None:
    now = changed(place)
    was, is_ = section_id(TABLES, "complaints"), section_id(now, "complaints")
    assert (not same_section(was, is_)) == (read_by_complaints(now) != read_by_complaints(TABLES) or place[:2] == ("rulebook", "name"))
    assert edition_id(now) != edition_id(TABLES)


@pytest.mark.clause("RULES-4.28")
@given(st.sampled_from(PLACES), st.sampled_from(sorted(OF)))
def test_a_section_is_touched_only_by_its_own_tables(place: tuple[object, ...], name: str) -> None:
    own = place[0] in OF[name] or place[0] == "rulebook" or (name == "complaints" and place[0] in {"calendars", "regimes"})
    assert own or section_id(changed(place), name) == section_id(TABLES, name)


@pytest.mark.clause("RULES-4.28")
@pytest.mark.parametrize("key", ["zone", "currency"])
@pytest.mark.parametrize("name", OF)
def test_every_section_is_read_by_the_zone_and_the_currency_of_its_rulebook(name: str, key: str) -> None:
    assert not same_section(section_id(changed(("rulebook", key)), name), section_id(TABLES, name))


@pytest.mark.slow
@given(st.randoms(use_true_random=False))
def test_the_order_of_tables_is_not_what_they_say(rnd: random.Random) -> None:
    def shuffled(value: object) -> object:
        if isinstance(value, dict):
            keys = list(value)
            rnd.shuffle(keys)
            return {key: shuffled(value[key]) for key in keys}
        return [shuffled(one) for one in value] if isinstance(value, list) else value

    tables = shuffled(TABLES)
    assert isinstance(tables, dict)
    assert all(section_id(tables, name) == section_id(TABLES, name) for name in OF)


@pytest.mark.clause("RULES-4.28")
@given(st.randoms(use_true_random=False), st.sampled_from(("holidays", "workdays")), st.booleans())
def test_the_days_of_a_list_are_a_set(rnd: random.Random, key: str, one_less: bool) -> None:
    tables = copy.deepcopy(TABLES)
    days: list[object] = tables["days"]["china"][key]  # type: ignore[index]
    rnd.shuffle(days)
    days += [] if one_less else days[:1]
    if one_less:
        days.pop()
    assert (edition_id(tables) == edition_id(TABLES)) == (day_sets(tables) == day_sets(TABLES)) == (not one_less)


def test_other_lists_keep_their_order_in_an_id() -> None:
    turned = swapped(TEXT, '"service", "waiting_time"', '"waiting_time", "service"')
    assert load(turned).id != load(TEXT).id
    for wrong in ({"days": 3}, {"days": {"china": 3}}, {"days": {"china": {"holidays": ["x", 1]}}}):
        assert edition_id(wrong).startswith("None@None#")
    assert edition_id({"days": {"a": {"holidays": ["b", "a"]}}}) != edition_id({"days": {"a": {"holidays": ["a", "b"]}}})


@pytest.mark.clause("RULES-4.28")
def test_whether_there_are_limits_at_all_is_in_the_complaints_section_what_they_are_is_not() -> None:
    without = {key: one for key, one in TABLES.items() if key != "policy"}
    assert read_by_complaints(without) != read_by_complaints(TABLES)
    assert not same_section(section_id(without, "complaints"), section_id(TABLES, "complaints"))
    assert same_section(section_id(without, "kpi"), section_id(TABLES, "kpi"))
    other = TABLES | {"policy": {"limits": []}}
    assert same_section(section_id(other, "complaints"), section_id(TABLES, "complaints"))


LEAVE = {
    "a target of a KPI": ('at_least = "90 %"', 'at_least = "91 %"'),
    "a limit": ('below = "1000",', 'below = "1500",'),
    "a post": ('[[organisation.positions]]\nid         = "data_analyst"', '[[organisation.positions]]\nid         = "data_expert"'),
    "a longer list of days": ("last_day  = 2026-12-31", "last_day  = 2027-12-31"),
    "a new holiday": ("2026-10-07,", "2026-10-07, 2026-10-08,"),
    "a comment": ("[complaints.follow_up]", "# so it was decided\n[complaints.follow_up]"),
    "a note of ours": (
        '{ en = "the clause names no time; customer service makes the visit", zh = "条款未规定时间；由客服回访" }',
        '"customer service makes the visit"',
    ),
    "the day of review": ("review_by  = 2027-01-01", "review_by  = 2027-02-01"),
    "a calendar that no clock names": ("[days.china] ", '[calendars.branch]\nhours = { mon = ["09:00-12:00"] }\ndays  = "china"\n[days.china] '),
    "values of a regime that no class is bound to": ("[kpi]\n", '[regimes."uk-fca-disp".respond]\nwithin = "6 weeks"\n[kpi]\n'),
}
CHANGE = {
    "a deadline": ('within    = "7 days"', 'within    = "8 days"'),
    "a matter": ('"waiting_time", ', '"waiting_time", "queue", '),
    "the hours of a calendar": ("13:30-18:00", "13:30-17:30"),
    "the zone": ('zone       = "Asia/Shanghai"', 'zone       = "Asia/Tokyo"'),
    "a regime that is bound": ("# What the administration department watches.", '[complaints.classes.clocks.regulator]\nregime = "house-7-days"\n#'),
}


@pytest.mark.clause("RULES-4.28")
@pytest.mark.parametrize(("was", "now"), LEAVE.values(), ids=LEAVE)
def test_what_is_said_elsewhere_leaves_open_cases_where_they_are(was: str, now: str) -> None:
    text = swapped(TEXT, was, now)
    assert complaints_id(text) == HERE
    assert Rulebook.parse(text).edition(HERE).complaints.knows(HERE)


@pytest.mark.clause("RULES-4.28")
@pytest.mark.parametrize(("was", "now"), CHANGE.values(), ids=CHANGE)
def test_what_a_case_is_read_by_makes_another_section(was: str, now: str) -> None:
    text = swapped(TEXT, was, now)
    assert complaints_id(text) != HERE
    with pytest.raises(NotFound, match="also load the rulebook with that id; there are: `example-city-bank@2026-01-01#"):
        Rulebook.parse(text).edition(HERE)


def test_a_value_of_the_firm_in_a_regime_that_is_bound_is_in_the_id() -> None:
    bound = swapped(TEXT, *CHANGE["a regime that is bound"])
    own = swapped(bound, "[kpi]\n", '[regimes."house-7-days".respond]\nwithin = "6 days"\n[kpi]\n')
    assert complaints_id(own) != complaints_id(bound)


def later(text: str, day: str = "2026-07-01") -> str:
    return swapped(text, "valid_from = 2026-01-01", f"valid_from = {day}")


@pytest.mark.clause("RULES-4.28")
def test_a_section_that_a_later_edition_leaves_as_it_was_goes_on_with_it() -> None:
    book = Rulebook.parse(TEXT, later(swapped(TEXT, 'at_least = "90 %"', 'at_least = "91 %"')))
    first, second = book.editions
    assert same_section(first.complaints.edition, second.complaints.edition)
    assert not same_section(first.kpi.edition, second.kpi.edition)
    assert second.complaints.edition.startswith("example-city-bank@2026-07-01#")
    for id in (first.complaints.edition, second.complaints.edition):
        assert book.edition(id) is second
        assert book.edition(id, on=date(2026, 3, 1)) is first
        assert book.edition(id, on=date(2026, 9, 1)) is second
    assert book.edition(first.kpi.edition) is first
    assert book.edition(first.kpi.edition, on=date(2026, 9, 1)) is first  # the one in force has another one
    assert book.edition(first.id) is first
    assert book.edition(first.id, on=date(2026, 9, 1)) is first


def test_every_section_is_found_by_its_id_and_by_that_of_its_edition() -> None:
    book = Rulebook.parse(TEXT)
    edition = book.editions[0]
    for one in (getattr(edition, name) for name in edition.sections if name != "calendars"):
        assert book.edition(one.edition) is edition
        assert one.knows(one.edition)
        assert one.knows(edition.id)
        assert not one.knows("example-city-bank@2026-01-01#00000000")
        assert not one.knows("other-bank@" + one.edition.partition("@")[2])
    assert not edition.kpi.knows(edition.complaints.edition)


def test_a_section_without_a_book_is_its_own() -> None:
    alone = attrs.evolve(load(TEXT).kpi, edition="bank", book="bank")
    assert alone.knows("bank")
    assert not alone.knows("bank@2026-01-01#1a2b3c4d")
    assert not alone.knows("bank@2026-01-01")
    assert not alone.knows("")


def test_what_is_no_table_has_an_id_all_the_same() -> None:
    for wrong in (
        {},
        {"rulebook": 3},
        {"complaints": {"classes": 3}},
        {"complaints": {"classes": [3, {"clocks": 4}]}},
        {"complaints": 1, "calendars": 2},
    ):
        assert section_id(wrong, "complaints").startswith("None@None#")
        json.dumps(section_id(wrong, "kpi"))
