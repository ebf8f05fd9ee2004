"""Editions: which is in force, how they are named, what stands in the way of loading them together."""

from __future__ import annotations

import pickle
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore import Rulebook
from crmcore.customers import CustomerFacts
from crmcore.errors import InvalidType, NotFound, RulebookError
from crmcore.rulebook import Edition, files
from crmcore.rulebook.load import load
from crmcore.rules.facts import about
from tests.oracle.editions import in_force
from tests.rulebook.toml import write

DEFAULT = load(files.default())


def valid_from(text: str, day: str) -> str:
    return text.replace("valid_from = 2026-01-01", f"valid_from = {day}")


def dated(day: date) -> Edition:
    return attrs.evolve(DEFAULT, valid_from=day, id=f"bank@{day}#00000000")


@pytest.mark.clause("RULES-4.28")
def test_an_edition_is_in_force_from_its_first_day_until_the_next(text: str) -> None:
    book = Rulebook.parse(valid_from(text, "2026-07-01"), text)
    assert [one.valid_from for one in book.editions] == [date(2026, 1, 1), date(2026, 7, 1)]
    assert book.on(date(2026, 6, 30)).valid_from == date(2026, 1, 1)
    assert book.on(date(2026, 7, 1)).valid_from == date(2026, 7, 1)
    assert book.on(date(2099, 1, 1)).valid_from == date(2026, 7, 1)


def test_before_the_first_edition_nothing_is_in_force() -> None:
    with pytest.raises(NotFound, match="no edition is in force on 2025-12-31; the first begins on 2026-01-01"):
        Rulebook.default().on(date(2025, 12, 31))


def test_an_instant_is_no_day() -> None:
    with pytest.raises(InvalidType, match="`day` must be of type `date`, not `datetime`"):
        Rulebook.default().on(datetime(2026, 7, 1, tzinfo=UTC))
    with pytest.raises(InvalidType):
        Rulebook.default().on("2026-07-01")  # type: ignore[arg-type]


def test_an_edition_is_found_by_exactly_its_id() -> None:
    book = Rulebook.default()
    assert book.edition(DEFAULT.id) == DEFAULT
    with pytest.raises(NotFound, match="no edition `example-city-bank@2026-01-01`"):
        book.edition("example-city-bank@2026-01-01")


@pytest.mark.clause("RULES-4.28")
def test_an_edition_is_found_by_its_own_id_before_any_that_has_such_a_section(tables: dict[str, object]) -> None:
    bare = load(write({"rulebook": tables["rulebook"]}))
    assert bare.sections == ()
    assert Rulebook([bare]).edition(bare.id) is bare
    section = DEFAULT.complaints.edition
    named, later = attrs.evolve(DEFAULT, id=section), attrs.evolve(DEFAULT, valid_from=date(2027, 1, 1))
    assert Rulebook([named, later]).edition(section) == named


@given(st.lists(st.integers(0, 800), min_size=1, max_size=8, unique=True), st.integers(-30, 900))
def test_the_edition_of_a_day_is_the_one_that_began_last(offsets: list[int], asked: int) -> None:
    zero = date(2024, 1, 1)
    starts = [zero + timedelta(days=one) for one in offsets]
    book, day = Rulebook([dated(one) for one in starts]), zero + timedelta(days=asked)
    expected = in_force(starts, day)
    if expected is None:
        with pytest.raises(NotFound):
            book.on(day)
    else:
        assert book.on(day).valid_from == expected


def test_two_editions_may_not_begin_on_the_same_day(text: str) -> None:
    other = text.replace('name       = "example-city-bank"', 'name       = "other-bank"')
    with pytest.raises(RulebookError, match="two editions are valid from 2026-01-01") as caught:
        Rulebook.parse(text, other)
    assert [(one.code, one.path) for one in caught.value.findings] == [("duplicate_edition", "rulebook.valid_from")]


def test_a_rulebook_without_editions_is_none() -> None:
    with pytest.raises(RulebookError, match="no edition given"):
        Rulebook.load()


def test_the_id_changes_with_the_content_and_with_nothing_else(text: str) -> None:
    comment = f"# another comment\n\n{text}".replace('priority           = "first"', 'priority = "first" # no other word')
    assert load(comment).id == DEFAULT.id
    lines = ('zone       = "Asia/Shanghai"\n', 'currency   = "CNY"\n')
    assert load(text.replace("".join(lines), "".join(reversed(lines)))).id == DEFAULT.id
    assert load(text.replace('"5000000"', '"5000001"')).id != DEFAULT.id
    assert load(valid_from(text, "2026-02-01")).id.startswith("example-city-bank@2026-02-01#")
    assert len(DEFAULT.id.rpartition("#")[2]) == 8


def test_files_load_as_texts_do(tmp_path: Path, text: str) -> None:
    now, later = tmp_path / "bank-2026.toml", tmp_path / "bank-2027.toml"
    now.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    later.write_text(valid_from(text, "2027-01-01").replace("review_by  = 2027-01-01", "review_by = 2028-01-01"), "utf-8")
    book = Rulebook.load(str(now), later)
    assert book.editions[0] == DEFAULT
    assert book.on(date(2027, 1, 1)).review_by == date(2028, 1, 1)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match=r"no file `.*missing\.toml`"):
        Rulebook.load(tmp_path / "missing.toml")
    with pytest.raises(NotFound):
        Rulebook.load(tmp_path)


def test_a_file_in_another_encoding_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "gbk.toml"
    path.write_bytes('owner = "行政人事部"'.encode("gbk"))
    with pytest.raises(RulebookError, match="not UTF-8 at byte 9; save the file as UTF-8"):
        Rulebook.load(path)


def test_faults_of_several_files_come_together_each_with_its_file(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.toml").write_text(text.replace("owner ", "ownr "), "utf-8")
    (tmp_path / "b.toml").write_text(text.replace("review_by ", "review_buy "), "utf-8")
    with pytest.raises(RulebookError) as caught:
        Rulebook.load(tmp_path / "a.toml", tmp_path / "b.toml")
    assert {one.path for one in caught.value.findings} == {
        "a.toml: rulebook.owner",
        "a.toml: rulebook.ownr",
        "b.toml: rulebook.review_by",
        "b.toml: rulebook.review_buy",
    }
    with pytest.raises(RulebookError) as alone:
        Rulebook.load(tmp_path / "a.toml")
    assert {one.path for one in alone.value.findings} == {"rulebook.owner", "rulebook.ownr"}


def test_faults_of_several_texts_carry_their_number(text: str) -> None:
    with pytest.raises(RulebookError) as caught:
        Rulebook.parse(text, "[")
    assert [one.path for one in caught.value.findings] == ["2"]


@attrs.frozen(kw_only=True)
class RicherFacts(CustomerFacts):
    """A host's own facts."""

    deposits: int | None = attrs.field(default=None, metadata=about(en="deposits", zh="存款", low=0))


def test_a_host_may_bring_facts_of_its_own(text: str) -> None:
    own = text.replace('fact     = "annual_amount"\nat_least = "500000"', 'fact     = "deposits"\nat_least = 3')
    assert own != text
    book = Rulebook.parse(own, facts=RicherFacts)
    assert str(book.editions[0].segmentation.tiers.rows[1].when) == "deposits ≥ 3"
    with pytest.raises(RulebookError, match="deposits"):
        Rulebook.parse(own)


def test_an_edition_travels_between_processes() -> None:
    assert pickle.loads(pickle.dumps(DEFAULT)) == DEFAULT  # noqa: S301 - our own bytes


def test_an_edition_shows_itself_in_a_line() -> None:
    assert repr(DEFAULT).startswith("Edition(id='example-city-bank@2026-01-01#")
    assert len(repr(DEFAULT)) < 400


def test_sources_of_another_type_are_refused() -> None:
    with pytest.raises(InvalidType, match="`text` must be of type `str`, not `bytes`"):
        Rulebook.parse(b"")  # type: ignore[arg-type]
    with pytest.raises(InvalidType, match="`path` must be of type `Path`, not `int`"):
        Rulebook.load(3)  # type: ignore[arg-type]
