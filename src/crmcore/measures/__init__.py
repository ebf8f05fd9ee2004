"""Figures that state what they count: never a bare number, never NaN. Reading order: `measure` → `intervals` → `counts` → `spread`."""

from crmcore._door import open_door

__getattr__, __dir__ = open_door(globals())
