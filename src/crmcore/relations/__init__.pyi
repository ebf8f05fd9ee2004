from crmcore.relations.contacts import Contact, ContactKind
from crmcore.relations.ports import ContactStore
from crmcore.relations.visits import ReturnVisit, return_visits

__all__ = [
    "Contact",
    "ContactKind",
    "ContactStore",
    "ReturnVisit",
    "return_visits",
]
