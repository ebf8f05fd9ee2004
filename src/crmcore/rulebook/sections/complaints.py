"""`[complaints]`: the open lists, and the classes of complaints with their deadlines."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Final, TypeVar

import attrs

from crmcore.complaints.clock_events import EMERGENCY_AGAIN, RECEIVED
from crmcore.complaints.events.after import FollowUpUnsolved, Reopened
from crmcore.complaints.events.at_any_time import MergedInto, Withdrawn
from crmcore.complaints.events.base import CustomerTold
from crmcore.complaints.events.catalogue import EVENTS
from crmcore.complaints.events.simple import PassedOn
from crmcore.complaints.facts import ComplaintFacts
from crmcore.complaints.lifecycles.shipped import LIFECYCLES
from crmcore.complaints.rules.crisis import CrisisRules
from crmcore.complaints.rules.section import ComplaintClass, ComplaintRules
from crmcore.messages import Names
from crmcore.reading.fields import Untouched
from crmcore.reading.paths import at
from crmcore.reading.shape import Part, Reader
from crmcore.rulebook.conditions import condition, first_match
from crmcore.rulebook.regimes.collection import Regimes
from crmcore.rulebook.sections.intake import coding, entitlement
from crmcore.rulebook.sections.lifecycles import Own
from crmcore.rulebook.sections.regimes import bound
from crmcore.rulebook.sections.supervision import supervision
from crmcore.rules.facts import specs_of
from crmcore.rules.tables import Row
from crmcore.worktime.calendars.calendar import Calendar
from crmcore.worktime.clocks.clock import Clock
from crmcore.worktime.clocks.extension import Extension
from crmcore.worktime.clocks.pause_rule import PauseRule

T = TypeVar("T")


@attrs.frozen(kw_only=True)
class ComplaintsTable:
    """The table `[complaints]`: the matters, demands and channels of complaints; classes from the most severe down.

    Clause: RULES-4.2, FIN-2.1
    """

    matters: tuple[str, ...]
    demands: tuple[str, ...]
    channels: tuple[str, ...]
    classes: tuple[Untouched, ...]
    entitlement: Untouched | None = None
    coding: str | None = None
    crisis: Untouched | None = None
    escalation: object = None
    follow_up: object = None
    recurrence: object = None
    actions: object = None
    clause: str | None = None


@attrs.frozen(kw_only=True)
class ClassTable:
    """A table `[[complaints.classes]]`: when a complaint is in this class, and what then holds.

    Clause: RULES-1.5, RULES-4.12
    """

    id: str
    when: Untouched
    clocks: Mapping[str, Untouched]
    lifecycle: str = "complaint/standard"
    general_manager: bool = True
    clause: str | None = None
    source: str | None = None


# The events at which a clock may start, stop, or pause; those that close a complaint unless the rulebook says otherwise (the customer was told,
# withdrew it, or it was merged into another); and those that reopen it.
CLOCK_EVENTS: Final = (RECEIVED, *(event.name for event in EVENTS), EMERGENCY_AGAIN)
TOLD: Final = (*(event.name for event in EVENTS if issubclass(event, CustomerTold)), Withdrawn.name, MergedInto.name)
REOPENED: Final = (Reopened.name, FollowUpUnsolved.name, PassedOn.name)
# The keys of a clock that name events. By default `starts` is the receipt, and the clock called `close` stops and reopens as above. What stops any
# other clock may not be left out, nor may `within` and `on_reopen`: neither "no deadline" nor "as usual" is an answer.
EVENT_KEYS: Final = ("starts", "stops", "pauses", "resumes", "resets", "repeats", "extends", "reopens", "merges", "changes")
USUAL: Final[Mapping[str, Sequence[str]]] = {"stops": TOLD, "reopens": REOPENED}


def complaints(
    table: object,
    reader: Reader,
    edition: str,
    *,
    zone: str,
    names: Names,
    beside: Collection[str],
    calendars: Mapping[str, Calendar] | None,
    own: Own | None,
    law: Regimes,
    roles: Collection[str] | None = None,
) -> ComplaintRules | None:
    """Read `[complaints]`; None if it has faults, which are then on the reader's list, or if calendars or lifecycles had.

    `beside` are the sections that the rulebook has: a key that needs a missing one is a fault. `own` are the firm's own lifecycles,
    `law` the deadline regimes with its own values, `roles` those that a position holds; None leaves them unchecked.
    """
    read = reader.read(ComplaintsTable, table, "complaints")
    if read is None:  # the classes are read all the same, so that a misspelt key does not hide their faults
        for i, raw in enumerate(_below(table, "classes", list[object]())):
            _class(raw, at("complaints.classes", i), reader, zone=zone, calendars=calendars, own=own, law=law)
        return None
    specs = specs_of(ComplaintFacts)
    rows = [_class(raw, at("complaints.classes", i), reader, zone=zone, calendars=calendars, own=own, law=law) for i, raw in enumerate(read.classes)]
    who = None if read.entitlement is None else entitlement(read.entitlement, reader, "complaints.entitlement")
    codes = None if read.coding is None else coding(read.coding, reader, "complaints.coding")
    crisis = None if read.crisis is None else reader.read(CrisisRules, read.crisis, "complaints.crisis")
    if "organisation" not in beside and "positions" in (read.crisis or {}):
        reader.fault("section_needed", "complaints.crisis.positions", key="positions", section="organisation")
    watched = supervision((read.escalation, read.follow_up, read.recurrence, read.actions), reader, roles)
    sound = [row for row in rows if row is not None]
    classes = first_match(sound, specs, reader, "complaints.classes") if len(sound) == len(rows) else None
    if classes is None or calendars is None or own is None or watched is None or reader.faults:
        return None
    return reader.build(
        "",  # the section's own class gives the whole path
        lambda: ComplaintRules(
            edition=edition,
            zone=zone,
            currency=reader.currency,
            limits="policy" in beside,
            matters=read.matters,
            demands=read.demands,
            channels=read.channels,
            classes=classes,
            calendars=calendars,
            entitlement=who,
            coding=codes,
            crisis=crisis,
            lifecycles=own,
            supervision=watched,
            names=names,
        ),
    )


def _below(table: object, key: str, nothing: T) -> T:
    """Return what a table with faults has under a key, if it is of that kind: a list, or a table."""
    found = table.get(key) if isinstance(table, dict) else None
    return found if isinstance(found, type(nothing)) else nothing


def _class(
    raw: object, path: str, reader: Reader, *, zone: str, calendars: Mapping[str, Calendar] | None, own: Own | None, law: Regimes
) -> Row[ComplaintClass] | None:
    one, where = reader.read(ClassTable, raw, path), at(path, "clocks")
    if one is None:
        for name, table in _below(raw, "clocks", dict[str, object]()).items():
            if isinstance(table, dict) and "regime" not in table:
                _clock(name, table, at(where, name), reader, zone=zone, calendars=calendars)
        return None
    regimes = {name: table for name, table in one.clocks.items() if "regime" in table}
    clocks = [
        _clock(name, table, at(where, name), reader, zone=zone, calendars=calendars) for name, table in one.clocks.items() if name not in regimes
    ]
    laws = [bound(table, at(where, name), reader, law=law, zone=zone, calendars=calendars) for name, table in regimes.items()]
    if "close" not in one.clocks.keys() - regimes.keys():
        reader.fault("missing_key", at(where, "close"), key="close")
    if own is not None:
        reader.known("unknown_lifecycle", one.lifecycle, {name for name, _ in (*LIFECYCLES, *own)}, at(path, "lifecycle"))
    when = condition(one.when, specs_of(ComplaintFacts), reader, at(path, "when"))
    made = ComplaintClass(
        id=one.id,
        clause=one.clause,
        lifecycle=one.lifecycle,
        clocks=tuple(clock for clock in clocks if clock is not None),
        regulator=tuple(edition for editions in laws for edition in editions),
        general_manager=one.general_manager,
    )
    return None if when is None else Row(one.id, when, made, one.clause)


def _clock(name: str, raw: Mapping[str, object], path: str, reader: Reader, *, zone: str, calendars: Mapping[str, Calendar] | None) -> Clock | None:
    usual = {key: [*events] for key, events in USUAL.items() if name == "close" and raw.get(key, []) == []}
    table = {"starts": [RECEIVED], **raw, **usual}
    if calendars == {} and "calendar" in table:
        reader.fault("section_needed", at(path, "calendar"), key="calendar", section="calendars")
    elif calendars is not None:
        reader.words("unknown_calendar", table.get("calendar"), calendars, at(path, "calendar"))
    for key in EVENT_KEYS:
        reader.words("unknown_event", table.get(key), CLOCK_EVENTS, at(path, key))
    parts: Mapping[str, Part] = {
        "pause_for": lambda reasons, where: reader.keyed(PauseRule, "why", reasons, where),
        "extensions": lambda steps, where: reader.keyed(Extension, "id", steps, where),
    }
    return reader.read(Clock, table, path, parts=parts, id=name, zone=zone)
