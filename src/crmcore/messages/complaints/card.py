"""What `complaints` says of record cards that are corrected."""

from typing import Final

from crmcore.messages.text import Text, Texts

TEXTS: Final[Texts] = {
    "complaint.card_erased_in_part": Text(
        en="the record card of `{number}` is erased in one place and stands in another; erase every part of it, or restore the one that is missing",
        zh="`{number}`的记录卡一处已删除，另一处仍在；请全部删除，或恢复缺少的部分",
    ),
    "complaint.card_of_other": Text(
        en="the card has the number `{found}`, and this complaint is `{wanted}`; a correction keeps the number",
        zh="记录卡编号为`{found}`，而本案为`{wanted}`；更正不得改变编号",
    ),
    "complaint.nothing_corrected": Text(
        en="the card says what the one before it said; correct something",
        zh="记录卡与更正前相同；请写明更正内容",
    ),
    "complaint.received_later": Text(
        en="the card was received {was}, and cannot have been received later ({found}); a correction gives no more time",
        zh="记录卡的收到时间为{was}，不能更正为更晚的{found}；更正不得延长时限",
    ),
    "complaint.other_customer_paid": Text(
        en="money was approved for customer {was:id}, so the card cannot name {found:id}; have the approval refused or the remedy sent back first",
        zh="款项已批准给客户{was:id}，记录卡不能改为{found:id}；请先退回处理意见或不予批准",
    ),
    "complaint.demand_gone": Text(
        en="the complaint was accepted with {demands}, and the card leaves it out; keep it, and rule on it: what has no grounds is not upheld",
        zh="投诉受理时包含诉求{demands}，更正后的记录卡不得删去；请保留并作出处理决定，无理由的可不予支持",
    ),
    # what guards require (English: their docstrings)
    "guard.desk": Text(
        en="the actor takes complaints in or coordinates their handling: the outlet, customer service, or the administration and HR department",
        zh="由收取投诉或协调其处理者办理：网点、客服或行政人事部",
    ),
    "guard.corrects_this_card": Text(
        en="the card is of this complaint, by its number, and differs from the one before it",
        zh="记录卡编号与本案一致，且与更正前不同",
    ),
    "guard.received_no_later": Text(
        en="it was received when the card before says, or earlier: no correction gives the firm more time",
        zh="收到时间与更正前相同或更早：更正不得延长时限",
    ),
    "guard.in_listed_words": Text(
        en="its words are on the rulebook's lists, and what it claims is in the rulebook's currency",
        zh="所用词语均在规则手册的列表中，主张金额使用规则手册的货币",
    ),
    "guard.same_customer_paid": Text(
        en="once money was approved for a customer, it names the same one",
        zh="已为某客户批准款项的，客户不变",
    ),
    "guard.accepted_demands_stay": Text(
        en="once the complaint was accepted, every demand stays on the card, to be ruled on; a new one may come",
        zh="投诉受理后，每项诉求均保留在记录卡上并须作出处理决定；可以增加新诉求",
    ),
}
