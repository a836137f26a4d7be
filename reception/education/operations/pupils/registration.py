"""Registering a pupil from the school's side, with what she applies for. It tells nothing of cases, nor of the hidden.

Whoever meets somebody hidden leaves a draft (contract, decision 2): its manager decides, and only then is there a
pupil.
"""

from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from typing import Any, Final

from reception.audit.log import record
from reception.cases.operations.registration import settled_by
from reception.education.models import Application, Pupil
from reception.education.operations.pupils import enter_pupil
from reception.education.operations.pupils.applications import apply
from reception.education.terms.pupils import Programme, StudyTime
from reception.people import operations as people
from reception.people.models import Person, RegistrationDraft
from reception.people.operations import Facts
from reception.reckoning.remarks import Refused

#: What an application says as text, in a registration that waits.
_DAYS: Final = ("applied_on", "right_from", "can_begin_on")
_BOXES: Final = ("in_establishment", "needs_childcare")


def register_pupil(
    *, unit_id: int, known_as: int | None, asked: Mapping[str, Any], by_id: int | None, **facts: Any
) -> str:
    """Register somebody, or take the person that was chosen, and let her apply. Answers the number of her page.

    `known_as`: the id of somebody who was found within reach; None: somebody new with `facts`, as
    `people.operations.register_person` takes them. `asked`: what `applications.apply` takes.
    Raises Refused, InvalidNumber, NumberTaken, UnsafeText.
    """
    if known_as is None:
        made = people.register_person(unit_id=unit_id, instead=_told(asked), **facts)
        if isinstance(made, RegistrationDraft):
            return made.number
        known_as = made.id
    pupil = enter_pupil(known_as, unit_id, by_id=by_id)
    apply(pupil, by_id=by_id, **asked)
    return pupil.number


def _told(asked: Mapping[str, Any]) -> dict[str, str]:
    """An application as a draft keeps it."""
    return {name: _text(value) for name, value in asked.items() if value not in (None, "")}


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value.isoformat() if isinstance(value, date) else str(value)


def _asked(told: Mapping[str, str]) -> dict[str, Any]:
    asked: dict[str, Any] = {**told}
    asked.update({name: date.fromisoformat(told[name]) for name in _DAYS if name in told})
    asked.update({name: told[name] == "yes" for name in _BOXES if name in told})
    return {**asked, "programme": Programme(told["programme"]), "when": StudyTime(told.get("when", StudyTime.ANY))}


def settle(draft: RegistrationDraft, person: Person, facts: Facts) -> bool:
    """Let somebody whose registration was decided become the school's pupil. Answers whether a school registered her.

    She may have applied meanwhile: then that application stands.
    """
    if not facts.instead:
        return False
    pupil: Pupil = enter_pupil(person.id, draft.unit_id, by_id=draft.made_by_id)
    with suppress(Refused):
        made: Application = apply(pupil, by_id=draft.made_by_id, **_asked(facts.instead))
        record("study-application.after-decision", made)
    return True


settled_by(settle)
