"""Facts to write rules about: one of every kind, one personal, one that is always known; and strategies for conditions over them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any, Final

import attrs
from hypothesis import strategies as st

from crmcore import privacy
from crmcore.money import Money
from crmcore.rules.conditions import Above, All, AnyOf, AtLeast, AtMost, Below, Condition, Everyone, Is, Known, Missing, Not, OneOf
from crmcore.rules.facts import about, specs_of


@attrs.frozen(kw_only=True)
class Subject:
    """One fact of every kind."""

    id: str = "S-1"
    kind: str = attrs.field(default="individual", metadata=about(en="kind", zh="类别", choices=("individual", "corporate")))
    amount: Money | None = attrs.field(default=None, metadata=about(en="amount", zh="金额", unit="money", low=0))
    score: int | None = attrs.field(default=None, metadata=about(en="score", zh="评分", low=0, high=100))
    grade: str | None = attrs.field(default=None, metadata=about(en="grade", zh="等级", choices=("AAA", "AA", "A", "B")))
    word: str | None = attrs.field(default=None, metadata=about(en="word", zh="词"))
    injury: bool | None = attrs.field(default=None, metadata=about(en="injury", zh="人身伤害"))
    since: date | None = attrs.field(default=None, metadata=about(en="since", zh="起始日"))
    age: int | None = attrs.field(default=None, repr=privacy.mask_text, metadata={**about(en="age", zh="年龄", low=0), **privacy.C2})
    surname: str | None = attrs.field(default=None, repr=privacy.mask_name, metadata={**about(en="surname", zh="姓"), **privacy.C2})
    rating: int | None = attrs.field(default=None, metadata={**about(en="rating", zh="评级", high=5), **privacy.C2})


SPECS: Final = specs_of(Subject)


def cny(amount: int | str) -> Money:
    return Money(amount, "CNY")


VALUES: Final[dict[str, st.SearchStrategy[Any]]] = {
    "amount": st.integers(0, 6).map(cny) | st.sampled_from([cny("0.01"), cny("2.99"), cny("3.01")]),
    "score": st.integers(0, 100),
    "grade": st.sampled_from(["AAA", "AA", "A", "B"]),
    "word": st.sampled_from(["x", "y", "z"]),
    "injury": st.booleans(),
    "since": st.dates(date(2026, 1, 1), date(2026, 1, 9)),
    "age": st.integers(0, 9),
    "kind": st.sampled_from(["individual", "corporate"]),
}
SIZES: Final = ("amount", "score", "since", "age")

subjects = st.builds(Subject, **{name: value if name == "kind" else st.none() | value for name, value in VALUES.items()})


@st.composite
def leaf(draw: st.DrawFn) -> Any:  # noqa: ANN401 - built from a drawn class
    kinds: Any = draw(st.sampled_from([AtLeast, Above, AtMost, Below, Is, OneOf, Known, Missing]))
    if kinds in (AtLeast, Above, AtMost, Below):
        name = draw(st.sampled_from(SIZES))
        return kinds(name, draw(VALUES[name]))
    name = draw(st.sampled_from(sorted(VALUES)))
    if kinds is OneOf:
        return OneOf(name, tuple(draw(st.lists(VALUES[name], min_size=1, max_size=3))))
    if kinds is Is:
        return Is(name, draw(VALUES[name]))
    return kinds(name)


def _deeper(part: st.SearchStrategy[Condition]) -> st.SearchStrategy[Condition]:
    parts = st.lists(part, min_size=1, max_size=3).map(tuple)
    return st.builds(Not, part) | st.builds(All, parts) | st.builds(AnyOf, parts)


conditions: st.SearchStrategy[Condition] = st.recursive(leaf() | st.just(Everyone()), _deeper, max_leaves=6)


def plainly(subject: Subject) -> dict[str, object]:
    """Return the facts as the oracle takes them."""
    found = {name: getattr(subject, name) for name in SPECS}
    return {name: Decimal(value.amount) if isinstance(value, Money) else value for name, value in found.items()}
