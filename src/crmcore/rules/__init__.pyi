from crmcore.rules.conditions import Above, All, AnyOf, AtLeast, AtMost, Below, Condition, Everyone, Is, Known, Missing, Not, OneOf
from crmcore.rules.evaluate import holds, trace
from crmcore.rules.facts import about, specs_of
from crmcore.rules.findings import check_table
from crmcore.rules.plain import from_table, to_table
from crmcore.rules.tables import FirstMatch, Row

__all__ = [
    "Above",
    "All",
    "AnyOf",
    "AtLeast",
    "AtMost",
    "Below",
    "Condition",
    "Everyone",
    "FirstMatch",
    "Is",
    "Known",
    "Missing",
    "Not",
    "OneOf",
    "Row",
    "about",
    "check_table",
    "from_table",
    "holds",
    "specs_of",
    "to_table",
    "trace",
]
