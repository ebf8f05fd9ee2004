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

    _FILES = {
        "facts": ("FactKind", "FactSpec", "about", "specs_of"),
        "conditions": (
            *("Above", "All", "AnyOf", "AtLeast", "AtMost", "Below", "Condition"),
            *("Everyone", "Is", "Known", "Missing", "Not", "OneOf"),
        ),
        "evaluate": ("Trace", "holds", "trace"),
        "tables": ("FirstMatch", "Match", "Missed", "Row"),
        "plain": ("from_table", "to_table"),
        "findings": ("check_table",),
    }
    __getattr__, __dir__ = door(globals(), {name: f"{__name__}.{file}" for file, names in _FILES.items() for name in names})

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
