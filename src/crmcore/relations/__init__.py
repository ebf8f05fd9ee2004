"""Relationship work: contacts with customers, and return visits owed to them. Reading order: `contacts` → `visits`."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from crmcore.relations.contacts import Contact as Contact
    from crmcore.relations.contacts import ContactKind as ContactKind
    from crmcore.relations.visits import ReturnVisit as ReturnVisit
    from crmcore.relations.visits import return_visits as return_visits
else:
    from crmcore._door import door

    __getattr__, __dir__ = door(
        globals(),
        {
            "Contact": "crmcore.relations.contacts",
            "ContactKind": "crmcore.relations.contacts",
            "ReturnVisit": "crmcore.relations.visits",
            "return_visits": "crmcore.relations.visits",
        },
    )

__all__ = ["Contact", "ContactKind", "ReturnVisit", "return_visits"]
