"""Stores in memory: for tests, for trying things out, and as the simplest example of what a store promises.

Reading order: `cases` (of any process, with their outbox) → `customers`, `contacts`, `surveys`, `approvals`, `staff`.
"""

from crmcore._door import open_door

__getattr__, __dir__ = open_door(globals())
