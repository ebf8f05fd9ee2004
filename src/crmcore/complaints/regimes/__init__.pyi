from crmcore.complaints.regimes.drafts import Draft, Part, draft
from crmcore.complaints.regimes.regime import BoundRegime, Regime
from crmcore.complaints.regimes.replies import against_proof, missing_from_reply
from crmcore.complaints.regimes.rules import Carried, Letter, OnFile, OwnEvent, RegimeRule, RuleKind, Stage
from crmcore.complaints.regimes.timeline import TimelineRow
from crmcore.complaints.sources import SourceStatus

__all__ = [
    "BoundRegime",
    "Carried",
    "Draft",
    "Letter",
    "OnFile",
    "OwnEvent",
    "Part",
    "Regime",
    "RegimeRule",
    "RuleKind",
    "SourceStatus",
    "Stage",
    "TimelineRow",
    "against_proof",
    "draft",
    "missing_from_reply",
]
