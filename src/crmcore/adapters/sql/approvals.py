"""Approval requests with their grants and refusals, in SQL."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import TypeVar

from sqlalchemy import Connection, Row, insert, select, update
from sqlalchemy.exc import IntegrityError

from crmcore.adapters.codec import Codec, Saved
from crmcore.adapters.sql.connecting import Bind, insert_all, transaction, utc_text
from crmcore.adapters.sql.schema import APPROVALS
from crmcore.decision import reason
from crmcore.errors import NotFound, Stale
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
        with transaction(self._bind) as connection:
            found = connection.execute(select(APPROVALS).where(APPROVALS.c.id == id)).one_or_none()
        if found is None:
            raise NotFound(reason("not_found", kind="approval request", id=id))
        return self._approval(found)

    def load_all(self) -> tuple[Approval, ...]:
        """Return every approval, by time, then id."""
        with transaction(self._bind) as connection:
            return tuple(self._approval(one) for one in connection.execute(select(APPROVALS).order_by(APPROVALS.c.at, APPROVALS.c.id)))

    def save(self, approval: Approval, /, *, expected_version: int | None) -> None:
        """Store an approval that was loaded at `expected_version`.

        Raises `Stale`, naming both versions, if the version stored is another, `InvalidValue` if its version does not rise; nothing is stored then.
        """
        id, values = approval.request.id, self._values(approval)
        try:
            with transaction(self._bind) as connection:
                if expected_version is None:
                    connection.execute(insert(APPROVALS).values(values))
                    return
                if (found := _version(connection, id)) != expected_version:
                    raise Stale(id, expected_version, found)
                rising(approval, expected_version)
                here = (APPROVALS.c.id == id) & (APPROVALS.c.version == expected_version)
                if connection.execute(update(APPROVALS).where(here).values(values)).rowcount != 1:
                    raise Stale(id, expected_version, _version(connection, id))
        except IntegrityError:  # it is stored already
            with transaction(self._bind) as connection:
                raise Stale(id, 0, _version(connection, id)) from None

    def save_many(self, approvals: Iterable[Approval]) -> None:
        """Store many new approvals in one transaction.

        Raises `Stale` naming the first one that is stored already, or given twice; then nothing is stored.
        """
        approvals = tuple(approvals)
        with transaction(self._bind) as connection:
            known = {one.id: one.version for one in connection.execute(select(APPROVALS.c.id, APPROVALS.c.version))}
            for one in approvals:
                if one.request.id in known:
                    raise Stale(one.request.id, 0, known[one.request.id])
                known[one.request.id] = one.version
            insert_all(connection, APPROVALS, [self._values(one) for one in approvals])

    def standing(self, since: datetime, /, *actions: str) -> tuple[Approval, ...]:
        """Return the approvals of some actions asked from `since` on that were not refused, by time."""
        which = APPROVALS.c.action.in_(actions) & (APPROVALS.c.at >= utc_text(since)) & APPROVALS.c.refusal.is_(None)
        wanted = select(APPROVALS).where(which).order_by(APPROVALS.c.at, APPROVALS.c.id)
        with transaction(self._bind) as connection:
            return tuple(self._approval(one) for one in connection.execute(wanted))

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
        return Approval(
            self._codec.decode(Saved(row.request), ApprovalRequest), self._optional(row.grant, Grant), self._optional(row.refusal, Refusal)
        )

    def _optional(self, body: str | None, kind: type[T]) -> T | None:
        return None if body is None else self._codec.decode(Saved(body), kind)


def _version(connection: Connection, id: str) -> int:
    return connection.execute(select(APPROVALS.c.version).where(APPROVALS.c.id == id)).scalar_one_or_none() or 0
