"""Adapters: what connects the rules to the world. All but `memory` and the codec are extras.

Reading order: `codec` (values to JSON and back) → `memory` (the plainest stores) → `sql` (SQLAlchemy) → `files` (other people's data, by mappings) →
`report` (the monthly report, drawn). Import from these subpackages; here stand the codec and the stores in memory.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from crmcore.adapters.codec import Codec as Codec
    from crmcore.adapters.codec import Saved as Saved
    from crmcore.adapters.memory import MemoryApprovals as MemoryApprovals
    from crmcore.adapters.memory import MemoryCases as MemoryCases
    from crmcore.adapters.memory import MemoryCustomers as MemoryCustomers
    from crmcore.adapters.memory import MemoryStaff as MemoryStaff
    from crmcore.adapters.memory import MemorySurveys as MemorySurveys
    from crmcore.adapters.vocabulary import default_codec as default_codec
else:
    from crmcore._door import door

    __getattr__, __dir__ = door(
        globals(),
        {
            "Codec": "crmcore.adapters.codec",
            "MemoryApprovals": "crmcore.adapters.memory",
            "MemoryCases": "crmcore.adapters.memory",
            "MemoryCustomers": "crmcore.adapters.memory",
            "MemoryStaff": "crmcore.adapters.memory",
            "MemorySurveys": "crmcore.adapters.memory",
            "Saved": "crmcore.adapters.codec",
            "default_codec": "crmcore.adapters.vocabulary",
        },
    )

__all__ = ["Codec", "MemoryApprovals", "MemoryCases", "MemoryCustomers", "MemoryStaff", "MemorySurveys", "Saved", "default_codec"]
