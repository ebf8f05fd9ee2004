"""One firm's rules as TOML that reads like the policy document behind it: loaded completely or not at all, with every fault at its key path.

Reading order: `data/default.toml` (the rulebook itself) → `sections` (one file per section: its tables, and how they become rules) → `load` (all
sections) → `edition`, `rulebook` (what you use) → `check` (remarks on valid rules) → `provisions` (clauses, and our own readings of them) →
`classes` (published classifications) → `regimes` (deadline regimes, and a firm's own values in them) → `differences`, `comparing`, `comparing_days`,
`comparing_law`, `comparing_own_law` (two rulebooks side by side) → `next_steps` (who may take them), `impact_on_clocks`, `impact_on_cases` (what a
new rulebook changes for open complaints) → `files`.
"""

from crmcore._door import open_door

__getattr__, __dir__ = open_door(globals())
