"""What figures, the rules for them and the verdicts on targets say."""

from typing import Final

from crmcore.messages.text import Text, Texts

TEXTS: Final[Texts] = {
    # measures
    "measure_value": Text(
        en="measure `{definition}` has the status {status}; a value goes with `ok` and `incomplete` only, and these two need one",
        zh="指标`{definition}`的状态为“{status}”；只有`ok`和`incomplete`有数值，且必须有数值",
    ),
    "measure_leaks": Text(
        en="measure `{definition}` is suppressed and still carries counts; leave them out",
        zh="指标`{definition}`已隐去却仍带有计数；请去除计数",
    ),
    "measure_counts": Text(
        en="measure `{definition}` has the value {value}, which does not follow from its counts",
        zh="指标`{definition}`的数值{value}与其计数不符",
    ),
    "kpi.wrong_count": Text(
        en="the function that counts `{kpi}` made a count that cannot be: {why}",
        zh="`{kpi}`的计数函数给出了无效的计数：{why}",
    ),
    "kpi.no_count": Text(
        en="`{field}` of `{kpi}` returned a `{found}`; return a count, such as `RatioCount`, `RateCount` or `NpsCount`",
        zh="`{kpi}`的`{field}`返回了`{found}`；应返回计数，例如`RatioCount`、`RateCount`或`NpsCount`",
    ),
    "not_a_share": Text(
        en="{hits} of {total} is not a share; the part must be between 0 and the whole, and the whole above 0",
        zh="{hits}/{total}不是占比；部分应在0与总数之间，总数应大于0",
    ),
    "negative_count": Text(
        en="{events} over {base} has a negative count; counts must be at least 0",
        zh="{events}/{base}含有负数计数；计数从0开始",
    ),
    "not_a_percentile": Text(
        en="{share} is not a percentile; give a share above 0 and at most 1, e.g. `Fraction(1, 2)` for the median",
        zh="{share}不是百分位；应大于0且不超过1，例如中位数为`Fraction(1, 2)`",
    ),
    # rules
    "kpi.bad_id": Text(
        en="`{found}` is not a KPI id; give a family and a name in lower case, joined by a dot, e.g. `loans.renewed`",
        zh="`{found}`不能作为指标编号；应为小写的类别加名称，以点相连，例如`loans.renewed`",
    ),
    "kpi.bad_version": Text(en="`{kpi}` has the version {found}; versions begin at 1", zh="`{kpi}`的版本为{found}；版本从1开始"),
    "kpi.rate_without_per": Text(
        en="`{kpi}` is a rate without a base; give `per`, e.g. `lambda rules: rules.complaint_rate_per`",
        zh="`{kpi}`是比率指标，但未说明基数；请给出`per`，例如`lambda rules: rules.complaint_rate_per`",
    ),
    "kpi.per_without_rate": Text(
        en="`{kpi}` has a `per` but is not a rate; leave `per` out, or make its unit `rate`",
        zh="`{kpi}`设有`per`但不是比率指标；请去除`per`，或将单位改为`rate`",
    ),
    "kpi.twice": Text(en="two KPIs have the id `{kpi}`; give each an id of its own", zh="有两个指标的编号都是`{kpi}`；编号不得重复"),
    "kpi.other_unit": Text(
        en="`{kpi}` is stated in {unit}, but its counts result in a figure in {found}; both must agree",
        zh="`{kpi}`的单位为“{unit}”，而其计数得出的单位为“{found}”；二者应一致",
    ),
    "kpi.missing_rules": Text(
        en="no rules were given; name them under `needs` in the row, and give those of `Edition.kpi`",
        zh="未提供规则；请在指标中注明需要规则，并提供`Edition.kpi`",
    ),
    "kpi.needs_rules": Text(
        en="`{kpi}` cannot be measured without `rules`; give those of `Edition.kpi`",
        zh="缺少`rules`则无法统计`{kpi}`；请提供`Edition.kpi`",
    ),
    "kpi.needs_customers": Text(
        en="`{kpi}` cannot be measured without `customers`; give the number of customers at the end of the period",
        zh="缺少`customers`则无法统计`{kpi}`；请提供期末客户数",
    ),
    "kpi.other_records": Text(
        en="`{kpi}` reads records of type `{wanted}`; a `{found}` was given",
        zh="`{kpi}`统计的记录类型为`{wanted}`；提供的却是`{found}`",
    ),
    "kpi.records_named": Text(
        en="`records` contains records of type `{found}`; give them as `{field}`",
        zh="`records`中含有类型为`{found}`的记录；请改用`{field}`提供",
    ),
    "two_bounds": Text(
        en="the target of `{kpi}` has more than one bound; give one of `at_least`, `at_most`, `down_by`",
        zh="`{kpi}`的目标设定了多个界限；`at_least`、`at_most`、`down_by`只能取其一",
    ),
    "target.never_so_high": Text(
        en="{kpi} is never above {end}, so that no figure meets {found}; give a lower bound",
        zh="{kpi}最高为{end}，任何数值都不能达到{found}；请给出较低的界限",
    ),
    "target.never_so_low": Text(
        en="{kpi} is never below {end}, so that no figure meets {found}; give a higher bound",
        zh="{kpi}最低为{end}，任何数值都不能低至{found}；请给出较高的界限",
    ),
    "bad_down_by": Text(
        en="the target of `{kpi}` is down by {found}; give a share above 0 and at most 1, e.g. 20 %",
        zh="`{kpi}`的降幅为{found}；应大于0且不超过1，例如20 %",
    ),
    "out_of_range": Text(
        en="`{field}` is {found}; give a whole number from {low} to {high}",
        zh="`{field}`为{found}；应为{low}至{high}的整数",
    ),
    "kpi.calendar_without_roll": Text(
        en="`calendar` is `{calendar}`, by which nothing moves; give a `due_roll`, or leave the calendar out",
        zh="`calendar`为`{calendar}`，但没有据以调整的内容；请给出`due_roll`，或省略日历",
    ),
    "bad_age_bands": Text(
        en="`age_bands` is {found}; give the last days of the bands in ascending order, at least 0, e.g. 7, 15, 30",
        zh="`age_bands`为{found}；应按升序给出各时长段的最后一日，从0起，例如7、15、30",
    ),
    "watch.bad_rate": Text(
        en="`false_alarm` is {found}; give a share above 0 and at most 10 %",
        zh="`false_alarm`为{found}；应大于0且不超过10 %",
    ),
    "watch.bad_weight": Text(
        en="`ewma_weight` is {found}; give a share above 0 and below 100 %",
        zh="`ewma_weight`为{found}；应大于0且小于100 %",
    ),
    # verdicts
    "gap.share": Text(en="{points} percentage point{s}", zh="{points}个百分点"),
    "gap.points": Text(en="{points} point{s}", zh="{points}分"),
    "target.met_at_least": Text(
        en="{kpi} is {found}; the target is at least {bound}, met with {by} to spare",
        zh="{kpi}为{found}，目标不低于{bound}，达标，高出{by}",
    ),
    "target.missed_at_least": Text(
        en="{kpi} is {found}; the target is at least {bound}, missed by {by}",
        zh="{kpi}为{found}，目标不低于{bound}，未达标，相差{by}",
    ),
    "target.met_at_most": Text(
        en="{kpi} is {found}; the target is at most {bound}, met with {by} to spare",
        zh="{kpi}为{found}，目标不高于{bound}，达标，低于目标{by}",
    ),
    "target.missed_at_most": Text(
        en="{kpi} is {found}; the target is at most {bound}, missed by {by}",
        zh="{kpi}为{found}，目标不高于{bound}，未达标，超出{by}",
    ),
    "target.baseline": Text(en="that is {share} below {base} of {window}", zh="该目标为较{window}的{base}下降{share}"),
    "target.no_bound": Text(
        en="{kpi} has a target without a number; set one in the rulebook",
        zh="{kpi}的目标没有数值；请在规则手册中设定",
    ),
    "target.no_figure": Text(
        en="{kpi} was not measured; the report has no source for it",
        zh="{kpi}未统计；报告缺少其数据来源",
    ),
    "target.no_value": Text(
        en="{kpi} has no value: {status}",
        zh="{kpi}没有数值：{status}",
    ),
    "target.incomplete": Text(
        en="{kpi} is not final: {window} is not over",
        zh="{kpi}尚非最终值：{window}未结束",
    ),
    "target.other_definition": Text(
        en="{kpi} cannot be judged by a figure for `{found}`",
        zh="不能以`{found}`的数值评判{kpi}",
    ),
    "target.no_baseline": Text(
        en="{kpi} is to fall, but no baseline is named; name a period in the rulebook",
        zh="{kpi}应下降，但未指定基期；请在规则手册中指定",
    ),
    "target.no_window": Text(
        en="{kpi} is to fall, but it is not known which period was measured; give a figure with its period",
        zh="{kpi}应下降，但不知所统计的是哪一期；请提供注明期间的数值",
    ),
    "target.no_baseline_figure": Text(
        en="{kpi} is to fall from {window}, for which no figure is given",
        zh="{kpi}应较{window}下降，但缺少该期数值",
    ),
    "target.other_baseline": Text(
        en="{kpi} is to fall from {window}, whose figure follows another definition (`{found}`)",
        zh="{kpi}应较{window}下降，但该期数值的口径不同（`{found}`）",
    ),
    "target.other_length": Text(
        en="{kpi} is to fall from {window}, a period of another length",
        zh="{kpi}应较{window}下降，但两期长度不同",
    ),
    "report_before_period": Text(
        en="records made on {as_of} cannot report on a period that begins on {first}; give a day in the period or after it",
        zh="{as_of}生成的记录不能用于{first}才开始的统计期；日期应在统计期内或之后",
    ),
    "not_the_period_before": Text(
        en="the previous report is for {found}; give the one for {wanted}, or none",
        zh="上期报告为{found}；应提供{wanted}的报告，或不提供",
    ),
}
