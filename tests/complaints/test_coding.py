"""Codes of complaints: a table that is checked, codes that stand in it, and nothing guessed."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore.complaints import Coding, coding_of, register
from crmcore.complaints.papers.coding import Code, CodeTable, translated
from crmcore.complaints.regimes import SourceStatus
from crmcore.errors import InvalidValue, NotFound, RulebookError
from crmcore.messages import Language
from crmcore.rulebook import class_table
from tests.complaints.cases import ANNA, CARD, RULES

JRT = class_table("jrt-0169-2018")
CODED = attrs.evolve(RULES, coding=JRT)


def code(id_: str, **more: object) -> Code:
    return Code(id=id_, en=id_, zh=id_, status=SourceStatus.UNVERIFIED, **more)  # type: ignore[arg-type]


def table(*codes: Code, maps_to: str | None = None) -> CodeTable:
    return CodeTable(id="ours", title="ours", source="ours", axes={"cause": codes}, maps_to=maps_to)


@pytest.mark.clause("RULES-1.5")
def test_codes_follow_from_the_words_on_the_card() -> None:
    """Fees on a card: the business is the product's, the cause the matter's."""
    assert coding_of(CARD, JRT) == Coding(table="jrt-0169-2018", business="cards", cause="pricing")
    assert coding_of(attrs.evolve(CARD, product=None, matter="lending"), JRT) == Coding(table="jrt-0169-2018", business="loans")
    assert coding_of(attrs.evolve(CARD, product=None, matter="debt_collection"), JRT).given == {"business": "collection", "cause": "collection"}


def test_what_does_not_follow_is_not_coded_and_never_other() -> None:
    assert coding_of(attrs.evolve(CARD, product="x", matter="other"), JRT).given == {}


def test_the_channel_of_the_business_is_not_that_of_the_complaint() -> None:
    """A complaint by telephone about what happened at the counter: the counter."""
    by_phone = attrs.evolve(CARD, channel="telephone")
    assert coding_of(by_phone, JRT).channel is None
    assert coding_of(by_phone, JRT, done_through="outlet").channel == "premises"


@pytest.mark.clause("RULES-1.5")
@pytest.mark.parametrize(
    ("coding", "codes"),
    [
        (Coding(table="jrt-0169-2018"), []),
        (Coding(table="jrt-0169-2018", channel="premises", business="cards", cause="other"), []),
        (Coding(table="jrt-0169-2018", channel="front", cause="servise"), ["coding.too_coarse", "coding.unknown"]),
        (Coding(table="jrt-0169-2018", business="zzz"), ["coding.unknown_of"]),
        (Coding(table="jrt-0169-2017", business="zzz"), ["coding.other_table"]),
    ],
)
def test_a_card_is_registered_with_codes_of_its_table_only(coding: Coding, codes: list[str]) -> None:
    card = attrs.evolve(CARD, coding=coding)
    assert [one.code for one in JRT.miscoded(coding)] == codes
    if not codes:
        assert register(card, at=card.received_at, by=ANNA, rules=CODED).card.coding == coding
        return
    with pytest.raises(InvalidValue) as caught:
        register(card, at=card.received_at, by=ANNA, rules=CODED)
    assert [one.code for one in caught.value.reasons] == codes
    assert caught.value.text(Language.ZH)


def test_codes_need_a_classification_in_the_rulebook() -> None:
    card = attrs.evolve(CARD, coding=coding_of(CARD, JRT))
    with pytest.raises(InvalidValue, match="the rulebook names no classification"):
        register(card, at=card.received_at, by=ANNA, rules=RULES)


def test_a_table_without_the_axes_of_a_coding_says_so() -> None:
    coding = Coding(table="ours", business="cards", cause="a")
    assert [str(one) for one in table(code("a")).miscoded(coding)] == ["`ours` has no axis `business`; it has `cause`"]
    with pytest.raises(NotFound, match="has no axis `channel`"):
        coding_of(CARD, table(code("a")))


def test_looking_up() -> None:
    assert JRT.code("cause", "pricing").zh == "定价收费"
    assert [one.id for one in JRT.within("channel", "front")] == ["premises", "self_service", "electronic", "third_party", "front_other"]
    assert JRT.by_word("cause", None) is None
    with pytest.raises(NotFound, match="did you mean `pricing`"):
        JRT.code("cause", "pricin")
    with pytest.raises(NotFound, match="has no axis `product`"):
        JRT.codes("product")


@pytest.mark.parametrize(
    ("codes", "maps_to", "faults"),
    [
        ((code("a"), code("a")), None, [("coding.id_twice", "codes.cause[0].id"), ("coding.id_twice", "codes.cause[1].id")]),
        ((code("a", parent="b"),), None, [("coding.no_parent", "codes.cause[0].parent")]),
        ((code("a", words=("x",)), code("b", words=("y", "x"))), None, [("coding.word_twice", f"codes.cause[{i}].words") for i in (0, 1)]),
        ((code("a"),), "other", [("coding.to_or_why_not", "codes.cause[0]")]),
        ((code("a", to="cause.x", unmapped="why"),), "other", [("coding.to_or_why_not", "codes.cause[0]")]),
        ((code("a", to="cause.x"),), None, [("coding.maps_to_nothing", "codes.cause[0]")]),
        ((code("a", to="cause.x"), code("b", unmapped="why")), "other", []),
    ],
)
def test_a_table_is_checked_when_it_is_built(codes: tuple[Code, ...], maps_to: str | None, faults: list[tuple[str, str]]) -> None:
    if not faults:
        assert table(*codes, maps_to=maps_to).codes("cause") == codes
        return
    with pytest.raises(RulebookError) as caught:
        table(*codes, maps_to=maps_to)
    assert [(one.code, one.path) for one in caught.value.findings] == faults
    assert all(one.text(lang) for one in caught.value.findings for lang in Language)


def test_a_code_is_translated_where_it_corresponds_to_one() -> None:
    other = attrs.evolve(table(code("x")), id="other")
    ours = table(code("a", to="cause.x"), code("b", unmapped="why"), code("c", to="cause.y"), maps_to="other")
    assert translated(ours, "cause", "a", into=other) == ("cause", code("x"))
    assert translated(ours, "cause", "b", into=other) is None
    for id_, into, why in (
        ("c", other, "`other` has no code `y`"),
        ("z", other, "`ours` has no code `z`"),
        ("a", ours, "are those of `ours`; give those of `other`"),
    ):
        with pytest.raises(NotFound, match=why):
            translated(ours, "cause", id_, into=into)


@given(st.data())
def test_what_is_coded_from_words_is_never_miscoded(data: st.DataObject) -> None:
    """Whatever stands on a card, its codes are finest codes of the table, and mean what the words say: read line by line."""
    words = st.sampled_from(sorted({word for codes in JRT.axes.values() for one in codes for word in one.words} | {"other", "x"}))
    card = attrs.evolve(CARD, product=data.draw(st.none() | words), matter=data.draw(words))
    through = data.draw(st.none() | words)
    coding = coding_of(card, JRT, done_through=through)
    assert JRT.miscoded(coding) == ()
    for axis, asked in (("channel", [through]), ("business", [card.product, card.matter]), ("cause", [card.matter])):
        expected = [one.id for word in asked for one in JRT.axes[axis] if word is not None and word in one.words]
        assert getattr(coding, axis) == (expected[0] if expected else None)
