"""A whole file about one person: every kind of row that a page can be about, each holding words that give it away."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from sqlalchemy import Select, select

from reception.access.actor import system
from reception.accounts.models import Unit, User
from reception.audit.log import record
from reception.cases.models import Case, Pause, Task
from reception.cases.terms import Owner, PauseReason, Phase, TaskState
from reception.contacts.models import Contact, Question
from reception.contacts.terms import Channel, ContactState, QuestionKind
from reception.db.session import db
from reception.organisations.models import Organisation
from reception.organisations.terms import OrganisationKind
from reception.people.models import (
    ExpectedMember,
    Guardianship,
    Household,
    HouseholdMember,
    KeyDate,
    NamedAccess,
    PermitGround,
    Person,
    PersonLanguage,
    RegistrationDraft,
)
from reception.people.terms import Ground, GuardianKind, KeyDateKind, Protection
from reception.plans.models import Action, Goal, Plan
from reception.plans.terms import PlanState
from reception.web import short_number
from tests.factories.homes_and_papers import homes_and_papers
from tests.factories.inclusion_files import inclusion_rows, inclusion_words
from tests.factories.message_files import message_rows, message_words
from tests.factories.people import SOURCE, make_case, make_person
from tests.factories.school_files import school_rows, school_word
from tests.factories.skills_files import skills_rows, skills_words
from tests.factories.work_files import work_rows, work_words

NOON = datetime(2026, 11, 2, 11, tzinfo=UTC)
AHEAD = datetime(2027, 3, 1, 9, tzinfo=UTC)
DAY = date(2026, 11, 2)


@dataclass(frozen=True)
class File:
    """A person's file. `identity` and `content` are words that show nowhere unless the reader may know them.

    `studies` are a school's words, which its teachers read of a protected pupil too.
    """

    person: Person
    case: Case
    draft: RegistrationDraft
    ids: dict[str, int] = field(repr=False)
    numbers: dict[str, str] = field(repr=False)
    identity: tuple[str, ...] = ()
    content: tuple[str, ...] = ()
    studies: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()


def make_file(
    mark: str,
    *,
    unit: Unit,
    worker: User | None = None,
    protection: Protection = Protection.NONE,
    named: Sequence[User] = (),
    number: str,
    phone: str,
) -> File:
    """A file whose words all hold `mark`, which is one word of letters."""
    person = make_person(name=f"Kanarie {mark}", number=number, phone=phone, protection=protection, named=named)
    case = make_case(person, unit=unit, worker=worker)
    with system("test"):
        rows = _rows(mark, person, case, worker)
        db.session.add_all(rows.values())
        db.session.flush()
        rows |= school_rows(mark, person, case) | skills_rows(mark, person, case) | work_rows(mark, person, case)
        rows |= inclusion_rows(mark, person, case, rows["planned"])
        if worker is not None:
            rows |= message_rows(mark, case, worker)
        record("test.file-made", case)
        db.session.commit()
    ids = {name: row.id for name, row in rows.items()}
    ids |= {"names": person.names[0].id, "numbers": person.identifiers[0].id, "contact": person.contact_details[0].id}
    numbers = {name: row.number for name, row in rows.items() if hasattr(row, "number")}
    ids |= {"access": next(iter(db.session.scalars(_named(person))), 0)}
    identity = (mark, person.number, number[-4:], phone)
    content = (
        f"Samtal{mark}",
        f"Uppgift{mark}",
        f"Fråga{mark}",
        f"Plats{mark}",
        f"Väntad{mark}",
        f"Ombud{mark}",
        f"Vila{mark}",
        f"Avtal{mark}",
        f"Bostad{mark}",
        f"Begäran{mark}",
        f"Behov{mark}",
        f"Berättat{mark}",
        f"Syfte{mark}",
        f"Pass{mark}",
        *skills_words(mark),
        *work_words(mark),
        *message_words(mark),
        *inclusion_words(mark),
    )
    return File(person, case, rows["draft"], ids, numbers, identity, content, (school_word(mark),), skills_words(mark))


def _rows(mark: str, person: Person, case: Case, worker: User | None) -> dict[str, object]:
    author = worker.id if worker else None
    organisation = Organisation(name=f"Myndighet {person.id}", sort_key="myndighet", kind=OrganisationKind.AUTHORITY)
    db.session.add(organisation)
    db.session.flush()
    log = {"case": case, "author_id": author, "logged_at": NOON, "channel": Channel.PHONE}
    household = Household(made_at=NOON)
    task = {"case": case, "title": f"Uppgift{mark}", "owner_id": author, "made_at": NOON}
    action = Action(text=f"Steg{mark}", owner=Owner.NEWCOMER)
    goal = Goal(text=f"Mål{mark}", phase=Phase.WORK, actions=[action])
    return {
        **homes_and_papers(mark, person, case, household, organisation),
        "plan": Plan(case=case, state=PlanState.AGREED, agreed_on=DAY, made_at=NOON, goals=[goal]),
        "goal": goal,
        "action": action,
        "draft_plan": Plan(case=case, own_wish=f"Önskan{mark}", made_at=NOON),
        "held": Contact(at=NOON, state=ContactState.HELD, summary=f"Samtal{mark}", **log),
        "planned": Contact(at=AHEAD, state=ContactState.PLANNED, summary="", place=f"Plats{mark}", **log),
        "past": Contact(at=NOON, state=ContactState.PLANNED, summary="", place=f"Plats{mark}", **log),
        "question": Question(
            case=case,
            organisation=organisation,
            kind=QuestionKind.PERMIT,
            text=f"Fråga{mark}",
            asked_on=DAY,
            author_id=author,
            made_at=NOON,
        ),
        "task": Task(due_on=DAY, **task),
        "done": Task(due_on=DAY, state=TaskState.DONE, ended_at=NOON, **task),
        "pause": Pause(
            reason=PauseReason.AWAY, starts_on=DAY, ends_on=DAY, note=f"Vila{mark}", case=case, made_at=NOON
        ),
        "permits": PermitGround(person_id=person.id, ground=Ground.REFUGEE, starts_on=DAY),
        "dates": KeyDate(person_id=person.id, kind=KeyDateKind.RECEIVED, on_day=DAY),
        "member": HouseholdMember(household=household, person_id=person.id),
        "expected": ExpectedMember(household=household, name=f"Väntad{mark}"),
        "guardian": Guardianship(person_id=person.id, guardian_name=f"Ombud{mark}", kind=GuardianKind.TRUSTEE),
        "languages": PersonLanguage(person_id=person.id, language="so"),
        "draft": RegistrationDraft(
            number=short_number.make(SOURCE),
            facts=f'{{"name": "Utkast {mark}"}}',
            shown_name=f"Utkast {mark}",
            met_person_id=person.id,
            unit_id=case.unit_id,
            made_at=NOON,
        ),
    }


def _named(person: Person) -> Select[tuple[int]]:
    return select(NamedAccess.id).where(NamedAccess.person_id == person.id).execution_options(permit="test")
