"""What the walk of all pages needs beside the demo about studies and schools: a pupil with a row of each kind."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any, Final

import sqlalchemy as sa

from reception.access import actor as actors
from reception.access.actor import current
from reception.accounts import queries as account_queries
from reception.accounts.models import Unit, User
from reception.audit.log import record
from reception.cases.models import Case
from reception.cases.operations import registration
from reception.db.session import db
from reception.education.models import Lesson, Pupil, Register, Result, Sharing, StudyGroup, Teaching
from reception.education.operations.timetable import holidays
from reception.education.terms.pupils import Programme
from reception.education.terms.sharing import SharedGroup, SharingGround
from reception.i18n.formats import now, today
from reception.imports import operations as imports
from reception.imports.models import ImportRun
from reception.imports.terms import OF_SCHOOL, ImportState, ImportTarget
from reception.people.models import Person
from tests.factories.school_files import DAY, school_rows

NAME: Final = "Vera Vandring"
#: Addresses of a pupil that are about one row, or that change something.
_OF_VERA: Final = (
    "applications/", "courses/", "guidance/", "orientation/", "plan/", "results/", "right/", "sharing/", "studies/",
)  # fmt: skip
#: The rows of Vera's, by what they are; and of whom.
_made: dict[str, Any] = {}
_LISTS: Final = {
    ImportTarget.ATTENDANCE: "Grupp;Datum;Från;Till;Elev;Närvaro;Favoritfärg\n",
    ImportTarget.RESULTS: "Grupp;Kurs;Elev;Läsa;Favoritfärg\n",
}


def add() -> None:
    """One row for each page that is about one row."""
    caseworker, teacher = (_actor(role) for role in ("caseworker", "teacher"))
    actors.become(caseworker)
    number = registration.register_with_case(
        unit_id=caseworker.duties[0].unit_id, worker_id=caseworker.user_id, name=NAME
    )
    person = _one(sa.select(Person).filter_by(number=number))
    case, school = _one(sa.select(Case).filter_by(person_id=person.id)), _unit_of(teacher)
    actors.become(teacher)
    rows = school_rows("Vandring", person, case, school)
    teaching = _teaching(rows["place"].group_id)
    db.session.add_all([teaching, _agreement(school, case.unit)])
    day_off = DAY + timedelta(days=1)  # not the day of her lesson: it would fall away
    holidays.add_holiday(school.id, name="Studiedag", first_on=day_off, last_on=day_off)
    record("test.school-made", rows["pupil"])
    db.session.flush()
    _made.update({name: row.id for name, row in rows.items()})
    _made.update({f"{name} number": row.number for name, row in rows.items() if hasattr(row, "number")})
    _made.update({"child number": number, "teaching": teaching.id})
    for target in OF_SCHOOL:
        _lists(target, school.id)


def _teaching(group_id: int) -> Teaching:
    """The demo's teacher is responsible for Vera's group."""
    found = db.session.get_one(StudyGroup, group_id)
    return Teaching(group=found, user_id=current().user_id, is_responsible=True, first_on=found.first_on)


def _agreement(school: Unit, unit: Unit) -> Sharing:
    """One more, so that there is one to end and to strike whatever the demo drew."""
    return Sharing(
        from_board_id=school.parent_id or school.id, to_board_id=unit.parent_id or unit.id, facts=SharedGroup.PLAN,
        ground=SharingGround.DECISION, basis="§ 9", valid_from=today() - timedelta(days=9), made_at=now(),
    )  # fmt: skip


def _lists(target: ImportTarget, unit_id: int) -> None:
    """Two lists on their way in; one that was taken in."""
    for mark in ("Ett", "Två"):
        content = f"{_LISTS[target]}{mark};2026-11-02;;;;;\n;;;;;;\n".encode()
        run = imports.receive_of_school(target, content, "lista.csv", unit_id)
        imports.read_in(run.id, lambda _done, _total: None)
    imports.take_in(run.id, lambda _done, _total: None)
    db.session.flush()


def samples() -> dict[str, Callable[[], Any]]:
    """As `casework.samples`: what the demo drew where that says more, Vera's rows where a page is about one row."""
    group, pupil, school = "/groups/<number>", "/pupils/<number>", "/people/<number>/school"
    return {
        group: lambda: _group().number,
        f"{group}/orientation": lambda: _one(_of_orientation()).number,
        **{f"{group}/{part}/": _hers("group number") for part in ("lessons", "pupils", "teachers", "timetable")},
        f"{group}/lessons/<lesson_id>": _hers("lesson"),
        f"{group}/pupils/<place_id>": _hers("place"),
        f"{group}/teachers/<teaching_id>": _hers("teaching"),
        f"{group}/timetable/<pattern_id>": _hers("pattern"),
        f"{group}/register/<day>": lambda: str(_one(_reported()).on),
        pupil: lambda: _one(_who_came_far()).number,
        **{f"{pupil}/{part}": _hers("pupil number") for part in _OF_VERA},
        f"{pupil}/applications/<application>": _hers("application number"),
        f"{pupil}/courses/<course_id>": _hers("adult_course"),
        f"{pupil}/guidance/<meeting_id>": _hers("guided"),
        f"{pupil}/orientation/certificates/<note_id>": _hers("certificate"),
        f"{pupil}/orientation/notes/<note_id>": _hers("note"),
        f"{pupil}/plan/<plan_id>": _hers("study_plan"),
        f"{pupil}/results/<result_id>": _hers("result"),
        f"{pupil}/right/<extension_id>": _hers("extension"),
        f"{pupil}/sharing/<consent_id>": _hers("study_consent"),
        f"{pupil}/studies/place": _hers("pupil number"),
        f"{pupil}/studies/events/<event_id>": _hers("event"),
        "/school/signals/<signal_id>": _hers("signal"),
        **{f"/school/{target.value}/import/<number>": _run(target, ImportState.READY) for target in OF_SCHOOL},
        **{f"/school/{target.value}/import/<number>/undo": _run(target, ImportState.DONE) for target in OF_SCHOOL},
        school: _hers("child number"),
        f"{school}/<place_number>": _hers("schooling number"),
        f"{school}/<place_number>/support/<support_id>": _hers("support"),
        f"{school}/<place_number>/meetings/<meeting_id>": _hers("school_meeting"),
        "/people/<number>/studies": _hers("child number"),
        "/people/<number>/studies/signals/<signal_id>": _hers("shared_signal"),
        "/admin/sharing/<agreement_id>": lambda: _one(sa.select(Sharing).order_by(Sharing.id.desc())).id,
    }


def waiting() -> str:
    """The number of an application that has no end."""
    return str(_made["application number"])


def _hers(name: str) -> Callable[[], Any]:
    return lambda: _made[name]


def _run(target: ImportTarget, state: ImportState) -> Callable[[], str]:
    return lambda: _one(sa.select(ImportRun).filter_by(target=target, state=state)).number


def _group() -> StudyGroup:
    """The group of the demo's teacher with the latest register: pupils, results and months of attendance."""
    found: StudyGroup = _one(sa.select(StudyGroup).filter_by(id=_one(_reported()).group_id))
    return found


def _reported() -> Any:
    """Lessons of the teacher whose register was taken, the latest first."""
    groups = sa.select(StudyGroup.id).join(Teaching).where(Teaching.user_id == _user("teacher").id)
    groups = groups.where(StudyGroup.programme == Programme.SFI)
    query = sa.select(Lesson).join(Register, Register.lesson_id == Lesson.id).where(Lesson.group_id.in_(groups))
    return query.order_by(Lesson.on.desc(), Lesson.id)


def _of_orientation() -> Any:
    return sa.select(StudyGroup).filter_by(programme=Programme.ORIENTATION).order_by(StudyGroup.id)


def _who_came_far() -> Any:
    """The pupil with the most results."""
    counts = sa.select(Result.pupil_id, sa.func.count().label("results")).group_by(Result.pupil_id).subquery()
    return sa.select(Pupil).join(counts, counts.c.pupil_id == Pupil.id).order_by(counts.c.results.desc(), Pupil.id)


def _actor(role: str) -> actors.Actor:
    return account_queries.actor_of(_user(role))


def _unit_of(actor: actors.Actor) -> Unit:
    return db.session.get_one(Unit, actor.duties[0].unit_id)


def _user(role: str) -> User:
    found: User = _one(sa.select(User).filter_by(email=f"{role}@demo.example"))
    return found


def _one(query: Any) -> Any:
    """The first row, with the eyes of the system."""
    found = db.session.scalars(query.limit(1).execution_options(permit="test")).first()
    assert found is not None, str(query)
    return found
