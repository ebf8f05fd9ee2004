"""Segmentation: which tier a customer stands in, why, what that brings, and who moved.

Reading order: `rules` (the rulebook's section) → `standing` (the answer, and its reasons) → `tiering` → `movement`.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from crmcore.segmentation.movement import Moves as Moves
    from crmcore.segmentation.movement import moves as moves
    from crmcore.segmentation.rules import SegmentationRules as SegmentationRules
    from crmcore.segmentation.standing import Standing as Standing
    from crmcore.segmentation.standing import Why as Why
    from crmcore.segmentation.tiering import assign as assign
    from crmcore.segmentation.tiering import service_level as service_level
else:
    from crmcore._door import door

    __getattr__, __dir__ = door(
        globals(),
        {
            "Moves": "crmcore.segmentation.movement",
            "moves": "crmcore.segmentation.movement",
            "SegmentationRules": "crmcore.segmentation.rules",
            "Standing": "crmcore.segmentation.standing",
            "Why": "crmcore.segmentation.standing",
            "assign": "crmcore.segmentation.tiering",
            "service_level": "crmcore.segmentation.tiering",
        },
    )

__all__ = ["Moves", "SegmentationRules", "Standing", "Why", "assign", "moves", "service_level"]
