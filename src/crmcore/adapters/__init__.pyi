from crmcore.adapters.codec import Codec, Saved
from crmcore.adapters.memory.approvals import MemoryApprovals
from crmcore.adapters.memory.cases import MemoryCases
from crmcore.adapters.memory.contacts import MemoryContacts
from crmcore.adapters.memory.customers import MemoryCustomers
from crmcore.adapters.memory.staff import MemoryStaff
from crmcore.adapters.memory.surveys import MemorySurveys
from crmcore.adapters.vocabulary import default_codec, process_codec

__all__ = [
    "Codec",
    "MemoryApprovals",
    "MemoryCases",
    "MemoryContacts",
    "MemoryCustomers",
    "MemoryStaff",
    "MemorySurveys",
    "Saved",
    "default_codec",
    "process_codec",
]
