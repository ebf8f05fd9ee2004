"""Names of a firm's own words in a rulebook: where they stand, what is wrong with them, and that they change no answer."""

from __future__ import annotations

import copy
from datetime import UTC, datetime
from typing import Final

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore.complaints.intake import unlisted
from crmcore.complaints.papers.card import RecordCard
from crmcore.errors import RulebookError
from crmcore.messages import NO_NAMES, Language, Term, Text, WordKind, say_term
from crmcore.rulebook.edition import Edition
from crmcore.rulebook.load import load
from tests.oracle.naming import words_of
from tests.rulebook.toml import write

LEAD: Final = {"en": "Team lead", "zh": "班组长"}


def changed(tables: dict[str, object], *changes: tuple[str, object]) -> str:
    """Write the tables with values put in at paths such as `organisation/positions/0/name`."""
    made = copy.deepcopy(tables)
    for path, value in changes:
        *steps, last = path.split("/")
        place: object = made
        for step in steps:
            place = place[int(step)] if isinstance(place, list) else place.setdefault(step, {})  # type: ignore[attr-defined]
        place[int(last) if isinstance(place, list) else last] = value  # type: ignore[index]
    return write(made)


def said(word: str) -> list[str]:
    return [say_term(word, lang) for lang in Language]


def nameless(edition: Edition) -> Edition:
    rules = {"complaints": attrs.evolve(edition.complaints, names=NO_NAMES), "kpi": attrs.evolve(edition.kpi, names=NO_NAMES)}
    return attrs.evolve(edition, names=NO_NAMES, **rules)  # type: ignore[arg-type]


def faults(text: str) -> list[tuple[str, str]]:
    with pytest.raises(RulebookError) as caught:
        load(text)
    return [(one.path, one.code) for one in caught.value.findings]


def test_a_table_has_its_name_beside_its_id_and_every_mention_says_it(tables: dict[str, object]) -> None:
    edition = load(changed(tables, ("organisation/positions/5/name", LEAD)))
    ceo = edition.organisation.positions["ceo"]
    assert (ceo.id, said(ceo.id)) == ("ceo", ["Team lead", "班组长"])
    assert said(edition.organisation.positions["director"].reports_to or "") == ["Team lead", "班组长"]
    assert said(edition.policy.limits["purchase"].bands[0].chain[2]) == ["Team lead", "班组长"]
    assert said(edition.names.term(WordKind.POSITIONS, "ceo")) == ["Team lead", "班组长"]
    assert "`Team lead`" in edition.policy.limits["purchase"].authority(0).say(Language.EN)


def test_a_word_of_a_list_has_its_name_under_names(tables: dict[str, object]) -> None:
    edition = load(
        changed(
            tables,
            ("names/matters/fees", {"en": "charges"}),
            ("names/roles/intake", {"zh": "投诉窗口"}),
            ("names/products/home_loan", {"en": "mortgage", "zh": "住房贷款"}),
        )
    )
    fees = next(word for word in edition.complaints.matters if word == "fees")
    assert said(fees) == ["charges", "charges"]
    intake = next(iter(edition.organisation.positions["outlet_clerk"].roles))
    assert said(intake) == ["投诉窗口", "投诉窗口"]
    assert said(edition.complaints.names.term(WordKind.PRODUCTS, "home_loan")) == ["mortgage", "住房贷款"]


def test_a_department_is_called_by_id_and_by_path(tables: dict[str, object]) -> None:
    names = load(changed(tables, ("organisation/departments/0/name", LEAD))).names
    assert said(names.term(WordKind.DEPARTMENTS, "bank/customer-relations/relationship-management")) == ["Team lead", "班组长"]
    assert said(names.term(WordKind.DEPARTMENTS, "relationship_management")) == ["Team lead", "班组长"]


def test_a_firms_clause_is_said_by_name_and_stays_the_clause(tables: dict[str, object]) -> None:
    clause = {"en": "complaints policy, § 7", "zh": "投诉制度第七条"}
    edition = load(changed(tables, ("segmentation/tiers/0/clause", "COMP-7, FIN-3.2"), ("names/clauses/COMP-7", clause)))
    row = edition.segmentation.tiers.rows[0]
    assert row.clause == "COMP-7, FIN-3.2"
    assert said(row.clause or "") == ["complaints policy, § 7, FIN-3.2", "投诉制度第七条、FIN-3.2"]
    assert any(one.clauses == ("COMP-7", "FIN-3.2") for one in edition.provisions)


def test_a_clause_of_crmcore_may_be_called_otherwise(tables: dict[str, object]) -> None:
    names = load(changed(tables, ("names/clauses/RULES-4.26", {"en": "COMP-7"}))).names
    assert said(names.clauses("RULES-4.26")) == ["COMP-7", "COMP-7"]


def test_a_condition_says_the_words_that_it_compares(tables: dict[str, object]) -> None:
    when = {
        "any": [
            {"fact": "matter", "is": "fees"},
            {"all": [{"fact": "channel", "one_of": ["mail", "outlet"]}, {"not": {"fact": "product", "is": "home_loan"}}]},
            {"fact": "claimed_amount", "at_least": "100000"},
        ]
    }
    edition = load(
        changed(
            tables,
            ("complaints/classes/0/when", when),
            ("names/matters/fees", {"en": "charges"}),
            ("names/channels/mail", {"en": "letter"}),
            ("names/products/home_loan", {"en": "mortgage"}),
        )
    )
    assert str(edition.complaints.classes.rows[0].when) == (
        "matter of the complaint = charges or (channel of the complaint is one of letter, outlet"
        " and not (product complained about = mortgage)) or amount claimed ≥ 100,000.00 CNY"
    )


def test_every_fault_of_a_name_is_told_at_once_with_its_remedy(tables: dict[str, object]) -> None:
    text = changed(
        tables,
        ("organisation/positions/0/name", "Clerk"),
        ("organisation/positions/1/name", {"en": "x", "de": "y"}),
        ("organisation/positions/2/name", {}),
        ("segmentation/tiers/1/name", {"en": "silver"}),
        ("segmentation/tiers/2/name", {"en": "gold"}),
        ("names/matters/fee", {"en": "charges"}),
        ("names/demands/explanation", {"en": ""}),
        ("names/clauses/COMP-7", {"en": "x"}),
        ("names/matter", {}),
        ("names/roles", "x"),
    )
    assert faults(text) == [
        ("organisation.positions[0].name", "wrong_kind"),
        ("organisation.positions[1].name.de", "unknown_key_of"),
        ("organisation.positions[2].name", "names.empty"),
        ("names.demands.explanation.en", "value_empty"),
        ("names.matters.fee", "names.unknown_word"),
        ("names.clauses.COMP-7", "names.unknown_word_of"),
        ("names.matter", "unknown_key"),
        ("names.roles", "wrong_kind"),
        ("segmentation.tiers[2].name", "names.twice"),
    ]


def test_names_that_are_no_table_are_a_fault(tables: dict[str, object]) -> None:
    assert faults(changed(tables, ("names", ["fees"]))) == [("names", "wrong_kind")]


def test_what_is_wrong_elsewhere_is_left_to_its_section(tables: dict[str, object]) -> None:
    text = changed(tables, ("organisation/positions/0/name", LEAD), ("complaints/matters", "fees"), ("benefits/0", 1))
    assert [path for path, _ in faults(text)] == ["benefits[0]", "complaints.matters"]
    strange = changed(tables, ("complaints/classes/1/clocks", 1), ("complaints/classes/2/when", []))
    assert [path for path, _ in faults(strange)] == ["complaints.classes[1].clocks", "complaints.classes[2].when"]


APP: Final = {"en": "mobile app", "zh": "手机银行"}


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ((("organisation/positions/0/reports_to", "c_e_o"),), "no position `c_e_o`; did you mean `ceo` (mobile app)?"),
        ((("complaints/classes/1/id", "ordinary"), ("complaints/classes/2/name", {"en": "urgent", "zh": "紧急"})), "id `ordinary` is used twice"),
        ((("segmentation/tiers/0/tier", "vipp"),), "no rule assigns the tier `vip`; did you mean `vipp` (VIP)?"),
        ((("complaints/classes/1/clocks/close/starts", "x"),), "complaints have no event `x`; there are: `"),
        ((("complaints/escalation/0/clock", "clos"),), "no class of complaints has a clock `clos`; the rulebook has: "),
    ],
)
def test_a_fault_tells_the_id_that_is_typed_and_not_the_name_alone(
    tables: dict[str, object], changes: tuple[tuple[str, object], ...], said: str
) -> None:
    named = [
        ("organisation/positions/5/name", APP),
        ("complaints/classes/1/name", {"en": "urgent", "zh": "紧急"}),
        ("names/clocks/close", APP),
    ]
    with pytest.raises(RulebookError) as caught:
        load(changed(tables, *changes, *named))
    assert any(said in str(one) for one in caught.value.findings), [str(one) for one in caught.value.findings]


def test_a_card_is_told_the_words_of_the_lists_as_they_are_typed(tables: dict[str, object]) -> None:
    rules = load(changed(tables, ("names/channels/outlet", APP))).complaints
    received = datetime(2026, 7, 1, 9, tzinfo=UTC)
    card = RecordCard(number="C-1", received_at=received, customer_name="Wang", demands=("explanation",), matter="fees", channel="mobile app")
    (fault,) = unlisted(card, rules)
    assert "`mobile app` is not on the rulebook's list `channels`; it has `outlet` (mobile app), " in fault.text()
    (near,) = unlisted(attrs.evolve(card, channel="outlett"), rules)
    assert "是否应为`outlet`（手机银行）？" in near.text(Language.ZH)


@st.composite
def names(draw: st.DrawFn, words: dict[str, set[str]]) -> dict[str, dict[str, dict[str, str]]]:
    """Draw names for some words of the lists: in one language or in both, also ones that are other words' ids."""
    text = st.sampled_from(["fees", "ceo", "客户", "x y", "`"])
    name = st.dictionaries(st.sampled_from(["en", "zh"]), text, min_size=1)
    return {kind: draw(st.dictionaries(st.sampled_from(sorted(known)), name, max_size=3)) for kind, known in words.items()}


@pytest.mark.slow
@given(data=st.data())
def test_names_change_no_answer(data: st.DataObject, tables: dict[str, object], edition: Edition) -> None:
    words = words_of(tables)
    drawn = data.draw(names({kind: words[kind] for kind in ("roles", "actions", "matters", "demands", "channels", "clocks", "reasons", "clauses")}))
    named = load(changed(tables, ("names", drawn)))
    assert named.id == edition.id
    assert nameless(named) == nameless(edition)
    for kind, each in drawn.items():
        for word, name in each.items():
            text = named.names.term(WordKind(kind), word).text
            assert text == Text(en=name.get("en") or name["zh"], zh=name.get("zh") or name["en"])


def test_words_are_named_wherever_the_twin_finds_them(tables: dict[str, object]) -> None:
    """A name that fits is taken for every word that the twin finds, and for no other."""
    for kind in ("roles", "actions", "matters", "demands", "channels", "clocks", "reasons", "clauses"):
        found = words_of(tables)[kind]
        load(changed(tables, (f"names/{kind}", {word: {"en": word} for word in found})))
        (fault,) = faults(changed(tables, (f"names/{kind}", {"no such word": {"en": "x"}})))
        assert fault == (f'names.{kind}."no such word"', "names.unknown_word_of")


def test_the_shipped_edition_carries_its_names(edition: Edition) -> None:
    step = edition.complaints.supervision.escalation[3]
    assert said(step.clock) == ["first contact", "首次联系"]
    assert isinstance(edition.complaints.classes.rows[0].then.clocks[0].id, Term)
