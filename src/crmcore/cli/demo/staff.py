"""The people of the example city bank, by the positions that the default rulebook names. Ids are made up, and no one's number."""

from __future__ import annotations

from typing import Final

from crmcore.event import Actor
from crmcore.organisation import OrganisationRules, Staff

_OUTLETS: Final = ("east", "west", "harbour", "station", "university")
_COMPLAINTS: Final = "bank/customer-relations/complaints"

STAFF: Final[tuple[Staff, ...]] = (
    *(Staff(id=f"clerk-{one}", unit=f"bank/outlets/{one}", positions=("outlet_clerk", "specialist")) for one in _OUTLETS),
    *(Staff(id=f"head-{one}", unit=f"bank/outlets/{one}", positions=("outlet_manager", "manager")) for one in _OUTLETS),
    Staff(id="anna", unit=_COMPLAINTS, positions=("complaint_handler", "specialist")),
    Staff(id="bo", unit=_COMPLAINTS, positions=("complaint_handler", "specialist")),
    Staff(id="chen", unit=_COMPLAINTS, positions=("complaint_handler", "specialist")),
    Staff(id="dora", unit=_COMPLAINTS, positions=("complaint_supervisor", "manager")),
    Staff(id="emil", unit="bank/administration", positions=("administration_officer", "manager")),
    Staff(id="fang", unit="bank/customer-relations/service", positions=("service_specialist", "specialist")),
    Staff(id="gao", unit="bank/customer-relations/service", positions=("service_specialist", "specialist")),
    Staff(id="hana", unit="bank/customer-relations", positions=("director", "department_head")),
    Staff(id="ines", unit="bank/finance", positions=("finance",)),
    Staff(id="ceo", unit="bank", positions=("ceo",)),
    Staff(id="jun", unit="bank", positions=("board_of_supervisors",)),
    Staff(id="kai", unit="bank", positions=("board_of_supervisors",)),
)


def actors(rules: OrganisationRules) -> dict[str, Actor]:
    """Return everybody as the actor they are under a rulebook, by id."""
    return {one.id: rules.actor(one) for one in STAFF}
