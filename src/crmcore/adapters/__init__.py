"""Adapters: what connects the rules to other systems. All but `memory` and the codec are extras.

Reading order: `codec` (values to JSON and back) → `memory` (the simplest stores) → `sql` (SQLAlchemy) → `files` (other people's data, by mappings) →
`report` (the monthly report, drawn). Import from these subpackages; this package itself has the codec and the stores in memory.
"""

from crmcore._door import open_door

__getattr__, __dir__ = open_door(globals())
