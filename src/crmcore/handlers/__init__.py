"""Where rules meet a host's stores: load, check, advance, save, publish.

Reading order: `ports` (what handlers need from a host) → `handler`, `async_handler` (the only code that calls ports, a dozen lines each) → `wrappers`
(once, and again) → `outbox` (what other systems are told). One port call is one transaction.
"""

from crmcore._door import open_door

__getattr__, __dir__ = open_door(globals())
