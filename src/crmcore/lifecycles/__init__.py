"""The transition table that every process here is written in: asked, walked, explained, replayed and drawn by one engine.

A process is a table, one transition a line. *What happened* is a frozen event; a guard says why not; the answer collects every reason.

Reading order: `transitions` (a line of the table, and its guards) → `lifecycle` (the table, checked when built) → `case` (what moves through it) →
`walk` (ask, act, replay, recheck) → `explaining` (what may happen next, and why not) → `drawing` (Markdown and Mermaid) → `vocabulary` (tables
as data, and what is law) → `verifying` (every path walked) → `writing` (TOML) → `history` and `migrating` (from one table to the next) →
`fitting` (logs of others).
"""

from crmcore._door import open_door

__getattr__, __dir__ = open_door(globals())
