"""Whatever is edited in a rulebook, what it changes for an open complaint is what asking the old rules and the new ones one by one finds."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crmcore import Rulebook
from crmcore.complaints import STANDARD, Complaint
from crmcore.event import in_utc
from crmcore.reading.parsing import parse
from crmcore.rulebook import files, impact
from crmcore.rulebook.impact_on_cases import Signers
from crmcore.testing.strategies import complaints, money
from crmcore.worktime.clocks.reading import Reading
from tests.oracle.changing import Changes, changes
from tests.rulebook.edits import Book, Tables, a_note, a_number, a_span, an_amount_or_share, edited
from tests.rulebook.test_impact_on_cases import filed, proposed, raised

OLD: Final = Book(parse(files.default()))
AT: Final = datetime(2036, 7, 6, tzinfo=UTC)
NEXT_DAY: Final = {**OLD.tables, "rulebook": {**OLD.tables["rulebook"], "valid_from": datetime(2036, 7, 1, tzinfo=UTC).date()}}


def a_role(draw: st.DrawFn, tables: Tables) -> None:
    """Give a post's part to another one, or to one more, or to nobody."""
    posts = tables["organisation"]["positions"]
    giver, taker = draw(st.sampled_from([one for one in posts if "roles" in one])), draw(st.sampled_from(posts))
    roles = giver["roles"] if draw(st.booleans()) else giver.pop("roles")
    if draw(st.booleans()):
        taker["roles"] = sorted({*taker.get("roles", []), *roles})


def a_limit(draw: st.DrawFn, tables: Tables) -> None:
    """Raise or lower the amounts of one action, or let another post approve, or take the limits away."""
    limits = tables["policy"]["limits"]
    limit = draw(st.sampled_from([one for one in limits if one["action"] in {"compensation", "price_reduction"}] or limits))
    what = draw(st.integers(0, 2))
    if what == 0:
        limits.remove(limit)
        for other in limits:
            other.get("window", {}).pop("together_with", None)
    elif what == 1:
        limit["bands"][0] = {"position": "team_leader", **{key: value for key, value in limit["bands"][0].items() if key in {"below", "up_to"}}}
    else:
        edge = draw(st.integers(201, 9000))
        limit["bands"] = [{"up_to": str(edge), "position": "manager"}, {"above": str(edge), "chain": ["director", "ceo"]}]


def a_class(draw: st.DrawFn, tables: Tables) -> None:
    """Let the classes begin at other amounts, or call one otherwise."""
    severe, _, simple, ordinary = tables["complaints"]["classes"]
    severe["when"]["any"][0]["at_least"] = str(draw(st.integers(1_000, 200_000)))
    simple["when"]["all"][1]["any"][0]["below"] = str(draw(st.integers(1, 900)))
    ordinary["id"] = draw(st.sampled_from(["ordinary", "ordinary", "usual"]))


@st.composite
def open_cases(draw: st.DrawFn) -> Complaint:
    """Draw complaints as they are handled, or with any history that the table allows, under the shipped rules."""
    claimed = draw(st.integers(1, 150_000))
    walked = st.sampled_from([raised(claimed=claimed), filed(), proposed(150), proposed(3000), proposed(9000)])
    case = draw(walked | complaints(lifecycle=STANDARD, max_steps=6).map(_of_the_bank))
    amount = draw(st.none() | money(at_least=1, at_most=15_000_000))
    return attrs.evolve(case, card=attrs.evolve(case.card, claimed=amount, complainants=draw(st.sampled_from([1, 2, 20, 30]))))


def _of_the_bank(case: Complaint) -> Complaint:
    card = attrs.evolve(case.card, entitlement=attrs.evolve(case.card.entitlement, representatives=1))
    return attrs.evolve(case, edition=OLD.edition.complaints.edition, class_id="ordinary", card=card)


@pytest.mark.slow
@pytest.mark.clause("RULES-4.28")
@settings(max_examples=max(10, settings().max_examples // 3))  # each asks everybody about everything, by both rulebooks
@given(open_cases(), edited(Book(NEXT_DAY), edits=(a_role, a_limit, a_class, a_span, a_note, a_number, an_amount_or_share), at_most=4))
def test_what_changes_for_an_open_complaint_is_what_both_rules_say(case: Complaint, new: Book) -> None:
    found = impact([case], old=Rulebook((OLD.edition,)), new=Rulebook((new.edition,)), at=AT)
    assert found.unreadable == ()
    if case.state in {"closed", "withdrawn", "referred", "merged", "lapsed"}:
        assert (found.open, found.changed) == (0, ())
        return
    wanted = changes(case, OLD.edition, new.edition, at=max(AT, case.history[-1].event.at, key=in_utc))
    told = [one for each in found.changed for one in each.changes]
    classes = next(((str(one.facts["was"]), str(one.facts["now"])) for one in told if one.code == "impact.class"), None)
    acts = {str(one.facts["event"]): (_who(one.facts["was"]), _who(one.facts["now"])) for one in told if one.code == "impact.next"}
    signs = {str(one.facts["action"]): (_turns(one.facts["was"]), _turns(one.facts["now"])) for one in told if one.code == "impact.approval"}
    stuck = any(one.code == "impact.cannot_go" for one in told)
    clocks = {str(one.clock): (_shown(one.was), _shown(one.now)) for each in found.changed for one in each.deadlines.clocks}
    assert Changes(classes, acts, signs, stuck, clocks) == wanted
    assert (found.open, len(found.changed)) == (1, int(wanted != Changes(None, {}, {}, stuck=False, clocks={})))
    assert [(one.open, one.moved) for one in found.classes] == [(1, 1)] * bool(clocks)


def _shown(one: Reading | None) -> tuple[object, ...]:
    return () if one is None else (one.state.value, one.last_day, one.due)


def _turns(fact: object) -> tuple[tuple[str, ...], ...]:
    """Return who signs, in order, each with the posts any of which will do."""
    assert isinstance(fact, Signers)
    return fact.chain


def _who(fact: object) -> tuple[str, ...]:
    """Return the positions that a fact names: a chain of signers, or those who may act."""
    return tuple(map(str, getattr(fact, "chain", fact)))  # type: ignore[call-overload]
