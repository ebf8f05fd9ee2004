"""Testing: what a host's own tests need of crmcore (extra `testing`). Import it by name; nothing here loads itself into pytest or Hypothesis.

Reading order: `strategies` (values to draw).
"""

from importlib.util import find_spec
from typing import TYPE_CHECKING

from crmcore.errors import MissingExtra

if find_spec("hypothesis") is None:
    raise MissingExtra(feature="crmcore.testing", extra="testing")

if TYPE_CHECKING:
    from crmcore.testing import strategies as strategies
else:
    from crmcore._door import door

    __getattr__, __dir__ = door(globals(), {"strategies": "crmcore.testing.strategies"})

__all__ = ["strategies"]
