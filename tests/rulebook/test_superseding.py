"""A new order is a regime of its own: it supersedes another from its first day, and what is shipped is what lies in the folder."""

from __future__ import annotations

from datetime import date
from importlib.resources import files as resources

import pytest

from crmcore.complaints.record import ComplaintRecord, counted_by
from crmcore.errors import RulebookError
from crmcore.rulebook import Regimes, files

ORDER = """
[regime]
id = "{id}"
title = {{ en = "A new order", zh = "新规" }}
jurisdiction = "CN"
authority = {{ en = "the authority", zh = "监管部门" }}
status = "unverified"
valid_from = {first}
dates_status = "unverified"
supersedes = "{old}"
[days]
says = {{ en = "days", zh = "日" }}
source = "Art. 1"
[rules.respond]
says = {{ en = "answer", zh = "答复" }}
source = "Art. 2"
within = "10 days"
"""


def order(old: str = "cn-cbirc-2020-3", first: str = "2027-01-01", id: str = "cn-new") -> str:
    return ORDER.format(old=old, first=first, id=id)


@pytest.mark.clause("RULES-4.26")
def test_the_old_one_ends_on_the_eve_of_the_new_ones_first_day() -> None:
    regimes = Regimes.shipped().with_text(order())
    old, new = regimes.get("cn-cbirc-2020-3"), regimes.get("cn-new")
    assert (old.covers(date(2026, 12, 31)), old.covers(date(2027, 1, 1))) == (True, False)
    assert (new.covers(date(2026, 12, 31)), new.covers(date(2027, 1, 1))) == (False, True)
    assert Regimes.shipped().get("cn-cbirc-2020-3").covers(date(2027, 1, 1))
    twice = regimes.with_text(order(first="2028-01-01", id="cn-newer"))
    assert twice.get("cn-cbirc-2020-3").valid_to == date(2026, 12, 31)
    assert (new.reading.partition(".")[0], new.revision, new.checked_on) == ("cn-new@2027-01-01#1", 1, None)


def test_what_is_superseded_must_be_here_and_earlier() -> None:
    with pytest.raises(RulebookError, match="cn-cbirc-2020-3") as caught:
        Regimes.shipped().with_text(order(old="cn-cbirc-2020"))
    assert [one.path for one in caught.value.findings] == ["regime.supersedes"]
    with pytest.raises(RulebookError, match="a new order begins after the old one"):
        Regimes.shipped().with_text(order(first="2019-01-01"))


def test_what_is_shipped_is_what_lies_in_the_folder() -> None:
    for folder in ("regimes", "classes"):
        lying = {one.name for one in resources("crmcore.rulebook").joinpath("data", folder).iterdir()}
        assert {f"{one}.toml" for one in files.listed(folder)} == lying
    assert {one.partition("/")[0] for one in Regimes.shipped().ids} == set(files.listed("regimes"))
    assert all(one.checked_on and one.review_by and one.checked_on < one.review_by for one in Regimes.shipped().editions)


def test_records_say_by_what_they_were_computed() -> None:
    rows = [
        ComplaintRecord(id="1", received=date(2026, 1, 1), days="b@2026-12-31#1", law=("x@2020-01-01#1",)),
        ComplaintRecord(id="2", received=date(2026, 1, 1), days="a@2026-12-31#1"),
        ComplaintRecord(id="3", received=date(2026, 1, 1)),
    ]
    assert counted_by(rows) == (("a@2026-12-31#1", "b@2026-12-31#1"), ("x@2020-01-01#1",))
    assert counted_by(()) == ((), ())
