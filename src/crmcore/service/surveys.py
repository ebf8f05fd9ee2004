"""What one customer answered in one survey, as far as figures need it: scores, never free text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

import attrs

from crmcore._arguments import typed_fields
from crmcore.decision import Reason, reason
from crmcore.errors import InvalidValue
from crmcore.event import customer_text_or_none, id_text, plain_date

# The scales of the two questions as they are put to customers: satisfaction from 1 to 5, recommendation from 0 to 10.
SATISFACTION: Final = (1, 5)
RECOMMENDATION: Final = (0, 10)


def _pairs(value: Mapping[str, int] | Iterable[tuple[str, int]]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(value.items() if isinstance(value, Mapping) else value))


@typed_fields
@attrs.frozen(kw_only=True)
class SurveyAnswer:
    """One answer: `csat` from 1 to 5, `nps` from 0 to 10, and a score from 1 to 5 for each aspect asked about; None is a question not answered.

    `kind` is the survey (`periodic`, `after_complaint` …), `day` the local day of the answer. `items` takes a mapping of aspect to score (service
    quality, product quality, price fairness, communication …) and keeps sorted pairs. Raises `InvalidValue`, with every score beyond its scale.

    Clause: FIN-5.1, MAN-4.1
    """

    id: str = attrs.field(converter=id_text)
    customer: str | None = attrs.field(default=None, converter=customer_text_or_none)
    day: date = attrs.field(converter=plain_date)
    channel: str | None = None
    kind: str = "periodic"
    csat: int | None = None
    nps: int | None = None
    items: tuple[tuple[str, int], ...] = attrs.field(default=(), converter=_pairs)

    def __attrs_post_init__(self) -> None:
        """Check that every score is on its scale."""
        scores = [("csat", self.csat, SATISFACTION), ("nps", self.nps, RECOMMENDATION)]
        scores += [(f"items.{side}", score, SATISFACTION) for side, score in self.items]
        faults = [fault for field, score, scale in scores if (fault := _beyond(field, score, scale))]
        if faults:
            raise InvalidValue(*faults)


def _beyond(field: str, score: int | None, scale: tuple[int, int]) -> Reason | None:
    if score is None:
        return None
    low, high = scale
    # A half point or a `True` would be counted as something it is not.
    if type(score) is int and low <= score <= high:
        return None
    return reason("off_scale", field=field, found=str(score), low=low, high=high)
