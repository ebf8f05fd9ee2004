"""Rules over declared facts: conditions that print, compare and serialise, and tables in which the first rule that holds wins.

Reading order: `facts` (what a rule may speak of) → `conditions` (what it may say) → `evaluate` (does it hold, and why) → `tables` (first match)
→ `plain` (conditions as TOML tables) → `reach` and `findings` (what is wrong with a table before anybody is judged by it).
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from crmcore.rules.conditions import Above as Above
    from crmcore.rules.conditions import All as All
    from crmcore.rules.conditions import AnyOf as AnyOf
    from crmcore.rules.conditions import AtLeast as AtLeast
    from crmcore.rules.conditions import AtMost as AtMost
    from crmcore.rules.conditions import Below as Below
    from crmcore.rules.conditions import Condition as Condition
    from crmcore.rules.conditions import Everyone as Everyone
    from crmcore.rules.conditions import Is as Is
    from crmcore.rules.conditions import Known as Known
    from crmcore.rules.conditions import Missing as Missing
    from crmcore.rules.conditions import Not as Not
    from crmcore.rules.conditions import OneOf as OneOf
    from crmcore.rules.evaluate import Trace as Trace
    from crmcore.rules.evaluate import holds as holds
    from crmcore.rules.evaluate import trace as trace
    from crmcore.rules.facts import FactKind as FactKind
    from crmcore.rules.facts import FactSpec as FactSpec
    from crmcore.rules.facts import about as about
    from crmcore.rules.facts import specs_of as specs_of
    from crmcore.rules.findings import check_table as check_table
    from crmcore.rules.plain import from_table as from_table
    from crmcore.rules.plain import to_table as to_table
    from crmcore.rules.tables import FirstMatch as FirstMatch
    from crmcore.rules.tables import Match as Match
    from crmcore.rules.tables import Missed as Missed
    from crmcore.rules.tables import Row as Row
else:
    from crmcore._door import door

    __getattr__, __dir__ = door(
        globals(),
        {
            "Above": "crmcore.rules.conditions",
            "All": "crmcore.rules.conditions",
            "AnyOf": "crmcore.rules.conditions",
            "AtLeast": "crmcore.rules.conditions",
            "AtMost": "crmcore.rules.conditions",
            "Below": "crmcore.rules.conditions",
            "Condition": "crmcore.rules.conditions",
            "Everyone": "crmcore.rules.conditions",
            "Is": "crmcore.rules.conditions",
            "Known": "crmcore.rules.conditions",
            "Missing": "crmcore.rules.conditions",
            "Not": "crmcore.rules.conditions",
            "OneOf": "crmcore.rules.conditions",
            "Trace": "crmcore.rules.evaluate",
            "holds": "crmcore.rules.evaluate",
            "trace": "crmcore.rules.evaluate",
            "FactKind": "crmcore.rules.facts",
            "FactSpec": "crmcore.rules.facts",
            "about": "crmcore.rules.facts",
            "specs_of": "crmcore.rules.facts",
            "check_table": "crmcore.rules.findings",
            "from_table": "crmcore.rules.plain",
            "to_table": "crmcore.rules.plain",
            "FirstMatch": "crmcore.rules.tables",
            "Match": "crmcore.rules.tables",
            "Missed": "crmcore.rules.tables",
            "Row": "crmcore.rules.tables",
        },
    )

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
