"""Paragraphs of law as readers of a language cite them."""

from __future__ import annotations

import re
from typing import Final

from crmcore.messages.text import Language

# How the parts of a citation are said in Chinese, in this order; what is none of them stays as it is.
_IN_CHINESE: Final = (
    (re.compile(r"Art\. (\d+)"), r"第\1条"),
    (re.compile(r",? (?:sub)?paras?\. (\d+) and (\d+)"), r"第\1款、第\2款"),
    (re.compile(r" para\. (\d+)"), r"第\1款"),
    (re.compile(r" subpara\. (\d+)"), r"第\1项"),
    (re.compile(r" to (\d+)"), r"至第\1条"),
    (re.compile(r", (\d+)"), r"、第\1条"),
)


def paragraph_in(lang: Language, paragraph: str) -> str:
    """Return a paragraph in one language: `Art. 18 para. 1` is 第18条第1款 in Chinese."""
    if lang == Language.ZH and paragraph.startswith("Art."):
        for pattern, said in _IN_CHINESE:
            paragraph = pattern.sub(said, paragraph)
    return paragraph
