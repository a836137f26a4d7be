"""Whom a round of asking may ask, and what is known of her as far as that goes. For the program alone."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import contains_eager

from reception.cases.models import Case
from reception.cases.permits import READ as READ_CASES
from reception.cases.terms import CaseState
from reception.db.bulk import chunks
from reception.db.session import db
from reception.i18n.formats import today
from reception.messages import permits as message_permits
from reception.messages.models import PersonalLink
from reception.messages.queries.languages import languages_of_letters
from reception.messages.queries.links import state_of
from reception.messages.rules.links import LinkState
from reception.people.models import ContactDetail, Person
from reception.people.permits import READ as READ_PEOPLE
from reception.people.rules.ages import MAJORITY, limit_on, standing
from reception.people.terms import ContactKind, Protection
from reception.reminders import permits as reminder_permits
from reception.reminders.models import MessageStop
from reception.reminders.queries.reaching import opened_ways
from reception.reminders.rules import reaching
from reception.reminders.rules.reaching import Detail
from reception.surveys.models import SurveyAsking, SurveyInvitation
from reception.surveys.rules.askings import Candidate


@dataclass(frozen=True)
class Found:
    """A case, and what is known of its person as far as asking goes."""

    case: Case
    candidate: Candidate


def candidates(asking: SurveyAsking) -> Iterator[Found]:
    """Everybody with an open case whom a round may ask, each once; nobody who has been asked in the survey already.

    Of two cases about one person the first. For the program alone.
    """
    ids = list(db.session.scalars(READ_CASES.within(_open_cases(asking))))
    for part in chunks(ids):
        query = sa.select(Case).join(Case.person).where(Case.id.in_(part)).order_by(Case.id)
        cases = READ_CASES.all(query.options(contains_eager(Case.person)))
        yield from _known(cases)


def _open_cases(asking: SurveyAsking) -> sa.Select[tuple[int]]:
    asked = sa.select(Case.person_id).join(SurveyInvitation, SurveyInvitation.case_id == Case.id)
    asked = asked.where(SurveyInvitation.survey_id == asking.survey_id)
    query = sa.select(sa.func.min(Case.id)).where(Case.state == CaseState.OPEN, Case.person_id.not_in(asked))
    if asking.unit_id is not None:
        query = query.where(Case.unit_id == asking.unit_id)
    return query.group_by(Case.person_id)


def _known(cases: Sequence[Case]) -> Iterator[Found]:
    people = [case.person for case in cases]
    ids = [one.id for one in people]
    languages, details, stops = languages_of_letters(people), _details(ids), _stops(ids)
    pages = _with_pages([case.id for case in cases])
    opened = {unit_id: opened_ways({unit_id}) for unit_id in {case.unit_id for case in cases}}
    for case in cases:
        person = case.person
        stopped = stops.get(person.id, set())
        way = reaching.way(
            details.get(person.id, ()),
            is_protected=person.is_protected,
            opened=opened[case.unit_id],
            stopped=stopped,
            on=today(),
        )
        yield Found(
            case,
            Candidate(
                case.id,
                is_protected=person.is_protected,
                is_adult=_is_adult(person, today()),
                languages=languages[person.id],
                has_way=way is not None,
                has_stopped=bool(stopped),
                has_pages=case.id in pages,
            ),
        )


def _is_adult(person: Person, day: date) -> bool:
    """Whether she has surely come of age."""
    birth = (person.birth_on, person.birth_precision) if person.birth_on and person.birth_precision else None
    return standing(birth, limit_on(MAJORITY, day).years, day) == "reached"


def _details(person_ids: Collection[int]) -> Mapping[int, list[Detail]]:
    """Telephones and e-mail by person; by this question none of a protected person."""
    query = sa.select(ContactDetail).join(Person, Person.id == ContactDetail.person_id)
    query = query.where(
        ContactDetail.person_id.in_(person_ids),
        ContactDetail.sealed.is_(None),
        ContactDetail.kind.in_((ContactKind.PHONE, ContactKind.EMAIL)),
        Person.protection == Protection.NONE,
    )
    found: dict[int, list[Detail]] = {}
    for one in READ_PEOPLE.all(query.order_by(ContactDetail.id)):
        detail = Detail(one.kind, one.plain, one.whose, one.sms_allowed, one.voice_only, one.starts_on, one.ends_on)
        found.setdefault(one.person_id, []).append(detail)
    return found


def _stops(person_ids: Collection[int]) -> Mapping[int, set[ContactKind]]:
    """The ways by which each wants no messages now."""
    query = sa.select(MessageStop).where(MessageStop.person_id.in_(person_ids), MessageStop.lifted_at.is_(None))
    found: dict[int, set[ContactKind]] = {}
    for one in reminder_permits.STOPS.all(query):
        found.setdefault(one.person_id, set()).add(one.way)
    return found


def _with_pages(case_ids: Collection[int]) -> set[int]:
    """The cases whose person can open My plan."""
    query = sa.select(PersonalLink).join(PersonalLink.case).where(PersonalLink.case_id.in_(case_ids))
    links = message_permits.LINKS.all(query.options(contains_eager(PersonalLink.case)))
    return {one.case_id for one in links if state_of(one) is LinkState.HOLDS}
