"""A mapping states how somebody else's file is read: which columns, which date formats, which words, which contradictions.

It is data: a TOML file that ships with crmcore (by name), or one of your own (by path). `FileMapping` first, then the loader, which reports every
fault of a mapping at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final, TypeAlias

import attrs

from crmcore._frozen import frozen_fields
from crmcore.adapters.files.heads import Head, bad_head, is_format, load, parse_as
from crmcore.decision import Finding, finding
from crmcore.errors import RulebookError
from crmcore.reading.fields import Untouched
from crmcore.reading.paths import at
from crmcore.reading.values import unknown

Word: TypeAlias = str | bool

# The meaning of a word in the file that does not answer what its field asks.
NOT_SAID: Final = "not said"

# The fields that a mapping may fill, and what each becomes. `sent` is not part of a record: only the checks use it.
DATES: Final = ("received", "sent", "closed", "due")
FLAGS: Final = ("is_closed", "disputed")
TEXTS: Final = ("id", "class_id", "matter", "product", "cause", "channel", "outcome", "customer", "tier", "unit", "postcode", "timeliness")
TIMELINESS: Final = ("stated_in_time", "stated_late")
MAPPABLE: Final = (*DATES, *FLAGS, *TEXTS)
REQUIRED: Final = ("id", "received")


@attrs.frozen(kw_only=True)
class FieldMap:
    """How one field is found and read.

    `columns` are the spellings to look for; exactly one of them must be in a file, or none if the column is `optional`. `dates` are `strptime`
    formats, tried strictly in order; a value that fits none is refused. `values` maps the file's words to ours; a word that is not in it is
    refused. A row in which a `required` field has no value is refused.
    """

    columns: tuple[str, ...]
    required: bool = False
    optional: bool = False
    dates: tuple[str, ...] = ()
    values: Untouched = attrs.field(factory=lambda: Untouched({}))


@attrs.frozen(kw_only=True)
class Check:
    """A contradiction that refuses a row: the date `later` is before the date `than`."""

    id: str
    later: str
    than: str
    says: str


@attrs.frozen(kw_only=True, field_transformer=frozen_fields)
class FileMapping:
    """How one kind of file is read; the TOML file's tables are the fields."""

    mapping: Head
    fields: Mapping[str, FieldMap]
    checks: tuple[Check, ...] = ()

    def __attrs_post_init__(self) -> None:
        """Check what no single value shows. Raises `RulebookError` with every finding."""
        faults = [*bad_head(self.mapping), *_bad_fields(self.fields)]
        faults += [
            finding("mapping_check", f"checks[{number}].{key}", found=name, dates=DATES)
            for number, check in enumerate(self.checks)
            for key, name in (("later", check.later), ("than", check.than))
            if name not in self.fields or name not in DATES
        ]
        if faults:
            raise RulebookError(*faults)


def load_mapping(name_or_path: str | Path) -> FileMapping:
    """Load a shipped mapping by its name (`cfpb`), or one of your own by its path.

    Raises `NotFound` (with the shipped names) when it is neither, and `RulebookError` with every fault of the mapping and its key path.
    """
    return load(FileMapping, name_or_path, "mappings")


def parse_mapping(toml: bytes) -> FileMapping:
    """Read a mapping from the bytes of a TOML file; raises `RulebookError` with every fault at once."""
    return parse_as(FileMapping, toml)


def _bad_fields(fields: Mapping[str, FieldMap]) -> Iterator[Finding]:
    for name in REQUIRED:
        if name not in fields or not fields[name].required:
            yield finding("mapping_must_require", at("fields", name), field=name)
    for name, field in fields.items():
        path = at("fields", name)
        if name not in MAPPABLE:
            yield Finding((why := unknown("mapping_field", name, MAPPABLE)).code, path, why.facts)
        if not field.columns:
            yield finding("mapping_no_columns", at(path, "columns"), field=name)
        if bool(field.dates) != (name in DATES):
            yield finding("mapping_dates", at(path, "dates"), field=name, dates=DATES)
        for number, format_ in enumerate(field.dates):
            if not is_format(format_):
                yield finding("mapping_format", f"{at(path, 'dates')}[{number}]", found=format_)
        yield from _bad_words(name, field.values, at(path, "values"))


def _bad_words(name: str, words: Mapping[str, object], path: str) -> Iterator[Finding]:
    """Yield the words that a field cannot become: a flag is true, false or not said; timeliness is stated; everything else is text."""
    if name in (*FLAGS, "timeliness") and not words:
        yield finding("mapping_needs_values", path, field=name)
    for word, becomes in words.items():
        wanted: tuple[Word, ...] = (True, False) if name in FLAGS else TIMELINESS if name == "timeliness" else ()
        if becomes != NOT_SAID and (becomes not in wanted if wanted else not isinstance(becomes, str)):
            yield finding("mapping_word", at(path, word), found=str(becomes), wanted=(*(str(one).lower() for one in wanted), NOT_SAID))
