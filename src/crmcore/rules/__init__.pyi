from crmcore.rules.conditions import Above, All, AnyOf, AtLeast, AtMost, Below, Condition, Everyone, Is, Known, Missing, Not, OneOf
from crmcore.rules.evaluate import Trace, holds, trace
from crmcore.rules.facts import FactKind, FactSpec, about, specs_of
from crmcore.rules.findings import check_table
from crmcore.rules.plain import from_table, to_table
from crmcore.rules.tables import FirstMatch, Match, Missed, Row

__all__ = [
    "Above",
    "All",
    "AnyOf",
    "AtLeast",
    "AtMost",
    "Below",
    "Condition",
    "Everyone",
    "FactKind",
    "FactSpec",
    "FirstMatch",
    "Is",
    "Known",
    "Match",
    "Missed",
    "Missing",
    "Not",
    "OneOf",
    "Row",
    "Trace",
    "about",
    "check_table",
    "from_table",
    "holds",
    "specs_of",
    "to_table",
    "trace",
]
