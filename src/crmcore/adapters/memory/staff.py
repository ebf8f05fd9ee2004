"""A staff directory in memory."""

from __future__ import annotations

from collections.abc import Iterable

from crmcore.adapters.memory.lookup import get
from crmcore.organisation import Staff


class MemoryStaff:
    """A staff directory in memory."""

    def __init__(self, staff: Iterable[Staff]) -> None:
        """Keep the staff by id."""
        self._staff = {one.id: one for one in staff}

    def staff(self, id: str, /) -> Staff:
        """Return one member of staff. Raises `NotFound` for an unknown id."""
        return get(self._staff, "member of staff", id)
