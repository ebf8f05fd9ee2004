"""Whatever takes a date or an instant, at any door: functions, classes and methods, found by their annotations."""

from __future__ import annotations

import collections.abc
import datetime as dt
import inspect
import pathlib
import sys
import typing
import zoneinfo
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from functools import cache
from types import MappingProxyType

import attrs

from tests.house.public_names import doors, names
from tests.house.source import modules


@attrs.frozen
class Taker:
    """A public callable, and those of its parameters that take a date or an instant, alone or inside a collection."""

    name: str
    call: Callable[..., object]
    parameters: tuple[str, ...]

    @property
    def builds(self) -> type | None:
        """Return the class that it builds, where it is a class."""
        return self.call if inspect.isclass(self.call) else None

    def answer(self, arguments: Mapping[str, object]) -> object:
        """Call it with arguments by name; those of `*name` and `**name` stand under that name."""
        left = dict(arguments)
        by_place: list[object] = []
        for one in inspect.signature(self.call).parameters.values():
            if one.kind is one.POSITIONAL_ONLY or one.name == "self":
                by_place.append(left.pop(one.name))
            elif one.kind is one.VAR_POSITIONAL and one.name in left:
                by_place += typing.cast("tuple[object, ...]", left.pop(one.name))
            elif one.kind is one.VAR_KEYWORD and one.name in left:
                left.update(typing.cast("Mapping[str, object]", left.pop(one.name)))
        return self.call(*by_place, **left)


@cache
def takers() -> Mapping[str, Taker]:
    """Return every taker of a door by its public name; one that stands at two doors is named by its package's."""
    found: dict[str, Taker] = {}
    seen: set[int] = set()
    for door in sorted(doors(), key=lambda one: one.__name__ == "crmcore"):  # the library's own door repeats names of others
        for name in names(door):
            public = getattr(door, name)
            for label, call in _callables(f"{door.__name__}.{name}", public):
                if (mark := id(getattr(call, "__func__", call))) in seen:
                    continue
                seen.add(mark)
                if parameters := tuple(one for one, kind in _parameters(call) if takes_time(kind)):
                    found[label] = Taker(label, call, parameters)
    return MappingProxyType(found)


def takes_time(kind: object) -> bool:
    """Answer whether a type is, or holds, a date or a datetime."""
    if kind in (date, datetime):
        return True
    if isinstance(kind, typing.TypeVar):
        return any(takes_time(one) for one in (*kind.__constraints__, kind.__bound__))
    return any(takes_time(one) for one in typing.get_args(kind))


def _callables(label: str, public: object) -> Iterator[tuple[str, Callable[..., object]]]:
    """Walk what can be called by a public name. The methods of a port are left to the adapters that stand at a door of their own."""
    if not inspect.isclass(public):
        if callable(public) and inspect.isfunction(inspect.unwrap(public)):  # what a cache wraps is a function too
            yield label, public
        return
    if getattr(public, "_is_protocol", False):
        return
    yield label, public
    for name, method in inspect.getmembers(public, lambda one: inspect.isfunction(one) or inspect.ismethod(one)):
        if not name.startswith("_") and method.__module__.startswith("crmcore"):
            yield f"{label}.{name}", method


def _parameters(call: Callable[..., object]) -> Iterator[tuple[str, object]]:
    """Walk the parameters with their types: those of a built class are its fields."""
    if not inspect.isclass(call):
        yield from ((name, kind) for name, kind in _hints(call).items() if name != "return")
    elif attrs.has(call) and not hasattr(call, "__attrs_init__"):
        hints = {name: kind for base in reversed(call.__mro__) for name, kind in _hints(base).items()}
        yield from ((one.alias or one.name, hints[one.name]) for one in attrs.fields(call) if one.init)
    elif "__init__" in vars(call):
        yield from ((name, kind) for name, kind in _hints(call.__init__).items() if name != "return")


def _hints(one: type | Callable[..., object]) -> Mapping[str, object]:
    """Return the annotations of a class or a function as types, those included that only a type checker imports."""
    return inspect.get_annotations(one, globals={**_all_names(), **vars(sys.modules[one.__module__])}, eval_str=True)


@cache
def _all_names() -> Mapping[str, object]:
    shared = (*modules(), collections.abc, typing, dt, zoneinfo, pathlib)
    return {name: value for module in shared for name, value in vars(module).items() if not name.startswith("__")}
