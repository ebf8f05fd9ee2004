"""What `complaints` says of who came: nobody who can be told the outcome, nobody who may complain."""

from typing import Final

from crmcore.messages.text import Text, Texts

TEXTS: Final[Texts] = {
    "complaint.no_name": Text(
        en="`customer_name` is empty; fill it in, or say `anonymous=True` where no name was given",
        zh="`customer_name`为空；请填写，投诉人未留姓名的请注明`anonymous=True`",
    ),
    "complaint.anonymous_customer": Text(
        en="the card is anonymous and names customer `{customer}`; leave out one of the two",
        zh="记录卡为匿名投诉，却写明客户`{customer}`；请去掉其中之一",
    ),
    "complaint.somebody_to_tell": Text(
        en="somebody can be told the outcome (`{cards}`); answer them",
        zh="仍有可以告知处理结果的投诉人（`{cards}`）；请予答复",
    ),
    "complaint.may_complain": Text(
        en="`{cards}` may complain, or could by an earlier card, or the rulebook does not say otherwise; handle it, or have a superior decline it",
        zh="`{cards}`具有投诉资格，按更正前的记录卡曾具有资格，或规则手册未规定其无投诉资格；请予办理，或由上级决定不予受理",
    ),
    "complaint.papers_not_asked": Text(
        en="`{cards}` {cards:lacks|lack} papers that nobody has asked for since; ask first, in a way that reaches {cards:the customer|them}, and "
        "put on record how",
        zh="`{cards}`缺少材料，但此后尚未要求补充；请先以能送达客户的方式要求补充并留下记录",
    ),
    "guard.not_entitled": Text(
        en="nobody who ever complained of this may: they have no standing, or bring no papers that show it, though asked for them since",
        zh="本案投诉人自始均无投诉资格：无权投诉，或缺少材料后经要求仍未提供",
    ),
    "guard.nobody_to_tell": Text(
        en="whoever complains is anonymous, and gave no way to reach them",
        zh="投诉人匿名，且未留联系方式",
    ),
}
