"""What all commands have in common: the language, how they write, and how they end if something is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import zip_longest
from typing import TYPE_CHECKING, Annotated, TypeAlias

import attrs
import typer

from crmcore.decision import reason
from crmcore.errors import CrmCoreError, Refused, RulebookError
from crmcore.messages import Language
from crmcore.messages.rendering import clean

if TYPE_CHECKING:
    from rich.console import Console

# The option that every command has: `--lang en|zh`.
Lang: TypeAlias = Annotated[Language, typer.Option("--lang", help="Language of the answer.", show_default=True)]

# Exit codes: something was checked and has faults; it could not be checked.
FOUND_WANTING = 1
CANNOT = 2

# Narrower than this, the text of a row is put under its place instead of next to it.
_READABLE = 40


def console(*, stderr: bool = False) -> Console:
    """Return the console a command writes to: without colour, and without wrapping, if it is not a terminal."""
    import sys
    from io import TextIOWrapper

    from rich.console import Console

    stream = sys.stderr if stderr else sys.stdout
    if isinstance(stream, TextIOWrapper):  # a terminal without Chinese shows escapes in its place
        stream.reconfigure(errors="backslashreplace")
    return Console(stderr=stderr, highlight=False, markup=False, emoji=False)


def write(out: Console, line: str, style: str | None = None, *, indent: int = 0) -> None:
    """Write one line: wrapped to a terminal's width, unwrapped into a file or a pipe."""
    from rich.padding import Padding
    from rich.text import Text

    line = clean(line)
    if out.is_terminal:
        out.print(Padding(Text(line, style=style or ""), (0, 0, 0, indent), expand=False))
    else:
        out.print(" " * indent + line, soft_wrap=True)


def write_whole_text(text: str, *, nl: bool = False) -> None:
    """Write a text that is to be kept, such as a table of TOML: as wide as it is."""
    typer.echo(clean(text), nl=nl)


def write_rows(out: Console, rows: Sequence[tuple[str, ...]], *, styles: tuple[str, ...] = ("",), indent: int = 0) -> None:
    """Write rows in columns; the last column is text: a terminal wraps it in its own column, or below the others if there is no room."""
    from rich.cells import cell_len
    from rich.padding import Padding
    from rich.table import Table

    rows = [tuple(clean(cell).replace("\n", r"\n") for cell in row) for row in rows]
    empty = {i for i, column in enumerate(zip(*rows, strict=True)) if not any(column)}
    rows = [tuple(cell for i, cell in enumerate(row) if i not in empty) for row in rows]
    widths = [max(map(cell_len, column)) + 2 for column in list(zip(*rows, strict=True))[:-1]]
    heads = ["".join(cell + " " * (width - cell_len(cell)) for cell, width in zip(row, widths, strict=False)) for row in rows]
    if not out.is_terminal:
        for row, head in zip(rows, heads, strict=True):
            write(out, (head + row[-1]).rstrip(), indent=indent)
    elif out.width - indent - sum(widths) < _READABLE:
        for row, head in zip(rows, heads, strict=True):
            write(out, head.rstrip(), styles[0], indent=indent)
            write(out, row[-1], indent=indent + 4)
    else:
        grid = Table.grid(padding=(0, 2, 0, 0))
        for _, style in zip_longest(widths, styles[: len(widths)], fillvalue=""):
            grid.add_column(no_wrap=True, style=str(style))
        grid.add_column(overflow="fold")
        for row in rows:
            grid.add_row(*row)
        out.print(Padding(grid, (0, 0, 0, indent), expand=False))


@contextmanager
def plainly(lang: Language) -> Iterator[None]:
    """Report why a command cannot do its work, and exit: one line per fault on standard error, exit code 2, no traceback."""
    try:
        yield
    except RulebookError as error:
        said = [f"{one.path}: {one.text(lang)}" if one.path else one.text(lang) for one in error.findings]
    except Refused as error:
        said = [error.text(lang)]
    except CrmCoreError as error:
        said = [one.text(lang) for one in error.reasons]
    except OSError as error:
        said = [reason("file_error", path=str(error.filename or ""), problem=error.strerror or type(error).__name__).text(lang)]
    else:
        return
    for line in said:
        write(console(stderr=True), f"crmcore: {line}", style="red")
    raise typer.Exit(CANNOT)


@contextmanager
def naming(path: object) -> Iterator[None]:
    """Raise the faults of a file with its name in front of each key path, for a command that reads several."""
    try:
        yield
    except RulebookError as error:
        raise RulebookError(*(attrs.evolve(one, path=f"{path}: {one.path}" if one.path else str(path)) for one in error.findings)) from None
