"""Service: what customers say about it. Reading order: `surveys`."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from crmcore.service.surveys import SurveyAnswer as SurveyAnswer
else:
    from crmcore._door import door

    __getattr__, __dir__ = door(globals(), {"SurveyAnswer": "crmcore.service.surveys"})

__all__ = ["SurveyAnswer"]
