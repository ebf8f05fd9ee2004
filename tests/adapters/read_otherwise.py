"""Where a clock of a golden save reads otherwise than when it was saved, because a rule of time was put right since; each with the rule.

`python -m tests.adapters.read_otherwise` writes the list anew from what the tests see: look at the difference before it is committed. A golden file is
never changed: what it says that was read then stands in `was`, and is held to it.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final, TypeAlias

from crmcore.complaints.happened import HappenedWhenSaid, recorded_behind

Json: TypeAlias = dict[str, Any]
LISTED: Final = Path(__file__).parent / "read_otherwise.json"
WHY: Final = {
    "ended": "a withdrawal or a merger ends a clock, and fulfils nothing",
    "rounded": "what is over is told as a whole unit as soon as it has begun",
    "paused": "a pause gives back the days whose close fell into it, and belongs to the case",
    "said": "what the customer said happened when they said it",
    "hours": "hours are time that passes; a stretch of them is met at its last instant",
}


def since(path: str, said: Json) -> Json:
    """Return what the clocks of a golden file said, with what is read otherwise since; the list must know what was said then."""
    told = json.loads(LISTED.read_text(encoding="utf-8")).get(path, {})
    found = {at: dict(clocks) for at, clocks in said.items()}
    for at, clocks in told.items():
        for clock, one in clocks.items():
            assert found[at][clock] == one["was"], (path, at, clock)
            assert one["why"] in WHY
            found[at][clock] = one["now"]
    return found


def why(was: Json, now: Json, *, said: bool) -> str:
    """Return which rule makes the difference; `said` where the customer said something before it was put on record."""
    if said:
        return "said"
    if now["state"].startswith("ended"):
        return "ended"
    if (was["due"], was["state"]) == (now["due"], now["state"]):
        return "rounded" if abs(was["elapsed"] - now["elapsed"]) == 1 and now["remaining"] < 0 and now["unit"] in {"hour", "minute"} else "paused"
    return "hours" if now["unit"] in {"hour", "minute"} else "paused"


def main() -> None:
    """Write the list anew."""
    from tests.adapters.test_golden import CASES, clocks, complaint, editions, name, opened, release

    found: Json = {}
    for path in CASES:
        rules = {id: one.complaints for id, one in editions(release(path)).items()}
        case = complaint(path)
        earlier = any(isinstance(step.event, HappenedWhenSaid) and recorded_behind(step.event) for step in case.history)
        said, read = opened(path)["expected"]["clocks"], clocks(case, rules)
        for at, before in said.items():
            for clock, was in before.items():
                now = read[at][clock]
                if was != now:
                    found.setdefault(f"{release(path).name}/{name(path)}", {}).setdefault(at, {})[clock] = {
                        "why": why(was, now, said=earlier),
                        "was": was,
                        "now": now,
                    }
    LISTED.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
