"""What `lifecycles` says."""

from typing import Final

from crmcore.messages.text import Texts

TEXTS: Final[Texts] = {}
