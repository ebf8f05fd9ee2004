"""A way to end that the clock called `close` does not hear is found before a complaint is overdue for ever."""

from __future__ import annotations

import re
from typing import Final

import pytest

from crmcore.errors import RulebookError
from crmcore.messages import Language
from crmcore.rulebook import check_edition
from crmcore.rulebook.load import load

STOPS: Final = re.compile(r"(?s)(\[complaints\.classes\.clocks\.close\].*?\n)stops     = \[[^\n]*\]\n")


def with_stops(text: str, stops: str) -> str:
    return STOPS.sub(rf"\1{stops}\n", text, count=1)


@pytest.mark.clause("RULES-4.26")
def test_an_end_that_does_not_stop_the_clock_is_named_with_its_events(text: str) -> None:
    (found,) = check_edition(load(with_stops(text, 'stops = ["customer_answered"]')))
    assert (found.code, found.path) == ("end_unheard", "complaints.classes[0].clocks.close.stops")
    events = [str(one) for one in found.facts["events"]]  # type: ignore[union-attr]
    assert events == ["review_decided", "outcome_filed", "explained", "reasons_given", "turned_away", "withdrawn", "referred", "merged"]
    assert "a complaint that ends by `review_decided`" in found.text()
    assert found.text(Language.ZH)
    every = ", ".join(f'"{one}"' for one in ("customer_answered", "solved_at_once", *events))
    assert check_edition(load(with_stops(text, f"stops = [{every}]"))) == ()


def test_a_clock_that_not_every_complaint_starts_need_not_hear_every_end(text: str) -> None:
    later = with_stops(text, 'stops = ["customer_answered"]').replace('starts    = ["received"]', 'starts    = ["complaint_accepted"]', 1)
    assert check_edition(load(later)) == ()


@pytest.mark.parametrize("stops", ["stops = []"])
def test_no_stop_at_all_is_a_fault_and_no_list_of_ours(text: str, stops: str) -> None:
    with pytest.raises(RulebookError, match="nothing stops"):
        load(with_stops(text, stops))


@pytest.mark.clause("BANK-4.1")
def test_a_group_with_fewer_positions_than_members_is_remarked(text: str) -> None:
    (found,) = check_edition(load(text.replace("at_least  = 2", "at_least  = 6")))
    assert (found.code, found.path) == ("group_small", "complaints.crisis.at_least")
    assert "a group needs 6 members" in found.text()
    assert "5 in all" in found.text()
    assert found.text(Language.ZH)
    assert check_edition(load(text.replace("at_least  = 2", "at_least  = 5"))) == ()
