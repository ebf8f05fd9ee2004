"""Messages about law in files beside a rulebook: a file that is none, law that was rewritten, and differences between two readings."""

from typing import Final

from crmcore.messages.text import Text, Texts

TEXTS: Final[Texts] = {
    # a file that is none
    "law_is_rulebook": Text(
        en="this is a rulebook, not a regime; give it as the rulebook, and as law a file that begins with `[regime]`",
        zh="这是规则手册，不是时限规定；请将其作为规则手册给出，法规文件应以`[regime]`开头",
    ),
    "law_is_regime": Text(
        en="a regime of its own begins with `[regime]`; `[regimes]` changes single values of one that is here already",
        zh="自有的时限规定应以`[regime]`开头；`[regimes]`只用于修改已有时限规定的个别数值",
    ),
    # against an earlier rulebook
    "law_rewritten": Text(
        en="`{before}` was rewritten as `{now}`; raise its `revision` for a new reading of the same law; give a new order its own id",
        zh="`{before}`被改写为`{now}`；若为对同一法规的重新解读，请提高`revision`；新规应另立编号",
    ),
    "law_own_value": Text(
        en="`{before}` is now `{now}` because of the firm's own values; put them under `[regimes]` in a new edition of the rulebook",
        zh="`{before}`因本机构自定数值成为`{now}`；请将其写入规则手册新版本的`[regimes]`",
    ),
    "law_moved": Text(
        en="`{before}` now begins on {now}; raise its `revision` if the first day was wrong; otherwise keep it, and let the new order supersede it",
        zh="`{before}`的生效日现为{now}；若原先误读生效日，请提高`revision`；否则请保留，由新规取代",
    ),
    "law_gone": Text(
        en="the law `{before}` is not here any more; keep its file, the deadlines of complaints received under it need it",
        zh="法规`{before}`已不存在；请保留其文件，在其有效期内收到的投诉须据此计算",
    ),
    "law_end_moved": Text(
        en="`{before}` now ends on another day, and nothing supersedes it there; restore the day, or raise its `revision`",
        zh="`{before}`的失效日已改变，且无新规在该日取代；请恢复原日期，或提高`revision`",
    ),
    # two rulebooks side by side
    "compare.law_at_once": Text(
        en="law: the reading of {law} changed, which no section pins; deadlines of open cases may move at once",
        zh="法规：{law}的解读已改变，且不由任何部分锁定；在办案件的时限可能立即变化",
    ),
    # what stands where in a regime
    "key.title": Text(en="title", zh="标题"),
    "key.jurisdiction": Text(en="jurisdiction", zh="法域"),
    "key.authority": Text(en="authority", zh="主管机构"),
    "key.applies": Text(en="applies to", zh="适用范围"),
    "key.address": Text(en="address", zh="网址"),
    "key.paragraph": Text(en="paragraph", zh="条文"),
    "key.dates_status": Text(en="how sure we are of its days", zh="日期的可靠程度"),
    "key.valid_to": Text(en="last day", zh="失效日"),
    "key.revision": Text(en="revision", zh="修订号"),
    "key.checked_on": Text(en="checked on", zh="核对日"),
    "key.supersedes": Text(en="supersedes", zh="取代"),
    "key.days_source": Text(en="source of what a day is", zh="日的定义的来源"),
    "key.rules": Text(en="rule", zh="规则"),
    "key.kind": Text(en="kind", zh="种类"),
    "key.says": Text(en="in words", zh="条文大意"),
    "key.length": Text(en="time", zh="时限"),
    "key.alternatives": Text(en="times allowed as well", zh="另可适用的时限"),
    "key.national": Text(en="left to national law", zh="由各国法律规定"),
    "key.ends": Text(en="ends with", zh="终止事件"),
    "key.steps": Text(en="extension", zh="延长档次"),
    "key.contents": Text(en="letter", zh="函件"),
    "key.content": Text(en="what it says", zh="应载明"),
    "key.rulings": Text(en="for outcomes", zh="适用的处理结果"),
    "key.proof": Text(en="proof", zh="告知证明"),
    "key.accepts": Text(en="accepted", zh="可接受"),
    "key.written": Text(en="in writing", zh="书面"),
    "key.retention": Text(en="records", zh="保存"),
    "key.keep": Text(en="kept for", zh="保存期限"),
    "key.next_bodies": Text(en="where to go next", zh="后续途径"),
    "key.body": Text(en="body", zh="机构"),
    "key.until": Text(en="until", zh="截止"),
    "key.thresholds": Text(en="threshold", zh="数量标准"),
    "key.own_events": Text(en="event of its own", zh="自有事件"),
}
