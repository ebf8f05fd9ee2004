"""A rulebook has the sections that a firm uses: each set loads, or says which section is missing and who leans on it; what is absent says so."""

from __future__ import annotations

import pickle
import re
from itertools import chain, combinations
from pathlib import Path
from typing import Final

import attrs
import pytest

from crmcore.decision import Finding
from crmcore.errors import NotFound, RulebookError
from crmcore.messages import Language
from crmcore.reading.parsing import parse
from crmcore.rulebook import Edition, Rulebook, check_edition, files
from crmcore.rulebook.edition import SECTIONS, TOP_TABLES
from crmcore.section import Section
from tests.rulebook.toml import write

TABLES: Final = parse(files.default())
HEAD: Final = write({"rulebook": TABLES["rulebook"]})
TEXTS: Final = {key: write({key: table}) for key, table in TABLES.items() if key != "rulebook"}

# Every top-level table, and what each must have beside it; written by hand, and compared with what loads.
BESIDE: Final = {
    "calendars": {"days"},
    "days": {"calendars"},
    "organisation": set(),
    "customers": set(),
    "segmentation": {"benefits"},
    "benefits": {"segmentation"},
    "policy": {"organisation"},
    "lifecycles": {"complaints"},
    "regimes": set(),
    "complaints": set(),
    "kpi": set(),
}
SHIPPED: Final = tuple(one for one in BESIDE if one not in {"lifecycles", "regimes"})  # the shipped rulebook shows every table but these
# What the complaints of the shipped rulebook name of other sections.
CRISIS: Final = ("section_needed", "complaints.crisis.positions")
CALENDARS: Final = {
    *(("section_needed", f"complaints.classes[{n}].clocks.acknowledgement.calendar") for n in range(1, 4)),
    *(("section_needed", f"complaints.classes[{n}].clocks.first_handling.calendar") for n in (1, 2, 3)),
}


def text_of(*sections: str) -> str:
    return "\n".join((HEAD, *(TEXTS[one] for one in sections)))


def edition_of(text: str) -> Edition:
    return Rulebook.parse(text).editions[0]


def faults(text: str) -> tuple[Finding, ...]:
    with pytest.raises(RulebookError) as caught:
        Rulebook.parse(text)
    assert all(one.text(lang) for one in caught.value.findings for lang in Language)
    return caught.value.findings


def expected(chosen: set[str]) -> set[tuple[str, str]]:
    wanted = {("section_leaned_on", other) for one in chosen for other in BESIDE[one] - chosen}
    if "complaints" in chosen:
        wanted |= {CRISIS} if "organisation" not in chosen else set()
        wanted |= CALENDARS if "calendars" not in chosen else set()
    if {"calendars"} <= chosen and "days" not in chosen:
        wanted |= {("unknown_days_of", "calendars.office.days")}
    if "segmentation" in chosen and "benefits" not in chosen:
        wanted |= {("tier.no_benefits", "benefits")}
    return wanted


SETS: Final = tuple(chain.from_iterable(combinations(SHIPPED, n) for n in range(len(SHIPPED) + 1)))  # the smallest first
ALONE: Final = dict.fromkeys(next(one for one in SETS if {table} <= {*one} and not expected({*one})) for table in SHIPPED)


def test_a_new_table_is_written_here_and_shown_by_the_shipped_rulebook() -> None:
    assert [one.key for one in TOP_TABLES if one.key not in BESIDE] == [], "write in BESIDE what it must have beside it"
    assert TEXTS.keys() - {"names"} == {*SHIPPED}, "show it in rulebook/data/default.toml"


@pytest.mark.slow
@pytest.mark.clause("RULES-4.28")
def test_every_set_of_sections_loads_or_says_what_is_missing() -> None:
    for chosen in SETS:
        wanted = expected(set(chosen))
        if wanted:
            assert {(one.code, one.path) for one in faults(text_of(*chosen))} == wanted, chosen
        else:
            edition = edition_of(text_of(*chosen))
            assert set(edition.sections) == set(chosen) - {"days", "benefits"}, chosen
            assert all(one.text(lang) for one in check_edition(edition) for lang in Language)


def test_the_table_of_sections_is_in_the_order_of_reading() -> None:
    keys = [one.key for one in TOP_TABLES]
    for number, one in enumerate(TOP_TABLES):
        assert {*one.leans_on, *one.without} <= {*keys}
        assert {*one.without} <= {*keys[:number]}  # what a section looks at is read before it
    assert {one.key: {*one.leans_on} for one in TOP_TABLES} == BESIDE


@pytest.mark.parametrize("alone", [*ALONE, ()], ids="-".join)
def test_what_is_not_there_is_absent_and_says_so(alone: tuple[str, ...]) -> None:
    edition = edition_of(text_of(*alone))
    for section in SECTIONS:
        assert edition.has(section) == (section in alone)
        if section in alone:
            assert getattr(edition, section) is not None
            continue
        with pytest.raises(NotFound) as caught:
            getattr(edition, section)
        assert caught.value.code == "section_absent"
        assert str(caught.value) == f"edition `{edition.id}` has no section `[{section}]`; add it to the rulebook"
        assert section in caught.value.text(Language.ZH)
    assert edition.regimes.get("cn-cbirc-2020-3").id == "cn-cbirc-2020-3"  # law is there, whatever a firm writes
    assert pickle.loads(pickle.dumps(edition)) == edition  # noqa: S301 - our own bytes
    assert attrs.evolve(edition, owner="somebody else").sections == edition.sections


def test_an_absent_section_is_named_with_the_one_that_leans_on_it() -> None:
    (found,) = faults(text_of("policy"))
    assert str(found) == "organisation  `[organisation]` is missing, but `[policy]` needs it; add it, or leave `[policy]` out"


AUDITED: Final = """
[organisation]
departments = []
[[organisation.positions]]
id    = "auditor"
rank  = 1
roles = ["audit"]
[[organisation.stand_ins]]
id   = "for_the_auditor"
role = "%s"
by   = ["auditor"]
"""


@pytest.mark.clause("BANK-2.1")
def test_somebody_may_stand_in_in_a_role_that_only_a_firms_own_position_has() -> None:
    (row,) = edition_of(HEAD + AUDITED % "audit").organisation.stand_ins
    assert (row.role, row.by) == ("audit", ("auditor",))
    (found,) = faults(HEAD + AUDITED % "audits")
    assert (found.code, found.path, found.facts["nearest"]) == ("unknown_role", "organisation.stand_ins[0].role", "audit")


OWN_COMPLAINTS: Final = """
[complaints]
matters  = ["fees", "other"]
demands  = ["explanation"]
channels = ["outlet"]
[[complaints.classes]]
id   = "all"
when = { everyone = true }
%s
[complaints.classes.clocks.close]
within    = "7 days"
stops     = ["customer_answered", "explained", "reasons_given", "outcome_filed", "turned_away", "solved_at_once", "referred", "review_decided", "withdrawn", "merged"]
reopens   = ["reopened", "follow_up_unsolved", "passed_on"]
on_reopen = "remainder"
%s
[complaints.follow_up]
within = "7 days"
by     = "whoever_the_host_says"
"""


def test_calendars_and_complaints_stand_alone() -> None:
    stops = OWN_COMPLAINTS.partition("stops ")[2].partition("\n")[0].partition("=")[2]
    clock = f'[complaints.classes.clocks.first]\nwithin = "1 working day"\ncalendar = "office"\nstops ={stops}\non_reopen = "restart"'
    edition = edition_of(text_of("calendars", "days") + OWN_COMPLAINTS % ("", clock))
    assert edition.sections == ("calendars", "complaints")
    assert not edition.complaints.limits
    assert edition.complaints.supervision.follow_up is not None
    assert edition.complaints.supervision.follow_up.by == "whoever_the_host_says"  # roles are the host's words
    assert [one.code for one in check_edition(edition)] == []


def test_with_limits_and_posts_both_are_looked_at() -> None:
    text = text_of("calendars", "days", "organisation", "policy") + OWN_COMPLAINTS % ("", "")
    (found,) = faults(text)
    assert (found.code, found.path) == ("unknown_choice_of", "complaints.follow_up.by")
    assert edition_of(text.replace("whoever_the_host_says", "customer_service")).complaints.limits


def test_a_calendar_is_needed_where_a_clock_or_the_law_names_one() -> None:
    clock = '[complaints.classes.clocks.%s]\n%s\ncalendar = "office"'
    own = OWN_COMPLAINTS % ("", clock % ("first", 'within = "1 day"\nstops = ["explained"]\non_reopen = "restart"'))
    law = OWN_COMPLAINTS % ("", clock % ("regulator", 'regime = "cn-cbirc-2020-3"'))
    for text, name in ((own, "first"), (law, "regulator")):
        (found,) = faults(HEAD + text)
        assert (found.code, found.path) == ("section_needed", f"complaints.classes[0].clocks.{name}.calendar")
        assert "needs the section `[calendars]`" in str(found)
    (found,) = faults(
        HEAD
        + OWN_COMPLAINTS % ("", clock.replace("calendar =", "#") % ("first", 'within = "1 working day"\nstops = ["explained"]\non_reopen = "new"'))
    )
    assert found.code == "clock.needs_calendar"


def test_lifecycles_serve_complaints() -> None:
    found = faults(HEAD + "\nlifecycles = []")
    assert [(one.code, one.path) for one in found] == [("section_leaned_on", "complaints")]


def test_own_values_of_the_law_stand_alone() -> None:
    edition = edition_of(HEAD + '\n[regimes."cn-cbirc-2020-3"]\nrespond = { within = "10 days" }')
    assert edition.sections == ()
    assert edition.regimes.get("cn-cbirc-2020-3").rules["respond"].changes
    assert faults(HEAD + "\n[regimes]\nnone = {}")[0].code in {"regime.unknown", "regime.unknown_of"}


def test_the_form_of_a_rulebook_may_be_said() -> None:
    said = {**TABLES["rulebook"], "format": 1}  # type: ignore[dict-item]
    assert edition_of(write({"rulebook": said})).sections == ()


HOW_TO: Final = (Path(__file__).parents[2] / "docs" / "how-to" / "rulebook.md").read_text("utf-8")
LEAST: Final = HOW_TO.partition("## The least each section must say")[2].partition("\n## ")[0]


def test_the_how_to_has_a_row_for_each_section_of_the_table() -> None:
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in HOW_TO.splitlines() if re.match(r"\| `\[", line)]
    written = {row[0].strip("`[]"): ({*re.findall(r"`\[+(\w+)\]+`", row[1])}, {*re.findall(r"`\[+(\w+)\]+`", row[2])}) for row in rows}
    assert written == {one.key: ({*one.leans_on}, {*one.without}) for one in TOP_TABLES}


def paths_of_faults(text: str) -> list[str]:
    try:
        edition_of(text)
    except RulebookError as error:
        return [one.path for one in error.findings]
    return []


@pytest.mark.parametrize("table", BESIDE)
def test_the_how_to_says_the_least_of_each_section(table: str) -> None:
    """Beside its smallest table stands what is missing in an empty one, where that is something of its own."""
    assert re.search(rf"^\[{{1,2}}{table}[\].]|`\[{table}\]`", LEAST, re.MULTILINE) or table == "lifecycles"  # which have a page of their own
    if not BESIDE[table] and (missing := paths_of_faults(f"{HEAD}\n[{table}]")):
        assert f"#> {', '.join(missing)}\n" in LEAST


def test_every_section_that_is_read_is_held_by_an_edition_by_its_name() -> None:
    edition = Rulebook.default().editions[0]
    assert edition.sections == SECTIONS
    assert set(SECTIONS) == {one.key for one in TOP_TABLES if one.part_of is None} - {"days", "regimes"}
    assert {one.key for one in TOP_TABLES if not hasattr(edition, one.key)} == {"benefits", "lifecycles"}
    assert {one.part_of for one in TOP_TABLES} <= {None, *SECTIONS}
    with_id = {key for key in SECTIONS if isinstance(getattr(edition, key), Section)}
    assert with_id == {*SECTIONS} - {"calendars"}
    assert all(edition.knows(getattr(edition, key).edition) for key in with_id)
