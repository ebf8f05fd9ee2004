"""Relationship work: contacts with customers, and return visits owed to them. Reading order: `contacts` → `visits`."""

from crmcore._door import open_door

__getattr__, __dir__ = open_door(globals())
