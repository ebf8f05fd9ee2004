"""All regimes available, those that crmcore ships and those of the firm: by id and day of receipt, single values changed without a copy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from typing import Self

import attrs

from crmcore._arguments import typed, typed_fields
from crmcore.complaints.regimes.regime import Regime, regime_of
from crmcore.decision import Finding, finding, reason
from crmcore.errors import NotFound, RulebookError
from crmcore.reading.parsing import parse
from crmcore.reading.paths import at
from crmcore.reading.shape import Reader
from crmcore.reading.values import unknown
from crmcore.rulebook import files
from crmcore.rulebook.regimes.changes import changed, read_changes
from crmcore.rulebook.regimes.files import parse_regime


def _superseding(editions: Iterable[Regime]) -> tuple[Regime, ...]:
    """Return the editions, each superseded one ended on the eve of its successor's first day."""
    every = tuple(editions)
    ends: dict[str, date] = {}
    for one in every:
        if one.supersedes is not None and one.valid_from > date.min:
            eve = one.valid_from - timedelta(days=1)
            ends[one.supersedes] = min(eve, ends.get(one.supersedes, eve))
    return tuple(_ended(one, ends.get(one.id)) for one in every)


def _all(editions: Iterable[Regime] | None) -> tuple[Regime, ...] | None:
    return None if editions is None else _superseding(editions)


def _or_shipped(editions: tuple[Regime, ...] | None) -> tuple[Regime, ...]:
    return _shipped() if editions is None else editions


def _ended(one: Regime, end: date | None) -> Regime:
    if end is None or (one.valid_to is not None and one.valid_to <= end) or one.valid_from > end:
        return one
    return attrs.evolve(one, valid_to=end)


def _other_file(tables: Mapping[str, object]) -> Finding | None:
    """Return the one fault of a file that is a rulebook, or that has `[regimes]` instead of `[regime]`."""
    if "rulebook" in tables:
        return finding("law_is_rulebook", "rulebook")
    changes = tables.get("regimes")
    return finding("law_is_regime", "regimes") if isinstance(changes, Mapping) and "id" in changes else None


def _superseding_faults(editions: tuple[Regime, ...]) -> Iterator[Finding]:
    firsts: dict[str, date] = {}
    for one in editions:
        firsts[one.id] = min(one.valid_from, firsts.get(one.id, one.valid_from))
    for one in editions:
        if one.supersedes is None:
            continue
        first = firsts.get(one.supersedes)
        if first is None:
            why = unknown("regime.unknown", one.supersedes, firsts)
            yield Finding(why.code, "regime.supersedes", why.facts)
        elif first >= one.valid_from:
            yield finding("regime.supersedes_later", "regime.valid_from", regime=one.id, first=one.valid_from, superseded=one.supersedes, begun=first)


@typed_fields
@attrs.frozen
class Regimes:
    """Regimes by id, each with its editions and variants; by default those that crmcore ships.

    A superseded one ends on the eve of its successor's first day. Raises `RulebookError` for one that supersedes a regime that is not here, or one
    that began no earlier. Nothing in them is legal advice.

    Clause: RULES-4.26
    """

    _given: tuple[Regime, ...] | None = attrs.field(default=None, converter=_all, alias="editions", eq=_or_shipped)

    def __attrs_post_init__(self) -> None:
        """Check that each superseded regime is here, and began before its successor."""
        if faults := tuple(_superseding_faults(self._given or ())):
            raise RulebookError(*faults)

    @classmethod
    def shipped(cls) -> Self:
        """Return those that crmcore ships, every rule with its paragraph and how certain we are of it.

        Clause: RULES-4.26
        """
        return cls()

    @property
    def editions(self) -> tuple[Regime, ...]:
        """Return every edition of every regime and variant. Shipped ones are read on first use: most firms bind few."""
        return _or_shipped(self._given)

    @property
    def ids(self) -> tuple[str, ...]:
        """Return every id, variants after their regime."""
        return tuple(dict.fromkeys(one.id for one in self.editions))

    def get(self, id: str) -> Regime:
        """Return the latest edition of a regime or a variant (`au-rg271/hardship`). Raises `NotFound`, naming the nearest id.

        Clause: RULES-4.26
        """
        return regime_of(id, self.editions)[0]

    @typed
    def on(self, id: str, received: date) -> Regime:
        """Return the edition for a complaint received on a local day.

        Raises `NotFound` for an unknown id, and if no edition is in force on that day; it never returns the nearest.

        Clause: RULES-4.26
        """
        editions = regime_of(id, self.editions)
        for one in editions:
            if one.covers(received):
                return one
        raise NotFound(reason("regime.not_on", regime=id, day=received, first=editions[-1].valid_from, last=editions[0].valid_to))

    def with_text(self, text: str) -> Self:
        """Return these and what a text in TOML adds: a regime of the firm's own (`[regime]`), or single values changed (`[regimes."id"]`).

        A regime with the id of one that is already here replaces it entirely; a changed value keeps its paragraph and is marked as the firm's own.
        Raises `RulebookError` with every fault and its key path.
        """
        tables = parse(text)
        if (other := _other_file(tables)) is not None:
            raise RulebookError(other)
        if "regime" in tables:
            own = parse_regime(text)
            ids = {one.id for one in own}
            return attrs.evolve(self, editions=(*(one for one in self.editions if one.id not in ids), *own))
        reader = Reader("CNY")  # it contains no amounts
        for key in tables.keys() - {"regimes"}:
            reader.fault("unknown_key", key, found=key, nearest="regimes")
        made = self.with_changes(reader.table(tables.get("regimes", {}), "regimes"), reader)
        if reader.faults:
            raise RulebookError(*reader.faults)
        return made

    def with_changes(self, tables: Mapping[str, object], reader: Reader) -> Self:
        """Return these with the values that a table `[regimes]` changes; its faults are added to the reader's list."""
        if not tables:
            return self
        editions = list(self.editions)
        for id_, raw in tables.items():
            path = at("regimes", id_)
            if not reader.known("regime.unknown", id_, self.ids, path):
                continue
            changes = read_changes(raw, reader, path)
            editions = [changed(one, changes, reader, path) if one.id == id_ else one for one in editions]
        return attrs.evolve(self, editions=editions)

    def findings(self) -> tuple[Finding, ...]:
        """Report which of the firm's own values are longer than the law's, or cannot be compared with it."""
        return tuple(dict.fromkeys(one for regime in self.editions for one in regime.findings(at("regimes", regime.id))))


@cache
def _shipped() -> tuple[Regime, ...]:
    return _superseding(edition for id_ in files.listed("regimes") for edition in parse_regime(files.regime(id_)))
