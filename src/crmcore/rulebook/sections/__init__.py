"""One file per section of the rulebook: first the tables as they are in TOML, then how they become the section's rules.

Reading order: `head` → `calendars` → `organisation` → `customers` → `segmentation` → `policy` → `complaints` → `kpi`. Each has one function that
takes the raw table and the `Reader`, and returns the rules, or None if a fault is on the reader's list.
"""

__all__: list[str] = []
