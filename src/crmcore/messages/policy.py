"""What `policy` says: limits and their faults, who approves, who may sign, which grant fits."""

from typing import Final

from crmcore.messages.text import Text, Texts

TEXTS: Final[Texts] = {
    # how far a band reaches, and who approves there
    "edge.below": Text(
        en="below {amount}",
        zh="低于{amount}",
    ),
    "edge.up_to": Text(
        en="up to {amount}",
        zh="不超过{amount}",
    ),
    "edge.above": Text(
        en="above {amount}",
        zh="超过{amount}",
    ),
    "edge.from": Text(
        en="from {amount}",
        zh="{amount}及以上",
    ),
    "edge.any": Text(
        en="any amount",
        zh="任何金额",
    ),
    "may_approve": Text(
        en="`{signers}` may approve {edge}",
        zh="`{signers}`可审批{edge}",
    ),
    "may_decide_alone": Text(
        en="`{signers}` may approve {edge}, and decide it alone",
        zh="`{signers}`可审批{edge}，并可单独决定",
    ),
    "approve_together": Text(
        en="`{signers}` approve {edge}, in this order",
        zh="{edge}由`{signers}`依次审批",
    ),
    # faults of a table of limits
    "unknown_window": Text(
        en="a window adds amounts per {found:id}, which is not known; give one of {known:id}",
        zh="累计期间的累计对象{found:id}未知；应为{known:id}之一",
    ),
    "empty_window": Text(
        en="a window of {found} day{found:|s} covers nothing; give 1 or more",
        zh="{found}日的累计期间没有意义；应至少为1日",
    ),
    "band_currencies": Text(
        en="the bands of {action:id} are in several currencies ({found}); give all in the rulebook's currency",
        zh="{action:id}的额度档次使用了多种货币（{found}）；应只用规则手册的货币",
    ),
    "band_signers": Text(
        en="a band of {action:id} must say who approves: `position`, `positions` or `chain`, one of them only",
        zh="{action:id}的额度档次须写明审批人：`position`、`positions`或`chain`，三者取一",
    ),
    "alone_by_chain": Text(
        en="a band of {action:id} with a chain is not decided alone; leave out `decides_alone` or the chain",
        zh="{action:id}设有审批链的档次不能单独决定；请去掉`decides_alone`或审批链",
    ),
    "alone_without_window": Text(
        en="a band of {action:id} is decided alone, and nothing adds up what is decided so; add a `window`",
        zh="{action:id}有档次可单独决定，却没有累计期间；请添加`window`",
    ),
    "window_one_sided": Text(
        en="{action:id} adds up with {other:id}, which has no table or does not add up with it; write it into both windows",
        zh="{action:id}与{other:id}累计，而后者没有额度表或不与前者累计；请在两个累计期间中都写明",
    ),
    "window_differs": Text(
        en="{action:id} and {other:id} add up together, over other days or per somebody else; give both windows the same `days` and `per`",
        zh="{action:id}与{other:id}相互累计，但期间或累计对象不同；请使用相同的`days`和`per`",
    ),
    "good_for_unit": Text(
        en="a grant is good for {found}, which cannot be counted; give days, weeks or months, and the rulebook's zone",
        zh="审批单的有效期为{found}，无法计算；应以日、周或月给出，并给出规则手册的时区",
    ),
    "short_chain": Text(
        en="a chain has two signatures or more; for {position:id} alone give `position`",
        zh="审批链至少有两级签批；只需{position:id}时请使用`position`",
    ),
    "too_few_signers": Text(
        en="{authority}, but {wanted} of these signatures ({positions:id}) take {wanted} person{wanted:|s}, and the staff has {count}; appoint more",
        zh="{authority}，但其中{wanted}项签批（{positions:id}）须由{wanted}名不同的人员作出，现有人员仅{count}名；请增加任职人员，或改用其他岗位",
    ),
    "nobody_signs": Text(
        en="{authority}, but nobody of the staff here is {positions:any}; give somebody that position, or name another",
        zh="{authority}，但现有人员中无人担任{positions:any}；请指定任职人员，或改用其他岗位",
    ),
    "band_after_last": Text(
        en="overlap: the band before has no edge and takes every amount for {action:id}; only the last may leave it out",
        zh="重叠：前一档次没有上限，已涵盖{action:id}的全部金额；只有最后一档可以没有上限",
    ),
    "bands_gap": Text(
        en="gap: no band covers {first} to {last} for {action:id}",
        zh="空档：{action:id}没有档次涵盖{first}至{last}",
    ),
    "bands_overlap": Text(
        en="overlap: two bands cover {first} to {last} for {action:id}",
        zh="重叠：{action:id}有两个档次涵盖{first}至{last}",
    ),
    "band_empty": Text(
        en="overlap: the bands before already cover every amount {edge} for {action:id}; give bands in ascending order",
        zh="重叠：此前的档次已涵盖{action:id}{edge}的全部金额；档次应由低到高排列",
    ),
    "no_bands": Text(
        en="gap: no band covers any amount for {action:id}; give at least one",
        zh="空档：{action:id}没有任何额度档次；请至少给出一档",
    ),
    "bands_open": Text(
        en="gap: no band covers amounts {edge} for {action:id}",
        zh="空档：{action:id}{edge}的金额没有档次涵盖",
    ),
    "limit_of_other_action": Text(
        en="the limits of {found:id} are filed under {action:id}; give each action its own table",
        zh="{found:id}的额度列在{action:id}之下；每类事项应有各自的额度表",
    ),
    "limit_currency": Text(
        en="the limits of {action:id} are in {found}; give them in {wanted}, the rulebook's currency",
        zh="{action:id}的额度使用{found}；应使用规则手册的货币{wanted}",
    ),
    # who must approve, and where nobody is named
    "amount_not_positive": Text(
        en="{amount} cannot be approved; give an amount above 0",
        zh="{amount}无法审批；金额应大于0",
    ),
    "approval_needed": Text(
        en="{amount} for `{action}` needs approval; {approver}",
        zh="`{action}`{amount}需要审批；{approver}",
    ),
    "added_up": Text(
        en="with {count} related within {days} day{days:|s} per {per} the amount is {total}",
        zh="与{days}日内同一{per}的{count}笔相关申请合计为{total}",
    ),
    "no_limit": Text(
        en="no limits are given for {action:id}; add a table for it to the rulebook",
        zh="没有规定{action:id}的审批额度；请在规则手册中补充",
    ),
    "no_rates": Text(
        en="the limits of `{action}` are in {wanted}, an amount is in {found}; convert it first, with a dated rate",
        zh="`{action}`的额度使用{wanted}，而金额使用{found}；请先按有日期的汇率换算",
    ),
    "no_customer": Text(
        en="amounts for `{action}` are added per customer, and this request names none; give the customer's id",
        zh="`{action}`的金额按客户累计，而本申请没有客户；请给出客户编号",
    ),
    "related_missing": Text(
        en="amounts for `{action}` add up over {days} day{days:|s}; hand over `related`: the standing approvals of {actions}, or `()`",
        zh="`{action}`的金额按{days}日累计；请给出`related`，即此期间{actions}仍有效的审批（没有则为`()`）",
    ),
    "related_unreadable": Text(
        en="approvals cannot be read ({ids}), so that nobody knows what `{action}` adds up to over {days} day{days:|s}; restore them from a "
        "backup, or hand "
        "over what can be read, `related.readable`, knowing that they are left out",
        zh="有审批无法读取（{ids}），`{action}`在{days}日内的累计金额不明；请从备份恢复，或在知悉其被略去的前提下只给出可读取的部分`related.readable`",
    ),
    # who may sign
    "above_limit": Text(
        en="{amount} is above the limit of `{position}` ({edge}) for `{action}`; {approver}",
        zh="{amount}超出`{position}`对`{action}`的审批额度（{edge}）；{approver}",
    ),
    "no_authority": Text(
        en="`{actor}` {actor:holds|hold} no position that approves `{action}`; {approver}",
        zh="`{actor}`的岗位无权审批`{action}`；{approver}",
    ),
    "other_amounts": Text(
        en="`{actor}` {actor:approves|approve} other amounts of `{action}` than {amount}: {held}; {approver}",
        zh="`{actor}`审批的是`{action}`的其他金额，不是{amount}：{held}；{approver}",
    ),
    "not_their_turn": Text(
        en="`{actor}` may not sign `{action}` now; `{position}` signs next; {approver}",
        zh="现在不由`{actor}`签批`{action}`，应由`{position}`签批；{approver}",
    ),
    "own_request": Text(
        en="`{actor}` made this request, or {actor:acts|act} for the person who made it; someone else must approve it",
        zh="`{actor}`是本申请的申请人或其代理；须由他人审批",
    ),
    "own_benefit": Text(
        en="`{actor}` {actor:is|are} the customer of this request, or {actor:acts|act} for them; someone else must approve it",
        zh="`{actor}`是本申请的客户或其代理；须由他人审批",
    ),
    "signed_twice": Text(
        en="`{actor}` {actor:has|have} signed already, or {actor:acts|act} for somebody who has; every signature needs another person",
        zh="`{actor}`本人或其代理的人已签批；每级签批须由不同的人",
    ),
    "refused_already": Text(
        en="`{id}` was refused, and has ended; make a new request",
        zh="`{id}`已决定不予批准，程序已终结；请重新申请",
    ),
    "signed_by_all": Text(
        en="`{id}` has all the signatures it needs; no further one is possible",
        zh="`{id}`已完成全部签批；不能再签",
    ),
    "too_many_signatures": Text(
        en="`{id}` has {found} signature{found:|s} and needs {wanted}; leave out what does not belong",
        zh="`{id}`有{found}个签名，只需{wanted}个；请去除多余的签名",
    ),
    "chain_changed": Text(
        en="the signatures on `{id}` are not those that it needs now ({chain}, in this order); start again",
        zh="`{id}`上的签名与现在所需的签批顺序（{chain}）不符；请重新签批",
    ),
    "signed_too_early": Text(
        en="a signature at {at} would be before what it follows ({before}); give the time at which it was given",
        zh="签批时间{at}早于前一步（{before}）；请给出实际签批时间",
    ),
    # what could never have been signed
    "position_not_held": Text(
        en="`{actor}` {actor:signs|sign} as `{position}` without holding that position; give the actor as of that instant",
        zh="`{actor}`以`{position}`签批，却不担任该岗位；请给出签批时的经办人信息",
    ),
    "no_chain": Text(
        en="`{id}` has no chain; give the positions that sign, in order",
        zh="`{id}`没有审批链；请依次给出签批的岗位",
    ),
    "no_signature": Text(
        en="`{id}` has no signature; a grant has at least one",
        zh="`{id}`没有签名；审批单至少有一个签名",
    ),
    "signed_out_of_turn": Text(
        en="`{id}` was signed as `{found}` where its chain has `{wanted}`; give the signatures in the order of the chain",
        zh="`{id}`以`{found}`签批，而审批链该处为`{wanted}`；请按审批链的次序给出签名",
    ),
    "refusal_of_other_request": Text(
        en="the refusal is that of `{found}`, the request is `{wanted}`, with another {differs:id}; give the refusal of this request",
        zh="不予批准的记录属于`{found}`，而申请为`{wanted}`，两者的{differs:id}不同；请给出本申请不予批准的记录",
    ),
    "refused_after_all_signed": Text(
        en="`{id}` has all its signatures, and a refusal; leave one of them out",
        zh="`{id}`已完成全部签批，又有不予批准的记录；请去掉其一",
    ),
    "version_not_rising": Text(
        en="`{id}` is at version {found} and would replace version {expected}; keep what was signed before beside what is new, or make a new request",
        zh="`{id}`的版本为{found}，将取代版本{expected}；请保留此前的签批并附上新内容，或重新申请",
    ),
    # decided alone
    "alone_for_another": Text(
        en="`{actor}` may decide alone only what they ask for themselves, on behalf of nobody, and use it themselves",
        zh="`{actor}`只能单独决定本人提出且由本人使用的事项，不得代他人办理",
    ),
    "alone_for_oneself": Text(
        en="`{actor}` would decide alone on a matter of their own; someone else must approve it",
        zh="`{actor}`不得单独决定与本人有关的事项；须由他人审批",
    ),
    "alone_together": Text(
        en="`{id}` is decided alone or by several, not both; leave out the other signatures, or have it signed by others",
        zh="`{id}`或单独决定，或由多人签批，不能并用；请去掉其他签名，或由他人签批",
    ),
    "not_decided_alone": Text(
        en="{amount} for `{action}`, {count} other{count:|s} counted in, is decided by nobody alone; {approver}",
        zh="`{action}`{amount}（含累计的其他{count}笔）不能单独决定；{approver}",
    ),
    # whether a grant fits what it is used for
    "grant_of_other_request": Text(
        en="the signatures are those of `{found}`, the request is `{wanted}`, with another {differs:id}; have it signed as it stands",
        zh="签名属于`{found}`，而申请为`{wanted}`，两者的{differs:id}不同；请就本申请重新签批",
    ),
    "grant_incomplete": Text(
        en="approval `{id}` is not complete; still to sign: {missing}",
        zh="审批单`{id}`尚未完成；还需签批：{missing}",
    ),
    "grant_of_other_action": Text(
        en="approval `{id}` is for `{found}`, not for `{wanted}`",
        zh="审批单`{id}`针对`{found}`，而不是`{wanted}`",
    ),
    "grant_of_other_amount": Text(
        en="approval `{id}` is for {found}, the proposal is {wanted}; have this amount approved",
        zh="审批单`{id}`的金额为{found}，而提议为{wanted}；请就该金额取得审批单",
    ),
    "grant_of_other_subject": Text(
        en="approval `{id}` was given for `{found}`, not for `{wanted}`",
        zh="审批单`{id}`针对`{found}`，而不是`{wanted}`",
    ),
    "grant_of_other_customer": Text(
        en="approval `{id}` was given for customer `{found}`, not for `{wanted}`; have it approved for this customer",
        zh="审批单`{id}`针对客户`{found}`，而不是`{wanted}`；请就该客户取得审批单",
    ),
    "grant_asked_too_early": Text(
        en="approval `{id}` was asked for at {asked}, before what it is to pay for ({since}); ask anew",
        zh="审批单`{id}`申请于{asked}，早于其所涉事项（{since}）；请重新申请",
    ),
    "grant_signed_later": Text(
        en="approval `{id}` was signed at {signed}, after {at}, when it was relied on; rely on it once it is signed",
        zh="审批单`{id}`签批于{signed}，晚于使用时间{at}；请在签批之后使用",
    ),
    "grant_over": Text(
        en="approval `{id}` was good until {good_until}, not at {at}; ask anew",
        zh="审批单`{id}`有效至{good_until}，在{at}已失效；请重新申请",
    ),
    "grant_used": Text(
        en="approval `{id}` was relied on before; each payment needs an approval of its own",
        zh="审批单`{id}`已被使用；每次支付须有单独的审批单",
    ),
    "grant_refused": Text(
        en="approval `{id}` was refused; make a new request",
        zh="审批单`{id}`已决定不予批准；请重新申请",
    ),
    "grant_alone": Text(
        en="approval `{id}` was decided alone; here somebody else's signature is needed",
        zh="审批单`{id}`为单独决定；此处须由他人签批",
    ),
    "own_proposal": Text(
        en="`{actor}` proposed this remedy; someone else must approve it",
        zh="`{actor}`是该补救措施的提出人；须由他人审批",
    ),
}
