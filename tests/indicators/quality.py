"""One thing of each kind to mend, made directly: each maker takes the municipality and a caseworker, and returns whose
it is."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

from reception.access.actor import system
from reception.audit.log import record
from reception.cases.models import Case, Closing, FollowUp
from reception.cases.terms import ClosingReason, FollowUpMoment, Outcome
from reception.contacts.models import Contact
from reception.contacts.terms import Channel, ContactState
from reception.db.session import commit, db
from reception.i18n.formats import at_local, now, today
from reception.indicators.terms_quality import Kind
from reception.people.models import KeyDate, Person
from reception.people.terms import KeyDateKind, LegalSex, ReceptionRoute
from reception.work.models import Programme
from reception.work.terms.desk import ProgrammeEnd, ProgrammeKind
from reception.work.terms.file import EndedBy, LearntThrough
from reception.work.terms.jobs import PlacementOutcome
from tests.factories.homes import make_contract, make_home, whole
from tests.factories.people import make_case, make_person
from tests.factories.work import make_employer, make_employment, make_in, make_placement, make_work_file


def ago(days: int) -> date:
    """The day so many days before today."""
    return today() - timedelta(days=days)


def kept(*rows: Any) -> None:
    """In the database."""
    with system("test"):
        db.session.add_all(rows)
        db.session.flush()
        record("test.made")
        commit()


def make_sound(world: Any, worker: Any, name: str = "Sofia", opened: int = 100, **facts: Any) -> Person:
    """Somebody with an open case of whom nothing is to be mended: met yesterday, received, born, on a way."""
    person = make_person(name=name, unit=world.unit, worker=worker, opened_on=ago(opened), sex=LegalSex.WOMAN, **facts)
    with system("test"):
        person.route = ReceptionRoute.FAMILY
        record("test.made", person)
        commit()
    dated(person, KeyDateKind.RECEIVED, ago(opened))
    met(person, 1)
    return person


def dated(person: Person, kind: KeyDateKind, day: date) -> None:
    """A key date."""
    kept(KeyDate(person_id=person.id, kind=kind, on_day=day))


def case_of(person: Person) -> Case:
    """Her latest case."""
    with system("test"):
        query = db.select(Case).where(Case.person_id == person.id).order_by(Case.id.desc()).limit(1)
        return db.session.scalars(query.execution_options(permit="test")).one()


def met(person: Person, days: int) -> None:
    """A contact that took place so many days ago."""
    at = at_local(now().replace(tzinfo=None)) - timedelta(days=days)
    kept(
        Contact(
            case_id=case_of(person).id, at=at, channel=Channel.VISIT, state=ContactState.HELD, summary="",
            logged_at=now(),
        )
    )  # fmt: skip


def make_closed(world: Any, worker: Any, *, outcome: Outcome, reason: ClosingReason, days: int = 60) -> Person:
    """Somebody whose case was closed so many days ago."""
    person = make_person(name="Cleo", sex=LegalSex.WOMAN)
    case = make_case(person, unit=world.unit, worker=worker, opened_on=ago(400), closed_on=ago(days))
    kept(Closing(case_id=case.id, closed_on=ago(days), outcome=outcome, reason=reason, made_at=now()))
    return person


def no_reception_day(world, worker):
    person = make_sound(world, worker)
    with system("test"):
        for one in list(person.key_dates):
            db.session.delete(one)
        record("test.made", person)
        commit()
    return person


def _with(column: str, value: Any) -> Callable[[Any, Any], Person]:
    def make(world: Any, worker: Any) -> Person:
        person = make_sound(world, worker)
        with system("test"):
            setattr(person, column, value)
            if column == "birth_on" and value is None:
                person.birth_precision = None
            record("test.made", person)
            commit()
        return person

    return make


def contract(world, worker, **days):
    person = make_sound(world, worker)
    made = make_contract(whole(make_home()), [person], ago(90))
    with system("test"):
        for name, value in days.items():
            setattr(made, name, value)
        record("test.made", made)
        commit()
    return person


def job(world, worker, started=200, **facts):
    person = make_sound(world, worker)
    make_employment(make_work_file(person, unit=world.unit), make_employer(), ago(started), **facts)
    return person


def placement(world, worker, **facts):
    person = make_sound(world, worker)
    make_placement(make_work_file(person, unit=world.unit), make_employer(), ago(200), **facts)
    return person


def programme(world, worker, **facts):
    person = make_sound(world, worker)
    file = make_work_file(person, unit=world.unit)
    make_in(
        file, Programme, kind=ProgrammeKind.ESTABLISHMENT, started_on=ago(700),
        learnt_through=LearntThrough.PERSON, **facts,
    )  # fmt: skip
    return person


def follow_up(world, worker):
    person = make_closed(world, worker, outcome=Outcome.WORK, reason=ClosingReason.SELF_SUPPORTING, days=150)
    with system("test"):
        closing = db.session.scalars(db.select(Closing).execution_options(permit="test")).all()[-1]
    kept(
        FollowUp(case_id=closing.case_id, closing_id=closing.id, moment=FollowUpMoment.DAYS_90, due_on=ago(60)),
    )
    return person


def never(world, worker):
    person = make_person(name="Nevra", unit=world.unit, worker=worker, opened_on=ago(50), sex=LegalSex.WOMAN)
    with system("test"):
        person.route = ReceptionRoute.FAMILY
        record("test.made", person)
        commit()
    dated(person, KeyDateKind.RECEIVED, ago(50))
    return person


def silent(world, worker):
    person = never(world, worker)
    met(person, 300)
    return person


def _dates(*told: tuple[KeyDateKind, int]) -> Callable[[Any, Any], Person]:
    def make(world: Any, worker: Any) -> Person:
        person = make_sound(world, worker)
        for kind, days in told:
            dated(person, kind, ago(days))
        return person

    return make


def after_death(world, worker):
    person = make_sound(world, worker)
    case = make_case(person, unit=world.unit, opened_on=ago(400), closed_on=ago(200))
    kept(
        Closing(
            case_id=case.id, closed_on=ago(200), outcome=Outcome.OTHER, reason=ClosingReason.DECEASED, made_at=now()
        )
    )
    return person


MAKERS: Mapping[Kind, Callable[[Any, Any], Person]] = {
    Kind.NO_RECEPTION_DAY: no_reception_day,
    Kind.NO_ROUTE: _with("route", None),
    Kind.NO_BIRTH: _with("birth_on", None),
    Kind.NO_SEX: _with("legal_sex", LegalSex.UNKNOWN),
    Kind.NO_MOVE_IN_DAY: contract,
    Kind.NO_CLOSING_REASON: lambda world, worker: make_closed(
        world, worker, outcome=Outcome.WORK, reason=ClosingReason.UNKNOWN
    ),
    Kind.JOB_END_UNKNOWN: lambda world, worker: job(world, worker, ended_on=ago(20), ended_by=EndedBy.UNKNOWN),
    Kind.PLACEMENT_END_UNKNOWN: lambda world, worker: placement(
        world, worker, ended_on=ago(20), ended_by=EndedBy.UNKNOWN, outcome=PlacementOutcome.COMPLETED
    ),
    Kind.NO_OUTCOME: lambda world, worker: make_closed(
        world, worker, outcome=Outcome.UNKNOWN, reason=ClosingReason.OWN_WISH
    ),
    Kind.FOLLOW_UP: follow_up,
    Kind.PLACEMENT_OVER: lambda world, worker: placement(world, worker, planned_end_on=ago(30)),
    Kind.PROGRAMME_OVER: lambda world, worker: programme(world, worker, planned_end_on=ago(30)),
    Kind.NO_STATUS: lambda world, worker: programme(
        world, worker, ended_on=ago(200), ended_because=ProgrammeEnd.TIME
    ),
    Kind.NEVER: never,
    Kind.SILENT: silent,
    Kind.BIRTH: _with("birth_on", date(1880, 1, 1)),
    Kind.NUMBER: lambda world, worker: make_sound(world, worker, number="198505171234"),
    Kind.BEFORE_BIRTH: _dates((KeyDateKind.ASSIGNED, 365 * 60)),
    Kind.OPENED_BEFORE_BIRTH: _with("birth_on", ago(50)),
    Kind.AHEAD: _dates((KeyDateKind.SFI_STARTED, -20)),
    Kind.ORDER: _dates((KeyDateKind.SFI_APPLIED, 40), (KeyDateKind.SFI_STARTED, 80)),
    Kind.CONTRACT_DAYS: lambda world, worker: contract(world, worker, moved_in_on=ago(20), moved_out_on=ago(40)),
    Kind.TOO_YOUNG: lambda world, worker: job(world, worker, started=365 * 30),
    Kind.AFTER_DEATH: after_death,
}  # fmt: skip
