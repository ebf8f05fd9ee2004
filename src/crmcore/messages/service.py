"""What `service` and `relations` say."""

from typing import Final

from crmcore.messages.text import Text, Texts

TEXTS: Final[Texts] = {
    "off_scale": Text(
        en="`{field}` is {found}; give a whole number from {low} to {high}, or nothing where the question was not answered",
        zh="`{field}`为{found}；应为{low}至{high}的整数，未作答时留空",
    ),
    "not_a_rhythm": Text(
        en="return visits every {found} cannot be counted by the calendar; give days, weeks or months",
        zh="回访周期“{found}”无法按日历计算；应以日、周或月为单位",
    ),
}
