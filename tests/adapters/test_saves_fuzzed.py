"""Saves that were changed, by accident or on purpose: each is read as something, or refused in our words; nothing else ever comes out of it."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from random import Random
from typing import Any, Final

import attrs
import pytest
from hypothesis import settings

from crmcore.adapters import Saved, default_codec
from crmcore.adapters.sql import SqlStores, sqlite
from crmcore.complaints.events.at_any_time import CustomerContacted
from crmcore.complaints.papers.notice import Notice
from crmcore.errors import InvalidValue
from crmcore.lifecycles.case import Step
from tests.adapters.promises import FILES, granted, request, upto
from tests.adapters.story import ANNA, START, story

DEEP: Final = settings.default is not None and settings.default.max_examples > 1000
TRIES: Final = 20_000 if DEEP else 400
CODEC: Final = default_codec()
SAVES: Final = {
    type(one).__name__: (type(one), CODEC.encode(one)) for one in (story(), story().history[0], *FILES, request(), granted(request()).grant)
}
PERSON: Final = "段誉王語嫣"

# What a hand, a broken disk or somebody with a purpose puts in the place of a value.
SPECIAL: Final[tuple[Any, ...]] = (
    None, True, False, 0, -1, 10**18, 10**4000, 0.5, 1e308, float("inf"), float("nan"), "", "x", "\0", "\ud800", "٣", "1e999999999", "-0",
    "9" * 5000, "9999-12-31T23:59:59-14:00", "0001-01-01T00:00:00+14:00", "2026-03-29T02:30:00+01:00[Europe/Berlin]", "2026-07-06T09:30:00+08:00[../x]",
    "2026-07-06T09:30:00+08:00[" + "x" * 3000 + "]", "0000-00-00", [], {}, [[]], [None], {PERSON: "x"}, {"~": {}}, {"~": "x"}, {"event": None},
    {"event": "seen", "version": 1}, {"amount": "1", "currency": "XYZ"}, {"amount": "-1", "currency": "CNY"}, {"amount": "1." + "0" * 500, "currency": "CNY"},
)  # fmt: skip
TEXTS: Final = (
    "",
    " ",
    "null",
    "[]",
    "{}",
    "\ufeff{}",
    "{" * 50_000,
    "[" * 50_000,
    '{"kind":"complaint"',
    "\0",
    "\ud800",
    '"' + "x" * 100_000,
    "-",
    "1" * 5000,
)


def places(value: object, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield where something stands in a JSON value."""
    if path:
        yield path
    for key, one in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield from places(one, (*path, key))


def changed(dice: Random, text: str, part: str) -> str:
    """Return a save with one or two changes to its values, its keys, its order or its letters."""
    if dice.random() < 0.15:
        at = dice.randrange(len(text) + 1)
        return dice.choice(
            (text[:at], text[:at] + dice.choice(',:{}[]"\\\0e٣') + text[at:], text[:at] + text[at + dice.randrange(1, 9) :], dice.choice(TEXTS))
        )
    tree = json.loads(text)
    for _ in range(dice.choice((1, 1, 2))):
        all_places = list(places(tree))
        if not all_places:
            return json.dumps(dice.choice(SPECIAL))
        *path, last = dice.choice(all_places)
        place = tree
        for key in path:
            place = place[key]
        change(dice, place, last, tree, all_places)
        if part == "personal" and dice.random() < 0.3 and isinstance(tree, dict) and tree:
            tree[dice.choice(list(tree))] = dice.choice((PERSON, {PERSON: PERSON}, {"customer_name": [PERSON]}, {"name": {PERSON: PERSON}}, [PERSON]))
    return json.dumps(tree)


def change(dice: Random, place: Any, last: Any, tree: Any, all_places: list[tuple[Any, ...]]) -> None:  # noqa: ANN401 - JSON
    """Change what stands at one place: another value, another's value, another key, gone, doubled."""
    match dice.randrange(5):
        case 0 | 1:
            place[last] = dice.choice(SPECIAL)
        case 2:
            other = tree
            for key in dice.choice(all_places):
                other = other[key]
            place[last] = json.loads(json.dumps(other))
        case 3 if isinstance(place, dict):
            place[dice.choice(("", PERSON, "~", "x" * 500, "/0", "9" * 5000, "kind", "event"))] = place.pop(last)
        case 3:
            place.insert(last, dice.choice(SPECIAL))
        case _:
            del place[last]


@pytest.mark.parametrize("part", ["body", "personal"])
@pytest.mark.parametrize("name", SAVES)
def test_a_changed_save_is_read_or_refused_in_our_words(name: str, part: str) -> None:
    kind, saved = SAVES[name]
    if getattr(saved, part) is None:
        saved = Saved(saved.body, "{}")
    dice = Random(f"{name} {part} 20260706")  # noqa: S311 - a seed, not a secret
    outcomes = [outcome(attrs.evolve(saved, **{part: changed(dice, getattr(saved, part), part)}), kind) for _ in range(TRIES)]
    refused = [one for one in outcomes if isinstance(one, InvalidValue)]
    assert all(isinstance(one, kind | InvalidValue) for one in outcomes)
    for error in refused:
        assert PERSON not in str(error) + repr(error)
        assert len(str(error)) < 20_000
        assert all("path" in one.facts for one in error.reasons if one.code not in {"save.kind", "save.not_a_kind"})
    assert len(refused) > TRIES // 20
    print(f"{name} {part}: {TRIES} tries, {len(refused)} refused, uncaught 0")  # noqa: T201 - figures for `-s`


def outcome(saved: Saved, kind: type) -> object:
    """Return what a save is read as, or why it is refused; anything else that is raised is what the test looks for."""
    try:
        return CODEC.decode(saved, kind)
    except InvalidValue as error:
        return error


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("part", ["body", "personal"])
@pytest.mark.parametrize("name", SAVES)
def test_a_text_that_is_no_save_is_refused(name: str, part: str, text: str) -> None:
    kind, saved = SAVES[name]
    broken = attrs.evolve(saved, **{part: text})
    if part == "personal" and text == "{}":  # erased
        assert isinstance(CODEC.decode(broken, kind), kind)
        return
    with pytest.raises(InvalidValue):
        CODEC.decode(broken, kind)


# --- time against size -----------------------------------------------------------------------------------------------------------------------------


def long_case(steps: int, id: str = "C-1") -> Any:  # noqa: ANN401 - a complaint
    """Return a case with many steps."""
    case = upto(1, id)
    told = CustomerContacted(at=START, by=ANNA, notice=Notice(channel="telephone", proof="called", content="what was said"))
    return case.moved(case.state, (*case.history, *(Step(seq, "contact_customer", told) for seq in range(2, steps + 1))))


def seconds(call: Callable[[], object]) -> float:
    """Return the shortest time of some calls."""
    found = []
    for _ in range(5):
        began = time.process_time()
        call()
        found.append(time.process_time() - began)
    return min(found)


def decoding(size: int) -> Callable[[], object]:
    saved = CODEC.encode(long_case(size * 10))
    return lambda: CODEC.decode(saved, type(story()))


def encoding(size: int) -> Callable[[], object]:
    case = long_case(size * 10)
    return lambda: CODEC.encode(case)


def refusing(size: int) -> Callable[[], object]:
    saved = CODEC.encode(long_case(size * 10))
    broken = Saved(saved.body.replace('"seq":', '"seq_":'), saved.personal)

    def refused() -> None:
        with pytest.raises(InvalidValue):
            CODEC.decode(broken, type(story()))

    return refused


def loading(stores: SqlStores, size: int) -> Callable[[], object]:
    stores.create()
    stores.complaints.save_many([upto(8, f"C-{n:05}") for n in range(size * 10)])
    return stores.complaints.load_all


@pytest.mark.slow
@pytest.mark.parametrize("job", [decoding, encoding, refusing])
def test_ten_times_the_size_takes_ten_times_the_time(job: Callable[[int], Callable[[], object]]) -> None:
    small, large = job(5), job(50)
    ratio = min(seconds(large) / seconds(small) for _ in range(3))
    assert ratio <= 12, ratio
    print(f"{job.__name__}: 10 x the size, {ratio:.1f} x the time")  # noqa: T201 - figures for `-s`


@pytest.mark.slow
def test_ten_times_the_cases_take_ten_times_the_time() -> None:
    engines = sqlite(), sqlite()
    small, large = (loading(SqlStores(engine), size) for engine, size in zip(engines, (3, 30), strict=True))
    ratio = min(seconds(large) / seconds(small) for _ in range(3))
    assert ratio <= 12, ratio
    print(f"load_all: 10 x the cases, {ratio:.1f} x the time")  # noqa: T201 - figures for `-s`
    for engine in engines:
        engine.dispose()
