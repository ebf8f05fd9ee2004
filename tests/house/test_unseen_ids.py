"""No id holds what nobody sees: two that look the same would be two, and one that turns the direction of writing would be read as another."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Final, get_type_hints

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore.adapters.files import RefusedRow, parse_log_mapping, parse_staff, read_complaints, read_log
from crmcore.adapters.files.exports_asic import AsicRow
from crmcore.adapters.files.exports_cfpb import CfpbRow
from crmcore.adapters.files.mapping import parse_mapping
from crmcore.complaints import Action, ActionKind, ComplaintRecord, RecordCard, register
from crmcore.complaints.events import MergedIn, MergedInto, Recused, SideStated, SplitFrom, SplitOff
from crmcore.customers import Corporate, CustomerRecord, Individual, Prospect, Transaction
from crmcore.errors import InvalidValue, RulebookError
from crmcore.event import Actor, Event, unseen
from crmcore.lifecycles.case import CaseData
from crmcore.messages import Language
from crmcore.money import Money
from crmcore.organisation import Staff
from crmcore.policy import ApprovalOutcome, ApprovalRecord, ApprovalRequest
from crmcore.relations import Contact
from crmcore.rulebook import Rulebook
from crmcore.service import SurveyAnswer
from crmcore.worktime import Done, OnWeekday, Rhythm, Weekday
from tests.adapters.files.small_mappings import OF_A_LOG, OF_COMPLAINTS
from tests.adapters.files.xes_files import log, trace
from tests.house.test_readers_of_fields import ANSWERS, label, parts, walk

DAY, AT = date(2026, 7, 1), datetime(2026, 7, 1, tzinfo=UTC)
YUAN: Final = Money(1, "CNY")
ANNA: Final = Actor(id="anna", unit="bank")
RULES: Final = Rulebook.default().editions[0]
CARD: Final = RecordCard(number="C-1", received_at=AT, demands=("refund",), matter="fees", channel="outlet", customer_name="x")

# Fields of these names hold ids, unless the class is one of WORDS.
IDS: Final = frozenset({
    "id", "customer", "person", "superior", "number", "subject", "on_behalf_of", "other", "into", "joint", "asked_by", "owner", "by", "unit",
    "unique_id", "complaint_id",
})  # fmt: skip
# One of each class that holds ids, with each of its ids filled in.
SAMPLES: Final[tuple[attrs.AttrsInstance, ...]] = (
    Action(id="1", kind=ActionKind.CORRECTIVE, owner="anna", due=DAY, what="x"),
    Actor(id="anna", unit="bank", on_behalf_of="bob"),
    ApprovalRecord(id="A-1", action="expense", amount=YUAN, at=DAY, outcome=ApprovalOutcome.GRANTED),
    ApprovalRequest(id="A-1", action="expense", amount=YUAN, requested_by=ANNA, at=AT, subject="C-1", customer="K-1"),
    AsicRow(unique_id="1", received=DAY),
    CfpbRow(complaint_id="1", date_received=DAY),
    ComplaintRecord(id="C-1", received=DAY, customer="K-1"),
    Contact(id="1", customer="K-1", at=AT, by="anna", kind="visit"),
    Corporate(id="K-1"),
    CustomerRecord(id="K-1", kind="individual", tier=None, previous_tier=None, filled=1, required=2, as_of=DAY),
    Done(id="1", on=DAY),
    Individual(id="K-1"),
    MergedIn(at=AT, by=ANNA, other="C-2", card=CARD, history=()),
    MergedInto(at=AT, by=ANNA, into="C-2"),
    Prospect(id="P-1"),
    RecordCard(
        number="C-1",
        received_at=AT,
        demands=("refund",),
        channel="outlet",
        customer_name="x",
        customer="K",
        unit="bank",
        person="bob",
        superior="otto",
    ),
    Recused(at=AT, by=ANNA, person="bob", why="x"),
    Rhythm(id="weekly", when=OnWeekday(Weekday.FRI), start=DAY),
    SideStated(at=AT, by=ANNA, asked_by="otto", statement="x"),
    SplitFrom(at=AT, by=ANNA, joint="C-2", card=CARD, history=()),
    SplitOff(at=AT, by=ANNA, other="C-2", complainants=2, customer="K-1"),
    Staff(id="anna", unit="bank"),
    SurveyAnswer(id="1", day=DAY, customer="K-1"),
    Transaction(id="1", customer="K-1", at=AT, amount=YUAN, product="card"),
)
# Words of a rulebook or of a program, and what the library makes of ids that it has read.
WORDS: Final = frozenset({
    "complaints.papers.reply.Reply",  # a name, masked
    "complaints.regimes.regime.Regime",
    "complaints.regimes.rules.OwnEvent",
    "complaints.regimes.rules.RegimeRule",
    "complaints.rules.section.ComplaintClass",
    "complaints.rules.supervision.EscalationStep",
    "complaints.rules.supervision.FollowUpRules",
    "customers.activity.Activity",
    "kpi.row.Kpi",
    "lifecycles.obligations.Obligation",
    "lifecycles.transitions.Transition",
    "organisation.Department",
    "organisation.Position",
    "organisation.StandIn",
    "reached.ClockReached",
    "reached.GrantReached",
    "reached.PauseReached",
    "rules.tables.Row",
    "worktime.clocks.clock.Clock",
    "worktime.clocks.clock_events.PauseEvent",
    "worktime.clocks.extension.Extension",
    "worktime.spans.early_window.EarlyWindow",
    "worktime.spans.not_before.NotBefore",
})  # fmt: skip
ODD: Final = (
    "\u202e",
    "\u2066",
    "\u200b",
    "\u200d",
    "\ufeff",
    "\u00ad",
    "\u00a0",
    "\u3000",
    "\u2028",
    "\u034f",
    "\u3164",
    "\ufe0f",
    "\U000e0101",
    "\x1b",
    "\0",
)


def below(kind: type[Event]) -> Iterator[type[Event]]:
    for one in kind.__subclasses__():
        yield one
        yield from below(one)


def ids_of(kind: type[attrs.AttrsInstance]) -> list[str]:
    hints = get_type_hints(kind)
    return [one.name for one in attrs.fields(kind) if one.init and one.name in IDS and str in parts(hints[one.name])]


def test_every_class_that_holds_ids_is_here() -> None:
    kinds = {*walk(), *(one for one in below(Event) if one.__module__.startswith("crmcore.") and one.name)}
    found = {label(kind) for kind in kinds if label(kind) not in ANSWERS and ids_of(kind)}
    assert found == {label(type(one)) for one in SAMPLES} | WORDS


@pytest.mark.parametrize("odd", ODD, ids=[f"{ord(one):04X}" for one in ODD])
@pytest.mark.parametrize(
    ("sample", "field"),
    [
        pytest.param(one, field, id=f"{type(one).__name__}-{field}")
        for one in SAMPLES
        for field in ids_of(type(one))
        if (type(one), field) != (ComplaintRecord, "unit")  # a word of a file, as a product is
    ],
)
def test_an_id_with_what_nobody_sees_is_refused_by_its_code_point(sample: attrs.AttrsInstance, field: str, odd: str) -> None:
    build: Callable[..., Any] = type(sample)
    given_ = {one.name: getattr(sample, one.name) for one in attrs.fields(type(sample)) if one.init}
    with pytest.raises(InvalidValue) as caught:
        build(**{**given_, field: f"MARK{odd}ER"})
    (why,) = caught.value.reasons
    assert (why.code, dict(why.facts)) == ("control_characters", {"field": field, "found": f"U+{ord(odd):04X}"})
    for lang in Language:
        assert f"U+{ord(odd):04X}" in why.text(lang)
        assert "MARK" not in why.text(lang)
        assert odd not in why.text(lang)


def test_a_case_of_any_process_is_held_to_the_same() -> None:
    case = register(attrs.evolve(CARD, demands=RULES.complaints.demands[:1], matter=RULES.complaints.matters[0]), at=AT, by=Actor(id="a", roles=frozenset({"intake"})), rules=RULES.complaints)  # fmt: skip
    with pytest.raises(InvalidValue, match=r"`id` holds U\+202E"):
        CaseData("C\u202e1", "e", case.lifecycle, case.state)


@pytest.mark.parametrize("odd", [one for one in ODD if one not in "\0\u2028\x1b"], ids=lambda one: f"{ord(one):04X}")
def test_a_row_of_every_file_that_takes_an_id_is_refused(tmp_path: Path, odd: str) -> None:
    """In XML some of these can't stand; a text in TOML may hold the others."""
    path, bad = tmp_path / "f.csv", f"C{odd}1"
    path.write_text(f"id,received,customer\n{bad},2026-07-01,K\nC2,2026-07-01,K{odd}2\nC3,2026-07-01,K\n")
    toml = OF_COMPLAINTS + '[fields.customer]\ncolumns = ["customer"]\n'
    file = read_complaints(path, parse_mapping(toml.encode()))
    fields = [(one.line, why.code, why.facts["field"]) for one in file.refused for why in one.reasons]
    assert fields == [(2, "control_characters", "id"), (3, "control_characters", "customer")]
    path.write_text(f"case,what,when\n{bad},opened,2026-07-01\nC2,opened,2026-07-01\n")
    (tmp_path / "l.xes").write_text(log(trace(bad, ("opened", "2026-07-01")), trace("C2", ("opened", "2026-07-01"))))
    for one, mapping in ((path, OF_A_LOG), (tmp_path / "l.xes", (OF_A_LOG.replace('["case"]', '["case:concept:name"]').replace('["what"]', '["concept:name"]').replace('["when"]', '["time:timestamp"]')))):  # fmt: skip
        refused, *_ = read_log(one, parse_log_mapping(mapping.encode()))
        assert isinstance(refused, RefusedRow)
        assert [(why.code, why.facts["field"]) for why in refused.reasons] == [("control_characters", "case")]
    position = next(iter(RULES.organisation.positions))
    with pytest.raises(RulebookError) as caught:
        parse_staff(
            f'[[staff]]\nid = "ok"\nunit = "bank"\npositions = ["{position}"]\n[[staff]]\nid = "a{odd}"\nunit = "b{odd}"\npositions = []\n',
            RULES.organisation,
        )
    assert [(one.code, one.path) for one in caught.value.findings] == [("control_characters", "staff[1].id"), ("control_characters", "staff[1].unit")]


@given(st.text())
def test_what_is_seen_is_what_has_a_category_that_shows_something(text: str) -> None:
    seen = all(one == " " or unicodedata.category(one)[0] not in "ZC" or unicodedata.category(one) in {"Cn", "Co", "Cs"} for one in text)
    assert (unseen(text) is None) <= seen
    if text.isalnum() and text.isascii():
        assert unseen(text) is None


@pytest.mark.parametrize("text", ["投诉-2026/001", "Zoë Æ 12", "A 1", "１２３", "\U0002a6d6", "\ue000", "é", "e\u0301"])
def test_what_people_write_is_seen(text: str) -> None:
    """A letter of a firm's own, such as rare characters of names have, and one with a mark above it, are seen."""
    assert unseen(text) is None


# What Unicode calls "default ignorable" (DerivedCoreProperties.txt), and the blank pattern of Braille.
IGNORABLE: Final = (
    (0x00AD, 0x00AD), (0x034F, 0x034F), (0x061C, 0x061C), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F), (0x200B, 0x200F), (0x202A, 0x202E),
    (0x2060, 0x2064), (0x2066, 0x206F), (0x2800, 0x2800), (0x3164, 0x3164), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF), (0xFFA0, 0xFFA0),
    (0x1BCA0, 0x1BCA3), (0x1D173, 0x1D17A), (0xE0001, 0xE0001), (0xE0020, 0xE007F), (0xE0100, 0xE01EF),
)  # fmt: skip


@pytest.mark.parametrize(("first", "last"), IGNORABLE, ids=lambda one: f"{one:04X}")
def test_each_character_that_unicode_says_to_pass_over_is_unseen(first: int, last: int) -> None:
    assert [f"{one:X}" for one in range(first, last + 1) if unseen(f"K{chr(one)}1") is None] == []
