"""What is decided about each thing that a customer demands: not taken up, upheld, upheld in part, or not upheld."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from crmcore import privacy
from crmcore._arguments import refuse_wrong_fields
from crmcore._every_fault import every_fault
from crmcore.complaints.states import Ruling, as_word


def as_ruling(value: str) -> Ruling:
    """Return the ruling that a word names. Raises `InvalidValue`."""
    return as_word(value, Ruling, "ruling")


@every_fault
@attrs.frozen(kw_only=True)
class DemandRuling:
    """The outcome of one demand: a word of the record card; of the card with that number alone, or (None) of every card that has none of its own.

    Raises `InvalidValue` for a word that is no ruling.

    Clause: RULES-4.12, RULES-4.15
    """

    demand: str
    ruling: Ruling = attrs.field(converter=as_ruling)
    card: str | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse a field of a wrong type."""
        refuse_wrong_fields(self)


@attrs.frozen(kw_only=True)
class DeclinedDemand:
    """A demand that is not taken up though the complaint is accepted, and why; `card` as in `DemandRuling`.

    Clause: RULES-4.7
    """

    demand: str
    why: str = attrs.field(repr=privacy.mask_text, metadata=privacy.C2)
    card: str | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse a field of a wrong type."""
        refuse_wrong_fields(self)


def whole_of(rulings: Iterable[Ruling]) -> Ruling:
    """Return the outcome of a complaint from those of its demands: all upheld, none, or else in part.

    Clause: RULES-4.12
    """
    kinds = set(rulings)
    return kinds.pop() if len(kinds) == 1 else Ruling.PARTLY_UPHELD
