"""Every exception of crmcore, in one place.

All carry `reasons` (codes and facts, for programs) and print them on one line (for people), in English or Chinese. None is frozen, all can be
pickled, and none holds a customer's name or text: ids and amounts only.
"""

from __future__ import annotations

from typing import ClassVar, Final, Self

from crmcore.decision import Decision, Facts, Finding, Outcome, Reason, reason
from crmcore.messages import Language, Text, render

# Said to whoever writes the code that raises: what has no code and no facts can be told to nobody in Chinese.
_NO_REASON: Final = "{0} takes reasons, not {1}: write {0}(reason(code, field=…)) with `reason` of `crmcore.decision`{2}"
_NO_FINDING: Final = "RulebookError takes findings, not {0}: write RulebookError(finding(code, path, field=…)) with `finding` of `crmcore.decision`"
_NO_DECISION: Final = (
    "Refused takes the decision, not {0}: write Refused(decision, step, kind, id), or Refused.of(step, kind, id, reason(code, field=…))"
)


class CrmCoreError(Exception):
    """The base of every error that crmcore raises on purpose."""

    _plainly: ClassVar[str] = ""

    def __init__(self, *reasons: Reason) -> None:
        """Keep the reasons; the first gives `code` and `facts`. Raises `TypeError` for what is no reason, such as a bare sentence, and for none."""
        if not reasons or not all(isinstance(one, Reason) for one in reasons):
            name = type(self).__name__
            raise TypeError(_NO_REASON.format(name, _types(reasons), self._plainly and f", or {name}.of({self._plainly})"))
        super().__init__(*reasons)
        self.reasons = reasons

    @property
    def code(self) -> str:
        """Return the first reason's code, for programs."""
        return self.reasons[0].code

    @property
    def facts(self) -> Facts:
        """Return the first reason's facts, for programs."""
        return self.reasons[0].facts

    def text(self, lang: Language = Language.EN) -> str:
        """Return everything that is wrong, on one line."""
        return " · ".join(_said(one, lang) for one in self.reasons)

    def __str__(self) -> str:
        """Return it in English."""
        return self.text()


def _types(found: tuple[object, ...]) -> str:
    return ", ".join(type(one).__name__ for one in found) or "nothing"


def _said(one: Reason | Finding, lang: Language) -> str:
    """Return what a reason or a finding says; of one that has no text, as a host may make, its code and what its facts are called."""
    try:
        return one.text(lang)
    except KeyError:
        return f"{one.code} ({', '.join(one.facts)})"


class InvalidValue(CrmCoreError, ValueError):
    """A value is wrong: which field, what its fault is, what would be right; all faults at once."""

    _plainly = "field, says"

    @classmethod
    def of(cls, field: str, says: str, zh: str = "") -> Self:
        """Return the error that one field has a fault, in a host's own words: `InvalidValue.of("id", "has a blank; leave it out", zh="…")`.

        `says` goes on behind the field's name, and names no customer. Without `zh` Chinese readers get the English words.
        """
        return cls(reason("said_of_field", field=field, says=Text(en=says, zh=zh or says)))


class InvalidType(InvalidValue, TypeError):
    """A value is of a type that is never allowed there, such as a float for money or a datetime without a zone."""


class NotFound(CrmCoreError, LookupError):
    """What was asked for does not exist: a case, an edition, a position; never answered with the nearest."""

    _plainly = "kind, id"

    @classmethod
    def of(cls, kind: str, id: str) -> Self:
        """Return the error that nothing of a kind is there under an id: `raise NotFound.of("complaint", "C-1")`."""
        return cls(reason("not_found", kind=kind, id=id))


class CalendarHorizon(NotFound):
    """The question reaches beyond the last day (or before the first) that a calendar covers; it does not guess."""


class Stale(CrmCoreError):
    """Somebody else saved first: nothing was stored, both versions are named; None is that nothing was there.

    Where both are the same, somebody else was writing at that moment.
    """

    args: tuple[str, int | None, int | None]
    id: str
    expected: int | None
    found: int | None

    def __init__(self, id: str, expected: int | None, found: int | None) -> None:
        """Name what was saved, the version that it was loaded at, and the one that is stored."""
        super().__init__(_stale(id, expected, found))
        self.args = (id, expected, found)
        self.id, self.expected, self.found = id, expected, found


def _stale(id: str, expected: int | None, found: int | None) -> Reason:
    if expected == found:
        return reason("stale.at_once", id=id)
    if expected is None:
        return reason("stale.there", id=id, found=found)
    return reason("stale", id=id, expected=expected, found=found) if found is not None else reason("stale.not_there", id=id, expected=expected)


class StoreFailed(CrmCoreError):
    """The database could not do what was asked of it: it is locked, full, cannot be written to or reached; nothing was stored."""

    _plainly = "says"

    @classmethod
    def of(cls, says: str, zh: str = "") -> Self:
        """Return the error in a host's own words: `StoreFailed.of("the archive is closed at night; repeat this after 06:00", zh="…")`.

        `says` names no customer. Without `zh` Chinese readers get the English words.
        """
        return cls(reason("said_by_store", says=Text(en=says, zh=zh or says)))


class NotPublished(CrmCoreError):
    """A step is stored, but the sink failed before other systems were told: it must not be repeated, `relay` tells what was not told."""

    args: tuple[str, int, str]
    id: str
    version: int
    why: str

    def __init__(self, id: str, version: int, why: str) -> None:
        """Name the case, the version that is stored, and the class of the sink's error, which is the cause of this one."""
        super().__init__(reason("not_published", id=id, version=version, why=why))
        self.args = (id, version, why)
        self.id, self.version, self.why = id, version, why


class MissingExtra(CrmCoreError, ImportError):
    """An optional dependency is not installed; the message says which extra installs it."""

    args: tuple[str, str]
    feature: str
    extra: str

    def __init__(self, feature: str, extra: str) -> None:
        """Name what was asked for and the extra to install."""
        super().__init__(reason("missing_extra", feature=feature, extra=extra))
        self.args = (feature, extra)
        self.feature, self.extra = feature, extra


class Refused(CrmCoreError):
    """A rule refused a step; `decision` is the same answer that `check` would have given."""

    args: tuple[Decision, str, str, str]
    decision: Decision
    step: str
    kind: str
    id: str

    def __init__(self, decision: Decision, step: str, kind: str, id: str) -> None:
        """Keep the decision, the step, and the kind and id of its case. Raises `TypeError` for what is no decision, such as a bare sentence."""
        if not isinstance(decision, Decision):
            raise TypeError(_NO_DECISION.format(type(decision).__name__))
        super().__init__(*(decision.reasons or (Reason(f"outcome.{decision.outcome}"),)))
        self.args = (decision, step, kind, id)
        self.decision, self.step, self.kind, self.id = decision, step, kind, id

    @classmethod
    def of(cls, step: str, kind: str, id: str, *reasons: Reason) -> Self:
        """Return the error that a step of a case was refused for these reasons: `Refused.of("accept", "complaint", "C-1", reason(…))`."""
        return cls(Decision(Outcome.REFUSED, reasons), step, kind, id)

    def text(self, lang: Language = Language.EN) -> str:
        """Return what was refused, then every reason."""
        head = render("refused", {"step": self.step, "kind": self.kind, "id": self.id}, lang)
        return f"{head}{'：' if lang == Language.ZH else ': '}{super().text(lang)}"


class RulebookError(CrmCoreError, ValueError):
    """Rules are wrong, which is found when they are built: every fault at once, each with its key path."""

    args: tuple[Finding, ...]

    def __init__(self, *findings: Finding) -> None:
        """Keep the findings. Raises `TypeError` for what is no finding, such as a bare sentence, and for none."""
        if not findings or not all(isinstance(one, Finding) for one in findings):
            raise TypeError(_NO_FINDING.format(_types(findings)))
        super().__init__(*(Reason(one.code, one.facts) for one in findings))
        self.args = findings
        self.findings = findings

    def text(self, lang: Language = Language.EN) -> str:
        """Return every fault with its path, if it has one, on one line."""
        return " · ".join(f"{one.path}: {_said(one, lang)}" if one.path else _said(one, lang) for one in self.findings)
