"""What `complaints` says of the outcome and of what follows from it."""

from typing import Final

from crmcore.messages.text import Text, Texts

TEXTS: Final[Texts] = {
    "complaint.no_action_why": Text(
        en="the complaint was upheld, and no action was agreed on; agree on one, or give the reason why none is needed as `no_action`",
        zh="投诉成立，但未确定任何整改措施；请确定措施，或在`no_action`中写明无需措施的理由",
    ),
    # what guards require (English: their docstrings)
    "guard.action_or_reason": Text(
        en="of a complaint upheld, even in part, a corrective or preventive action was agreed on, or the reason is written why none",
        zh="投诉全部或部分成立的，已确定纠正或预防措施，或已写明无需措施的理由",
    ),
}
