"""Registering one person. Whoever meets somebody whom they may not see leaves a draft, and is answered alike."""

from datetime import date
from typing import Any

from reception.people.models import Person, RegistrationDraft
from reception.people.operations.enrolment.drafts import hold
from reception.people.operations.enrolment.enrolling import met_by
from reception.people.operations.enrolment.short_numbers import new_number
from reception.people.operations.enrolment.told import Enrolment, Facts, applicant
from reception.people.operations.enrolment.writing import new_person, write_people


class NumberTaken(Exception):
    """Somebody whom the actor may identify has the number."""


def register_person(
    *,
    name: str,
    number_text: str | None = None,
    birth: tuple[date, str] | None = None,
    unit_id: int | None = None,
    opened_on: date | None = None,
    insisting: bool = False,
    **others: Any,
) -> Person | RegistrationDraft:
    """Register a person, with what else `Facts` knows. A case is opened by the caller, in the same transaction.

    The answer is a draft instead if the actor may not see somebody who has this number, or this name and date of birth
    (contract, decision 2). Its `number` leads the caller to a page as a person's does. `insisting` makes a draft also
    of a number that somebody visible has, so that a draft tells nothing. `birth` is (date, precision); a number gives
    date of birth and legal sex where they are left out, and is never held against them. An invalid number is kept if
    there is an `unverified_reason`.
    Raises InvalidNumber, NumberTaken, UnsafeText.
    """
    told = (birth[0].isoformat(), str(birth[1])) if birth else None
    opened = opened_on.isoformat() if opened_on else None
    facts = Facts(name=name, number_text=number_text, birth=told, unit_id=unit_id, opened_on=opened, **others)
    one = applicant(Enrolment(facts))
    [applied] = met_by([one])
    if applied.met is not None and (applied.met.is_hidden or (applied.taken and insisting)):
        return hold(one.told, applied.met.person_id)
    if applied.taken:
        raise NumberTaken
    [person] = write_people([new_person(one, new_number())])
    return person
