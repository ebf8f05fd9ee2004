"""Approval requests with their grants and refusals, in SQL."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from typing import TypeVar

from sqlalchemy import Connection, Row, Select, select, update

from crmcore.adapters.codec import Codec, Saved
from crmcore.adapters.sql.connecting import Bind, first_there, insert_all, is_text, kept, transaction, utc_text, words_in
from crmcore.adapters.sql.loaded import each_by_itself, same_row
from crmcore.adapters.sql.schema import APPROVALS
from crmcore.errors import CrmCoreError, NotFound, Stale
from crmcore.event import instant_in_utc
from crmcore.loaded import Loaded
from crmcore.policy.approval import Approval, rising
from crmcore.policy.grants import Grant, Refusal
from crmcore.policy.request import ApprovalRequest

T = TypeVar("T")


class SqlApprovals:
    """Approval requests with their grants and refusals in SQL; an adapter given a connection never commits."""

    def __init__(self, bind: Bind, codec: Codec) -> None:
        """Keep the database to use, and the codec."""
        self._bind, self._codec = bind, codec

    def load(self, id: str, /) -> Approval:
        """Return one approval. Raises `NotFound` for an id never saved."""
        found = self._read(select(APPROVALS).where(APPROVALS.c.id == id)) if is_text(id) else ()
        if not found:
            raise NotFound.of(kind="approval request", id=id)
        return self._approval(found[0])

    def load_all(self) -> Loaded[Approval]:
        """Return every approval, by time, then id; of one that is broken its faults stand in its place, and hide no other."""
        return self._each(self._read(select(APPROVALS).order_by(APPROVALS.c.at, APPROVALS.c.id)))

    def save(self, approval: Approval, /, *, expected_version: int | None) -> None:
        """Store an approval that was loaded at `expected_version`.

        Raises `Stale`, naming both versions, if the version stored is another, `InvalidValue` if its version does not rise; nothing is stored then.
        """
        id, values = approval.request.id, self._values(approval)
        try:
            with transaction(self._bind, id, writes=True) as connection:
                if expected_version is None:
                    insert_all(connection, APPROVALS, (values,))
                    return
                _swap(connection, id, expected_version, values)
                rising(approval, expected_version)
        except Stale:  # somebody else was faster: by now their version can be read
            with transaction(self._bind, id) as connection:
                raise Stale(id, expected_version, _version(connection, id)) from None

    def save_many(self, approvals: Iterable[Approval]) -> None:
        """Store many new approvals in one transaction.

        Raises `Stale` naming the first one that is stored already, or given twice; then nothing is stored.
        """
        new: dict[str, Mapping[str, object]] = {}
        for one in approvals:
            if one.id in new:
                raise Stale(one.id, None, one.version)
            new[one.id] = self._values(one)
        try:
            with transaction(self._bind, next(iter(new), ""), writes=True) as connection:
                insert_all(connection, APPROVALS, tuple(new.values()))
        except Stale as lost:
            with transaction(self._bind, lost.id) as connection:
                raise first_there(connection, new, APPROVALS.c.id, APPROVALS.c.version) from None

    def standing(self, since: datetime, /, *actions: str) -> Loaded[Approval]:
        """Return the approvals of some actions asked from `since` on that were not refused, by time; of one that is broken, its faults.

        Every row asked since is compared with its body, so that one whose action or refusal was changed by hand is told. Raises `InvalidType` for a
        `since` without its zone.
        """
        after = utc_text(instant_in_utc(since, "since"))
        if not actions or not all(map(is_text, actions)):
            return Loaded()
        with transaction(self._bind, "approvals") as connection:
            which = APPROVALS.c.action.in_(words_in(connection, APPROVALS.c.action)) & (APPROVALS.c.at >= after)
            rows = connection.execute(select(APPROVALS).where(which).order_by(APPROVALS.c.at, APPROVALS.c.id)).all()
        found = self._each([one for one in rows if one.action in actions or self._asks_for(one, actions)])
        return Loaded(tuple(one for one in found.readable if not one.refused), found.unreadable)

    def _asks_for(self, row: Row[tuple[str, ...]], actions: Sequence[str]) -> bool:
        """Return whether a row that stands under another action was asked for one of these; what cannot be read is taken by its row."""
        with suppress(CrmCoreError):
            return self._codec.decode(Saved(row.request), ApprovalRequest).action in actions
        return False

    def _read(self, wanted: Select[tuple[str, ...]]) -> Sequence[Row[tuple[str, ...]]]:
        with transaction(self._bind, "approvals") as connection:
            return connection.execute(wanted).all()

    def _each(self, rows: Sequence[Row[tuple[str, ...]]]) -> Loaded[Approval]:
        return each_by_itself(rows, lambda one: str(one.id), self._approval)

    def _values(self, approval: Approval) -> Mapping[str, object]:
        request, grant, refusal = approval.request, approval.grant, approval.refusal
        return {
            "id": request.id,
            "version": approval.version,
            "action": request.action,
            "at": utc_text(request.at),
            "request": self._codec.encode(request).body,
            "grant": None if grant is None else self._codec.encode(grant).body,
            "refusal": None if refusal is None else self._codec.encode(refusal).body,
        }

    def _approval(self, row: Row[tuple[str, ...]]) -> Approval:
        asked = self._codec.decode(Saved(row.request), ApprovalRequest)
        found = Approval(asked, self._optional(row.grant, Grant), self._optional(row.refusal, Refusal))
        pairs = {"id": (found.id, row.id), "version": (found.version, row.version), "action": (asked.action, row.action)}
        same_row(row.id, {**pairs, "at": (utc_text(asked.at), row.at)})
        return found

    def _optional(self, body: str | None, kind: type[T]) -> T | None:
        return None if body is None else self._codec.decode(Saved(body), kind)


def _swap(connection: Connection, id: str, expected: int, values: Mapping[str, object]) -> None:
    here = (APPROVALS.c.id == id) & (APPROVALS.c.version == expected)
    kept(APPROVALS, (values,))
    if connection.execute(update(APPROVALS).where(here).values(values)).rowcount != 1:
        raise Stale(id, expected, None)


def _version(connection: Connection, id: str) -> int | None:
    return connection.execute(select(APPROVALS.c.version).where(APPROVALS.c.id == id)).scalar_one_or_none()
