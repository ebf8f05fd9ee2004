"""Whether the people of a firm can bring every complaint to its end, for `crmcore check --staff`."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from crmcore.decision import Finding, reason
from crmcore.errors import NotFound

if TYPE_CHECKING:
    from crmcore.rulebook.edition import Edition


def dead_ends_of(edition: Edition, staff: Path, away: Iterable[str]) -> tuple[Finding, ...]:
    """Return the steps of complaints that nobody of a file of staff could take, while some are away, and the amounts that they could not sign.

    Raises `RulebookError` with every fault of the file, `NotFound` if it does not exist and for each id of those away that it does not have.
    """
    from crmcore.adapters.files.staff import load_staff
    from crmcore.complaints.ways_out.searching import dead_ends
    from crmcore.policy.signers import too_few_signers

    people, absent = load_staff(staff, edition.organisation), tuple(away)
    known = {one.id for one in people}
    if strange := [one for one in absent if one not in known]:
        raise NotFound(*(reason("not_found", kind="staff", id=one) for one in strange))
    unsigned = too_few_signers(edition.policy, staff=people, away=absent) if edition.has("policy") else ()
    return (*dead_ends(edition.complaints, organisation=edition.organisation, staff=people, away=absent), *unsigned)
