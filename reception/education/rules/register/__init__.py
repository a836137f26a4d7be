"""The register of one lesson: everybody is present until something else is said. Pure.

A register maps each pupil who was in the group that day to a mark. Pupils are known by the number of their place in the
group (not by that of the person, so that joining two records about one person never touches a register).
"""

from reception.education.rules.register.announcing import Announcement, preset
from reception.education.rules.register.coding import Coded, Row, coded, decoded, from_text, to_text
from reception.education.rules.register.marks import (
    PRESENT,
    Mark,
    Register,
    counts,
    entered,
    faults,
    from_code,
    missed_minutes,
    to_code,
)
from reception.education.rules.register.merging import Difference, Merged, merged, resolved
from reception.education.rules.register.saving import saving, unreported
from reception.education.rules.register.shares import NONE, Attendance, Taken, attendance, of_exception, whole

__all__ = [
    "NONE",
    "PRESENT",
    "Announcement",
    "Attendance",
    "Coded",
    "Difference",
    "Mark",
    "Merged",
    "Register",
    "Row",
    "Taken",
    "attendance",
    "coded",
    "counts",
    "decoded",
    "entered",
    "faults",
    "from_code",
    "from_text",
    "merged",
    "missed_minutes",
    "of_exception",
    "preset",
    "resolved",
    "saving",
    "to_code",
    "to_text",
    "unreported",
    "whole",
]
