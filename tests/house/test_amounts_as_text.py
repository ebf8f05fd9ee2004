"""An amount that is given as text is read by one grammar: what one door takes, each takes as the same amount, and nothing else."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from contextlib import suppress
from typing import Final

import attrs
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from typer.testing import CliRunner

from crmcore.adapters import Codec, Saved
from crmcore.cli.app import app
from crmcore.complaints import ComplaintFacts
from crmcore.customers import CustomerFacts
from crmcore.errors import InvalidValue, RulebookError
from crmcore.money import Money
from crmcore.reading import values
from crmcore.rulebook import Rulebook, files
from crmcore.rules.facts import specs_of
from crmcore.rules.values import read_value

TEXT: Final = files.default()
# Where a text of the shipped rulebook is an amount: a band of a limit, a condition of a tier, one of a class of complaints.
PLACES: Final = ('below = "1000",  position', 'at_least = "500000"\n', 'fact = "claimed_amount", at_least = "100000"')
# Grouped, in powers, in digits or with signs of other places, with what nobody sees; and what is half a number or none.
ODD: Final = (
    *("1.000", "1,000", "1 000", "1'000", "1_000", "1e3", "1E+3", "５e5", "５００", "٥٠٠", "五百", "0x10", "¥500", "500元", "+500", "--5"),
    *(" 500", "500 ", "5\u200b00", "\ufeff500", "500.", ".5", "00500", "5.0.0", "1/2", "NaN", "Infinity", "-Infinity"),
)


@attrs.frozen
class Paid:
    """What is saved: an amount."""

    amount: Money


CODEC: Final = Codec({"paid": Paid})
BODY: Final = CODEC.encode(Paid(Money("500", "CNY"))).body


def of_a_condition(facts: type[attrs.AttrsInstance], fact: str, text: str) -> Money:
    read = read_value(text, specs_of(facts)[fact], "CNY")
    assert isinstance(read, Money)
    return read


READERS: Final[dict[str, Callable[[str], Money]]] = {
    "a condition of customers": lambda text: of_a_condition(CustomerFacts, "annual_amount", text),
    "a condition of complaints": lambda text: of_a_condition(ComplaintFacts, "claimed_amount", text),
    "a value of a rulebook": lambda text: values.money(text, "CNY"),
    "a save": lambda text: CODEC.decode(Saved(BODY.replace('"500.00"', json.dumps(text)), None), Paid).amount,
    "money": lambda text: Money(text, "CNY"),
}


def taken(read: Callable[[str], Money], text: str) -> Money | None:
    with suppress(InvalidValue, AssertionError):
        return read(text)
    return None


@given(st.text("0123456789.,eE+_ ５٣", max_size=9) | st.decimals(0, 10**9, places=2).map(str))
@example(text="1.000")
@example(text="５e5")
@example(text="500.5")
def test_every_reader_takes_the_same_amounts(text: str) -> None:
    assert {name for name, read in READERS.items() if taken(read, text) != taken(READERS["money"], text)} == set()


@pytest.mark.parametrize("odd", ODD)
def test_what_is_no_amount_is_none_at_any_door(odd: str) -> None:
    assert {name for name, read in READERS.items() if taken(read, odd) is not None} == set()
    text = TEXT
    for place in PLACES:
        assert text.count(place) == 1
        text = text.replace(place, re.sub('"[0-9]+"', f'"{odd}"', place))
    with pytest.raises(RulebookError) as caught:
        Rulebook.parse(text)
    assert len(caught.value.findings) == len(PLACES)
    assert {one.code for one in caught.value.findings} <= {"not_an_amount", "too_fine_text", "fact.wrong_value"}


@pytest.mark.parametrize("odd", ["1.000", "1e3", "５e5", "1,000"])
def test_the_command_takes_none_either(odd: str) -> None:
    said = CliRunner().invoke(app, ["limits", "--action", "compensation", "--amount", odd])
    assert (said.exit_code, odd in said.output or "***" in said.output) == (2, True), said.output
