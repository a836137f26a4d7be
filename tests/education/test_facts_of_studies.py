"""What the path of a case learns of studies: no more than the boards let cross on that day."""

from datetime import UTC, date, datetime, timedelta

import pytest
import sqlalchemy as sa
import time_machine

from reception.access.actor import system
from reception.db.session import db
from reception.education.models import (
    Assessment,
    Enrolment,
    GuidanceMeeting,
    OrientationNote,
    Result,
    RightExtension,
    Sharing,
    StudyEvent,
)
from reception.education.operations.studies.events import strike, tell
from reception.education.queries.shared.days import days_of_studies
from reception.education.rules.studies.periods import Event
from reception.education.terms.pupils import GuidanceKind, OrientationNoteKind, Programme, ResultPart
from reception.education.terms.sharing import SharedGroup, SharingGround
from reception.education.terms.studies import EnrolmentEvent, Grade, SfiCourse, StudyPath
from reception.people.models import KeyDate
from reception.people.terms import KeyDateKind, Source
from tests.education.pupils import asked, kept, studying, with_plan
from tests.factories.education import make_group, make_place, make_pupil
from tests.factories.people import make_person
from tests.factories.plans import case_of
from tests.factories.studies_shared import make_consent, make_sharing, share_everything

MADE = datetime(2026, 9, 10, 10, tzinfo=UTC)
STATUS = {
    "sfi_applied": date(2026, 8, 3),
    "sfi_received": date(2026, 8, 10),
    "sfi_started": date(2026, 8, 17),
    "sfi_assessed": date(2026, 8, 12),
    "sfi_extended_until": date(2030, 2, 10),
    "civic_orientation_offered": date(2026, 9, 1),
    "civic_orientation_started": date(2026, 9, 7),
}
PLAN = {"study_plan_made": date(2026, 9, 1), "guidance_offered": date(2026, 9, 10)}
RESULTS = {"sfi_completed": date(2026, 11, 2), "civic_orientation_finished": date(2026, 11, 16)}


@pytest.fixture(autouse=True)
def a_day_in_november():
    with time_machine.travel(datetime(2026, 11, 22, 9, tzinfo=UTC), tick=False):
        yield


@pytest.fixture
def person(municipality):
    """Somebody with a case at the labour market board."""
    return make_person(unit=municipality.unit, worker=municipality.caseworker)


@pytest.fixture
def pupil(person, municipality):
    """The same at a school of another board, with all that a path asks about."""
    made = make_pupil(person, unit=municipality.other_board_unit, received_on=date(2026, 8, 10))
    asked(made, Programme.SFI, date(2026, 8, 3))
    studying(made, SfiCourse.C)
    studying(made, SfiCourse.D, date(2026, 12, 1))
    kept(Assessment(pupil=made, on=date(2026, 8, 12), path=StudyPath.TWO, course=SfiCourse.C, made_at=MADE))
    with_plan(made)
    with_plan(made, on=date(2026, 10, 1))
    kept(GuidanceMeeting(pupil=made, at=MADE + timedelta(days=5), kind=GuidanceKind.FIRST, made_at=MADE))
    decided = {"decided_on": date(2026, 11, 1), "reason": "Sjukdom", "made_at": MADE}
    kept(RightExtension(pupil=made, until=date(2030, 2, 10), **decided))
    kept(
        Result(
            pupil=made, course=SfiCourse.D, part=ResultPart.GRADE, on=date(2026, 11, 2), grade=Grade.PASSED,
            signed_at=MADE, signed_by_id=municipality.teacher.id, made_at=MADE,
        )
    )  # fmt: skip
    _orientation(made, municipality)
    return made


def _orientation(pupil, municipality):
    for kind, day in (
        (OrientationNoteKind.OFFERED, date(2026, 9, 1)),
        (OrientationNoteKind.CERTIFICATE, date(2026, 11, 16)),
    ):
        kept(OrientationNote(pupil=pupil, kind=kind, on=day, made_at=MADE))
    group = make_group("So", unit=municipality.other_board_unit, programme=Programme.ORIENTATION, language="so")
    make_place(group, pupil, date(2026, 9, 7))


def told(person):
    with system("test"):
        return days_of_studies([case_of(person).id]).get(case_of(person).id, {})


def test_nothing_crosses_without_an_agreement(person, pupil):
    assert told(person) == {}


@pytest.mark.parametrize(
    ("facts", "days"),
    [
        (SharedGroup.STATUS, STATUS),
        (SharedGroup.PLAN, PLAN),
        (SharedGroup.RESULTS, RESULTS),
        (SharedGroup.ATTENDANCE, {}),
    ],
    ids=str,
)
def test_each_group_of_facts_crosses_by_itself(person, pupil, municipality, facts, days):
    make_sharing(municipality.other_board, municipality.board, facts)
    assert told(person) == days


@pytest.mark.parametrize(
    "agreed",
    [
        {"valid_to": date(2026, 11, 21)},
        {"valid_from": date(2026, 11, 23)},
        {"ground": SharingGround.CONSENT},
    ],
    ids=["ended", "not begun", "no consent"],
)
def test_nothing_crosses_on_an_agreement_that_does_not_hold_today(person, pupil, municipality, agreed):
    make_sharing(municipality.other_board, municipality.board, SharedGroup.STATUS, **agreed)
    assert told(person) == {}


def test_nothing_crosses_on_a_struck_agreement_nor_the_other_way(person, pupil, municipality):
    made = make_sharing(municipality.other_board, municipality.board)
    make_sharing(municipality.board, municipality.other_board)
    found = db.session.get_one(Sharing, made.id)
    found.struck_at, found.struck_because = MADE, "Fel"
    db.session.flush()
    assert told(person) == {}


def test_a_consent_lets_cross_what_it_names_until_it_is_withdrawn(person, pupil, municipality):
    share_everything(municipality.other_board, municipality.board, SharingGround.CONSENT)
    make_consent(pupil, municipality.board, SharedGroup.STATUS)
    assert told(person) == STATUS
    make_consent(pupil, municipality.board, SharedGroup.RESULTS, withdrawn_on=date(2026, 11, 22))
    assert told(person) == STATUS


def test_key_dates_of_the_record_stand_unless_the_school_knows_of_earlier_studies(person, pupil, municipality):
    make_sharing(municipality.other_board, municipality.board)
    noted = {
        KeyDateKind.SFI_APPLIED: date(2026, 8, 20),
        KeyDateKind.SFI_RECEIVED: date(2026, 8, 11),
        KeyDateKind.SFI_STARTED: date(2026, 8, 16),
    }
    for kind, day in noted.items():
        kept(KeyDate(person_id=person.id, kind=kind, on_day=day, source=Source.AUTHORITY))
    found = told(person)
    assert "sfi_applied" not in found
    assert "sfi_started" not in found
    assert found["sfi_received"] == date(2026, 8, 10)


def test_what_is_not_signed_is_struck_or_lies_ahead_is_not_told(person, municipality):
    made = make_pupil(person, unit=municipality.other_board_unit)
    share_everything(municipality.other_board, municipality.board)
    studying(made, SfiCourse.C, date(2026, 11, 23))
    unsigned = {"course": SfiCourse.D, "part": ResultPart.GRADE, "grade": Grade.PASSED, "made_at": MADE}
    kept(Result(pupil=made, on=date(2026, 11, 2), **unsigned))
    struck = {"struck_at": MADE, "struck_because": "Fel", "made_at": MADE}
    kept(OrientationNote(pupil=made, kind=OrientationNoteKind.CERTIFICATE, on=date(2026, 9, 1), **struck))
    assert told(person) == {}


def test_many_cases_cost_as_much_as_one(municipality, pupil):
    make_sharing(municipality.other_board, municipality.board)
    people = [make_person(unit=municipality.unit, worker=municipality.caseworker, name=f"Nr {n}") for n in "abcd"]
    for one in people:
        studying(make_pupil(one, unit=municipality.other_board_unit), SfiCourse.B)
    counted = []
    sa.event.listen(db.session.connection(), "before_cursor_execute", lambda *_args: counted.append(1))
    with system("test"):
        ids = [case_of(one).id for one in people]
        counted.clear()
        found = days_of_studies(ids)
    assert [days["sfi_started"] for days in found.values()] == [date(2026, 8, 17)] * len(people)
    assert len(counted) == 2


def test_a_start_told_at_school_and_taken_back_moves_the_kept_rows(person, municipality):
    made = make_pupil(person, unit=municipality.other_board_unit, received_on=date(2026, 8, 10))
    make_sharing(municipality.other_board, municipality.board)
    with system("test"):
        tell(made, Event(EnrolmentEvent.START, SfiCourse.C, date(2026, 8, 17), StudyPath.TWO), by_id=None)
        assert told(person)["sfi_started"] == date(2026, 8, 17)
        (event,) = db.session.scalars(
            sa.select(StudyEvent).where(StudyEvent.pupil_id == made.id).execution_options(permit="test")
        )
        strike(event, "Fel elev")
    assert "sfi_started" not in told(person)
    assert not db.session.scalars(
        sa.select(Enrolment).where(Enrolment.pupil_id == made.id).execution_options(permit="test")
    ).all()
