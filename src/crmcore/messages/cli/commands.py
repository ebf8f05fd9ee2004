"""Messages of the commands, except those with tables of their own."""

from typing import Final

from crmcore.messages.text import Text, Texts

TEXTS: Final[Texts] = {
    "file_error": Text(
        en="cannot read or write `{path}`: {problem}",
        zh="无法读写`{path}`：{problem}",
    ),
    "cli.file_says_nothing": Text(
        en="says nothing; a file here has one of these tables: {wanted}",
        zh="没有内容；此类文件应含下列表之一：{wanted}",
    ),
    "cli.files_disagree": Text(
        en="`{other}` says something else of it; keep it in one of the two files",
        zh="与`{other}`所述不同；请只在其中一个文件中保留",
    ),
    # check
    "upgrade_key": Text(
        en="`{found}` is now `{to}`",
        zh="`{found}`已改为`{to}`",
    ),
    "upgrade_done": Text(
        en="{path}: names rewritten: {count}; comments and layout are as they were",
        zh="{path}：已改写{count}处名称；注释和版式保持不变",
    ),
    "upgrade_nothing": Text(
        en="{path}: every key has its current name; nothing was written",
        zh="{path}：所有键均为现行名称；未写入任何内容",
    ),
    "check_fault": Text(
        en="{count} fault, nothing loaded",
        zh="{count}处错误，未加载任何内容",
    ),
    "check_faults": Text(
        en="{count} fault{count:|s}, nothing loaded",
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
        en="{path}: no faults, {count} finding{count:|s}; loads as {edition}",
        zh="{path}：没有错误，{count}处提示；加载为{edition}",
    ),
    "check_behind": Text(
        en="exit code 1 for {count} of them, at the top: what was counted and promised by `{path}` would change behind it",
        zh="退出代码为1：列在最前的提示中有{count}处表明，已按`{path}`计算和承诺的内容会在事后改变",
    ),
    "check_stuck": Text(
        en="exit code 1 for {count} of them, at the top: steps of complaints that nobody in `{path}` could take",
        zh="退出代码为1：列在最前的提示中有{count}处表明，`{path}`中无人可以办理投诉的有关步骤",
    ),
    # explain
    "cli.bad_time": Text(
        en="`{found}` is not a day or an instant; give e.g. `2026-07-20` or `2026-07-20T09:30`",
        zh="`{found}`不是日期或时刻；例如`2026-07-20`或`2026-07-20T09:30`",
    ),
    "cli.bad_day": Text(
        en="`{found}` is not a day; give e.g. `2026-07-20`",
        zh="`{found}`不是日期；例如`2026-07-20`",
    ),
    # limits
    "limits.unknown_action": Text(
        en="no limits are given for {found:id}; did you mean {nearest:id}?",
        zh="没有规定{found:id}的审批额度；是否应为{nearest:id}？",
    ),
    "limits.unknown_action_of": Text(
        en="no limits are given for {found:id}; there are some for: {known:id}",
        zh="没有规定{found:id}的审批额度；已规定的有：{known:id}",
    ),
    "limits.clause": Text(en="clause", zh="依据"),
    "limits.window": Text(en="added up", zh="累计"),
    "limits.added": Text(
        en="with all of {days} day{days:|s} per {per}: {actions}",
        zh="与同一{per}{days}日内的全部申请合并计算：{actions}",
    ),
    "limits.life": Text(en="good for", zh="有效期"),
    "limits.good_for": Text(en="{length} after the last signature", zh="自最后签批起{length}"),
    "limits.others": Text(
        en="nobody approves what they asked for themselves, unless it is theirs to decide alone; each signature is given by another person",
        zh="任何人不得审批本人提出的申请（可单独决定的除外）；各级签批须由不同的人作出",
    ),
    # ours
    "ours.where": Text(en="place", zh="位置"),
    "ours.values": Text(en="value", zh="所定内容"),
    "ours.says": Text(en="why", zh="理由"),
    "ours.counted": Text(
        en="{count} choice{count:|s} of this rulebook where its documents are silent",
        zh="共{count}处为本规则手册的自定内容，并非文件原文",
    ),
    "ours.none": Text(
        en="nothing in this rulebook is marked `ours`; mark what your documents leave open",
        zh="该规则手册中没有标注`ours`的内容；请标注文件未作规定之处",
    ),
    "ours.none_under": Text(
        en="nothing under {found:id} is marked `ours`; did you mean {nearest:id}?",
        zh="{found:id}之下没有标注`ours`的内容；是否应为{nearest:id}？",
    ),
    "ours.none_under_of": Text(
        en="nothing under `{found}` is marked `ours`; give the beginning of a key path, e.g. `policy.limits`",
        zh="`{found}`之下没有标注`ours`的内容；请给出键路径的开头，例如`policy.limits`",
    ),
    # clauses
    "clause_status.implemented": Text(en="implemented", zh="已落实"),
    "clause_status.partly": Text(en="partly", zh="部分落实"),
    "clause_status.open": Text(en="open", zh="未落实"),
    "clause_missing": Text(
        en="missing: {what}",
        zh="缺少：{what}",
    ),
    "clause_not_tested": Text(
        en="no test shows that it holds",
        zh="尚无测试证明其成立",
    ),
    "clauses_counted": Text(
        en="{total} clause{total:|s}: {implemented} implemented, {partly} partly, {open} open",
        zh="共{total}条：已落实{implemented}条，部分落实{partly}条，未落实{open}条",
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
        zh="采用{accepted}行，未采用{refused}行",
    ),
    "cli.refused_because": Text(
        en="{rows} × {code}, first on line {line}: {says}",
        zh="{code}共{rows}行，首见于第{line}行：{says}",
    ),
    "cli.refused_because_of_files": Text(
        en="{rows} × {code}, first on line {line} of {file}: {says}",
        zh="{code}共{rows}行，首见于{file}第{line}行：{says}",
    ),
    "cli.too_many_refused": Text(
        en="{refused} of {rows} row{rows:|s} {refused:was|were} refused, more than `--max-refused {most}` allows; look at refused.csv",
        zh="{rows}行中有{refused}行未采用，超过`--max-refused {most}`的限度；请查看refused.csv",
    ),
    "cli.lines_of_several_files": Text(
        en="mapping `{mapping}` takes the number of a row's line for its id, so rows of several files have the same ids; report each file by itself",
        zh="映射`{mapping}`以行号作为编号，多个文件的编号会重复；请逐个文件出具报告",
    ),
    "cli.bad_count": Text(
        en="`{option} {found}` is less than none; give 0 or more",
        zh="`{option} {found}`小于零；应为0或以上",
    ),
    "cli.bad_limit": Text(
        en="`--max-refused {found}` is neither a share up to `100%` nor a number of rows; give e.g. `1%` or `20`",
        zh="`--max-refused {found}`既不是不超过`100%`的比例，也不是行数；例如`1%`或`20`",
    ),
    "cli.reported": Text(
        en="report of {period}: {received} complaint{received:|s} received; another month: `--month`",
        zh="{period}报告：收到投诉{received}件；其他月份请用`--month`",
    ),
    "cli.in_time_by": Text(
        en="closed in time by {dimension:term}, of those closed in the period that had to be answered by a known day:",
        zh="期内结案、须在已知期限内答复的投诉按时结案率，按{dimension:term}：",
    ),
    "cli.stated_by": Text(
        en="stated to be in time by {dimension:term}, of those received in the period of which the source states it:",
        zh="期内收到且来源已作声明的投诉中声明按时的占比，按{dimension:term}：",
    ),
    "cli.no_shares_by": Text(
        en="by {dimension:term} there is no share in time: no deadline is known, and nothing is stated",
        zh="无法按{dimension:term}统计按时占比：期限均不明，来源亦未说明",
    ),
    "cli.not_stated": Text(
        en="not stated",
        zh="来源未说明",
    ),
    "cli.complete_to": Text(
        en="the files say nothing after {as_of}, so they count as complete up to that day; if they are complete for longer: `--as-of`",
        zh="文件中没有{as_of}之后的记录，故按完整至该日处理；如完整至更晚日期，请用`--as-of`",
    ),
    "cli.as_of_too_early": Text(
        en="`--as-of {found}` is before the newest day in the files, {newest}; give that day or a later one",
        zh="`--as-of {found}`早于文件中最晚的日期{newest}；应为该日或之后",
    ),
    "cli.not_a_month": Text(
        en="`{found}` is not a month; give e.g. `2026-07`",
        zh="`{found}`不是月份；例如`2026-07`",
    ),
    "cli.no_records": Text(
        en="no row was accepted and {refused} {refused:was|were} refused, so there is no month to report; check the file and its mapping, or give "
        "`--month`",
        zh="文件中没有一行可采用，未采用{refused}行，因此没有可报告的月份；请检查文件及其映射，或用`--month`指定",
    ),
    "cli.no_clause": Text(
        en="no clause begins with {found:id}; did you mean {nearest:id}?",
        zh="没有以{found:id}开头的条款；是否应为{nearest:id}？",
    ),
    "cli.no_clause_of": Text(
        en="no clause begins with `{found}`; give e.g. `RULES-4`, or nothing for all of them; the articles of a law: `crmcore regimes ID`",
        zh="没有以`{found}`开头的条款；例如`RULES-4`，不填则列出全部；法规的条文请用`crmcore regimes ID`查询",
    ),
    "cli.two_timings": Text(
        en="`--class` and `--regime` each give a time; leave one of them out",
        zh="`--class`与`--regime`各给出一个时限；请只保留一个",
    ),
    "cli.no_answer_time": Text(
        en="`{regime}` gives no time for the answer that counts from the receipt; name another regime, or a class with `--class`",
        zh="`{regime}`没有自收到之日起计算的答复时限；请另选一项时限规定，或用`--class`指定类别",
    ),
    "note.timed_by_class": Text(
        en="Deadlines are those of the clock `{clock}` of class `{class_id}` ({within} from receipt; rules for complaints `{edition}`); such a file "
        "knows of no pause",
        zh="期限按类别“{class_id}”的“{clock}”时限计算（自收到起{within}；投诉规则`{edition}`）；此类文件不含暂停计时",
    ),
    "note.timed_by_class_else": Text(
        en="Deadlines of complaints that name no class are those of the clock `{clock}` of class `{class_id}` ({within} from receipt; rules for "
        "complaints `{edition}`); such a file knows of no pause",
        zh="未注明类别的投诉，期限按类别“{class_id}”的“{clock}”时限计算（自收到起{within}；投诉规则`{edition}`）；此类文件不含暂停计时",
    ),
    "note.timed_by_own_class": Text(
        en="Complaints of class `{class_id}` ({count} read): deadlines are those of its own clock `{clock}` ({within} from receipt)",
        zh="类别为“{class_id}”的投诉（所读文件中{count}件），期限按该类别自身的“{clock}”时限计算（自收到起{within}）",
    ),
    "note.class_unknown": Text(
        en="Complaints of a class that the rules for complaints `{edition}` do not have ({count} read): {found:id}; no clock times them. "
        "Say by `values` of `class_id` which of its classes they are: {known:id}",
        zh="类别不在投诉规则`{edition}`之中的投诉（所读文件中{count}件）：{found:id}；未计算其期限。请在`class_id`的`values`中写明对应的类别：{known:id}",
    ),
    "note.timed_by_regime": Text(
        en="Deadlines are those of `{regime}` for the answer ({within} from receipt, {law:law}); such a file knows of no pause and no extension",
        zh="期限按`{regime}`的答复时限计算（自收到起{within}，{law:law}）；此类文件不含暂停计时与延长",
    ),
    "note.edition_chosen": Text(
        en="The rules of `{edition}` were not yet in force (they begin on {valid_from}); they are applied as chosen",
        zh="`{edition}`当时尚未生效（自{valid_from}起）；按选择适用",
    ),
}
