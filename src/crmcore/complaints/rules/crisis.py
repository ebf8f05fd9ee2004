"""Who may act in a crisis before anybody approved, and for which reasons: the firm names both beforehand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import attrs

from crmcore._arguments import typed_fields
from crmcore.decision import Reason, reason
from crmcore.errors import InvalidValue

# "A group" is more than one: whatever a firm writes, nobody acts alone.
AT_LEAST = 2


def _words(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(words)


@typed_fields
@attrs.frozen(kw_only=True)
class CrisisRules:
    """What an emergency is, and who sits in the group that then acts directly.

    `reasons` are the firm's words for what is one, `positions` those whose holders may be members; `at_least` so many must form the group, and
    agree on what it does. The time for approval afterwards is a clock of the class. Raises `InvalidValue` with every fault: an empty list, or fewer
    than two members.

    Clause: BANK-4.1, FIN-7.3
    """

    reasons: tuple[str, ...] = attrs.field(converter=_words)
    positions: tuple[str, ...] = attrs.field(converter=_words)
    at_least: int = AT_LEAST
    clause: str | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse rules with faults."""
        if faults := tuple(self._faults()):
            raise InvalidValue(*faults)

    def _faults(self) -> Iterator[Reason]:
        for field in ("reasons", "positions"):
            if not getattr(self, field):
                yield reason("empty", field=field)
        if self.at_least < AT_LEAST:
            yield reason("complaint.group_too_small", field="at_least", found=self.at_least, wanted=AT_LEAST)
