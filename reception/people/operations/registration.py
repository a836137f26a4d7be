"""Registering a person. Whoever meets somebody whom they may not see leaves a draft, and is answered alike."""

import json
import random
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from typing import Any, Final

from reception.access.actor import current
from reception.audit.log import record
from reception.db.session import db
from reception.i18n.formats import now, today
from reception.i18n.text_safety import clean
from reception.people import queries
from reception.people.models import Person, PersonLanguage, PersonName, RegistrationDraft
from reception.people.operations.facts import identifier_of, learn_from_number
from reception.people.operations.keys import index
from reception.people.rules.birth import Birth
from reception.people.rules.identifiers import KnownNumber, known_number
from reception.people.rules.names import sort_key
from reception.people.terms import BirthPrecision, LegalSex, NameKind, ReceptionRoute, Source
from reception.web import short_number

_TRIES: Final = 12
_source = random.SystemRandom()


class NumberTaken(Exception):
    """Somebody whom the actor may identify has the number."""


@dataclass(frozen=True)
class Facts:
    """What is known of a person when she is registered, and what is wished for her case."""

    name: str
    own_script: str | None = None
    own_script_language: str | None = None
    preferred: str | None = None
    other_names: tuple[str, ...] = ()
    number_text: str | None = None
    unverified_reason: str | None = None
    birth: tuple[str, str] | None = None
    birth_source: str | None = None
    legal_sex: str | None = None
    languages: tuple[str, ...] = ()
    citizenships: tuple[str, ...] = ()
    route: str | None = None
    interpreter_needed: bool | None = None
    unit_id: int | None = None
    worker_id: int | None = None
    opened_on: str | None = None
    #: What an import knew beside, for whoever decides a draft.
    beside: Mapping[str, str] = field(default_factory=dict)

    @property
    def names(self) -> list[str]:
        """Every name, in all scripts."""
        return [text for text in (self.name, self.own_script, self.preferred, *self.other_names) if text]

    @property
    def born(self) -> Birth | None:
        """Date of birth and how much of it is known."""
        return (date.fromisoformat(self.birth[0]), BirthPrecision(self.birth[1])) if self.birth else None

    def number(self) -> KnownNumber | None:
        """The number, read. Raises InvalidNumber."""
        if not self.number_text:
            return None
        return known_number(self.number_text, today=today(), reason=self.unverified_reason)


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
    facts = _cleaned(Facts(name=name, number_text=number_text, birth=told, unit_id=unit_id, opened_on=opened, **others))
    number = facts.number()
    met = queries.meeting(facts.names, number, facts.born or _birth_of(number))
    if met is not None and not met.is_hidden:
        if not (number and number.is_personal):
            met = None  # two people may be known by the same other number
        elif not insisting:
            raise NumberTaken
    return _draft(facts, met.person_id) if met is not None else create_person(facts, new_number())


def _birth_of(number: KnownNumber | None) -> Birth | None:
    birth_on = number.says.birth_on if number and number.says else None
    return (birth_on, BirthPrecision.DAY) if birth_on else None


def _cleaned(facts: Facts) -> Facts:
    lines = {name: getattr(facts, name) for name in ("own_script", "preferred", "unverified_reason")}
    kept: dict[str, Any] = {name: clean(text) or None if text else None for name, text in lines.items()}
    others = tuple(text for text in map(clean, facts.other_names) if text)
    return replace(facts, name=clean(facts.name), other_names=others, **kept)


def _draft(facts: Facts, met: int) -> RegistrationDraft:
    draft = RegistrationDraft(
        number=new_number(),
        facts=json.dumps(asdict(facts)),
        shown_name=facts.name,
        met_person_id=met,
        unit_id=facts.unit_id,
        made_by_id=current().user_id,
        made_at=now(),
    )
    db.session.add(draft)
    db.session.flush()
    record("registration.held", draft, unit=facts.unit_id)
    return draft


def create_person(facts: Facts, short: str, *, is_number_taken: bool = False) -> Person:
    """Make the person under a short number. A number that somebody else has is kept as being checked."""
    person = Person(
        number=short,
        shown_name=facts.name,
        sort_key=sort_key(facts.name),
        legal_sex=LegalSex(facts.legal_sex or LegalSex.UNKNOWN),
        legal_sex_set_by_hand=bool(facts.legal_sex) and facts.legal_sex != LegalSex.UNKNOWN,
        route=ReceptionRoute(facts.route) if facts.route else None,
        citizenships=" ".join(facts.citizenships),
        interpreter_needed=facts.interpreter_needed,
        registered_at=now(),
        names=list(_names(facts)),
        languages=[PersonLanguage(language=tag) for tag in dict.fromkeys(facts.languages)],
    )
    _set_birth(person, facts)
    number = facts.number()
    if number is not None:
        person.identifiers = [identifier_of(number, is_taken=is_number_taken)]
        learn_from_number(person, number)
    db.session.add(person)
    index(person, is_new=True)
    record("person.registered", person, unit=facts.unit_id)
    return person


def _names(facts: Facts) -> list[PersonName]:
    names = [PersonName(kind=NameKind.PASSPORT, text=facts.name)]
    if facts.preferred:
        names.append(PersonName(kind=NameKind.PREFERRED, text=facts.preferred))
    if facts.own_script:
        names.append(PersonName(kind=NameKind.OWN_SCRIPT, text=facts.own_script, language=facts.own_script_language))
    return [*names, *(PersonName(kind=NameKind.OTHER, text=text) for text in facts.other_names)]


def _set_birth(person: Person, facts: Facts) -> None:
    if facts.born:
        person.birth_on, person.birth_precision = facts.born
        person.birth_source = Source(facts.birth_source or Source.UNKNOWN)


def new_number() -> str:
    """A short number that stands for nobody yet. Drawn, so that it tells nothing."""
    for _try in range(_TRIES):
        number = short_number.make(_source)
        if not queries.is_number_used(number):
            return number
    raise RuntimeError("no free number")
