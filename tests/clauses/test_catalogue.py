"""The catalogue of clauses: complete, in order, one row a clause."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import crmcore.clauses as door
from crmcore.clauses import CLAUSES, DOCUMENTS, MISSING, Clause, Document

DIGEST = Path(__file__).parents[3] / "shared" / "clauses.md"


@pytest.mark.realdata
@pytest.mark.skipif(not DIGEST.exists(), reason="the digest of the documents is not part of this repository")
def test_ids_and_terms_are_exactly_those_of_the_digest() -> None:
    rows = re.findall(r"^\| ((?:DEPT|RULES|FIN|BANK|MAN)-[\d.]+) \|.*\| ([^|]*) \|$", DIGEST.read_text("utf-8"), re.MULTILINE)
    assert [(one.id, one.terms) for one in CLAUSES.values()] == [(id_, tuple(re.split(r"[, ]+", terms.strip()))) for id_, terms in rows]


def test_no_clause_stands_twice() -> None:
    assert len(CLAUSES) == sum(len(document.clauses) for document in DOCUMENTS) == 128


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.code)
def test_clauses_belong_to_their_document_and_say_something_in_both_languages(document: Document) -> None:
    assert document.title
    assert re.search("[一-鿿]", document.title_zh)
    for one in document.clauses:
        assert one.document == document.code
        assert re.fullmatch(rf"{document.code}-\d+(\.\d+)+", one.id)
        assert one.gist.endswith(".")
        assert one.gist_zh.endswith("。")
        assert re.search("[一-鿿]", one.gist_zh)
        assert "\n" not in one.gist + one.gist_zh
        assert one.terms


def test_a_clause_is_found_by_its_id() -> None:
    assert CLAUSES["RULES-4.26"] == Clause(
        "RULES-4.26", "RULES", "A complaint is closed within seven days of its receipt.", ("7天结案", "处理期限"), "投诉自收到之日起7日内结案。"
    )


def test_only_clauses_that_exist_can_miss_something() -> None:
    assert set(MISSING) <= set(CLAUSES)
    assert all(note.en and note.zh and "\n" not in note.en + note.zh for note in MISSING.values())


def test_the_door_names_what_it_opens() -> None:
    assert dir(door) == sorted(door.__all__)
    assert all(getattr(door, name) is not None for name in door.__all__)
