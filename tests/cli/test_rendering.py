"""What a command shows of a word: the firm's own name for it, else the one of the table, else the word as it is."""

from __future__ import annotations

from crmcore.cli.rendering import Teller
from crmcore.messages import TERMS, Language, Term
from crmcore.messages.text import Text


def test_a_word_is_shown_by_the_firms_name_then_by_the_tables_then_as_it_is() -> None:
    teller = Teller(Language.EN)
    known = next(one.partition(".")[2] for one in TERMS if one.startswith("field."))
    own = Term(known, Text(en="Our own", zh="本行所称"))
    assert (str(teller.word("field", own)), teller.word("field", own).text) == (known, own.text)
    assert teller.word("field", known) == f"field.{known}"
    assert teller.word("field", "of_our_own") == "of_our_own"
