from crmcore.rulebook.check import check_edition
from crmcore.rulebook.classes import CLASS_TABLES, class_table, parse_classes
from crmcore.rulebook.edition import Edition
from crmcore.rulebook.load import load_lifecycles
from crmcore.rulebook.provisions import Provision
from crmcore.rulebook.regimes.collection import Regimes
from crmcore.rulebook.rulebook import Rulebook

__all__ = [
    "CLASS_TABLES",
    "Edition",
    "Provision",
    "Regimes",
    "Rulebook",
    "check_edition",
    "class_table",
    "load_lifecycles",
    "parse_classes",
]
