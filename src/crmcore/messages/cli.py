"""What `cli` says."""

from typing import Final

from crmcore.messages.text import Text, Texts

TEXTS: Final[Texts] = {
    "file_error": Text(
        en="cannot read or write `{path}`: {problem}",
        zh="无法读写`{path}`：{problem}",
    ),
    # check
    "check_fault": Text(
        en="{count} fault, nothing loaded",
        zh="{count}处错误，未加载任何内容",
    ),
    "check_faults": Text(
        en="{count} faults, nothing loaded",
        zh="{count}处错误，未加载任何内容",
    ),
    "check_loads": Text(
        en="{path}: no faults; loads as {edition}",
        zh="{path}：没有错误；加载为{edition}",
    ),
    "check_finding": Text(
        en="{path}: no faults, {count} finding; loads as {edition}",
        zh="{path}：没有错误，{count}处提示；加载为{edition}",
    ),
    "check_findings": Text(
        en="{path}: no faults, {count} findings; loads as {edition}",
        zh="{path}：没有错误，{count}处提示；加载为{edition}",
    ),
    # clauses
    "clause_status.implemented": Text(
        en="implemented",
        zh="已实现",
    ),
    "clause_status.partly": Text(
        en="partly",
        zh="部分实现",
    ),
    "clause_status.open": Text(
        en="open",
        zh="未实现",
    ),
    "clause_missing": Text(
        en="missing: {what}",
        zh="缺少：{what}",
    ),
    "clause_not_tested": Text(
        en="no test shows that it holds",
        zh="尚无测试证明其成立",
    ),
    "clauses_counted": Text(
        en="{total} clauses: {implemented} implemented, {partly} partly, {open} open",
        zh="共{total}条：已实现{implemented}条，部分实现{partly}条，未实现{open}条",
    ),
    # report
    "cli.reading": Text(
        en="reading {file}",
        zh="正在读取{file}",
    ),
    "cli.writing": Text(
        en="writing to {out}",
        zh="正在写入{out}",
    ),
    "cli.accepted": Text(
        en="{accepted} accepted, {refused} refused",
        zh="接受{accepted}条，拒绝{refused}条",
    ),
    "cli.reported": Text(
        en="report of {period}: {received} complaints received; another month: `--month`",
        zh="{period}报告：收到投诉{received}件；其他月份请用`--month`",
    ),
    "cli.not_a_month": Text(
        en="`{found}` is not a month; give e.g. `2026-07`",
        zh="`{found}`不是月份；例如`2026-07`",
    ),
    "cli.no_records": Text(
        en="no row of the file was accepted, so there is no month to report; give one with `--month`",
        zh="文件中没有任何一行被接受，因此没有可报告的月份；请用`--month`指定",
    ),
    "note.edition_chosen": Text(
        en="the rules of `{edition}` were not yet in force (they begin on {valid_from}); they are applied as chosen",
        zh="`{edition}`当时尚未生效（自{valid_from}起）；按选择适用",
    ),
}
