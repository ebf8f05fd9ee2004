"""Service: what customers say about it. Reading order: `surveys`."""

from crmcore._door import open_door

__getattr__, __dir__ = open_door(globals())
