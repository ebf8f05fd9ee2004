"""The answer every rule gives: an outcome, and the reasons for it.

Read `Reason` first: a code and typed facts, with a sentence in English and in Chinese. A `Decision` is an outcome with its reasons, the
rule and clause that gave it, and the edition of the rulebook it was read in. A `Finding` is what a check of rules reports.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum

import attrs

from crmcore.messages import FactValue, Language, render


@attrs.frozen(init=False, repr=False)
class Facts(Mapping[str, FactValue]):
    """Named values that cannot change: hashable, comparable, picklable."""

    _pairs: tuple[tuple[str, FactValue], ...]

    def __init__(self, facts: Mapping[str, FactValue] | None = None) -> None:
        """Copy the pairs of a mapping, sorted by name, so that equal facts are equal values."""
        self.__attrs_init__(tuple(sorted((facts or {}).items())))

    def __getitem__(self, name: str) -> FactValue:
        """Return one fact."""
        for key, value in self._pairs:
            if key == name:
                return value
        raise KeyError(name)

    def __iter__(self) -> Iterator[str]:
        """Walk the names."""
        return (name for name, _ in self._pairs)

    def __len__(self) -> int:
        """Count the facts."""
        return len(self._pairs)

    def __repr__(self) -> str:
        """Return what a dict would show."""
        return repr(dict(self._pairs))


def _facts(value: Mapping[str, FactValue]) -> Facts:
    return value if isinstance(value, Facts) else Facts(value)


@attrs.frozen
class Reason:
    """One reason: a stable code, and the facts its sentence is made of."""

    code: str
    facts: Facts = attrs.field(factory=Facts, converter=_facts)

    def text(self, lang: Language = Language.EN) -> str:
        """Return this reason on one line."""
        return render(self.code, self.facts, lang)

    def say(self, lang: Language) -> str:
        """Return it in one language, as a fact of another reason."""
        return self.text(lang)

    def __str__(self) -> str:
        """Return it in English."""
        return self.text()


@attrs.frozen
class Gap(Reason):
    """A reason for what the rules leave open: a decision with no other reasons is `NOT_COVERED`, not a refusal."""


def reason(code: str, /, **facts: FactValue) -> Reason:
    """Return a reason: `reason("above_limit", amount=…, position=…)`."""
    return Reason(code, Facts(facts))


class Outcome(StrEnum):
    """The answer of a rule."""

    ALLOWED = "allowed"
    NEEDS_APPROVAL = "needs_approval"
    REFUSED = "refused"
    NOT_COVERED = "not_covered"


@attrs.frozen
class Decision:
    """The answer of a rule: outcome, every reason (not only the first), rule, clause, and edition.

    A decision has no request id and no time, so that equal answers are equal values and may be shared.
    """

    outcome: Outcome
    reasons: tuple[Reason, ...] = ()
    rule: str | None = None
    clause: str | None = None
    edition: str | None = None

    @property
    def allowed(self) -> bool:
        """Return whether the step may be taken now."""
        return self.outcome is Outcome.ALLOWED

    def text(self, lang: Language = Language.EN) -> str:
        """Return all reasons on one line, joined by ` · `; the outcome itself if there are none."""
        return " · ".join(one.text(lang) for one in self.reasons) or render(f"outcome.{self.outcome}", {}, lang)

    def __str__(self) -> str:
        """Return it in English."""
        return self.text()


@attrs.frozen
class Finding:
    """What a check reports about rules: a code, its key path, facts, and an example that shows it.

    Faults (the rules do not load) and findings (they load, and a reader should know) share this type.
    """

    code: str
    path: str
    facts: Facts = attrs.field(factory=Facts, converter=_facts)
    sample: str | None = None

    def text(self, lang: Language = Language.EN) -> str:
        """Return what is wrong and what would be right, followed by the example."""
        said = render(self.code, self.facts, lang)
        eg = "；例如 " if lang == Language.ZH else "; e.g. "
        return said if self.sample is None else f"{said}{eg}{self.sample}"

    def __str__(self) -> str:
        """Return path and text in English."""
        return f"{self.path}  {self.text()}"


def finding(code: str, path: str, /, *, sample: str | None = None, **facts: FactValue) -> Finding:
    """Return a finding: `finding("unknown_fact", "segmentation.tiers[1].fact", found="anual_amount", nearest="annual_amount")`."""
    return Finding(code, path, Facts(facts), sample)
