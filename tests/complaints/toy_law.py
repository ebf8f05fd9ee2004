"""A law made up for tests: each letter has one part that it must contain, and what is counted from is no step of the procedure."""

from __future__ import annotations

from typing import Final

from crmcore.rulebook.regimes.files import parse_regime
from tests.complaints.bound import binding

TEXT: Final = """
[regime]
id           = "toy-law"
title        = { en = "toy law", zh = "示例法" }
jurisdiction = "XX"
authority    = { en = "nobody", zh = "无" }
status       = "verified"
valid_from   = 2020-01-01
dates_status = "verified"
zone         = "Asia/Shanghai"

[days]
says   = { en = "calendar days", zh = "自然日" }
source = "Art. 1"

[events.credited]
says    = { en = "the customer was credited", zh = "已记账" }
by      = ["customer_service"]
carries = ["amount", "day", "notice"]
stage   = "open"

[events.papers_asked]
says    = { en = "the customer was asked for papers", zh = "已要求补充材料" }
by      = ["customer_service"]
stage   = "open"

[events.paid_out]
says    = { en = "the customer was paid", zh = "已支付" }
by      = ["administration"]
stage   = "answered"

[rules.respond]
says      = { en = "to answer", zh = "答复" }
source    = "Art. 2"
within    = "15 days"
stops     = ["customer_answered", "explained", "reasons_given", "outcome_filed", "turned_away", "solved_at_once", "review_decided", "withdrawn", "merged", "holding_reply_sent"]
on_reopen = "new"
[rules.respond.extensions.complex]
says      = { en = "complex", zh = "复杂" }
source    = "Art. 3"
to        = "30 days"
condition = "complex"

[rules.respond_as_promised]
says      = { en = "to answer by the day promised", zh = "按预计日答复" }
source    = "Art. 4"
until     = "answer_expected"
starts    = ["holding_reply_sent"]
stops     = ["customer_answered", "withdrawn", "merged"]
on_reopen = "new"

[rules.review]
says   = { en = "to ask for a review", zh = "申请核查" }
source = "Art. 5"
window = "30 days"
starts = ["customer_answered"]
uses   = ["review_requested"]

[rules.mediated]
says   = { en = "no word of delay while mediation has just begun", zh = "调解刚开始时不得延期" }
source = "Art. 6"
wait   = "2 days"
starts = ["mediation_proposed"]
bars   = ["holding_reply_sent", "credited"]
when   = ["mediation_proposed"]

[contents.acknowledgement.number]
says   = { en = "the number of the complaint", zh = "投诉编号" }
source = "Art. 7"
writes = { en = "The number of your complaint", zh = "投诉编号" }

[contents.holding_reply.why]
says   = { en = "why it takes longer", zh = "延期原因" }
source = "Art. 7"
writes = { en = "Why it takes longer", zh = "延期原因" }

[contents.reply.reasons]
says    = { en = "the reasons", zh = "理由" }
source  = "Art. 7"
writes  = { en = "Our reasons", zh = "理由" }
rulings = ["not_upheld"]

[contents.reply.result]
says   = { en = "the result", zh = "结果" }
source = "Art. 7"
writes = { en = "The result", zh = "结果" }
"""
(REGIME,) = parse_regime(TEXT)
BOUND: Final = binding(REGIME)
