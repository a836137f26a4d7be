"""Many registrations in a few statements: whom they meet, their numbers, their rows, their keys, their events."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from reception.people import queries
from reception.people.models import Person, RegistrationDraft
from reception.people.operations.enrolment.drafts import draft_of
from reception.people.operations.enrolment.short_numbers import new_numbers
from reception.people.operations.enrolment.told import Applicant, Enrolment, applicant
from reception.people.operations.enrolment.writing import new_person, write_drafts, write_people
from reception.people.queries import Meeting
from reception.people.rules.identifiers import KnownNumber


@dataclass(frozen=True)
class Applied:
    """Somebody to be registered, and whom she meets. `taken` are her numbers that somebody else has."""

    applicant: Applicant
    met: Meeting | None = None
    taken: frozenset[KnownNumber] = frozenset()


def enrol(entries: Sequence[Enrolment]) -> list[Person | RegistrationDraft]:
    """Register people with everything that is told, in the order given. Cases are opened by the caller.

    Somebody who is known by a number, by name and date of birth, or by name and dossier, to be a person whom the actor
    may not see becomes a draft (contract, decision 2). A personal number that somebody visible has, or somebody earlier
    in the same call, is kept as being checked: the caller has asked who is registered already. Whoever is protected
    must be registered and protected before others are who may be the same. Raises InvalidNumber, UnsafeText.
    """
    applied = met_by([applicant(entry) for entry in entries])
    shorts = new_numbers(len(applied))
    drafts = {
        place: draft_of(one.applicant.told, short, one.met.person_id)
        for place, (one, short) in enumerate(zip(applied, shorts, strict=True))
        if one.met is not None and one.met.is_hidden
    }
    write_drafts(list(drafts.values()))
    new = [
        new_person(one.applicant, short, one.taken)
        for place, (one, short) in enumerate(zip(applied, shorts, strict=True))
        if place not in drafts
    ]
    people = iter(write_people(new))
    return [drafts[place] if place in drafts else next(people) for place in range(len(applied))]


def create(told: Enrolment, short: str) -> Person:
    """Register a person under a given number, whomever she meets. What others have of her numbers is being checked."""
    one = applicant(told)
    taken = {number for number in one.numbers if number.is_personal and queries.holders_of(number)}
    [person] = write_people([new_person(one, short, taken)])
    return person


def met_by(applicants: Sequence[Applicant]) -> list[Applied]:
    """Whom each meets: somebody hidden, else somebody visible who has one of the numbers."""
    asked = [(one.facts.names, number, one.birth) for one in applicants for number in one.numbers or (None,)]
    met = iter(queries.meetings(asked))
    claimed: set[str] = set()
    return [_applied(one, list(islice(met, max(1, len(one.numbers)))), claimed) for one in applicants]


def _applied(one: Applicant, met: Sequence[Meeting | None], claimed: set[str]) -> Applied:
    """`met` is for each number, or for none; `claimed` are the numbers that earlier ones of the same call will have."""
    first = min((meeting for meeting in met if meeting is not None), default=None)
    personal = [(number, meeting) for number, meeting in zip(one.numbers, met, strict=False) if number.is_personal]
    taken = frozenset(number for number, meeting in personal if meeting is not None or number.value in claimed)
    if first is None or not first.is_hidden:
        claimed.update(number.value for number, _meeting in personal)
    return Applied(one, first, taken)
