"""Messages about lists of days from elsewhere: files, and libraries that cover some years."""

from typing import Final

from crmcore.messages.text import Text, Texts

TEXTS: Final[Texts] = {
    # any file
    "days_file.encoding": Text(
        en="`{file}` is not UTF-8: byte {byte} on line {line}; save it as UTF-8",
        zh="`{file}`不是UTF-8编码：第{line}行出现字节{byte}；请另存为UTF-8",
    ),
    "days_file.not_json": Text(
        en="`{file}` is not JSON from line {line}, column {column} on; get the complete file again",
        zh="`{file}`从第{line}行第{column}列起不是有效的JSON；请重新获取完整的文件",
    ),
    "days_file.key_twice": Text(
        en="`{file}` has `{key}` twice in one object; keep one",
        zh="`{file}`的同一对象中出现两次`{key}`；请只保留一处",
    ),
    "days_file.missing": Text(
        en="`{file}` has no `{path}`; add it",
        zh="`{file}`缺少`{path}`；请补充",
    ),
    "days_file.wrong_kind": Text(
        en="`{file}`, `{path}`: is {found}; give {wanted}",
        zh="`{file}`的`{path}`是{found}；应为{wanted}",
    ),
    "days_file.bad_date": Text(
        en="`{file}`, `{path}`: `{found}` is not a date; write e.g. `2026-07-01`",
        zh="`{file}`的`{path}`：`{found}`不是日期；例如`2026-07-01`",
    ),
    # notices of the State Council
    "days_file.bad_year": Text(
        en="`{file}`, `{path}`: there is no year {found}; give the year of the notice itself",
        zh="`{file}`的`{path}`：没有{found}这一年份；请给出通知的年份",
    ),
    "days_file.other_year": Text(
        en="`{file}`, `{path}`: {day} is neither in {year} nor in the December before; put it into the notice for its year",
        zh="`{file}`的`{path}`：{day}既不属于{year}年，也不属于上一年12月；请放入相应年份的通知",
    ),
    "days_file.two_kinds": Text(
        en="`{file}`, `{path}`: {day} is off in one place and worked in another; keep one",
        zh="`{file}`的`{path}`：{day}一处为休息日，另一处为工作日；请只保留一处",
    ),
    "days_file.year_twice": Text(
        en="`{file}` and `{other}` are both for {year}; give one of them",
        zh="`{file}`和`{other}`都是{year}年的通知；请只给出一个",
    ),
    "days_file.year_left_out": Text(
        en="the notice for {year}, before `{file}`, is missing; give it too, or make two lists",
        zh="`{file}`之前缺少{year}年的通知；请一并给出，或分成两个日期表",
    ),
    "days_file.contradicts": Text(
        en="{day} is off in one of `{other}` and `{file}`, and worked in the other; correct the one that is wrong",
        zh="{day}在`{other}`和`{file}`中一处为休息日，另一处为工作日；请更正有误的文件",
    ),
    # bank holidays of gov.uk
    "days_file.division": Text(
        en="no division `{found}`; did you mean `{nearest}`?",
        zh="没有地区`{found}`；是否应为`{nearest}`？",
    ),
    "days_file.division_of": Text(
        en="no division `{found}`; the file has: {known}",
        zh="没有地区`{found}`；文件中有：{known}",
    ),
    "days_file.no_days": Text(
        en="`{file}`, `{path}`: lists no day; get the complete file again",
        zh="`{file}`的`{path}`没有列出任何日期；请重新获取完整的文件",
    ),
    "days_file.empty_year": Text(
        en="`{file}`, `{path}`: lists no day of {year}, but days before and after it; get the complete file again",
        zh="`{file}`的`{path}`列出了前后的日期，却没有{year}年的日期；请重新获取完整的文件",
    ),
    # iCalendar files
    "days_file.ical_unreadable": Text(
        en="`{file}` is not an iCalendar file; give one that begins with `BEGIN:VCALENDAR`",
        zh="`{file}`不是iCalendar文件；文件应以`BEGIN:VCALENDAR`开头",
    ),
    "days_file.ical_structure": Text(
        en="`{file}` is not a complete iCalendar file: line {line} does not fit between its BEGIN and END lines; get the complete file again",
        zh="`{file}`不是完整的iCalendar文件：第{line}行与BEGIN、END行不匹配；请重新获取完整的文件",
    ),
    "days_file.ical_empty": Text(
        en="`{file}` has no usable event; give a file with all-day events",
        zh="`{file}`没有有效的事件；请给出含全天事件的文件",
    ),
    "days_file.ical_method": Text(
        en="`{file}` takes back or answers what another file published (its `METHOD`); give the file that publishes the days",
        zh="`{file}`用于取消或答复其他文件所发布的事件（见其`METHOD`）；请给出发布日期的文件",
    ),
    "days_file.ical_broken": Text(
        en="`{file}`: the event on line {line} has a line that cannot be read; export it again, or correct that line",
        zh="`{file}`：第{line}行的事件中有无法读取的内容；请重新导出或更正",
    ),
    "days_file.ical_twice": Text(
        en="`{file}`: the event on line {line} has `{found}` more than once; keep one",
        zh="`{file}`：第{line}行的事件中`{found}`出现多次；请只保留一个",
    ),
    "days_file.ical_status": Text(
        en="`{file}`: the `STATUS` of the event on line {line} is `{found}`; the standard has {known}, without blanks",
        zh="`{file}`：第{line}行的事件的`STATUS`为`{found}`；标准只有{known}，且不含空格",
    ),
    "days_file.ical_versions": Text(
        en="`{file}`: the events on lines {before} and {line} have one `UID` and one `SEQUENCE`, but are not the same; give a changed one a higher "
        "`SEQUENCE`, and another one a `UID` of its own",
        zh="`{file}`：第{before}行与第{line}行的事件`UID`和`SEQUENCE`均相同，内容却不同；变更后的事件应提高`SEQUENCE`，不同的事件应各有`UID`",
    ),
    "days_file.ical_repeats": Text(
        en="`{file}`: the event on line {line} repeats by a rule (`{found}`); list each of its days as an event of its own",
        zh="`{file}`：第{line}行的事件按规则重复（`{found}`）；请把每一天列为单独的事件",
    ),
    "days_file.ical_no_day": Text(
        en="`{file}`: the event on line {line} does not begin with one plain day; make it an all-day event, e.g. `DTSTART;VALUE=DATE:20260701`",
        zh="`{file}`：第{line}行的事件没有以单一日期开始；请改为全天事件，例如`DTSTART;VALUE=DATE:20260701`",
    ),
    "days_file.ical_no_end": Text(
        en="`{file}`: the event on line {line} has no clear end; give one `DTEND`, the day after its last, or a `DURATION` of whole days",
        zh="`{file}`：第{line}行的事件没有明确的结束；请给出一个`DTEND`（最后一日的次日）或整天数的`DURATION`",
    ),
    "days_file.ical_too_long": Text(
        en="`{file}`: the event on line {line} lasts {days} day{days:|s}; correct its end",
        zh="`{file}`：第{line}行的事件长达{days}日；请更正其结束日期",
    ),
    "days_file.ical_two_kinds": Text(
        en="`{file}`: the event on line {line} and an earlier one make {day} both a holiday and a working day; keep one",
        zh="`{file}`：第{line}行的事件与之前的事件使{day}既为假日又为工作日；请只保留一个",
    ),
    # libraries
    "days_list.country": Text(
        en="no country `{found}`; did you mean `{nearest}`?",
        zh="没有国家代码`{found}`；是否应为`{nearest}`？",
    ),
    "days_list.country_of": Text(
        en="no country `{found}` in the library `holidays`; give an ISO 3166 code that it has, e.g. `GB`",
        zh="`holidays`库没有国家代码`{found}`；请给出它支持的ISO 3166代码，例如`GB`",
    ),
    "days_list.subdivision": Text(
        en="no subdivision `{found}`; did you mean `{nearest}`?",
        zh="没有地区代码`{found}`；是否应为`{nearest}`？",
    ),
    "days_list.subdivision_of": Text(
        en="no subdivision `{found}`; there are: {known}",
        zh="没有地区代码`{found}`；可用的有：{known}",
    ),
    "days_list.categories": Text(
        en="`{country}` has no holidays in the categories {found} ({says}); give others",
        zh="`{country}`没有{found}类假日（{says}）；请更换类别",
    ),
    "days_list.unknown_years": Text(
        en="{source} covers {first} to {last}, not {asked_first} to {asked_last}; choose years inside, or install a later version",
        zh="{source}只覆盖{first}至{last}年，不含{asked_first}至{asked_last}年；请在范围内选择年份，或安装更新的版本",
    ),
    "days_list.incomplete": Text(
        en="the library does not have every holiday of {country} in these years ({says}); choose others",
        zh="该库在这些年份不掌握{country}的全部假日（{says}）；请更换年份",
    ),
    "days_list.estimated": Text(
        en="{country}: {day} is only estimated ({count} day{count:|s} in all {count:is|are}); stop at the year before, or list the days once they "
        "are announced",
        zh="{country}：{day}仅为估计（共{count}日）；请以上一年为止，或在公布后自行列出",
    ),
    "days_list.no_decree": Text(
        en="{country} makes up for days off by decree, and the last one known is for {decreed}; stop at that year, or compare {last_year} with what "
        "was published, and state it: `confirmed_to` {last_day}",
        zh="{country}的调休由法令决定，已知的最后一份为{decreed}年；请以该年为止，"
        "或将{last_year}年与已公布的安排核对，并写明`confirmed_to`为{last_day}",
    ),
}
