from crmcore.complaints.regimes.regime import BoundRegime, Regime
from crmcore.complaints.regimes.replies import against_proof, missing_from_reply
from crmcore.complaints.regimes.rules import Letter, RegimeRule, RuleKind
from crmcore.complaints.regimes.timeline import TimelineRow
from crmcore.complaints.sources import SourceStatus

__all__ = [
    "BoundRegime",
    "Letter",
    "Regime",
    "RegimeRule",
    "RuleKind",
    "SourceStatus",
    "TimelineRow",
    "against_proof",
    "missing_from_reply",
]
