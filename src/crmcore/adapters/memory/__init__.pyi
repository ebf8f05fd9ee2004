from crmcore.adapters.memory.approvals import MemoryApprovals
from crmcore.adapters.memory.cases import MemoryCases
from crmcore.adapters.memory.contacts import MemoryContacts
from crmcore.adapters.memory.customers import MemoryCustomers
from crmcore.adapters.memory.staff import MemoryStaff
from crmcore.adapters.memory.surveys import MemorySurveys

__all__ = [
    "MemoryApprovals",
    "MemoryCases",
    "MemoryContacts",
    "MemoryCustomers",
    "MemoryStaff",
    "MemorySurveys",
]
