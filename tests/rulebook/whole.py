"""A rulebook that loads, and in which every table of the format stands at least once."""

from __future__ import annotations

from typing import Final

from crmcore.reading.parsing import parse
from crmcore.rulebook import files

# What the shipped rulebook does without.
REST: Final = """
[calendars.second]
hours = { mon = ["09:00-12:00"], sat = ["09:00-12:00"] }
days = "china"
special_hours = { 2026-02-13 = ["09:00-12:00"] }
exceptions = { 2026-05-01 = { hours = ["10:00-14:00"], why = "the fair", clause = "BANK-1.2" } }
cut_off = { after = "17:00", late = "next opening", before_opening = "keep", day_off = "same time" }
[regimes."cn-cbirc-2020-3"]
respond = { within = "10 days", extensions = { complex = { to = "40 days" } } }
[[lifecycles]]
name = "complaint/own"
version = 1
initial = "raised"
final = ["withdrawn"]
transitions = [ { id = "register", from = "raised", event = "registered", by = ["intake"], to = "received", clause = "RULES-4.3" },
                { id = "withdraw", from = "received", event = "withdrawn", by = ["intake"], to = "withdrawn", clause = "RULES-4.3" } ]
"""
CLOCK: Final = """
[complaints.classes.clocks.regulator]
regime = "cn-cbirc-2020-3"
[complaints.classes.clocks.paused]
within = "3 days"
stops = ["explained"]
on_reopen = "new"
pauses = ["clock_paused", "mediation_agreed"]
resumes = ["clock_resumed", "mediation_ended"]
extends = ["clock_extended"]
pause_for = { mediation = { at_most = "3 days" }, appraisal = { at_most = "9 days" } }
extensions = { longer = { to = "9 days" } }
"""
LADDER: Final = "[[complaints.escalation]]"
WHOLE: Final = parse(
    files.default().replace(LADDER, f"{CLOCK}\n{LADDER}", 1).replace("workdays  =", 'corrected = { 2026-12-31 = "a" }\nworkdays =') + REST
)
