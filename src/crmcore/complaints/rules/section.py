"""The complaints section of a rulebook: the open lists, the classes with their lifecycle and clocks, the calendars they are read by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property, lru_cache
from types import MappingProxyType

import attrs

from crmcore._arguments import typed_fields
from crmcore._frozen import frozen_fields
from crmcore.complaints.casefile import CaseFile
from crmcore.complaints.papers.coding import CodeTable
from crmcore.complaints.papers.entitlement import EntitlementRules
from crmcore.complaints.regimes.regime import BoundRegime
from crmcore.complaints.rules.crisis import CrisisRules
from crmcore.complaints.rules.supervision import SupervisionRules
from crmcore.decision import Finding, finding, reason
from crmcore.errors import InvalidType, NotFound, RulebookError
from crmcore.lifecycles.case import LifecycleRef, ref_text
from crmcore.lifecycles.lifecycle import Lifecycle
from crmcore.lifecycles.verifying import REMARKS, verify
from crmcore.messages import NO_NAMES, Names, Term, WordKind
from crmcore.reading.values import unknown
from crmcore.rules.tables import FirstMatch
from crmcore.section import Section
from crmcore.worktime.calendars.calendar import Calendar
from crmcore.worktime.calendars.duration import BY_CALENDAR, Duration
from crmcore.worktime.clocks.clock import Clock


@typed_fields
@attrs.frozen(kw_only=True)
class ComplaintClass:
    """One class of complaints: which lifecycle it follows, what must happen by when, and whether the general manager decides.

    `rank` says how severe it is, beside the other classes: a higher number is more severe.
    `general_manager=False` exempts the class: the administration department's opinion then settles it. The clock called `close` is the one that
    statistics read. `regulator` are the deadline regimes that it is subject to, edition by edition.

    Clause: RULES-1.5, RULES-4.12, RULES-4.26
    """

    id: str
    clause: str | None = None
    lifecycle: str = "complaint/standard"
    clocks: tuple[Clock, ...] = ()
    regulator: tuple[BoundRegime, ...] = ()
    general_manager: bool = True
    rank: int | None = None

    def clocks_on(self, received: date) -> tuple[Clock, ...]:
        """Return the clocks for a complaint received on a local day: the firm's own, then those of the law in force on that day.

        Clause: RULES-4.26
        """
        return (*self.clocks, *(clock for one in self.regulator for clock in one.on(received)))

    def law_on(self, received: date) -> tuple[str, ...]:
        """Return which readings of which law a complaint received on a local day is subject to: `cn-cbirc-2020-3@2020-03-01#1.1a2b3c4d`.

        Clause: RULES-4.26
        """
        return tuple(one.regime.reading for one in self.regulator if one.regime.covers(received))


@typed_fields
@attrs.frozen(kw_only=True, field_transformer=frozen_fields)
class ComplaintRules(Section):
    """The rules for complaints in one edition: lists of words, classes and calendars.

    `matters` (with `other` among them), `demands` and `channels` are the firm's open lists, and so are `products`, where an empty list allows any;
    `lifecycles` are those of its own, besides the ones that
    crmcore ships: each has what is law for its events, and no path of it ends badly (`verify`). `limits` says whether the rulebook has limits for
    approval (`[policy]`): where it has none, no remedy that costs money is covered.
    `entitlement` says who may complain, `coding` is the classification that record cards are coded by, `crisis` what an emergency is
    and who then acts; None where the edition says nothing. `record_within` is how long after it happened something may be put on record, in minutes,
    hours, days, weeks or months: what comes later is a finding; None: nothing is. `supervision` is what is watched, which may be nothing;
    `names` what the firm calls its words. Raises `RulebookError` with every fault.

    Clause: RULES-4.2, RULES-1.5, RULES-4.26
    """

    zone: str
    currency: str
    limits: bool
    matters: tuple[str, ...]
    demands: tuple[str, ...]
    channels: tuple[str, ...]
    products: tuple[str, ...] = ()
    classes: FirstMatch[ComplaintClass]
    calendars: Mapping[str, Calendar] = attrs.field(factory=dict)
    lifecycles: Mapping[LifecycleRef, Lifecycle[CaseFile, ComplaintRules]] = attrs.field(factory=dict)
    entitlement: EntitlementRules | None = None
    coding: CodeTable | None = None
    crisis: CrisisRules | None = None
    record_within: Duration | None = None
    supervision: SupervisionRules = attrs.field(factory=SupervisionRules)
    names: Names = attrs.field(default=NO_NAMES, repr=False)

    def __attrs_post_init__(self) -> None:
        """Check lists and classes."""
        if found := tuple(self._faults()):
            raise RulebookError(*found)

    @cached_property
    def shipped(self) -> Mapping[LifecycleRef, Lifecycle[CaseFile, ComplaintRules]]:
        """Return the lifecycles that crmcore ships, their clauses by the firm's names for them.

        Clause: RULES-1.5
        """
        from crmcore.complaints import LIFECYCLES  # noqa: PLC0415 - they are made of guards that take these rules

        return MappingProxyType({ref: one.called(self.names) for ref, one in LIFECYCLES.items()})

    def complaint_class(self, id: str) -> ComplaintClass:
        """Return the class with an id. Raises `NotFound` with the nearest id, or with all there are."""
        for row in self.classes.rows:
            if row.then.id == id:
                return row.then
        raise NotFound(unknown("unknown_class", id, dict.fromkeys(self.names.term(WordKind.CLASSES, row.then.id) for row in self.classes.rows)))

    def rank_of(self, id: str) -> int:
        """Return how severe a class is: its rank, or its place from the last row of the table up where no class has one. Raises `NotFound`.

        Clause: RULES-1.5
        """
        found, rows = self.complaint_class(id), self.classes.rows
        return found.rank if found.rank is not None else len(rows) - [row.then.id for row in rows].index(id)

    def _faults(self) -> Iterator[Finding]:
        lists = {"matters": self.matters, "demands": self.demands, "channels": self.channels, "products": self.products}
        for name, words in lists.items():
            if not words and name != "products":
                yield finding("empty", f"complaints.{name}", field=name)
            for word in sorted(word for word, times in Counter(words).items() if times > 1):
                yield finding("complaint.word_twice", f"complaints.{name}", word=word)
        if self.matters and "other" not in self.matters:
            yield finding("complaint.no_other", "complaints.matters")
        for number, word in enumerate(() if self.entitlement is None else self.entitlement.in_person):
            if word not in self.channels:
                yield finding("entitlement.not_in_person", f"complaints.entitlement.in_person[{number}]", found=word, known=self.channels)
        other = ((ref, one.ref) for ref, one in self.lifecycles.items() if ref != one.ref)
        yield from (finding("complaint.other_lifecycle", "complaints.lifecycles", found=ref_text(was), wanted=ref_text(ref)) for was, ref in other)
        yield from (found for one in self.lifecycles.values() for found in unlawful(one))
        yield from self._supervision_faults()
        unranked = [number for number, row in enumerate(self.classes.rows) if row.then.rank is None]
        if len(unranked) < len(self.classes.rows):
            yield from (finding("complaint.class_unranked", f"complaints.classes[{number}].rank") for number in unranked)
        ids = Counter(row.then.id for row in self.classes.rows)
        for number, row in enumerate(self.classes.rows):
            path = f"complaints.classes[{number}]"
            if ids[row.then.id] > 1:
                yield finding("complaint.class_twice", f"{path}.id", id=str(row.then.id))
            yield from self._clock_faults(row.then, f"{path}.clocks")

    def _supervision_faults(self) -> Iterator[Finding]:
        if self.record_within is not None and self.record_within.unit in BY_CALENDAR:
            yield finding("complaint.record_working_time", "complaints.record_within", found=self.record_within)
        classes = tuple(row.then for row in self.classes.rows)
        known = {clock.id for one in classes for clock in (*one.clocks, *(clock for law in one.regulator for clock in law.clocks))}
        for number, step in enumerate(self.supervision.escalation):
            if step.clock not in known:
                path = f"complaints.escalation[{number}].clock"
                yield finding("supervision.no_such_clock", path, found=step.clock, known=tuple(Term(name) for name in sorted(known)))

    def _clock_faults(self, one: ComplaintClass, path: str) -> Iterator[Finding]:
        of_law = {(law.regime.id, clock.id) for law in one.regulator for clock in law.clocks}  # each of a law's editions has the same clocks
        for id_ in sorted(id_ for id_, times in Counter((*(clock.id for clock in one.clocks), *(id_ for _, id_ in of_law))).items() if times > 1):
            yield finding("complaint.clock_twice", f"{path}.{id_}", id=id_)
        for clock in (*one.clocks, *(clock for law in one.regulator for clock in law.clocks)):
            if clock.calendar is not None and clock.calendar not in self.calendars:
                known = tuple(Term(name) for name in sorted(self.calendars))
                yield finding("complaint.no_calendar", f"{path}.{clock.id}.calendar", found=clock.calendar, known=known)


@lru_cache(maxsize=256)
def unlawful(lifecycle: Lifecycle[CaseFile, ComplaintRules]) -> tuple[Finding, ...]:
    """Return what keeps a table from being one for complaints: law that it leaves out, paths that end badly. Each table is walked once.

    Clause: RULES-4.11, RULES-4.12, RULES-4.13, RULES-4.14, RULES-4.18, RULES-1.5
    """
    from crmcore.complaints import VOCABULARY  # noqa: PLC0415 - it is made of guards that take these rules, so only a function can ask for it

    return tuple(one for one in verify(lifecycle, VOCABULARY).findings if one.code not in REMARKS)


def own_rules(rules: ComplaintRules) -> ComplaintRules:
    """Return the rules for complaints as they are. Raises `InvalidType` for anything else, such as a whole edition or rulebook."""
    if not isinstance(rules, ComplaintRules):
        raise InvalidType(reason("complaint.not_rules", found=type(rules).__name__))
    return rules
