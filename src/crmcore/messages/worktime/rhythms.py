"""Messages of `worktime` about rhythms: how often something comes, what is wrong with it, how it stands."""

from typing import Final

from crmcore.messages.text import Text, Texts

TEXTS: Final[Texts] = {
    # how often
    "rhythm.every": Text(en="every {interval}", zh="每{interval}"),
    "rhythm.every_one": Text(en="every {unit}", zh="每{unit}"),
    "rhythm.on_weekday": Text(en="every {weekday}", zh="每{weekday}"),
    "rhythm.nth_weekday": Text(en="every {nth} {weekday} of the month", zh="每月第{nth}个{weekday}"),
    "rhythm.last_weekday": Text(en="every last {weekday} of the month", zh="每月最后一个{weekday}"),
    "rhythm.by_day": Text(en="by the {day} after every {each}", zh="每{each}结束后次月{day}日（含）之前"),
    "rhythm.by_day_of_year": Text(en="by the {day} after every year", zh="每年度结束后次年1月{day}日（含）之前"),
    "rhythm.count": Text(en="{count} every {each}", zh="每{each}{count}次"),
    "rhythm.gap": Text(en="at least every {interval}", zh="至少每{interval}一次"),
    "rhythm.gap_one": Text(en="at least every {unit}", zh="至少每{unit}一次"),
    # what is wrong with it
    "rhythm.not_an_interval": Text(
        en="`{found}` does not come again on a calendar; give days, weeks or months",
        zh="“{found}”不能作为周期；应以日、周或月为单位",
    ),
    "rhythm.no_such_weekday": Text(
        en="not every month has that weekday {found} time{found:|s}; give 1 to 4, or -1 for the last",
        zh="并非每个月都有第{found}个；应为1至4，每月最后一个为-1",
    ),
    "rhythm.no_such_day": Text(
        en="no month has a day {found}; give 1 to 31",
        zh="任何月份都没有{found}日；应为1至31",
    ),
    "rhythm.no_start": Text(
        en="rhythm `{rhythm}` ({when}) has no `start`; give the day from which it is counted",
        zh="周期`{rhythm}`（{when}）没有`start`；请给出起算日",
    ),
    "rhythm.calendar_without_roll": Text(
        en="rhythm `{rhythm}` names calendar `{calendar}`, which only a roll reads; give a `roll`, or leave the calendar out",
        zh="周期`{rhythm}`指定了日历`{calendar}`，但只有`roll`才使用日历；请给出`roll`，或省略日历",
    ),
    "rhythm.roll_of_count": Text(
        en="rhythm `{rhythm}` counts within a period, whose last day nothing moves; leave `roll` out",
        zh="周期`{rhythm}`在一段期间内计数，期间的最后一日不作调整；请省略`roll`",
    ),
    "rhythm.no_plan": Text(
        en="rhythm `{rhythm}` ({when}) has no n-th occurrence: it is due by when it was last done; ask `read_rhythm`",
        zh="周期`{rhythm}`（{when}）没有第n次：最后一日取决于上次完成日；请使用`read_rhythm`",
    ),
    "rhythm.no_such_occurrence": Text(
        en="there is no occurrence {found}; give 1 or more, up to the year {last}",
        zh="没有第{found}次；应不小于1，且不晚于{last}年",
    ),
    "rhythm.covers_nothing": Text(
        en="rhythm `{rhythm}` ({when}) covers no period; ask one that is due by a day after each period",
        zh="周期`{rhythm}`（{when}）不对应任何期间；应使用须在每个期间之后若干日内完成的周期",
    ),
    "rhythm.nothing_done": Text(
        en="an act that counts {found} is none; give 1 or more",
        zh="计数为{found}不构成一次完成；应不小于1",
    ),
    "rhythm.serves_nothing": Text(
        en="`{act}` is said to be done for {of}, which rhythm `{rhythm}` does not have, or not yet; give its period or its planned day",
        zh="`{act}`注明针对{of}，但周期`{rhythm}`没有该次或尚未开始；请给出已开始的一次所对应的期间或计划日",
    ),
    "rhythm.no_calendar": Text(
        en="rhythm `{rhythm}` needs calendar `{wanted}`; none was given",
        zh="周期`{rhythm}`应使用日历`{wanted}`；但未给出日历",
    ),
    "rhythm.needs_none": Text(
        en="rhythm `{rhythm}` does without a calendar; leave out `{found}`",
        zh="周期`{rhythm}`不使用日历；请省略`{found}`",
    ),
    "rhythm.other_calendar": Text(
        en="rhythm `{rhythm}` needs calendar `{wanted}`; `{found}` was given",
        zh="周期`{rhythm}`应使用日历`{wanted}`；给出的是`{found}`",
    ),
    # how it stands
    "rhythm.says_kept": Text(en="{state}, last on {last}, next by {due}", zh="{state}，上次{last}，下次最迟{due}"),
    "rhythm.says_left": Text(en="{state} by {due}, {left} left", zh="{state}，最迟{due}，剩余{left}"),
    "rhythm.says_first": Text(en="{state}: first due by {due}, {left} left", zh="{state}：首次最迟应于{due}完成，剩余{left}"),
    "rhythm.says_now": Text(en="never yet done: due now", zh="从未完成：现即应完成"),
    "rhythm.says_over": Text(en="{state}: was due by {due}, {left} late", zh="{state}：最迟应于{due}完成，已逾期{left}"),
    "rhythm.says_state": Text(en="{state}", zh="{state}"),
}
