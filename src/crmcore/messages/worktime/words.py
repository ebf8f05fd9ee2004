"""Messages of `worktime`: zones, calendars, durations, periods, and the plain running of clocks."""

from typing import Final

from crmcore.messages.text import Text, Texts

TEXTS: Final[Texts] = {
    # zones and calendars
    "unknown_zone": Text(
        en="`{field}` is not a time zone: `{found}`; give an IANA name, e.g. `Asia/Shanghai`",
        zh="`{field}`不是有效的时区：`{found}`；请使用IANA名称，例如`Asia/Shanghai`",
    ),
    "calendar.unknown_day": Text(
        en="calendar `{calendar}` covers {first_day} to {last_day}, not {day}; add the holidays up to that day first",
        zh="日历`{calendar}`只覆盖{first_day}至{last_day}，不含{day}；请先补充到该日为止的节假日",
    ),
    "calendar.day_before": Text(
        en="calendar `{calendar}` begins with {first_day} and does not know {day}; give it the days from then on, or leave out what is earlier",
        zh="日历`{calendar}`自{first_day}起，不含{day}；请补充自该日起的日期，或不计更早的内容",
    ),
    "calendar.too_few_days": Text(
        en="working day {n} after {day} is beyond the days of calendar `{calendar}`, {first_day} to {last_day}; add later holidays first",
        zh="{day}之后的第{n}个工作日超出日历`{calendar}`的最后一日{last_day}（自{first_day}起）；请先补充之后的节假日",
    ),
    "calendar.too_few_hours": Text(
        en="{work} of working time after {at} is beyond the days of calendar `{calendar}`, {first_day} to {last_day}; add later days first",
        zh="{at}之后的{work}工作时间超出日历`{calendar}`的最后一日{last_day}（自{first_day}起）；请先补充之后的日期",
    ),
    "calendar.no_opening": Text(
        en="calendar `{calendar}` has no working time after {at} (it covers {first_day} to {last_day}); add later days first",
        zh="{at}之后直到日历`{calendar}`的最后一日{last_day}（自{first_day}起）没有工作时间；请先补充之后的日期",
    ),
    "calendar.nowhere_to_roll": Text(
        en="{day} is not worked, and {roll} is not among the days of calendar `{calendar}`, {first_day} to {last_day}; add days before or after them",
        zh="{day}不是工作日，{roll}超出日历`{calendar}`的范围{first_day}至{last_day}；请先补充前后的日期",
    ),
    "calendar.not_worked": Text(
        en="{day} is not a working day of calendar `{calendar}`, so nothing closes on it; give a working day, e.g. what `rolled` returns",
        zh="{day}不是日历`{calendar}`的工作日，当日没有下班时间；请给出工作日，例如`rolled`返回的日期",
    ),
    "roll.without_calendar": Text(
        en="moving a day to {roll} needs a calendar; name one, or leave `roll` out",
        zh="按“{roll}”调整日期需要日历；请指定日历，或省略`roll`",
    ),
    "calendar.negative": Text(
        en="`{field}` is {found}; give 0 or more",
        zh="`{field}`为{found}；不能小于0",
    ),
    "calendar.reversed": Text(
        en="`{field}` is {end}, before {start}; give the earlier one first",
        zh="`{field}`为{end}，早于{start}；请把较早的放在前面",
    ),
    "calendar.two_kinds": Text(
        en="{day} is both a holiday and a make-up working day; keep one of them",
        zh="{day}既是节假日又是调休工作日；请只保留一项",
    ),
    "calendar.correction_unsourced": Text(
        en="the correction of {day} has no source; state where it was published",
        zh="{day}的更正没有写明来源；请注明公布出处",
    ),
    "calendar.bad_weekday": Text(
        en="`hours` and `workday_hours` may only name weekdays 0 (Monday) to 6 (Sunday)",
        zh="`hours`和`workday_hours`只能使用0（星期一）到6（星期日）",
    ),
    "calendar.workday_without_hours": Text(
        en="make-up working days have the hours of `{weekday}`, which has none; give it hours or name another `workday_hours`",
        zh="调休工作日采用`{weekday}`的工作时间，但该日没有工作时间；请补充或另行指定`workday_hours`",
    ),
    "calendar.no_hours": Text(
        en="`hours` has no interval for any weekday; give at least one, e.g. 09:00 to 18:00 on Monday",
        zh="`hours`没有任何工作时段；请至少给出一个，例如星期一09:00至18:00",
    ),
    "calendar.bad_interval": Text(
        en="`{field}` of `{day}`: {found} is not an interval; give local times without a zone (00:00 ends the day)",
        zh="`{field}`的`{day}`：{found}不是有效时段；请给出不带时区的当地时间（00:00表示当日结束）",
    ),
    "calendar.long_night": Text(
        en="`{field}` of `{day}`: {found} lasts more than 16 hours, into the next day; give the start before the end, or such a shift in two, "
        "e.g. `08:00-20:00` and `20:00-08:00`",
        zh="`{field}`的`{day}`：{found}持续超过16小时，直到次日；请让起点早于终点，或把这样的班次分为两段，例如`08:00-20:00`和`20:00-08:00`",
    ),
    "calendar.longer_than_a_day": Text(
        en="`{field}` of `{day}`: the hours begin at {start} and last until {end}, more than 24 hours later; end them by {start} of the next day, "
        "and give the intervals in order",
        zh="`{field}`的`{day}`：工作时间从{start}开始，至{end}已超过24小时；请在次日{start}之前结束，并按顺序给出各时段",
    ),
    "calendar.night_overlaps": Text(
        en="the shift of `{day}` lasts until {end} of the next day, but `{next_day}` begins at {start}; end one earlier, or begin the other later",
        zh="`{day}`的班次持续到次日{end}，而`{next_day}`从{start}开始；请提早结束前者或推迟开始后者",
    ),
    "calendar.unknown_night": Text(
        en="calendar `{calendar}` covers {first_day} to {last_day}; whether {at} was worked depends on the day before {first_day}, whose shift lasts "
        "until {until}; add that day first",
        zh="日历`{calendar}`只覆盖{first_day}至{last_day}；{at}是否为工作时间取决于{first_day}的前一天，其班次持续到{until}；请先补充该日",
    ),
    "calendar.overlap": Text(
        en="`{field}` of `{day}`: an interval starts at {start}, before the previous one ends at {end}; give them in order, without overlap",
        zh="`{field}`的`{day}`：有时段在{start}开始，而前一时段到{end}才结束；请按顺序给出且不重叠",
    ),
    "calendar.special_and_listed": Text(
        en="{day} has hours of its own and is also a holiday or a make-up working day; keep one of them, or make the hours an exception to the list",
        zh="{day}既有单独的工作时间，又是节假日或调休工作日；请只保留一项，或把该工作时间列为该日期表的例外",
    ),
    "calendar.exception_twice": Text(
        en="{day} has two sets of hours of its own; keep one, in `exceptions` or in `special_hours`",
        zh="{day}有两项单独的工作时间；请在`exceptions`或`special_hours`中只保留一项",
    ),
    "calendar.exception_without_reason": Text(
        en="the exception for {day} has no reason; say in `why` why the office differs from the list",
        zh="{day}的例外没有写明理由；请在`why`中说明为何与日期表不同",
    ),
    "calendar.special_without_hours": Text(
        en="{day} has hours of its own, but no interval; give one, or list the day as a holiday",
        zh="{day}的单独工作时间没有任何时段；请给出时段，或将该日列为节假日",
    ),
    "calendar.day_outside": Text(
        en="{day} is outside the days known, {first_day} to {last_day}; move the ends or remove the day",
        zh="{day}不在已知范围{first_day}至{last_day}内；请调整范围或删去该日",
    ),
    "calendar.not_local_time": Text(
        en="`{field}` is not a local time of day; give a `time` without a zone",
        zh="`{field}`不是当地时刻；请给出不带时区的`time`",
    ),
    "calendar.bad_cut_off": Text(
        en="what arrives after {after} cannot count as of {counts_as}, which leaves no time to arrive in; give a time before {after}",
        zh="晚于{after}到达的不能按{counts_as}计算，否则没有可到达的时间；请给出早于{after}的时刻",
    ),
    "calendar.cut_off_before_opening": Text(
        en="`{day}` opens at {opening}, after the cut-off at {after}; give a later cut-off, or set `counts_as`",
        zh="`{day}`在{opening}才开始工作，已过截止时刻{after}；请给出更晚的时刻，或指定`counts_as`",
    ),
    "days.told": Text(en="{day} {weekday}  {hours}  {rule}", zh="{day} {weekday}  {hours}  {rule}"),
    "days.told_exception": Text(
        en="{day} {weekday}  {hours}  {rule}: {why} (instead of {instead_of})",
        zh="{day} {weekday}  {hours}  {rule}：{why}（原为{instead_of}）",
    ),
    "days.closed": Text(en="closed", zh="休息"),
    "days.none_told": Text(
        en="calendar `{calendar}`: each day of the span is as its weekday",
        zh="日历`{calendar}`：该期间内每天都与其星期相同",
    ),
    # durations and periods
    "duration.unknown_unit": Text(
        en="unknown unit {found:id}; give one of {known:id}",
        zh="未知单位{found:id}；应为{known:id}之一",
    ),
    "duration.out_of_range": Text(
        en="a duration of {found} (unit `{unit}`) is out of range; give 1 to {most}",
        zh="期限{found}（单位：{unit}）超出范围；应为1至{most}",
    ),
    "amount.minute": Text(en="{amount} minute{s}", zh="{amount}分钟"),
    "amount.hour": Text(en="{amount} hour{s}", zh="{amount}小时"),
    "amount.day": Text(en="{amount} day{s}", zh="{amount}日"),
    "amount.working minute": Text(en="{amount} working minute{s}", zh="{amount}个工作分钟"),
    "amount.working hour": Text(en="{amount} working hour{s}", zh="{amount}个工作小时"),
    "amount.working day": Text(en="{amount} working day{s}", zh="{amount}个工作日"),
    "amount.week": Text(en="{amount} week{s}", zh="{amount}周"),
    "amount.month": Text(en="{amount} month{s}", zh="{amount}个月"),
    "period.month": Text(en="{month} {year}", zh="{year}年{number}月"),
    "period.quarter": Text(en="Q{quarter} {year}", zh="{year}年第{quarter}季度"),
    "period.year": Text(en="{year}", zh="{year}年"),
    "period.unknown": Text(
        en="there is no {kind} {number} of {year}; give 1 to {most}, and a year from 1 to 9999",
        zh="{year}年没有第{number}个{kind}；应为1至{most}，年份应为1至9999",
    ),
    "period.not_its_beginning": Text(
        en="no {kind} begins on {found}; give its first day, {right}",
        zh="{found}不是{kind}的第一日；应为{right}",
    ),
    "period.not_an_id": Text(
        en="`{found}` is not a period; give a month (`2026-07`), a quarter (`2026-Q3`) or a year (`2026`)",
        zh="`{found}`不是有效的期间；请给出月份（`2026-07`）、季度（`2026-Q3`）或年份（`2026`）",
    ),
    # clocks, when they are built
    "clock.nothing_starts_it": Text(
        en="nothing starts clock `{clock}`; name an event in `starts`",
        zh="时限`{clock}`没有起算事件；请在`starts`中指定",
    ),
    "clock.nothing_stops_it": Text(
        en="nothing stops clock `{clock}`; name an event in `stops`",
        zh="时限`{clock}`没有终止事件；请在`stops`中指定",
    ),
    "clock.never_resumed": Text(
        en="clock `{clock}` has `pauses` but no `resumes`; name what ends a pause",
        zh="时限`{clock}`有`pauses`而没有`resumes`；请指定结束暂停的事件",
    ),
    "clock.never_paused": Text(
        en="clock `{clock}` has `resumes` but no `pauses`; name what begins a pause, or leave both out",
        zh="时限`{clock}`有`resumes`而没有`pauses`；请指定开始暂停的事件，或两者都省略",
    ),
    "clock.two_roles": Text(
        en="clock `{clock}`: `{event}` is in {roles}; an event has only one effect on a clock",
        zh="时限`{clock}`：`{event}`同时出现在{roles}中；一个事件对时限只能有一种作用",
    ),
    "clock.bad_warning": Text(
        en="clock `{clock}` warns at {found}; give shares above 0 % and below 100 %, in ascending order: `75 %`, `90 %` (in Python `Fraction(3, 4)`)",
        zh="时限`{clock}`的预警点为{found}；请给出大于0 %且小于100 %的比例，按升序排列，例如`75 %`和`90 %`（Python中为`Fraction(3, 4)`）",
    ),
    "clock.minute_of_hours": Text(
        en="clock `{clock}` counts {unit}, which is exact anyway; `to_the_minute` is for days, weeks and months",
        zh="时限`{clock}`的单位{unit}本身就是精确的；`to_the_minute`只用于日、周、月",
    ),
    "clock.needs_calendar": Text(
        en="clock `{clock}` counts {unit}; name its `calendar`",
        zh="时限`{clock}`以{unit}计；请指定`calendar`",
    ),
    # clocks, when they are read
    "clock.no_calendar": Text(
        en="clock `{clock}` needs calendar `{wanted}`; none was given",
        zh="时限`{clock}`应使用日历`{wanted}`；但未给出日历",
    ),
    "clock.needs_none": Text(
        en="clock `{clock}` counts without a calendar; leave out `{found}`",
        zh="时限`{clock}`不使用日历；请省略`{found}`",
    ),
    "clock.other_calendar": Text(
        en="clock `{clock}` needs calendar `{wanted}`; `{found}` was given",
        zh="时限`{clock}`应使用日历`{wanted}`；给出的是`{found}`",
    ),
    "clock.out_of_order": Text(
        en="`{event}` at {at} comes after one at {before}; give events in the order in which they happened",
        zh="`{event}`（{at}）排在{before}的事件之后；请按发生顺序给出",
    ),
    "clock.says_not_started": Text(en="{state}", zh="{state}"),
    "clock.says_ended": Text(en="{state} ({closed})", zh="{state}（{closed}）"),
    "clock.says_met_unknown": Text(en="stopped {closed}, {state}; its last day is not known yet", zh="{closed}完成，{state}；最后一日尚无法确定"),
    "clock.says_left": Text(en="last day {last_day}, {left} left, {state}", zh="最后一日{last_day}，剩余{left}，{state}"),
    "clock.says_left_until": Text(en="due {due}, {left} left, {state}", zh="届满时间{due}，剩余{left}，{state}"),
    "clock.says_over": Text(en="last day {last_day}, {over} late, breached", zh="最后一日{last_day}，已逾期{over}"),
    "clock.says_over_since": Text(en="due {due}, {over} late, breached", zh="届满时间{due}，已逾期{over}"),
    "clock.says_stopped": Text(en="last day {last_day}, stopped {closed}, {state}", zh="最后一日{last_day}，{closed}完成，{state}"),
    "clock.why_within": Text(en="{within} from {started}", zh="自{started}起{within}"),
    "clock.why_paused": Text(en="not counted from {since} to {until}", zh="{since}至{until}不计时"),
    "clock.why_still_paused": Text(en="paused since {since} (the end is as if it went on now)", zh="自{since}起暂停（届满以此刻恢复计）"),
    "clock.why_put_off": Text(en="its last day put off by {days}, to a day that is worked", zh="最后一日调整，推后{days}至工作日"),
    "clock.why_brought_forward": Text(en="its last day brought forward by {days}, to a day that is worked", zh="最后一日调整，提前{days}至工作日"),
    "clock.says_stopped_at": Text(en="due {due}, stopped {closed}, {state}", zh="届满时间{due}，{closed}完成，{state}"),
}
