"""Two desks read and write the same approvals: whoever read an earlier version is always told, and nothing signed or refused is ever lost."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Final

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from sqlalchemy import Engine

from crmcore.adapters.memory import MemoryApprovals
from crmcore.adapters.sql import SqlStores
from crmcore.adapters.sql.schema import METADATA
from crmcore.errors import InvalidValue, Refused, Stale
from crmcore.event import Actor
from crmcore.money import Money
from crmcore.policy import Approval, ApprovalRequest, ApprovalStore, Band, Limit, PolicyRules, can_sign, refuse, sign

pytestmark = pytest.mark.slow

AT: Final = datetime(2026, 7, 6, 9, tzinfo=UTC)
CHAIN: Final = ("head", "finance", "ceo")
RULES: Final = PolicyRules(edition="e", currency="CNY", limits={"purchase": Limit(action="purchase", bands=(Band(chain=CHAIN),))})
ASKED: Final = ApprovalRequest(id="A-1", action="purchase", amount=Money("9000", "CNY"), requested_by=Actor(id="anna"), at=AT, subject="S")
PEOPLE: Final = tuple(Actor(id=f"{position}-{n}", positions=frozenset({position})) for position in CHAIN for n in range(2))


class Desks(RuleBasedStateMachine):
    """Each desk keeps what it read for as long as it likes, and then signs, refuses, or writes something of its own making."""

    papers = Bundle("papers")

    def __init__(self) -> None:
        super().__init__()
        self.store = self.opened()
        self.store.save(Approval(ASKED), expected_version=None)
        self.history: list[Approval] = [Approval(ASKED)]  # what was stored, one after the other

    def opened(self) -> ApprovalStore:
        return MemoryApprovals()

    @rule(target=papers)
    def read(self) -> Approval:
        return self.store.load("A-1")

    @rule(paper=papers, by=st.sampled_from(PEOPLE))
    def signs(self, paper: Approval, by: Actor) -> None:
        if can_sign(paper, by, AT, rules=RULES).allowed:
            self.save(Approval(ASKED, sign(paper, by=by, at=AT, rules=RULES), paper.refusal), paper.version)

    @rule(paper=papers, by=st.sampled_from(PEOPLE), beside=st.booleans())
    def refuses(self, paper: Approval, by: Actor, beside: bool) -> None:
        if can_sign(paper, by, AT, rules=RULES).allowed:
            no = refuse(paper, by=by, at=AT, rules=RULES)
            self.save(Approval(ASKED, paper.grant if beside else None, no), paper.version)

    @rule(paper=papers, other=papers)
    def writes_what_it_read_before(self, paper: Approval, other: Approval) -> None:
        self.save(other, paper.version)

    def save(self, new: Approval, read: int) -> None:
        """Save as a desk does, and compare with what must happen."""
        stored = self.history[-1]
        try:
            self.store.save(new, expected_version=read)
        except Stale:
            assert read != stored.version
        except InvalidValue:
            assert read == stored.version
            assert new.version <= read
        else:
            assert read == stored.version < new.version
            self.history.append(new)

    @invariant()
    def nothing_is_lost(self) -> None:
        assert self.store.load("A-1") == self.history[-1]
        versions = [one.version for one in self.history]
        assert versions == sorted(set(versions))
        assert [one for one in self.history[:-1] if one.refused] == []  # what was refused stays refused


def over(engine: Engine) -> type[Desks]:
    """Return the same over SQL: each walk begins with an empty table."""

    class SqlDesks(Desks):
        def opened(self) -> ApprovalStore:
            with engine.begin() as connection:
                METADATA.drop_all(connection)
                METADATA.create_all(connection)
            return SqlStores(engine).approvals

    return SqlDesks


WALKS: Final = settings(max_examples=40, stateful_step_count=25, deadline=None)


@pytest.mark.clause("BANK-4.1")
def test_desks_over_memory() -> None:
    run_state_machine_as_test(Desks, settings=WALKS)


@pytest.mark.clause("BANK-4.1")
def test_desks_over_sql(engine: Engine) -> None:
    run_state_machine_as_test(over(engine), settings=WALKS)


@pytest.mark.clause("BANK-4.1")
@pytest.mark.parametrize("place", ["memory", "sqlite", pytest.param("postgresql", marks=pytest.mark.component)])
def test_a_refusal_is_not_lost_to_a_desk_that_read_before_it(place: str, databases: Callable[[str], Engine]) -> None:
    store = (Desks if place == "memory" else over(databases(place)))().store
    first = Approval(ASKED, sign(Approval(ASKED), by=PEOPLE[0], at=AT, rules=RULES))
    store.save(first, expected_version=0)
    here, there = store.load("A-1"), store.load("A-1")
    no = refuse(here, by=PEOPLE[2], at=AT, rules=RULES)
    with pytest.raises(InvalidValue, match="keep what was signed before beside what is new"):
        store.save(Approval(ASKED, refusal=no), expected_version=here.version)
    store.save(Approval(ASKED, here.grant, no), expected_version=here.version)
    with pytest.raises(Stale):
        store.save(Approval(ASKED, sign(there, by=PEOPLE[3], at=AT, rules=RULES)), expected_version=there.version)
    assert store.load("A-1") == Approval(ASKED, here.grant, no)
    with pytest.raises(Refused, match="`A-1` was refused, and has ended"):
        sign(store.load("A-1"), by=PEOPLE[3], at=AT, rules=RULES)
