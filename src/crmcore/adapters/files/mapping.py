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
from crmcore.adapters.files.dates import bad_formats
from crmcore.adapters.files.heads import Head, bad_head, load, parse_as
from crmcore.decision import Finding, finding
from crmcore.errors import RulebookError
from crmcore.reading.fields import Untouched
from crmcore.reading.paths import at
from crmcore.reading.values import unknown
from crmcore.worktime.calendars.duration import Duration, TimeUnit

Word: TypeAlias = str | bool

# The meaning of a word in the file that does not answer what its field asks.
NOT_SAID: Final = "not said"

# The fields that a mapping may fill, and what each becomes. `sent` is not part of a record: only the checks use it.
DATES: Final = ("received", "sent", "closed", "due")
FLAGS: Final = ("is_closed", "disputed", "recorded_late")
TEXTS: Final = ("id", "class_id", "matter", "product", "cause", "channel", "outcome", "customer", "tier", "unit", "postcode", "timeliness")
TIMELINESS: Final = ("stated_in_time", "stated_late", "ended")
MAPPABLE: Final = (*DATES, *FLAGS, *TEXTS)
REQUIRED: Final = ("id", "received")

# In what a deadline may be told as a length: working time needs the calendar of a rulebook.
LENGTHS: Final = (TimeUnit.HOUR, TimeUnit.DAY, TimeUnit.WEEK, TimeUnit.MONTH)


@attrs.frozen(kw_only=True)
class FieldMap:
    """How one field is found and read.

    `columns` are the spellings to look for; exactly one of them must be in a file, or none if the column is `optional`. `dates` are `strptime`
    formats or `spreadsheet day`, tried strictly in order; a value that is not written in one of them is refused, and so is a mapping of which two
    formats read one text as different days. `values` maps the file's words to ours; a word that is not in it is
    refused. A row in which a `required` field has no value is refused.

    Two fields need no column: an `id` with `is_line = true` is the number of the line on which its row begins; and `due` is so long (`within`: hours,
    days, weeks or months) after another date of the row (`after`).
    """

    columns: tuple[str, ...] = ()
    required: bool = False
    optional: bool = False
    dates: tuple[str, ...] = ()
    values: Untouched = attrs.field(factory=lambda: Untouched({}))
    is_line: bool = False
    after: str | None = None
    within: Duration | None = None


@attrs.frozen(kw_only=True)
class Check:
    """A contradiction that refuses a row: the date `later` is before the date `than`; or all fields of `when` say what stands there, in our words."""

    id: str
    says: str
    later: str | None = None
    than: str | None = None
    when: Untouched = attrs.field(factory=lambda: Untouched({}))


@attrs.frozen(kw_only=True, field_transformer=frozen_fields)
class FileMapping:
    """How one kind of file is read; the TOML file's tables are the fields."""

    mapping: Head
    fields: Mapping[str, FieldMap]
    checks: tuple[Check, ...] = ()

    def __attrs_post_init__(self) -> None:
        """Check what no single value shows. Raises `RulebookError` with every finding."""
        faults = [*bad_head(self.mapping), *_bad_fields(self.fields)]
        for number, check in enumerate(self.checks):
            faults += _bad_check(check, self.fields, at("checks", number))
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
        computed = field.is_line or field.after is not None or field.within is not None
        if computed:
            yield from _bad_computed(name, field, fields, path)
        elif not field.columns:
            yield finding("mapping_no_columns", at(path, "columns"), field=name)
        if not computed and bool(field.dates) != (name in DATES):
            yield finding("mapping_dates", at(path, "dates"), field=name, dates=DATES)
        yield from bad_formats(field.dates, at(path, "dates"))
        yield from _bad_words(name, field.values, at(path, "values"))


def _bad_computed(name: str, field: FieldMap, fields: Mapping[str, FieldMap], path: str) -> Iterator[Finding]:
    """Yield what is wrong with a field that no column gives."""
    if field.columns or field.dates or field.values or (field.is_line and (field.after is not None or field.within is not None)):
        yield finding("mapping_computed", path, field=name)
    if field.is_line and name != "id":
        yield finding("mapping_line", at(path, "is_line"), field=name)
    if not field.is_line and (name != "due" or field.after not in fields or field.after not in DATES or field.after == "due" or field.within is None):
        yield finding("mapping_length", path, field=name)
    if field.within is not None and field.within.unit not in LENGTHS:
        yield finding("mapping_length_unit", at(path, "within"), found=field.within, units=tuple(LENGTHS))


def _bad_check(check: Check, fields: Mapping[str, FieldMap], path: str) -> Iterator[Finding]:
    """Yield what is wrong with a contradiction."""
    if bool(check.when) == (check.later is not None or check.than is not None) or (check.later is None) != (check.than is None):
        yield finding("mapping_check_kind", path)
        return
    for key, name in (("later", check.later), ("than", check.than)):
        if name is not None and (name not in fields or name not in DATES):
            yield finding("mapping_check", at(path, key), found=name, dates=DATES)
    for name, word in check.when.items():
        field, where = fields.get(name), at(at(path, "when"), name)
        known = () if field is None else tuple(dict.fromkeys(one for one in field.values.values() if one != NOT_SAID))
        if not known:
            yield finding("mapping_check_field", where, found=name)
        elif word not in known or isinstance(word, bool) != isinstance(known[0], bool):
            yield finding(
                "mapping_word", where, found=str(word), wanted=tuple(str(one).lower() if isinstance(one, bool) else str(one) for one in known)
            )


def _bad_words(name: str, words: Mapping[str, object], path: str) -> Iterator[Finding]:
    """Yield the words that a field cannot become: a flag is true, false or not said; timeliness is stated; everything else is text."""
    if name in (*FLAGS, "timeliness") and not words:
        yield finding("mapping_needs_values", path, field=name)
    for word, becomes in words.items():
        wanted: tuple[Word, ...] = (True, False) if name in FLAGS else TIMELINESS if name == "timeliness" else ()
        if becomes != NOT_SAID and (becomes not in wanted if wanted else not isinstance(becomes, str)):
            yield finding("mapping_word", at(path, word), found=str(becomes), wanted=(*(str(one).lower() for one in wanted), NOT_SAID))
