"""A Chinese law is cited to a Chinese reader as Chinese laws are."""

from __future__ import annotations

import pytest

from crmcore.messages import Language
from crmcore.messages.paragraphs import paragraph_in


@pytest.mark.parametrize(
    ("paragraph", "said"),
    [
        ("Art. 19", "第19条"),
        ("Art. 18 para. 1", "第18条第1款"),
        ("Art. 18 paras. 1 and 3, 33", "第18条第1款、第3款、第33条"),
        ("Art. 18 para. 2, 23", "第18条第2款、第23条"),
        ("Art. 25 to 27", "第25条至第27条"),
        ("Art. 35, 36", "第35条、第36条"),
        ("DISP 1.6.2R", "DISP 1.6.2R"),
        ("RULES-4.26, FIN-2.3", "RULES-4.26, FIN-2.3"),
    ],
)
def test_a_paragraph_is_cited_in_the_readers_language(paragraph: str, said: str) -> None:
    assert paragraph_in(Language.ZH, paragraph) == said
    assert paragraph_in(Language.EN, paragraph) == paragraph
