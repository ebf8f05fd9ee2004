"""In what capacity somebody complains, which documents show it, and what the rulebook requires of each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum

import attrs

from crmcore._arguments import refuse_wrong_fields, typed_fields
from crmcore._every_fault import every_fault
from crmcore._frozen import frozen_fields
from crmcore.complaints.states import as_word, as_words
from crmcore.decision import reason
from crmcore.errors import InvalidValue


class Capacity(StrEnum):
    """In what capacity somebody complains.

    Not to be confused with `Complainant`, which says what the customer is to the firm.

    Source: CBIRC Order 2020 No. 3, Art. 12, 13, 14, 18
    """

    SELF = "self"  # the person concerned
    LEGAL_REPRESENTATIVE = "legal_representative"  # of an organisation, or of a person who cannot act
    AUTHORISED_AGENT = "authorised_agent"  # for somebody who has real difficulty in complaining
    HEIR = "heir"
    GROUP_REPRESENTATIVE = "group_representative"  # one of those who speak for a joint complaint
    NO_STANDING = "no_standing"  # none of these: somebody else submitted it


class Paper(StrEnum):
    """What can be on record to show in what capacity somebody complains. Only that it is on record is kept here, never its contents.

    Source: CBIRC Order 2020 No. 3, Art. 13, 14
    """

    DIFFICULTY_STATED = "difficulty_stated"  # the customer's real difficulty in complaining is on record
    SIGNED_AUTHORISATION = "signed_authorisation"  # the original, signed by the customer
    AGENT_IDENTITY = "agent_identity"
    AGENT_CONTACT = "agent_contact"
    REPRESENTATIVE_IDENTITY = "representative_identity"
    PROOF_OF_REPRESENTATION = "proof_of_representation"
    PROOF_OF_SUCCESSION = "proof_of_succession"


def _capacity(value: str) -> Capacity:
    return as_word(value, Capacity, "entitlement.capacity")


def _papers(values: Iterable[str]) -> frozenset[Paper]:
    return frozenset(as_word(one, Paper, "entitlement.papers") for one in as_words(values, "entitlement.papers"))


@every_fault
@attrs.frozen(kw_only=True)
class Entitlement:
    """In what capacity a complaint is made, and which documents are on record for it.

    `representatives` is how many people speak for a joint complaint. Raises `InvalidValue` for an unknown word, and for fewer than one
    representative.

    Source: CBIRC Order 2020 No. 3, Art. 12, 14
    """

    capacity: Capacity = attrs.field(default=Capacity.SELF, converter=_capacity)
    papers: frozenset[Paper] = attrs.field(default=frozenset(), converter=_papers)
    representatives: int = 1

    def __attrs_post_init__(self) -> None:
        """Refuse a complaint that nobody speaks for."""
        refuse_wrong_fields(self)
        if self.representatives < 1:
            raise InvalidValue(reason("entitlement.nobody_speaks", field="entitlement.representatives", found=self.representatives))


@typed_fields
@attrs.frozen(kw_only=True)
class Needed:
    """The documents that one capacity must have on record, and the paragraph that requires them.

    Source: CBIRC Order 2020 No. 3, Art. 13, 14
    """

    papers: tuple[Paper, ...] = ()
    source: str | None = None


@typed_fields
@attrs.frozen(kw_only=True, field_transformer=frozen_fields)
class EntitlementRules:
    """Who may complain: what each capacity needs, and how many may speak for a joint complaint that is made in person.

    A capacity without an entry is not covered. `in_person` names those of the firm's channels by which people come themselves; `source` is the
    paragraph that limits the representatives. Raises `InvalidValue` for a limit below one.

    Source: CBIRC Order 2020 No. 3, Art. 12, 13, 14, 18
    """

    needs: Mapping[Capacity, Needed]
    representatives_at_most: int
    in_person: tuple[str, ...] = ()
    source: str | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse a limit that no joint complaint could meet."""
        if self.representatives_at_most < 1:
            raise InvalidValue(reason("entitlement.nobody_speaks", field="representatives_at_most", found=self.representatives_at_most))
