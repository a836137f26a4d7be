"""Registering people, one or many at once, with everything that is known of them.

Whoever meets somebody whom they may not see leaves a draft, and is answered alike (contract, decision 2).
"""

from reception.people.operations.enrolment.drafts import enrolment_of, hold
from reception.people.operations.enrolment.enrolling import create, enrol
from reception.people.operations.enrolment.told import Enrolment, Facts

__all__ = ["Enrolment", "Facts", "create", "enrol", "enrolment_of", "hold"]
