"""The transition table in which every process is written: one engine checks, advances, explains, replays and draws it.

A process is a table, one transition a line. *What happened* is a frozen event; a guard says why not; the decision collects every reason.

Reading order: `transitions` (a line of the table, and its guards) → `lifecycle` (the table, checked when built) → `case` (what moves through it) →
`walk` (check, advance, replay, recheck) → `case_base` (the same as methods, for every process) → `explaining` (what may happen next, and why not) →
`drawing` (Markdown and Mermaid) → `obligations` (what a process owes) → `vocabulary` (what tables as data may name, and what is law) → `places` and
`verifying` (every path walked) → `writing` (TOML) → `history` and `migrating` (from one table to the next) → `fitting` (logs of other
systems) → `plain` (tables in the words of such a log) and `observing` (what a log shows).
"""

from crmcore._door import open_door

__getattr__, __dir__ = open_door(globals())
