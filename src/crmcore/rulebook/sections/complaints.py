"""`[complaints]`: the open lists, and the classes of complaints with their deadlines."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import partial
from typing import Final

import attrs

from crmcore.complaints.clock_events import AGAIN, ENDINGS, IN_PUBLIC, NOBODY_TO_TELL, RECEIVED
from crmcore.complaints.events.after import FollowUpUnsolved, Reopened
from crmcore.complaints.events.at_any_time import MergedInto, Withdrawn
from crmcore.complaints.events.base import CustomerTold
from crmcore.complaints.events.catalogue import EVENTS
from crmcore.complaints.events.simple import PassedOn
from crmcore.complaints.events.who_came import OutcomeFiled
from crmcore.complaints.facts import complaint_specs
from crmcore.complaints.lifecycles.shipped import LIFECYCLES
from crmcore.complaints.owed import OWED, SETTLED
from crmcore.complaints.papers.coding import CodeTable
from crmcore.complaints.papers.entitlement import EntitlementRules
from crmcore.complaints.regimes.regime import BoundRegime
from crmcore.complaints.rules.crisis import CrisisRules
from crmcore.complaints.rules.section import ComplaintClass, ComplaintRules
from crmcore.messages import Names
from crmcore.reading import values
from crmcore.reading.fields import fields_of
from crmcore.reading.paths import at
from crmcore.reading.shape import Part, Reader
from crmcore.rulebook.conditions import condition, first_match
from crmcore.rulebook.regimes.collection import Regimes
from crmcore.rulebook.sections.intake import coding, entitlement
from crmcore.rulebook.sections.lifecycles import Own
from crmcore.rulebook.sections.regimes import bound
from crmcore.rulebook.sections.supervision import supervision
from crmcore.rules.conditions import Condition
from crmcore.rules.facts import FactSpec, nearest
from crmcore.rules.tables import FirstMatch, Row
from crmcore.worktime.calendars.calendar import Calendar
from crmcore.worktime.calendars.duration import Duration
from crmcore.worktime.clocks.clock import Clock
from crmcore.worktime.clocks.extension import Extension
from crmcore.worktime.clocks.last_day import LastDay
from crmcore.worktime.clocks.pause_rule import PauseRule


@attrs.frozen(kw_only=True)
class ComplaintsTable:
    """The table `[complaints]`: the matters, demands, channels and products of complaints; classes from the most severe down.

    Clause: RULES-4.2, FIN-2.1
    """

    matters: tuple[str, ...]
    demands: tuple[str, ...]
    channels: tuple[str, ...]
    products: tuple[str, ...] | None = None
    classes: FirstMatch[ComplaintClass] | None
    entitlement: EntitlementRules | None = None
    coding: CodeTable | None = None
    crisis: CrisisRules | None = None
    record_within: Duration | None = None
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
    when: Condition | None
    clocks: tuple[tuple[Clock, ...], tuple[BoundRegime, ...]]
    lifecycle: str = "complaint/standard"
    general_manager: bool = True
    rank: int | None = None
    clause: str | None = None
    source: str | None = None


# The events at which a clock may start, stop, or pause; those that close a complaint unless the rulebook says otherwise (the customer was told,
# or nobody can be, the customer withdrew it, or it was merged into another); and those that reopen it.
_MADE: Final = (*AGAIN.values(), IN_PUBLIC, NOBODY_TO_TELL, OWED, SETTLED)
CLOCK_EVENTS: Final = (RECEIVED, *(event.name for event in EVENTS), *_MADE)
TOLD: Final = (*(event.name for event in EVENTS if issubclass(event, CustomerTold)), OutcomeFiled.name, Withdrawn.name, MergedInto.name)
REOPENED: Final = (Reopened.name, FollowUpUnsolved.name, PassedOn.name)
# The keys of a clock that name events. By default `starts` is the receipt, and the clock called `close` stops and reopens as above. What stops any
# other clock may not be left out, nor may `within` and `on_reopen`: neither "no deadline" nor "as usual" is an answer.
EVENT_KEYS: Final = ("starts", "stops", "ends", "pauses", "resumes", "resets", "repeats", "extends", "reopens", "merges", "changes")
# The clock that statistics read, which every class has.
CLOSE: Final = "close"
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
    positions: Collection[str] | None = None,
    tiers: Collection[str] = (),
) -> ComplaintRules | None:
    """Read `[complaints]`; None if it has faults, which are then on the reader's list, or if calendars or lifecycles had.

    `beside` are the sections that the rulebook has: a key that needs a missing one is a fault. `own` are the firm's own lifecycles,
    `law` the deadline regimes with its own values, `roles` those that a position holds, `positions` those of the organisation; None leaves them
    unchecked. `tiers` are those of the rulebook; without any, a condition may name any.
    """
    listed = table if isinstance(table, dict) else {}
    words = {key: _words(listed.get(key)) for key in ("matters", "channels", "products")}
    specs = complaint_specs(**words, tiers=tiers)

    def classes(raw: object, path: str) -> FirstMatch[ComplaintClass] | None:
        tables = reader.array(raw, path)
        rows = [_class(one, at(path, i), reader, specs, zone=zone, calendars=calendars, own=own, law=law) for i, one in enumerate(tables)]
        sound = [row for row in rows if row is not None]
        return first_match(sound, specs, reader, path) if len(sound) == len(rows) else None

    def crisis(raw: object, path: str) -> CrisisRules | None:
        if "organisation" not in beside and isinstance(raw, dict) and "positions" in raw:
            reader.fault("section_needed", at(path, "positions"), key="positions", section="organisation")
        elif positions is not None and isinstance(raw, dict):
            reader.words("unknown_position", raw.get("positions"), positions, at(path, "positions"))
        return reader.read(CrisisRules, raw, path)

    parts: Mapping[str, Part] = {
        "classes": classes,
        "entitlement": lambda raw, path: entitlement(raw, reader, path),
        "coding": lambda raw, path: coding(values.text(raw), reader, path),
        "crisis": crisis,
    }
    read = reader.read(ComplaintsTable, table, "complaints", parts=parts)
    watched = supervision((listed.get("escalation"), listed.get("follow_up"), listed.get("recurrence"), listed.get("actions")), reader, roles)
    ranked = None if read is None else read.classes
    if read is not None and read.products == ():
        reader.fault("empty", "complaints.products", field="products")
    if read is None or ranked is None or calendars is None or own is None or watched is None or reader.faults:
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
            products=read.products or (),
            classes=ranked,
            calendars=calendars,
            entitlement=read.entitlement,
            coding=read.coding,
            crisis=read.crisis,
            record_within=read.record_within,
            lifecycles=own,
            supervision=watched,
            names=names,
        ),
    )


def _words(raw: object) -> tuple[str, ...]:
    """Return the words of a list as they are: what is wrong with it is told where it is read."""
    return tuple(one for one in raw if isinstance(one, str)) if isinstance(raw, list) else ()


def _class(
    raw: object,
    path: str,
    reader: Reader,
    specs: Mapping[str, FactSpec],
    *,
    zone: str,
    calendars: Mapping[str, Calendar] | None,
    own: Own | None,
    law: Regimes,
) -> Row[ComplaintClass] | None:
    def clocks(raw: object, where: str) -> tuple[tuple[Clock, ...], tuple[BoundRegime, ...]]:
        named = {name: reader.build(at(where, name), partial(values.table, one)) for name, one in values.table(raw).items()}
        regimes = {name: table for name, table in named.items() if table is not None and _is_law(table)}
        ours = {name: table for name, table in named.items() if table is not None and name not in regimes}
        if "close" not in named.keys() - regimes.keys():
            reader.fault("missing_key", at(where, "close"), key="close")
        made = [_clock(name, table, at(where, name), reader, zone=zone, calendars=calendars) for name, table in ours.items()]
        laws = [bound(table, at(where, name), reader, law=law, zone=zone, calendars=calendars) for name, table in regimes.items()]
        return tuple(one for one in made if one is not None), tuple(edition for editions in laws for edition in editions)

    def lifecycle(raw: object, where: str) -> str:
        if own is not None:
            reader.known("unknown_lifecycle", values.text(raw), {name for name, _ in (*LIFECYCLES, *own)}, where)
        return values.text(raw)

    parts: Mapping[str, Part] = {
        "when": lambda raw, where: condition(raw, specs, reader, where),
        "clocks": clocks,
        "lifecycle": lifecycle,
    }
    one = reader.read(ClassTable, raw, path, parts=parts)
    if one is None or one.when is None:
        return None
    own_clocks, regulator = one.clocks
    made = ComplaintClass(
        id=one.id,
        clause=one.clause,
        lifecycle=one.lifecycle,
        clocks=own_clocks,
        regulator=regulator,
        general_manager=one.general_manager,
        rank=one.rank,
    )
    return Row(one.id, one.when, made, one.clause)


def _is_law(table: Mapping[str, object]) -> bool:
    """Return whether a table among clocks names a regime, if only by a key that is nearly that: a clock of the firm's own says how long it runs."""
    known = ("regime", *(one.key for one in fields_of(Clock)))
    return "regime" in table or ("within" not in table and any(nearest(key, known) == "regime" for key in table))


def _clock(name: str, raw: Mapping[str, object], path: str, reader: Reader, *, zone: str, calendars: Mapping[str, Calendar] | None) -> Clock | None:
    usual = {key: [*events] for key, events in USUAL.items() if name == CLOSE and key not in raw}
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
        "last_day": lambda raw, where: reader.read(LastDay, raw, where),
    }
    return reader.read(Clock, _apart(table), path, parts=parts, id=name, zone=zone)


def _apart(table: Mapping[str, object]) -> Mapping[str, object]:
    """Return the table of a clock with what ends it apart from what meets it: a withdrawal or a merger is no answer, whichever key names it."""
    stops, ends = table.get("stops"), table.get("ends", [])
    if not isinstance(stops, list) or not isinstance(ends, list) or not any(_ends(one) for one in stops):
        return table
    return {**table, "stops": [one for one in stops if not _ends(one)], "ends": [*ends, *(one for one in stops if _ends(one))]}


def _ends(event: object) -> bool:
    return isinstance(event, str) and event in ENDINGS
