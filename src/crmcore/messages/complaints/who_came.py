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
        en="`{cards}` may complain, or nothing says that they may not; handle the complaint",
        zh="`{cards}`具有投诉资格，或未被规定为无资格；请予办理",
    ),
    "guard.not_entitled": Text(
        en="nobody who complained of this may do so: they do not show in what capacity, or have none",
        zh="本案投诉人均无投诉资格：未证明其身份，或无权投诉",
    ),
    "guard.nobody_to_tell": Text(
        en="whoever complains is anonymous, and gave no way to reach them",
        zh="投诉人匿名，且未留联系方式",
    ),
}
