from crmcore.service.ports import SurveyStore
from crmcore.service.surveys import SurveyAnswer

__all__ = [
    "SurveyAnswer",
    "SurveyStore",
]
