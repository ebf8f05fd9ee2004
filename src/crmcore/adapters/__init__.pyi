from crmcore.adapters.codec import Codec, Saved
from crmcore.adapters.memory import MemoryApprovals, MemoryCases, MemoryCustomers, MemoryStaff, MemorySurveys
from crmcore.adapters.vocabulary import default_codec

__all__ = [
    "Codec",
    "MemoryApprovals",
    "MemoryCases",
    "MemoryCustomers",
    "MemoryStaff",
    "MemorySurveys",
    "Saved",
    "default_codec",
]
