"""Who may approve how much: bands of amounts, each given to one position or to a chain of them.

`Limit` is the table of one action, as the board paper shows it. Bands ascend from zero; they neither overlap nor leave a gap, or the table is not
built. `Aggregation` says which other amounts are added, so that splitting an amount does not help.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

import attrs

from crmcore._arguments import typed_fields
from crmcore.decision import Finding, finding, reason
from crmcore.errors import InvalidValue, RulebookError
from crmcore.messages import Language, Term, render, say_term
from crmcore.money import Money


@typed_fields
@attrs.frozen(kw_only=True)
class Band:
    """One line of a table of limits: up to which amount, and who approves there.

    `upper` is the band's edge, included when `inclusive` (`up_to`) and excluded otherwise (`below`); None is the last band, without an edge. Exactly
    one of `position` (one signature), `positions` (one signature, in any of these) and `chain` (several, in this order, each by another person) is
    given. `above` repeats the edge of the band before, for the reader; it is checked. `decides_alone` lets a holder of the band's position decide in
    one what they ask for (`decide_alone`).

    Clause: BANK-4.1, BANK-3.1
    """

    upper: Money | None = None
    inclusive: bool = False
    position: str | None = None
    positions: tuple[str, ...] = ()
    chain: tuple[str, ...] = ()
    above: Money | None = None
    decides_alone: bool = False

    def covers(self, amount: Money) -> bool:
        """Return whether an amount is not beyond this band's edge.

        Clause: BANK-4.1
        """
        return self.upper is None or amount < self.upper or (self.inclusive and amount == self.upper)

    @property
    def signers(self) -> tuple[str, ...]:
        """Return the positions that sign, in order; where any of several signs, the first of them.

        Clause: BANK-4.1, BANK-3.1
        """
        return tuple(turn[0] for turn in self.turns)

    @property
    def turns(self) -> tuple[tuple[str, ...], ...]:
        """Return for each signature, in order, the positions any of which gives it.

        Clause: BANK-4.1, BANK-3.1
        """
        if self.position is not None:
            return ((self.position,),)
        return (self.positions,) if self.positions else tuple((one,) for one in self.chain)


class Per(StrEnum):
    """Whose other requests a window adds: those for the same customer, or those by the same requester."""

    CUSTOMER = "customer"
    REQUESTER = "requester"


def _per(value: str) -> Per:
    if value not in set(Per):
        raise InvalidValue(reason("unknown_window", found=str(value), known=tuple(one.value for one in Per)))
    return Per(value)


@typed_fields
@attrs.frozen
class Aggregation:
    """Which requests count together with another: same action, same customer or requester, asked at most `days` times 24 hours before or after it.

    Both ends are included. `together_with` are further actions whose amounts count with it: compensation and a price reduction on one complaint are
    one amount in two parts. Raises `InvalidValue` for fewer than one day and for an unknown `per`.

    Clause: BANK-4.1
    """

    days: int
    per: Per = attrs.field(converter=_per)
    together_with: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        """Check the number of days."""
        if self.days < 1:
            raise InvalidValue(reason("empty_window", field="days", found=self.days))


@attrs.frozen
class Edge:
    """How far a band reaches, for a reader: `below 200.00 CNY`, `up to 5,000.00 CNY`, `above 5,000.00 CNY`, `any amount`."""

    word: str
    amount: Money | None = None

    def say(self, lang: Language) -> str:
        """Return the edge in one language."""
        return render(f"edge.{self.word}", {"amount": self.amount}, lang)


@attrs.frozen
class Authority:
    """Who approves how much, for a reader: `manager` may approve up to 5,000.00 CNY.

    `turns` are the signatures in order, each with the positions any of which gives it.
    """

    turns: tuple[tuple[str, ...], ...]
    edge: Edge
    alone: bool = False

    def say(self, lang: Language) -> str:
        """Return the authority in one language; a chain in its order."""
        code = "approve_together" if len(self.turns) > 1 else "may_decide_alone" if self.alone else "may_approve"
        arrow, either = ("`→`", "`或`") if lang == Language.ZH else ("` → `", "` or `")
        signers = arrow.join(either.join(say_term(one, lang) for one in turn) for turn in self.turns)
        return render(code, {"signers": signers, "edge": self.edge}, lang)


@typed_fields
@attrs.frozen(kw_only=True)
class Limit:
    """The table of limits of one action: bands from zero upwards, and the window over which amounts are added.

    Raises `RulebookError` with every fault, each with a sample amount, when bands overlap, leave a gap, or name nobody; `InvalidValue` where a band
    is decided alone and no window adds up what is decided so.

    Clause: BANK-4.1, RULES-4.18
    """

    action: str
    clause: str | None = None
    bands: tuple[Band, ...]
    window: Aggregation | None = None

    def __attrs_post_init__(self) -> None:
        """Check the bands."""
        if found := check_bands(self.action, self.bands, f"policy.limits.{self.action}.bands"):
            raise RulebookError(*found)
        if self.window is None and any(one.decides_alone for one in self.bands):
            raise InvalidValue(reason("alone_without_window", field="bands", action=Term(self.action)))

    @property
    def actions(self) -> tuple[str, ...]:
        """Return the actions whose amounts count together: its own, and those that its window adds.

        Clause: BANK-4.1
        """
        return (self.action, *(() if self.window is None else self.window.together_with))

    def index_of(self, amount: Money) -> int:
        """Return the index of the one band that an amount falls in; the amount is above zero and in the table's currency.

        Clause: BANK-4.1
        """
        return next(index for index, band in enumerate(self.bands) if band.covers(amount))

    def turns(self, index: int) -> tuple[tuple[str, ...], ...]:
        """Return for each signature that a band takes, in order, the positions any of which gives it.

        A single signature may also be given in a position that signs alone in a higher band.

        Clause: BANK-4.1, BANK-3.1
        """
        first, *others = self.bands[index].turns
        if others:
            return (first, *others)
        higher = (one for band in self.bands[index + 1 :] if len(band.turns) == 1 for one in band.turns[0])
        return ((*first, *higher),)

    def authority(self, index: int) -> Authority:
        """Return who approves in a band and how far it reaches, for a reader.

        Clause: BANK-4.1
        """
        band = self.bands[index]
        if band.upper is not None:
            edge = Edge("up_to" if band.inclusive else "below", band.upper)
        else:
            edge = _beyond(self.bands[index - 1]) if index else Edge("any")
        return Authority(band.turns, edge, band.decides_alone)


def _beyond(band: Band) -> Edge:
    return Edge("above" if band.inclusive else "from", band.upper)


def check_bands(action: str, bands: tuple[Band, ...], path: str) -> tuple[Finding, ...]:
    """Return what is wrong with the bands of one action: every overlap and gap, with a sample amount, and every band that names nobody.

    `path` is the key path of the list of bands, `policy.limits[0].bands`. Nothing found means that the table can be built.

    Clause: BANK-4.1
    """
    currencies = {edge.currency for band in bands for edge in (band.upper, band.above) if edge is not None}
    if len(currencies) > 1:
        return (finding("band_currencies", path, action=Term(action), found=tuple(sorted(currencies))),)
    return (*_who(action, bands, path), *_reach(action, bands, path))


def _who(action: str, bands: tuple[Band, ...], path: str) -> Iterator[Finding]:
    for index, band in enumerate(bands):
        if (band.position is not None) + bool(band.positions) + bool(band.chain) != 1:
            yield finding("band_signers", f"{path}[{index}]", action=Term(action))
        elif len(band.chain) == 1:
            yield finding("short_chain", f"{path}[{index}]", position=Term(band.chain[0]))
        elif band.decides_alone and band.chain:
            yield finding("alone_by_chain", f"{path}[{index}]", action=Term(action))


def _reach(action: str, bands: tuple[Band, ...], path: str) -> Iterator[Finding]:
    """Walk the bands upwards in whole smallest units: `reached` is the largest amount covered so far."""
    reached, last = 0, Band(inclusive=True)
    for index, band in enumerate(bands):
        at, word = f"{path}[{index}]", Term(action)
        if index and last.upper is None:
            yield finding("band_after_last", at, action=word)
            return
        if band.above is not None and band.above.minor != reached:
            first, lower = Money.of_minor(min(reached, band.above.minor) + 1, band.above.currency), band.above.minor
            code = "bands_gap" if lower > reached else "bands_overlap"
            yield finding(code, at, sample=str(first), action=word, first=first, last=Money.of_minor(max(reached, lower), first.currency))
        if band.upper is not None:
            top = band.upper.minor - (not band.inclusive)
            if top <= reached:
                yield finding("band_empty", at, sample=str(band.upper), action=word, edge=Edge("up_to" if band.inclusive else "below", band.upper))
            reached = max(top, reached)
        last = band
    if not bands:
        yield finding("no_bands", path, action=Term(action))
    elif last.upper is not None:
        first = Money.of_minor(reached + 1, last.upper.currency)
        yield finding("bands_open", path, sample=str(first), action=Term(action), edge=_beyond(last))
