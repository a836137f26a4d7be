"""Questions to the paths of cases. Reads only; every answer passes a permit."""

from collections.abc import Mapping

from reception.path.book import current
from reception.path.queries.facts import CaseKey, deliver, deliver_days, facts_in
from reception.path.queries.look import Look, case_about, case_numbered, look, marks_of
from reception.path.queries.strip import KeptStep, Strip, strip_of

__all__ = [
    "CaseKey",
    "KeptStep",
    "Look",
    "Strip",
    "case_about",
    "case_numbered",
    "deliver",
    "deliver_days",
    "facts_in",
    "look",
    "marks_of",
    "strip_of",
    "titles",
]


def titles() -> Mapping[str, str]:
    """What each milestone is called, a msgid, by its code."""
    return {code: rule.title for code, rule in current().newest_rules.items()}
