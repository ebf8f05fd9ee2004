"""Messages of `rulebook.naming`: faults in the names of a firm's own words."""

from typing import Final

from crmcore.messages.text import Text, Texts

TEXTS: Final[Texts] = {
    "names.empty": Text(
        en="the name is empty; give `en`, `zh`, or both",
        zh="名称为空；请给出`en`、`zh`或两者",
    ),
    "names.twice": Text(
        en="{word:id} already has another name; name it once",
        zh="{word:id}前面已有另一名称；请只命名一次",
    ),
    "names.unknown_word": Text(
        en="this rulebook has no {found:id}; did you mean {nearest:id}?",
        zh="本规则手册中没有{found:id}；是否应为{nearest:id}？",
    ),
    "names.unknown_word_of": Text(
        en="this rulebook has no {found:id}; known here: {known:id}",
        zh="本规则手册中没有{found:id}；可用：{known:id}",
    ),
}
