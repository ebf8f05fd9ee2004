"""The slow, obvious twin of who stands in for whom on a complaint."""

from __future__ import annotations

from collections.abc import Collection

from crmcore.complaints import RecordCard
from crmcore.organisation import OrganisationRules, Staff


def stands_in(
    one: Staff,
    card: RecordCard,
    firm: OrganisationRules,
    bank: Collection[Staff],
    away: Collection[str],
    *,
    recused: Collection[str] = (),
    decided: bool = False,
) -> set[str]:
    """Try each row: its role must have no holder who can act, and the reason must be one of the row's. The superior who decides may where it is `decided`."""
    found = set()
    mine = {role for position in one.positions for role in firm.positions[position].roles}
    for row in firm.stand_ins:
        if row.role in mine or not any(position in row.by for position in one.positions):
            continue
        free = kept = False
        for other in bank:
            if not any(row.role in firm.positions[position].roles for position in other.positions):
                continue
            about_unit = card.unit is not None and card.unit.count("/") > 0 and (other.unit + "/").startswith(card.unit + "/")
            if (
                other.id in {card.person, card.customer, *recused, *(() if decided and row.role == "general_manager" else (card.superior,))}
                or about_unit
            ):
                kept = True
            elif other.id not in away:
                free = True
        if not free and ("complained_about" if kept else "away") in [str(reason) for reason in row.when]:
            found.add(row.role)
    return found
