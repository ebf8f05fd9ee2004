"""Every number, and every yes or no, of the regimes and the tables of classes that crmcore ships, as their sources have it.

Written out by hand, a file a table. The third column is the paragraph that gives the value; `ours` where the source gives none and the file says that
it is our reading; `commencement` for the days from and until which a text is in force.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from tests.rulebook.numbers.house import Number

CHINA: Final[Mapping[str, tuple[Number, ...]]] = {
    "regimes/cn-cbirc-2020-3": (
        ("regime.valid_from", date(2020, 3, 1), "commencement"),
        ("rules.respond.within", "15 days", "Art. 18 para. 1"),
        ("rules.respond.extensions.complex.to", "30 days", "Art. 18 para. 1"),
        ("rules.respond.extensions.special.to", "60 days", "Art. 18 para. 1"),  # 30 more
        ("rules.respond.extensions.special.notice", True, "Art. 18 para. 1"),
        ("rules.respond.pauses.external_assessment.notice", True, "Art. 18 para. 2"),
        ("rules.respond.pauses.mediation.consent", True, "Art. 18 para. 2, 23"),
        ("rules.review_apply.window", "30 days", "Art. 20"),
        ("rules.review_decide.within", "30 days", "Art. 20"),
        ("thresholds.major.at_least", 20, "Art. 29"),
        ("thresholds.representatives.at_most", 5, "Art. 12"),
    ),
    "regimes/cn-pboc-2020-5": (
        ("regime.valid_from", date(2020, 11, 1), "commencement"),
        ("rules.respond.within", "15 days", "Art. 43 para. 3"),
        ("rules.respond.extensions.complex.to", "60 days", "Art. 43 para. 3"),
        ("rules.respond.extensions.complex.notice", True, "Art. 43 para. 3"),
        ("retention.keep", "36 months", "Art. 44"),  # three years
    ),
    "regimes/house-7-days": (
        ("regime.valid_from", date(2026, 1, 1), "commencement"),
        ("rules.respond.within", "7 days", "RULES-4.26"),
    ),
}

BRITAIN: Final[Mapping[str, tuple[Number, ...]]] = {
    "regimes/uk-fca-disp": (
        ("regime.valid_from", date(2026, 6, 1), "commencement"),  # when the acknowledgement came to say the deadline
        ("rules.early_resolution.window", "3 working days", "DISP 1.5.1R"),
        ("rules.respond.within", "8 weeks", "DISP 1.6.2R"),
        ("rules.holding_letter.wait", "7 weeks", "ours"),  # the last of the eight
        ("rules.ombudsman.window", "6 months", "DISP 2.8.2R"),
        ("rules.ombudsman_opens.wait", "8 weeks", "DISP 2.8.1R"),
        ("proof.written", True, "DISP 1.6.2R"),
        ("retention.keep", "36 months", "DISP 1.9.1R"),  # three years
        ("editions[0].regime.valid_from", date(2018, 1, 13), "commencement"),
        ("editions[0].regime.valid_to", date(2026, 5, 31), "commencement"),
        ("editions[0].contents.acknowledgement.deadline", False, "DISP 1.6.1R"),
        # Resolved by the third business day: the time limits and the forwarding rules fall away, and another letter is sent.
        ("variants.early-resolution.rules.acknowledge", False, "DISP 1.5.1R"),
        ("variants.early-resolution.rules.early_resolution", False, "DISP 1.5.1R"),
        ("variants.early-resolution.rules.forward", False, "DISP 1.5.1R"),
        ("variants.early-resolution.rules.written_acceptance", False, "DISP 1.5.1R"),
        ("variants.early-resolution.rules.ombudsman_opens", False, "DISP 1.5.1R"),
        ("variants.early-resolution.rules.respond_as_promised", False, "DISP 1.5.1R"),
        ("variants.early-resolution.rules.holding_letter", False, "DISP 1.5.1R"),
        ("variants.early-resolution.rules.respond.within", "3 working days", "DISP 1.5.1R"),
        ("variants.early-resolution.contents.acknowledgement", False, "DISP 1.5.1R"),
        ("variants.early-resolution.contents.holding_reply", False, "DISP 1.5.1R"),
        ("variants.early-resolution.contents.reply.outcome", False, "DISP 1.5.4R"),
        ("variants.early-resolution.contents.reply.reasons", False, "DISP 1.5.4R"),
        ("variants.early-resolution.contents.reply.ombudsman_leaflet", False, "DISP 1.5.4R"),
        # Payment services and electronic money: business days, and a holding response of their own.
        ("variants.payments.rules.written_acceptance", False, "DISP 1.6.4R"),
        ("variants.payments.rules.holding_letter", False, "DISP 1.6.2AR"),
        ("variants.payments.rules.respond.within", "15 working days", "DISP 1.6.2AR"),
        ("variants.payments.rules.respond.extensions.exceptional.to", "35 working days", "DISP 1.6.2AR"),
        ("variants.payments.rules.respond.extensions.exceptional.notice", True, "DISP 1.6.2AR"),
        ("variants.payments.rules.ombudsman_opens.wait", "15 working days", "DISP 2.8.1R(2A)(a)"),
        ("variants.payments.rules.ombudsman_opens_after_holding_reply.wait", "35 working days", "DISP 2.8.1R(2A)(b)"),
        ("variants.payments.contents.holding_reply.right_to_ombudsman", False, "DISP 1.6.2AR"),
        ("variants.payments.contents.holding_reply.time_limit_waiver", False, "DISP 1.6.2AR"),
        ("variants.payments.contents.holding_reply.ombudsman_leaflet", False, "DISP 1.6.2AR"),
        ("variants.payments.contents.holding_reply.ombudsman_website", False, "DISP 1.6.2AR"),
    ),
}

EUROPE: Final[Mapping[str, tuple[Number, ...]]] = {
    "regimes/eu-jc": (
        ("regime.valid_from", date(2019, 5, 1), "commencement"),
        ("rules.respond.national", True, "Guideline 7"),  # the guidelines have no number: national law has
    ),
    "regimes/eu-psd2": (
        ("regime.valid_from", date(2018, 1, 13), "commencement"),
        ("rules.respond.within", "15 working days", "Art. 101(2)"),
        ("rules.respond.extensions.exceptional.to", "35 working days", "Art. 101(2)"),
        ("rules.respond.extensions.exceptional.notice", True, "Art. 101(2)"),
        ("proof.written", True, "Art. 101(2)"),
    ),
    "regimes/iso-10002": (("regime.valid_from", date(2018, 7, 1), "commencement"),),  # the month is known, not the day
}

AMERICA: Final[Mapping[str, tuple[Number, ...]]] = {
    "regimes/us-cfpb": (
        ("regime.valid_from", date(2012, 1, 19), "commencement"),
        ("rules.respond.within", "15 days", "Portal Manual 8.1"),
        ("rules.respond.extensions.in_progress.to", "60 days", "Portal Manual 8.1"),
        ("rules.feedback.window", "60 days", "consumer feedback"),
    ),
    "regimes/us-reg-e": (
        ("regime.valid_from", date(2011, 12, 30), "commencement"),
        ("rules.notice_of_error.window", "60 days", "12 CFR 1005.11(b)"),
        ("rules.notice_after_documents.window", "60 days", "12 CFR 1005.11(b)"),
        ("rules.written_confirmation.window", "10 working days", "12 CFR 1005.11(b)"),
        ("rules.respond.within", "10 working days", "12 CFR 1005.11(c)(1)"),
        ("rules.respond.extensions.provisional_credit.to", "45 days", "12 CFR 1005.11(c)(2)"),
        ("rules.credit_notice.within", "2 working days", "12 CFR 1005.11(c)(2)"),
        ("rules.report.within", "3 working days", "12 CFR 1005.11(c)(1)"),
        ("rules.correct.within", "1 working day", "12 CFR 1005.11(c)(1)"),
        ("rules.honour_items.wait", "5 working days", "12 CFR 1005.11(d)(2)(ii)"),
        ("retention.keep", "24 months", "12 CFR 1005.13(b)(1)"),
        ("thresholds.withheld.at_most", 50, "12 CFR 1005.11(c)(2)"),
        ("variants.new-account.rules.respond.within", "20 working days", "12 CFR 1005.11(c)(3)"),
        ("variants.new-account.rules.respond.extensions.provisional_credit.to", "90 days", "12 CFR 1005.11(c)(3)"),
        ("variants.pos-foreign.rules.respond.extensions.provisional_credit.to", "90 days", "12 CFR 1005.11(c)(3)"),
    ),
    "regimes/us-reg-z": (
        ("regime.valid_from", date(2011, 12, 30), "commencement"),
        ("rules.notice_of_error.window", "60 days", "12 CFR 1026.13(b)"),
        ("rules.acknowledge.within", "30 days", "12 CFR 1026.13(c)(1)"),
        ("rules.respond.within", "90 days", "12 CFR 1026.13(c)(2)"),
        ("rules.no_collection.wait", "1 day", "ours"),  # before it is resolved: to the end of the day after the answer
        ("rules.no_adverse_report.wait", "10 days", "15 USC 1666a"),
        ("proof.written", True, "12 CFR 1026.13(c)"),
        ("retention.keep", "24 months", "12 CFR 1026.25(a)"),
    ),
}

AUSTRALIA: Final[Mapping[str, tuple[Number, ...]]] = {
    "regimes/au-rg271": (
        ("regime.valid_from", date(2021, 10, 5), "commencement"),
        ("rules.acknowledge.within", "24 hours", "RG 271.51"),
        ("rules.acknowledge.alternatives", ["1 working day"], "RG 271.51"),
        ("rules.no_letter.window", "5 working days", "RG 271.71"),
        ("rules.respond.within", "30 days", "RG 271.56"),
        ("rules.holding_letter.wait", "23 days", "ours"),  # a notice of delay is for the last week: 30 - 7, and so in each variant
        ("rules.ombudsman.window", "24 months", "AFCA rules"),
        ("proof.written", True, "RG 271.53"),
        ("variants.credit-default.rules.respond.within", "21 days", "RG 271.87"),
        ("variants.credit-default.rules.holding_letter.wait", "14 days", "ours"),
        ("variants.credit-default.rules.no_enforcement.wait", "21 days", "RG 271.87"),
        ("variants.credit-default.rules.no_enforcement_after.wait", "14 days", "RG 271.87"),
        ("variants.hardship.rules.no_letter", False, "RG 271.75"),
        ("variants.hardship.rules.holding_letter.wait", "14 days", "ours"),
        ("variants.hardship.rules.respond.within", "21 days", "RG 271.92"),
        ("variants.hardship.rules.ask_information.within", "21 days", "RG 271.92"),
        ("variants.hardship.rules.give_information.window", "21 days", "RG 271.92"),
        ("variants.hardship.rules.respond_without_information.within", "28 days", "National Credit Code s 72(5)"),
        ("variants.hardship.rules.respond_after_information.within", "21 days", "National Credit Code s 72(5)"),
        ("variants.hardship.rules.confirm_terms.within", "30 days", "RG 271.99"),
        ("variants.hardship.rules.no_enforcement.wait", "13 days", "National Credit Code s 89A(2)"),  # 14, of which the notice's day is the first
        ("variants.trustee.rules.holding_letter.wait", "38 days", "ours"),
        ("variants.trustee.rules.respond.within", "45 days", "RG 271.76"),
        ("variants.super.rules.holding_letter.wait", "38 days", "ours"),
        ("variants.super.rules.respond.within", "45 days", "RG 271.58"),
        ("variants.death-benefit.rules.no_letter", False, "RG 271.75"),
        ("variants.death-benefit.rules.holding_letter.wait", "111 days", "ours"),
        ("variants.death-benefit.rules.objection.window", "28 days", "RG 271.80"),
        ("variants.death-benefit.rules.respond.within", "118 days", "RG 271.80"),  # 90 after the 28 to object
        ("variants.death-benefit.rules.ombudsman.window", "28 days", "RG 271.80"),
    ),
}

# Numbers of codes where two sources agree on them; "other" is 99 or 9, by level.
CLASSES: Final[Mapping[str, tuple[Number, ...]]] = {
    "classes/cfpb": (),
    "classes/jrt-0169-2018": (
        ("codes.channel[electronic_other].code", "9", "JR/T 0169-2018"),
        ("codes.channel[front_other].code", "99", "JR/T 0169-2018"),
        ("codes.business[other].code", "99", "JR/T 0169-2018"),
        ("codes.cause[service].code", "1", "JR/T 0169-2018"),
        ("codes.cause[facilities].code", "2", "JR/T 0169-2018"),
        ("codes.cause[rules].code", "3", "JR/T 0169-2018"),
        ("codes.cause[marketing].code", "4", "JR/T 0169-2018"),
        ("codes.cause[disclosure].code", "5", "JR/T 0169-2018"),
        ("codes.cause[other].code", "99", "JR/T 0169-2018"),
    ),
}

LAW: Final[Mapping[str, tuple[Number, ...]]] = {**CHINA, **BRITAIN, **EUROPE, **AMERICA, **AUSTRALIA, **CLASSES}
