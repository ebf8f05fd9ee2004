"""A lifecycle as people read it: a Markdown table with the clause and the guards of each line, and a Mermaid diagram.

Both are made from the table that runs, so they cannot disagree with it.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from enum import StrEnum
from typing import TypeVar

from crmcore._arguments import typed
from crmcore.lifecycles.lifecycle import Lifecycle
from crmcore.lifecycles.transitions import sentence
from crmcore.messages import Language, render, say_term

C = TypeVar("C")
R = TypeVar("R")


@typed
def to_markdown(lifecycle: Lifecycle[C, R], lang: Language = Language.EN) -> str:
    """Return the table in Markdown: one line per transition, with its states, event, clause, and every guard as a sentence."""
    columns = [render(f"column.{one}", {}, lang) for one in ("step", "from", "event", "to", "clause", "by", "law", "given")]
    lines = (
        (
            f"`{one.id}`",
            _join((say_term(state, lang) for state in one.from_), lang),
            say_term(one.event.name, lang),
            render("stays", {}, lang) if one.to is None else say_term(one.to, lang),
            say_term(one.clause, lang),
            "<br>".join(sentence(guard, lang) for guard in one.by),
            "<br>".join(sentence(guard, lang) for guard in one.law),
            "<br>".join(sentence(guard, lang) for guard in one.given),
        )
        for one in lifecycle.transitions
    )
    return "".join(map(_line, (columns, ["---"] * len(columns), *lines)))


@typed
def to_mermaid(lifecycle: Lifecycle[C, R], lang: Language = Language.EN, *, without: Container[str] = ()) -> str:
    """Return a Mermaid state diagram: states in the reader's language, arrows labelled with the ids of their transitions.

    Transitions that leave a case where it is are not drawn, nor are those whose ids are in `without`, nor what is reached through those alone: a
    large table can thus show its main path.
    """
    moves = [(state, one.to, one.id) for one in lifecycle.transitions for state in one.from_ if one.to is not None and one.id not in without]
    drawn, node = _reached(lifecycle.initial, moves), _nodes(lifecycle.states)
    lines = ["stateDiagram-v2"]
    lines += [f'    state "{_label(say_term(state, lang))}" as {node[state]}' for state in lifecycle.states if state in drawn]
    lines.append(f"    [*] --> {node[lifecycle.initial]}")
    lines += [f"    {node[state]} --> {node[to]} : {_label(name)}" for state, to, name in moves if state in drawn]
    lines += [f"    {node[state]} --> [*]" for state in sorted(lifecycle.final & drawn)]
    return "\n".join(lines) + "\n"


def _reached(initial: StrEnum, moves: Iterable[tuple[StrEnum, StrEnum, str]]) -> set[StrEnum]:
    """Return the states that these moves lead to, the first one included."""
    following: dict[StrEnum, list[StrEnum]] = {}
    for state, to, _ in moves:
        following.setdefault(state, []).append(to)
    found, ahead = {initial}, [initial]
    while ahead:
        new = [to for to in following.get(ahead.pop(), ()) if to not in found]
        found.update(new)
        ahead += new
    return found


def _line(cells: Iterable[str]) -> str:
    return "| " + " | ".join(_printable(cell).replace("|", "\\|") for cell in cells) + " |\n"


def _join(words: Iterable[str], lang: Language) -> str:
    return ("、" if lang == Language.ZH else ", ").join(words)


def _nodes(states: Iterable[StrEnum]) -> dict[StrEnum, str]:
    """Return a name for each state that Mermaid takes: letters, digits and `_`, none of its own words (`state`, `end`), and no two alike."""
    names: dict[str, StrEnum] = {}
    for state in states:
        name = short = "s_" + re.sub(r"\W", "_", state)
        number = 1
        while name in names:
            number += 1
            name = f"{short}_{number}"
        names[name] = state
    return {state: name for name, state in names.items()}


def _label(text: str) -> str:
    """Return a text that a drawing shows as it is: a quote would end it."""
    return _printable(text).replace('"', "#quot;")


def _printable(text: str) -> str:
    """Return a text on one line: the words of a table may come from somebody else's file."""
    return text if text.isprintable() else "".join(one if one.isprintable() else " " for one in text)
