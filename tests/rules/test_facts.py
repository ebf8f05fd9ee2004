from __future__ import annotations

from datetime import datetime
from decimal import Decimal

import attrs
import pytest

from crmcore.errors import InvalidType, InvalidValue
from crmcore.messages import Language
from crmcore.money import Money
from crmcore.rules.facts import FactKind, about, kind_of, specs_of, used_facts, value_of
from tests.rules.sample import SPECS, Subject, cny


def test_the_kind_follows_from_the_annotation() -> None:
    assert {name: spec.kind for name, spec in SPECS.items()} == {
        "kind": FactKind.TEXT,
        "amount": FactKind.MONEY,
        "score": FactKind.INTEGER,
        "grade": FactKind.TEXT,
        "word": FactKind.TEXT,
        "injury": FactKind.FLAG,
        "since": FactKind.DAY,
        "age": FactKind.INTEGER,
        "surname": FactKind.TEXT,
        "rating": FactKind.INTEGER,
    }
    assert [kind for kind in FactKind if kind.ordered] == [FactKind.INTEGER, FactKind.MONEY, FactKind.DAY]


def test_a_field_without_about_is_no_fact() -> None:
    assert "id" not in SPECS


def test_what_is_declared_is_known_of_a_fact() -> None:
    spec = SPECS["score"]
    assert (spec.low, spec.high, spec.optional, spec.mask) == (0, 100, True, None)
    assert spec.meaning.in_(Language.ZH) == "评分"
    assert not SPECS["kind"].optional
    assert SPECS["amount"].unit == "money"


def test_a_subclass_adds_facts() -> None:
    @attrs.frozen(kw_only=True)
    class More(Subject):
        branches: int | None = attrs.field(default=None, metadata=about(en="branches", zh="网点数"))

    assert [*specs_of(More)] == [*SPECS, "branches"]


def test_a_fact_of_another_type_is_refused_with_all_its_fellows() -> None:
    @attrs.frozen
    class Wrong:
        share: float = attrs.field(metadata=about(en="share", zh="份额"))
        at: datetime | None = attrs.field(metadata=about(en="at", zh="时间"))
        both: int | str = attrs.field(metadata=about(en="both", zh="两者"))

    with pytest.raises(InvalidType, match=r"fact `share` is declared as `float`.*`at`.*`both`"):
        specs_of(Wrong)


def test_kinds_of_values() -> None:
    assert [kind_of(one) for one in (1, True, "x", cny(1))] == [FactKind.INTEGER, FactKind.FLAG, FactKind.TEXT, FactKind.MONEY]
    assert [kind_of(one) for one in (1.0, Decimal(1), None, datetime(2026, 1, 1))] == [None] * 4


def test_an_unknown_fact_is_refused_with_the_nearest_name_or_all_names() -> None:
    assert value_of(Subject(score=3), "score") == 3
    with pytest.raises(InvalidValue, match=r"^unknown fact `scor`; did you mean `score`\?$"):
        value_of(Subject(), "scor")
    with pytest.raises(InvalidValue, match=r"^unknown fact `zzz`; the facts are: `kind`, `amount`, `score`"):
        value_of(Subject(), "zzz")


@pytest.mark.clause("BANK-6.1")
def test_personal_facts_are_kept_masked() -> None:
    kept = used_facts(Subject(age=70, surname="欧阳", amount=cny(3)), frozenset({"age", "surname", "amount", "rating"}))
    assert dict(kept) == {"age": "***", "amount": Money(3, "CNY"), "rating": None, "surname": "欧*"}


def test_a_personal_fact_without_a_mask_of_its_own_is_hidden_whole() -> None:
    assert SPECS["rating"].show(4) == "***"
