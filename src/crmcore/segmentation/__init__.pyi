from crmcore.segmentation.movement import Moves, moves
from crmcore.segmentation.rules import SegmentationRules
from crmcore.segmentation.standing import Standing, Why
from crmcore.segmentation.tiering import assign, service_level

__all__ = [
    "Moves",
    "SegmentationRules",
    "Standing",
    "Why",
    "assign",
    "moves",
    "service_level",
]
