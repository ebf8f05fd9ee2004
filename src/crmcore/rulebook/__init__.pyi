from crmcore.rulebook.check import check_days, check_edition, check_first_day
from crmcore.rulebook.classes import CLASS_TABLES, class_table, parse_classes
from crmcore.rulebook.comparing import Comparison, compare
from crmcore.rulebook.differences import Difference
from crmcore.rulebook.earlier_law import check_law
from crmcore.rulebook.edition import Edition
from crmcore.rulebook.impact_on_cases import CaseImpact, Impact, impact
from crmcore.rulebook.impact_on_clocks import ClassImpact, ClockImpact, DeadlineImpact
from crmcore.rulebook.load import load_lifecycles
from crmcore.rulebook.provisions import Provision
from crmcore.rulebook.regimes.collection import Regimes
from crmcore.rulebook.rulebook import Rulebook

__all__ = [
    "CLASS_TABLES",
    "CaseImpact",
    "ClassImpact",
    "ClockImpact",
    "Comparison",
    "DeadlineImpact",
    "Difference",
    "Edition",
    "Impact",
    "Provision",
    "Regimes",
    "Rulebook",
    "check_days",
    "check_edition",
    "check_first_day",
    "check_law",
    "class_table",
    "compare",
    "impact",
    "load_lifecycles",
    "parse_classes",
]
