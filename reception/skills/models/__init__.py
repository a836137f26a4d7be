"""The tables of skills."""

from reception.skills.models.profile import (
    CvChoice,
    OfProfile,
    Qualification,
    SkillsAnswer,
    SkillsConsent,
    SkillsLanguage,
    SkillsMeasure,
    SkillsPart,
    SkillsProfile,
)
from reception.skills.models.validation import Validation, ValidationPaper, ValidationStep
from reception.skills.models.vocabulary import VocabularyRelease

__all__ = [
    "CvChoice",
    "OfProfile",
    "Qualification",
    "SkillsAnswer",
    "SkillsConsent",
    "SkillsLanguage",
    "SkillsMeasure",
    "SkillsPart",
    "SkillsProfile",
    "Validation",
    "ValidationPaper",
    "ValidationStep",
    "VocabularyRelease",
]
