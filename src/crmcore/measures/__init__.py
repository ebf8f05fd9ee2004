"""Figures that state what they count: never a bare number, never NaN.

Reading order: `measure` → `intervals` → `counts` → `spread` → `same_id`; `whole_numbers` is what all of them count in.
"""

from crmcore._door import open_door

__getattr__, __dir__ = open_door(globals())
