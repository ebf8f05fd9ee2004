"""Values of a regime, changed by the firm: `[regimes."cn-cbirc-2020-3"] respond = { within = "10 days" }`. The paragraph stays, and it is marked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import attrs

from crmcore.complaints.regimes.regime import Regime
from crmcore.complaints.regimes.rules import Change, ExtensionStep, RegimeRule, RuleKind, Source
from crmcore.complaints.sources import SourceStatus
from crmcore.reading.paths import at
from crmcore.reading.shape import Reader
from crmcore.worktime.calendars.duration import Duration


@attrs.frozen(kw_only=True)
class StepChange:
    """What may be changed in a step of an extension ladder: its budget, and which of the firm's positions approve it."""

    to: Duration | None = None
    approvers: tuple[str, ...] | None = None


@attrs.frozen(kw_only=True)
class RuleChange:
    """What may be changed in a rule: its time, and its steps. `source` cites a value that the regime leaves to national law."""

    within: Duration | None = None
    source: str | None = None
    address: str | None = None
    status: SourceStatus | None = None
    extensions: Mapping[str, StepChange] = attrs.field(factory=dict)
    ours: str | None = None
    clause: str | None = None


def read_changes(raw: object, reader: Reader, path: str) -> Mapping[str, RuleChange]:
    """Read what a firm changes in one regime, rule by rule; rules with faults are left out, which are then on the reader's list."""
    read = {id_: reader.read(RuleChange, one, at(path, id_)) for id_, one in reader.table(raw, path).items()}
    return {id_: one for id_, one in read.items() if one is not None}


def changed(regime: Regime, changes: Mapping[str, RuleChange], reader: Reader, path: str) -> Regime:
    """Return a regime with the firm's own values; what does not fit it is added to the reader's list."""
    rules = dict(regime.rules)
    for id_, change in changes.items():
        where = at(path, id_)
        if not reader.known("regime.unknown_rule", id_, rules, where):
            continue
        rule, fits = rules[id_], len(reader.faults)
        _check(rule, change, reader, where)
        if len(reader.faults) == fits:
            rules[id_] = _changed(rule, change)
    return attrs.evolve(regime, rules=rules)


def _check(rule: RegimeRule, change: RuleChange, reader: Reader, path: str) -> None:
    if change.within is not None and rule.kind is not RuleKind.DEADLINE:
        reader.fault("regime.not_a_deadline", at(path, "within"), rule=rule.id)
    if not rule.national:
        for key in ("source", "address", "status"):
            if getattr(change, key) is not None:
                reader.fault("regime.source_stays", at(path, key), rule=rule.id, source=rule.source.paragraph)
    for step in change.extensions:
        reader.known("regime.unknown_step", step, [one.id for one in rule.steps], at(at(path, "extensions"), step))


def _changed(rule: RegimeRule, change: RuleChange) -> RegimeRule:
    steps = tuple(_step(step, change.extensions.get(step.id, StepChange())) for step in rule.steps)
    source = Source(
        paragraph=rule.source.paragraph if change.source is None else f"{rule.source.paragraph}; {change.source}",
        address=change.address or rule.source.address,
        status=change.status or rule.source.status,
    )
    return attrs.evolve(
        rule,
        length=change.within or rule.length,
        source=source,
        steps=steps,
        changes=(*rule.changes, *_changes(rule, change)),
    )


def _step(step: ExtensionStep, change: StepChange) -> ExtensionStep:
    return attrs.evolve(step, to=change.to or step.to, approvers=step.approvers if change.approvers is None else change.approvers)


def _changes(rule: RegimeRule, change: RuleChange) -> Iterator[Change]:
    """Yield what differs from the law."""
    if change.within not in {None, rule.length}:
        yield Change(key=f"{rule.id}.within", law=rule.length, own=change.within)
    for step in rule.steps:
        new, key = _step(step, change.extensions.get(step.id, StepChange())), f"{rule.id}.extensions.{step.id}"
        if new.to != step.to:
            yield Change(key=f"{key}.to", law=step.to, own=new.to)
        if new.approvers != step.approvers:
            yield Change(key=f"{key}.approvers", law=step.approvers, own=new.approvers)
