"""The classifications that crmcore ships, and how a file of one is read: every fault at its key path."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from crmcore.complaints.papers.coding import translated
from crmcore.complaints.regimes import SourceStatus
from crmcore.errors import NotFound, RulebookError
from crmcore.messages import Language
from crmcore.rulebook import CLASS_TABLES, class_table, files, parse_classes
from crmcore.rulebook.edition import Edition

JRT = class_table("jrt-0169-2018")
CFPB = class_table("cfpb")


@pytest.mark.parametrize("id_", CLASS_TABLES)
def test_each_is_known_by_the_name_of_its_file_and_says_every_line_in_two_languages(id_: str) -> None:
    table = class_table(id_)
    assert table.id == id_
    assert table is class_table(id_)
    for codes in table.axes.values():
        assert all(one.en.strip() and one.zh.strip() for one in codes)
        assert {one.status for one in codes} <= set(SourceStatus)


def test_one_that_is_not_there_is_not_found() -> None:
    with pytest.raises(NotFound, match="no classification `jrt`; there are `cfpb`, `jrt-0169-2018`"):
        class_table("jrt")


@pytest.mark.clause("RULES-1.5")
def test_the_three_axes_of_the_standard() -> None:
    assert list(JRT.axes) == ["channel", "business", "cause"]
    causes = {one.id: one for one in JRT.codes("cause")}
    assert [one.code for one in causes.values() if one.code] == ["1", "2", "3", "4", "5", "99"]
    assert causes["collection"].status is SourceStatus.UNVERIFIED
    assert not any(one.status is SourceStatus.VERIFIED for codes in JRT.axes.values() for one in codes)  # nobody has read the standard itself
    others = [one for codes in JRT.axes.values() for one in codes if one.zh.startswith("其他") and one.id != "intermediary"]
    assert {one.code for one in others} == {"9", "99"}


def test_every_code_of_the_bureau_goes_to_a_code_of_the_standard_or_says_why_not() -> None:
    for axis, onto in (("product", "business"), ("issue", "cause")):
        for one in CFPB.codes(axis):
            found = translated(CFPB, axis, one.id, into=JRT)
            assert (found is None) == (one.unmapped is not None)
            assert found is None or found[0] == onto
            assert one.en == one.id  # an export writes the bureau's own spelling


def test_the_shipped_rulebook_codes_by_the_standard(edition: Edition) -> None:
    """Each of its words that a line names is on one of its lists, or is a product's name; matters that say neither business nor cause stay open."""
    rules = edition.complaints
    assert rules.coding is JRT
    named = {axis: {word for one in JRT.codes(axis) for word in one.words} for axis in JRT.axes}
    assert named["channel"] <= set(rules.channels)
    assert named["cause"] <= set(rules.matters)
    assert set(rules.matters) - named["business"] - named["cause"] == {"product", "other"}
    issues = {word for one in CFPB.codes("issue") for word in one.words}
    assert issues <= set(rules.matters)


@pytest.mark.realdata
@pytest.mark.parametrize("name", ["cfpb-1000.csv", "cfpb-349.csv", "cfpb-145.csv"])
def test_every_product_and_issue_of_the_real_files_stands_in_the_table(name: str, real_complaints: Path) -> None:
    with (real_complaints / name).open(encoding="utf-8-sig", newline="") as file:
        rows = [{key.lower(): value for key, value in row.items()} for row in csv.DictReader(file)]
    for axis in ("product", "issue"):
        missing = {row[axis] for row in rows} - {one.id for one in CFPB.codes(axis)}
        assert missing == set()


@pytest.mark.realdata
def test_what_is_verified_was_read_in_the_real_files(real_complaints: Path) -> None:
    seen: dict[str, set[str]] = {"product": set(), "issue": set()}
    for path in real_complaints.glob("cfpb-*.csv"):
        with path.open(encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file):
                for key, value in row.items():
                    if key.lower() in seen:
                        seen[key.lower()].add(value)
    for axis, words in seen.items():
        assert {one.id for one in CFPB.codes(axis) if one.status is SourceStatus.VERIFIED} == words


FAULTS = [
    ('id     = "jrt-0169-2018"', 'idd    = "jrt-0169-2018"', {"unknown_key": "classes.idd", "missing_key": "classes.id"}),
    ('status = "secondary" },', 'status = "sure" },', {"unknown_choice_of": "codes.channel[0].status"}),
    ('en = "front office", ', 'en = "", ', {"value_empty": "codes.channel[0].en"}),
    ('parent = "front", words', 'parent = "frnt", words', {"coding.no_parent": "codes.channel[1].parent"}),
    ('"outlet", "visit"', '"outlet", "telephone"', {"coding.word_twice": "codes.channel[1].words"}),
    ("[codes]", "[codez]", {"unknown_key": "codez", "missing_key": "codes"}),
    ("[classes]", "[classes", {"toml_syntax": ""}),
]


@pytest.mark.parametrize(("old", "new", "faults"), FAULTS, ids=[new[:20] for _, new, _ in FAULTS])
def test_a_file_with_faults_says_where(old: str, new: str, faults: dict[str, str]) -> None:
    text, old = (re.sub(" +", " ", one) for one in (files.classes("jrt-0169-2018"), old))
    assert old in text
    with pytest.raises(RulebookError) as caught:
        parse_classes(text.replace(old, new, 1))
    found = {one.code: one.path for one in reversed(caught.value.findings)}
    assert found.items() >= faults.items()
    assert all(one.text(lang) for one in caught.value.findings for lang in Language)


def test_a_firm_may_bring_its_own() -> None:
    table = parse_classes(
        """
        [classes]
        id = "ours"
        title = "what we call things"
        source = "circular 7"
        [codes]
        cause = [ { id = "slow", en = "slow", zh = "慢", status = "verified", code = "S", words = ["waiting_time"], note = "since 2026" } ]
        """
    )
    assert table.by_word("cause", "waiting_time") == table.code("cause", "slow")
    assert table.code("cause", "slow").note == "since 2026"
