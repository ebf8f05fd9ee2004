"""To JSON and back: `encode` splits a value into a body and its personal part, `decode` puts them together and refuses what is broken.

The form is stable: `{"kind": "complaint", "version": 1, "data": {…}}`, keys in the order of the fields, an event with its stored name and version,
money as `{"amount": "500.00", "currency": "CNY"}`, an instant with its zone as in RFC 9557. Strict: a number is not a string, nothing is left over.
What a class marks as personal goes into the personal part, by the path of its object; if it is missing there, it loads as `ERASED`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from types import MappingProxyType
from typing import Final, TypeVar

import attrs

from crmcore.adapters.hooks import HIDDEN, PERSONAL, converter, shown
from crmcore.adapters.readable import refuse_unreadable
from crmcore.adapters.save_faults import faults_of, unwritable
from crmcore.decision import reason
from crmcore.errors import CrmCoreError, InvalidType, InvalidValue
from crmcore.event import Event

T = TypeVar("T")
# A place in a list, as the writer writes it.
_INDEX: Final = re.compile(r"[0-9]{1,9}")
# The values of JSON.
Json = None | bool | int | str | list["Json"] | dict[str, "Json"]

# The version of the whole form. An older one would be converted here before it is read; there is none yet.
VERSION: Final = 1


@attrs.frozen
class Saved:
    """What a store keeps of one value: the body, and apart from it the personal part (None: nothing personal in it, or erased)."""

    body: str
    personal: str | None = attrs.field(default=None, repr=False)

    def erased(self) -> Saved:
        """Return the same save without its personal part.

        Clause: BANK-6.1
        """
        return Saved(self.body)


class Codec:
    """Turns values of the kinds given to JSON and back.

    `kinds` are the classes by stored name; `events` those that a history may contain, by their own stored names. A host with events or
    kinds of its own builds its own codec.
    """

    def __init__(self, kinds: Mapping[str, type], events: tuple[type[Event], ...] = ()) -> None:
        """Keep the vocabulary, and prepare it once.

        Raises `InvalidType`, naming each field and its type, for a class that could not be read again as it was written.
        """
        refuse_unreadable((*kinds.values(), *events))
        self.kinds: Mapping[str, type] = MappingProxyType(dict(kinds))
        self._names = {one: name for name, one in kinds.items()}
        # Only cases have a history; a codec without their classes writes their steps all the same.
        of = tuple(name for name, kind in kinds.items() if hasattr(kind, "moved")) or tuple(kinds)
        self._fast = converter(events, of=of, detailed=False)
        self._thorough = converter(events, of=of, detailed=True)

    def name_of(self, kind: type) -> str:
        """Return the stored name of a class. Raises `InvalidType` for one that is not stored."""
        name = self._names.get(kind)
        if name is None:
            raise InvalidType(reason("save.not_a_kind", found=kind.__name__, known=tuple(sorted(self.kinds))))
        return name

    def encode(self, value: object) -> Saved:
        """Return the save of a value.

        Raises `InvalidType` for a kind that is not stored, for an event that could not be read again, and, with its path, for a field that holds what
        its type does not say; `InvalidValue` for a local time that there is not, and for half of a character.
        """
        kind = self.name_of(type(value))
        try:
            data = self._fast.unstructure(value)
        except CrmCoreError as error:
            if error.code != "save.no_such_time":
                raise
            faults = unwritable(self._fast, value, type(value), "data")
        except Exception:  # noqa: BLE001 - a field that holds what it may not breaks wherever it is written
            faults = unwritable(self._fast, value, type(value), "data")
        else:
            personal = dict(_take_apart(data, ""))
            return Saved(_write({"kind": kind, "version": VERSION, "data": data}, "data"), _write(personal, "personal") if personal else None)
        raise (InvalidValue if {one.code for one in faults} == {"save.no_such_time"} else InvalidType)(*faults)

    def decode(self, saved: Saved, kind: type[T]) -> T:
        """Return the value that was saved, equal to it; what was erased is `ERASED`.

        Raises `InvalidValue` with every fault and its path for a save that is broken, of another kind, or of an unknown version. Nothing is
        half-loaded.
        """
        data = _put_together(self._data(saved.body, kind), saved.personal)
        with suppress(Exception):  # whatever it is, the detailed pass reports it with its path
            return self._fast.structure(data, kind)
        try:
            return self._thorough.structure(data, kind)
        except Exception as error:  # noqa: BLE001 - a broken save may break anything; the cause holds values, so it is dropped
            faults = tuple(faults_of(error, "data"))
        raise InvalidValue(*faults)

    def kind_of(self, saved: Saved) -> type:
        """Return the class of a save, so that the host can decode it. Raises `InvalidValue` for an unknown kind."""
        name = _envelope(saved.body).get("kind")
        if not isinstance(name, str) or name not in self.kinds:
            raise InvalidValue(reason("save.not_a_kind", found=shown(name), known=tuple(sorted(self.kinds))))
        return self.kinds[name]

    def _data(self, body: str, kind: type) -> Json:
        wanted, envelope = self.name_of(kind), _envelope(body)
        if envelope.get("kind") != wanted:
            raise InvalidValue(reason("save.kind", found=shown(envelope.get("kind")), wanted=wanted))
        if envelope.get("version") != VERSION or type(envelope.get("version")) is not int:
            raise InvalidValue(reason("save.version", path="version", found=shown(envelope.get("version")), known=VERSION))
        if "data" not in envelope:
            raise InvalidValue(reason("save.missing", path="data"))
        return envelope["data"]


def _envelope(body: str) -> dict[str, Json]:
    envelope = _read(body, "body")
    if not isinstance(envelope, dict):
        raise InvalidValue(reason("save.wrong_type", path="body", found=type(envelope).__name__, wanted="dict"))
    return envelope


def _take_apart(data: Json, path: str) -> Iterator[tuple[str, Json]]:
    """Remove every personal part from `data`, and yield it with the path of its object (a JSON pointer)."""
    if isinstance(data, dict):
        if PERSONAL in data:
            yield path, data.pop(PERSONAL)
        for key, value in data.items():
            yield from _take_apart(value, f"{path}/{key}")
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _take_apart(value, f"{path}/{index}")


def _put_together(data: Json, personal: str | None) -> Json:
    """Return the data with the personal parts back at their paths. Raises `InvalidValue` for a path that leads nowhere."""
    parts = {} if personal is None else _read(personal, "personal")
    if not isinstance(parts, dict):
        raise InvalidValue(reason("save.wrong_type", path="personal", found=type(parts).__name__, wanted="dict"))
    for path, part in parts.items():
        place, known = data, "personal"
        for key in path.split("/")[1:]:
            place = _inside(place, key)
            known += f"/{key if place is not None else HIDDEN}"
        if not isinstance(place, dict):
            raise InvalidValue(reason("save.unknown_keys", path=known))
        place[PERSONAL] = part
    return data


def _inside(place: Json, key: str) -> Json:
    if isinstance(place, dict):
        return place.get(key)
    if isinstance(place, list) and _INDEX.fullmatch(key) and int(key) < len(place):
        return place[int(key)]
    return None


def _write(value: object, path: str) -> str:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    try:
        text.encode()  # no database and no file takes half of a character
    except UnicodeEncodeError:
        raise InvalidValue(reason("save.half_character", path=path)) from None
    return text


def _read(text: str, path: str) -> Json:
    try:
        value: Json = json.loads(text)
    except json.JSONDecodeError as error:
        fault = reason("save.not_json", path=path, line=error.lineno, column=error.colno)
    except (RecursionError, ValueError):
        fault = reason("save.unreadable_text", path=path)
    else:
        return value
    raise InvalidValue(fault)
