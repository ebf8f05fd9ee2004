"""Tables and diagrams are made from the table that runs."""

from __future__ import annotations

from crmcore.lifecycles import to_markdown, to_mermaid
from crmcore.messages import Language
from tests.lifecycles.toy import KEYS


def test_markdown_has_a_line_for_each_transition() -> None:
    lines = to_markdown(KEYS).splitlines()

    assert lines[0] == "| step | from | what happened | to | clause | by whom | by law | given that |"
    assert lines[1] == "| --- | --- | --- | --- | --- | --- | --- | --- |"
    assert lines[2] == (
        "| `lend` | board | lent_out | lent | RULES-1.4 | the actor keeps the keys "
        "| it is not night<br>the key is not lent for longer than the rules say |  |"
    )
    assert lines[4].startswith("| `give_back` | lent, lost | brought_back |")
    assert len(lines) == 2 + len(KEYS.transitions)
    assert to_markdown(KEYS, Language.ZH).startswith("| 步骤 |")


def test_mermaid_has_an_arrow_for_each_state_and_transition() -> None:
    assert to_mermaid(KEYS) == (
        "stateDiagram-v2\n"
        '    state "board" as s_board\n'
        '    state "lent" as s_lent\n'
        '    state "lost" as s_lost\n'
        '    state "checked" as s_checked\n'
        '    state "done" as s_done\n'
        "    [*] --> s_board\n"
        "    s_board --> s_lent : lend\n"
        "    s_lent --> s_lent : extend\n"
        "    s_lent --> s_checked : give_back\n"
        "    s_lost --> s_checked : give_back\n"
        "    s_lent --> s_lost : lose\n"
        "    s_checked --> s_done : pass\n"
        "    s_done --> s_lent : lend_again\n"
        "    s_done --> [*]\n"
    )


def test_mermaid_leaves_out_what_is_not_wanted_and_what_only_that_leads_to() -> None:
    drawn = to_mermaid(KEYS, without=("extend", "lose", "lend_again", "no such step"))
    assert drawn.splitlines()[1:] == [
        '    state "board" as s_board',
        '    state "lent" as s_lent',
        '    state "checked" as s_checked',
        '    state "done" as s_done',
        "    [*] --> s_board",
        "    s_board --> s_lent : lend",
        "    s_lent --> s_checked : give_back",
        "    s_checked --> s_done : pass",
        "    s_done --> [*]",
    ]
    assert "[*]\n" not in to_mermaid(KEYS, without=("pass",))
