"""Messages of the tables that authorities require."""

from typing import Final

from crmcore.messages.text import Text, Texts

TEXTS: Final[Texts] = {
    "export.twice": Text(
        en="row {row} for `{form}` repeats the `{key}` of another; each may occur once",
        zh="`{form}`的第{row}行与另一行的`{key}`相同；每个值只能出现一次",
    ),
    "export.value": Text(
        en="row {row} for `{form}` has a value in `{column}` that could not be read back; it takes {wanted}",
        zh="`{form}`第{row}行`{column}`列的值无法原样读回；应为{wanted}",
    ),
    "export.header": Text(
        en="`{file}` has the wrong header on line {line}; it must be, in this order: {wanted}",
        zh="`{file}`第{line}行的标题不符；应依次为：{wanted}",
    ),
    "export.width": Text(
        en="line {line} has {found} cell{found:|s} where the header has {wanted}; check its quotes and separators",
        zh="第{line}行有{found}个单元格，而标题行有{wanted}个；请检查引号与分隔符",
    ),
    "export.cell": Text(
        en="line {line}: `{column}` takes {wanted}",
        zh="第{line}行：`{column}`列应为{wanted}",
    ),
    "export.row": Text(
        en="line {line}: {says}",
        zh="第{line}行：{says}",
    ),
    "export.repeats": Text(
        en="line {line} repeats the `{key}` of line {before}; keep one of them",
        zh="第{line}行与第{before}行的`{key}`相同；请只保留其一",
    ),
    "export.no_word": Text(
        en="`{column}` has no word for `{found}`; give one in `words`, or use one of {known}",
        zh="`{column}`列没有与`{found}`对应的用语；请在`words`中指定，或使用：{known}",
    ),
    "export.closed_first": Text(
        en="closed on {closed}, before it was received on {received}",
        zh="结案日{closed}早于收到日{received}",
    ),
    "export.days": Text(
        en="`days_to_resolve` is not what lies between receipt and closing: {wanted} day{wanted:|s}",
        zh="结案用时与收到至结案的天数不符：应为{wanted}日",
    ),
    "export.currency": Text(
        en="remedies are in {found}; the report is in {wanted}: convert them, or name their currency",
        zh="补救措施的货币为{found}，而报告货币为{wanted}；请换算，或指明其货币",
    ),
}
