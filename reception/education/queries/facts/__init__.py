"""What figures of education are counted from, as statements that nobody has executed: decided by the database.

Each select has `person_id` and `verdict` ("yes", "no", or the value of an `Uncounted`), or for a time `days` and
`happened`; whoever executes it has a permit.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final

import sqlalchemy as sa

from reception.education.queries.facts import courses, orientation, schooling, starting
from reception.reckoning.asked import Asked

FACTS: Final[Mapping[str, Callable[[Asked], sa.Select[*tuple[Any, ...]]]]] = {
    "I2": starting.within_a_month,
    "I3": starting.within_three_months,
    "I4": courses.two_courses,
    "I5": courses.courses_passed,
    "I6": courses.courses_interrupted,
    "I9": starting.met_guidance,
    "I10": schooling.taught_in_own_language,
    "I11": schooling.in_school_within_a_month,
    "I12": schooling.placed_and_mapped,
    "I13": schooling.in_preschool,
    "I15": schooling.gone_on_from_introduction,
    "I27": orientation.hundred_hours,
}
TIMES: Final[Mapping[str, Callable[[Asked], sa.Select[*tuple[Any, ...]]]]] = {
    "I2t": starting.days_to_sfi,
    "I4t": courses.days_to_course_d,
}
