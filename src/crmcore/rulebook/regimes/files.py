"""From the text of a regime to its editions and variants, every fault at its key path."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import attrs

from crmcore.complaints.clock_events import AGAIN, NOBODY_TO_TELL, RECEIVED
from crmcore.complaints.events.catalogue import EVENTS
from crmcore.complaints.regimes.regime import Regime
from crmcore.complaints.regimes.rules import (
    ANSWERED,
    EXPECTED,
    Content,
    ExtensionStep,
    Letter,
    NextBody,
    OwnEvent,
    PauseGround,
    ProofRule,
    RegimeRule,
    Retention,
    RuleKind,
    Source,
    Threshold,
)
from crmcore.complaints.rules.supervision import ROLES
from crmcore.errors import RulebookError
from crmcore.reading.parsing import parse
from crmcore.reading.paths import at
from crmcore.reading.shape import Reader
from crmcore.rulebook.regimes.tables import (
    Cited,
    ContentTable,
    EventTable,
    HeadTable,
    NextTable,
    PauseTable,
    ProofTable,
    RegimeFile,
    RetentionTable,
    RuleTable,
    StepTable,
    ThresholdTable,
)
from crmcore.worktime.calendars.duration import TimeUnit
from crmcore.worktime.calendars.zone import zone_named

# The events that the rules of a regime may use, besides those that the file itself declares.
CLOCK_EVENTS: Final = frozenset({RECEIVED, NOBODY_TO_TELL, *AGAIN.values(), *(event.name for event in EVENTS)})

# From which day of a complaint what must be kept is kept.
KEPT_FROM: Final = ("received", "closed")


def parse_regime(text: str) -> tuple[Regime, ...]:
    """Return the content of a text in TOML: the editions of one regime, the one in force first, then those of each variant.

    Raises `RulebookError` with every fault and its key path.

    Clause: RULES-4.26
    """
    tables, reader = parse(text), Reader("CNY")  # it contains no amounts
    whole = reader.read(RegimeFile, tables, "")
    found = [] if whole is None else [one for path, part in _parts(tables, whole) if (one := _regime(part, reader, path)) is not None]
    if whole is None or reader.faults:
        raise RulebookError(*dict.fromkeys(reader.faults))
    return tuple(found)


def _parts(tables: Mapping[str, object], whole: RegimeFile) -> Iterator[tuple[str, dict[str, object]]]:
    """Yield each edition of the regime and of its variants as a file of its own, with the path of its table."""
    base = {key: one for key, one in tables.items() if key not in {"editions", "variants"}}
    variants = {"": base} | {f"variants.{name}": _over(base, _variant(whole.regime.id, name, part)) for name, part in whole.variants.items()}
    for path, part in variants.items():
        yield path, part
        for number, edition in enumerate(whole.editions):
            yield at("editions", number), _over(part, edition)


def _variant(id: str, name: str, part: Mapping[str, object]) -> dict[str, object]:
    """Return a variant in the form of a file, with its own keys in the head."""
    own = {key: part[key] for key in ("title", "applies") if key in part}
    return {key: one for key, one in part.items() if key not in own} | {"regime": {"id": f"{id}/{name}"} | own}


def _over(base: Mapping[str, object], part: Mapping[str, object]) -> dict[str, object]:
    """Return one table laid over another: what it names is replaced, `false` in place of a table removes it, the rest stays."""
    laid = dict(base)
    for key, one in part.items():
        below = base.get(key, {})
        if one is False and isinstance(below, dict):
            laid.pop(key, None)
        else:
            laid[key] = _over(below, one) if isinstance(below, dict) and isinstance(one, dict) else one
    return laid


def _regime(tables: dict[str, object], reader: Reader, path: str) -> Regime | None:
    read = reader.read(RegimeFile, tables, path)
    if read is None:
        return None
    head, below = read.regime, len(reader.faults)
    events = CLOCK_EVENTS | read.events.keys()
    for name, own in read.events.items():
        if name in CLOCK_EVENTS:
            reader.fault("regime.event_taken", at(at(path, "events"), name), event=name)
        for number, role in enumerate(own.by):
            reader.known("unknown_choice", role, ROLES, at(at(at(at(path, "events"), name), "by"), number))
    for id_, table in read.rules.items():
        _check(table, reader, at(at(path, "rules"), id_), events)
    for letter in read.contents:
        reader.known("unknown_choice", letter, tuple(Letter), at(at(path, "contents"), letter))
    for id_, one in read.next.items():
        reader.known("unknown_choice", one.until, read.rules, at(at(at(path, "next"), id_), "until"))
    _check_head(read, reader, path)
    if len(reader.faults) > below:
        return None
    say = _Says(head)
    return Regime(
        id=head.id,
        title=head.title,
        jurisdiction=head.jurisdiction,
        authority=head.authority,
        applies=head.applies,
        address=head.address,
        valid_from=head.valid_from,
        valid_to=head.valid_to,
        dates_status=head.dates_status,
        zone=head.zone,
        revision=head.revision,
        checked_on=head.checked_on,
        review_by=head.review_by,
        supersedes=head.supersedes,
        days=read.days.says,
        days_source=say.source(read.days),
        rules={id_: say.rule(id_, one) for id_, one in read.rules.items()},
        contents={Letter(letter): tuple(say.content(code, one) for code, one in codes.items()) for letter, codes in read.contents.items()},
        proof=None if read.proof is None else say.proof(read.proof),
        retention=None if read.retention is None else say.retention(read.retention),
        next_bodies=tuple(say.next_body(id_, one) for id_, one in read.next.items()),
        thresholds=tuple(say.threshold(id_, one) for id_, one in read.thresholds.items()),
        own_events={name: say.event(one) for name, one in read.events.items()},
    )


def _check_head(read: RegimeFile, reader: Reader, path: str) -> None:
    """Report a zone that is none, and what is wrong with how long things are kept."""
    if (zone := read.regime.zone) is not None:
        reader.build(at(at(path, "regime"), "zone"), lambda: zone_named(zone))
    if (kept := read.retention) is not None:
        reader.known("unknown_choice", kept.starts, KEPT_FROM, at(at(path, "retention"), "starts"))
        if kept.keep is not None and kept.keep.unit is not TimeUnit.MONTH:
            reader.fault("regime.keep_in_months", at(at(path, "retention"), "keep"), found=kept.keep)


def _check(table: RuleTable, reader: Reader, path: str, events: Iterable[str]) -> None:
    """Report what no single value shows: two kinds of times in one rule, unknown events, extension steps without a time."""
    known = tuple(events)
    for key in ("starts", "stops", "uses", "bars", "resets", "reopens", "when", "unless"):
        for number, event in enumerate(getattr(table, key)):
            reader.known("unknown_event", event, known, at(at(path, key), number))
    times = tuple(key for key in ("within", "window", "wait") if getattr(table, key) is not None)
    if len(times) > 1:
        reader.fault("regime.two_times", path, times=times)
    reader.known("unknown_event", table.until, (*known, EXPECTED), at(path, "until"))
    if table.until is not None and (times not in {(), ("within",)} or (table.within is not None and table.within.unit is not TimeUnit.DAY)):
        reader.fault("regime.until_in_days", at(path, "until"))
    if (table.when or table.unless) and times not in {("window",), ("wait",)}:
        reader.fault("regime.only_spans", at(path, "when" if table.when else "unless"))
    for key, events_key in (("window", "uses"), ("wait", "bars")):
        if getattr(table, key) is not None and not getattr(table, events_key):
            reader.fault("missing_key", at(path, events_key), key=events_key)
    if times != ("within",) and not table.national and (table.extensions or table.pauses):
        reader.fault("regime.steps_without_time", path)


@attrs.frozen
class _Says:
    """Fills in what the head states for all: its address and its status."""

    head: HeadTable

    def source(self, one: Cited) -> Source:
        return Source(paragraph=one.source, address=one.address or self.head.address, status=one.status or self.head.status)

    def rule(self, id_: str, one: RuleTable) -> RegimeRule:
        kinds = ((RuleKind.DEADLINE, one.within, one.stops or ANSWERED), (RuleKind.WINDOW, one.window, one.uses), (RuleKind.WAIT, one.wait, one.bars))
        counted = one.national or one.until is not None
        otherwise = (RuleKind.DEADLINE, None, one.stops or ANSWERED) if counted else (RuleKind.DUTY, None, ())
        kind, length, ends = next((each for each in kinds if each[1] is not None), otherwise)
        return RegimeRule(
            id=id_,
            kind=kind,
            says=one.says,
            source=self.source(one),
            length=length,
            alternatives=one.alternatives,
            national=one.national,
            until=one.until,
            when=one.when,
            unless=one.unless,
            starts=one.starts,
            ends=ends,
            resets=one.resets,
            reopens=one.reopens,
            on_reopen=one.on_reopen,
            steps=tuple(self.step(step, each) for step, each in one.extensions.items()),
            pauses=tuple(self.pause(why, each) for why, each in one.pauses.items()),
        )

    def step(self, id_: str, one: StepTable) -> ExtensionStep:
        source = self.source(one)
        return ExtensionStep(id=id_, to=one.to, condition=one.condition, approvers=one.approvers, notice=one.notice, says=one.says, source=source)

    def pause(self, why: str, one: PauseTable) -> PauseGround:
        source = self.source(one)
        return PauseGround(why=why, at_most=one.at_most, notice=one.notice, consent=one.consent, says=one.says, source=source)

    def content(self, code: str, one: ContentTable) -> Content:
        writes = one.writes or one.says
        return Content(
            code=code, says=one.says, source=self.source(one), rulings=one.rulings, writes=writes, on_file=one.on_file, at_the_top=one.at_the_top
        )

    @staticmethod
    def event(one: EventTable) -> OwnEvent:
        return OwnEvent(says=one.says, by=one.by, carries=one.carries, stage=one.stage)

    def proof(self, one: ProofTable) -> ProofRule:
        return ProofRule(accepts=one.accepts, written=one.written, says=one.says, source=self.source(one))

    def retention(self, one: RetentionTable) -> Retention:
        return Retention(keep=one.keep, starts=one.starts, says=one.says, source=self.source(one))

    def next_body(self, id_: str, one: NextTable) -> NextBody:
        return NextBody(id=id_, body=one.body, says=one.says, source=self.source(one), until=one.until)

    def threshold(self, id_: str, one: ThresholdTable) -> Threshold:
        return Threshold(id=id_, at_least=one.at_least, at_most=one.at_most, says=one.says, source=self.source(one))
