"""Guidance through the front door: meetings of a pupil, and the counsellor's own day."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
import sqlalchemy as sa

from reception.access.actor import system
from reception.access.roles import Role
from reception.accounts.models import User
from reception.audit.log import record
from reception.db.session import db
from reception.education.models import AdultCourse, Application, GuidanceMeeting, Pupil
from reception.education.queries.figures import everybody
from reception.education.queries.guidance.guided import starters
from reception.education.rules.guiding import i9
from reception.education.terms.pupils import AdultCourseState, ApplicationEnd, GuidanceKind, Programme
from reception.education.terms.studies import AdultCourseKind, AdultLevel
from reception.i18n.formats import local, now, today
from reception.people.terms import Protection
from reception.reckoning.periods import Period
from tests.clients import StrictClient
from tests.factories.education import make_pupil, make_teacher
from tests.factories.municipality import Municipality
from tests.factories.people import make_person

ClientOf = Callable[[User], StrictClient]
DAY = "/guidance"


@pytest.fixture
def pupil(municipality: Municipality) -> Pupil:
    return make_pupil(unit=municipality.unit)


@pytest.fixture
def browser(municipality: Municipality, client_of: ClientOf) -> StrictClient:
    return client_of(municipality.guidance)


def path_of(pupil: Pupil, below: str = "") -> str:
    return f"/pupils/{pupil.number}/guidance{below}"


def meets(pupil: Pupil, at: datetime, by: User, **facts: object) -> GuidanceMeeting:
    with system("test"):
        made = GuidanceMeeting(
            pupil=pupil, at=at, made_by_id=by.id, made_at=now(), **{"kind": GuidanceKind.FIRST, **facts}
        )
        db.session.add(made)
        db.session.flush()
        record("test.met", made)
        db.session.commit()
    return made


def applies(pupil: Pupil, applied_on: date, programme: Programme = Programme.SFI, **facts: object) -> None:
    with system("test"):
        made = Application(
            number=f"A{pupil.number}{programme.value[:1]}", pupil=pupil, programme=programme, applied_on=applied_on,
            made_at=datetime(2026, 2, 1, tzinfo=UTC), **facts,
        )  # fmt: skip
        db.session.add(made)
        record("test.applied", people=(pupil.person_id,))
        db.session.commit()


def the_meeting() -> GuidanceMeeting:
    return db.session.scalars(sa.select(GuidanceMeeting).execution_options(permit="test")).one()


def moment(hours: float) -> str:
    return f"{local(now() + timedelta(hours=hours)):%Y-%m-%d %H:%M}"


def test_a_meeting_is_planned_and_settled_later(browser: StrictClient, pupil: Pupil) -> None:
    new = path_of(pupil, "/new")
    planned = browser.fill(new, at=moment(50), kind="first", with_interpreter="y", language="so")
    assert planned.status_code == 303
    assert the_meeting().came is None
    words = browser.get(path_of(pupil)).words
    assert "Lies ahead" in words
    assert "Interpreter: Somali" in words
    edit = path_of(pupil, f"/{the_meeting().id}/edit")
    early = browser.fill(edit, came="yes", minutes="40")
    assert "What came of it is noted afterwards." in early.words
    settled = browser.fill(
        edit,
        at=moment(-2),
        came="yes",
        minutes="40",
        agreed="Söka validering.",
        follow_up_on=str(today() + timedelta(9)),
    )
    assert settled.status_code == 303
    made = the_meeting()
    assert (made.came, made.minutes, made.agreed) == (True, 40, "Söka validering.")
    assert "Söka validering." in browser.get(path_of(pupil)).words


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({"at": ""}, "Write when"),
        ({"at": "igår kväll sent"}, ""),
        ({"came": "no", "minutes": "30"}, "Minutes are noted of a meeting that took place."),
        ({"came": "yes", "minutes": "många"}, "Write whole minutes"),
        ({"came": "yes", "follow_up_on": "2020-01-01"}, "The follow-up is after the meeting."),
        ({"kind": "konstig"}, "Choose what it is about."),
        ({"came": "maybe"}, "Choose one from the list."),
        ({"language": "xx-nonsense"}, "Choose one from the list."),
    ],
)
def test_what_cannot_be_is_refused_and_what_was_written_stays(
    browser: StrictClient, pupil: Pupil, typed: dict[str, str], message: str
) -> None:
    facts = {"at": moment(-2), "kind": "plan", "came": "yes", "agreed": "Ring skolan.", **typed}
    answer = browser.fill(path_of(pupil, "/new"), **facts)
    assert answer.status_code == 200
    assert any(message in "".join(one.itertext()) for one in answer.all("p", class_="field-error"))
    assert "Ring skolan." in answer.get_data(as_text=True)
    assert db.session.scalar(sa.select(sa.func.count()).select_from(GuidanceMeeting).execution_options(permit="t")) == 0


def test_the_day_shows_what_is_to_settle_to_hold_and_to_follow_up(
    municipality: Municipality, browser: StrictClient
) -> None:
    me = municipality.guidance
    names = ("Osa Osatt", "Tova Timme", "Kim Kommande", "Ulla Uppföljd", "Vera Vidare")
    unsettled, soon, coming, due, followed = (make_pupil(unit=municipality.unit, name=name) for name in names)
    meets(unsettled, now() - timedelta(days=3), me)
    meets(soon, local(now()).replace(hour=23, minute=58).astimezone(UTC), me)
    meets(coming, now() + timedelta(days=4), me)
    for one in (due, followed):
        meets(one, now() - timedelta(days=30), me, came=True, follow_up_on=today(), agreed="Skicka betygen.")
    meets(followed, now() + timedelta(days=60), me)
    page = browser.get(DAY)
    sections = {section.get("aria-labelledby"): "".join(section.itertext()) for section in page.all("section")}
    assert "Osa Osatt" in sections["unsettled"]
    assert "Tova Timme" in sections["todays"]
    assert "Kim Kommande" in sections["coming"]
    assert "Ulla Uppföljd" in sections["due"]
    assert "Skicka betygen." in sections["due"]
    assert "Vera Vidare" not in page.words


def test_did_not_come_is_one_press_and_comes_back_to_the_day(
    municipality: Municipality, browser: StrictClient, pupil: Pupil
) -> None:
    meeting = meets(pupil, now() - timedelta(days=1), municipality.guidance)
    path = path_of(pupil, f"/{meeting.id}/missed")
    answer = browser.post(path, data={"next": DAY})
    assert answer.location.endswith(DAY)
    assert the_meeting().came is False
    browser.fill(path_of(pupil, f"/{meeting.id}/edit"), came="yes")
    browser.post(path, data={})
    assert the_meeting().came is True


def test_a_meeting_to_come_cannot_be_missed(municipality: Municipality, browser: StrictClient, pupil: Pupil) -> None:
    meeting = meets(pupil, now() + timedelta(days=1), municipality.guidance)
    browser.post(path_of(pupil, f"/{meeting.id}/missed"), data={"next": DAY})
    assert "The meeting lies ahead." in browser.get(DAY).words
    assert the_meeting().came is None


def test_those_who_have_applied_and_met_nobody_wait_longest_first(
    municipality: Municipality, browser: StrictClient
) -> None:
    def made(name: str, days: int, **facts: object) -> Pupil:
        one = make_pupil(unit=municipality.unit, name=name)
        applies(one, today() - timedelta(days=days), **facts)
        return one

    made("Kort Väntan", 5)
    made("Lång Väntan", 90)
    placed = {"ended_on": today(), "ended_as": ApplicationEnd.PLACED}
    made("Fick Plats", 40, **placed)
    made("Tog Tillbaka", 50, ended_on=today(), ended_as=ApplicationEnd.WITHDRAWN)
    made("Bara Orientering", 60, programme=Programme.ORIENTATION)
    met = made("Har Träffat", 70)
    meets(met, now() - timedelta(days=2), municipality.guidance, came=True)
    missed = made("Kom Inte", 30)
    meets(missed, now() - timedelta(days=2), municipality.guidance, came=False)
    words = browser.get(DAY).words
    order = [words.index(name) for name in ("Lång Väntan", "Fick Plats", "Kom Inte", "Kort Väntan")]
    assert order == sorted(order)
    for name in ("Tog Tillbaka", "Bara Orientering", "Har Träffat"):
        assert name not in words


def test_ones_own_meetings_and_everybodys(municipality: Municipality, browser: StrictClient, pupil: Pupil) -> None:
    colleague = make_teacher(municipality.unit, "Vera Vägledare", Role.GUIDANCE)
    meets(pupil, now() + timedelta(days=2), colleague)
    assert "Amina Warsame" not in browser.get(DAY).words
    words = browser.get(f"{DAY}?whose=all").words
    assert "Amina Warsame" in words
    assert "Vera Vägledare" in words


def test_the_day_asks_no_more_of_the_database_for_more_pupils(
    municipality: Municipality, browser: StrictClient, pupil: Pupil
) -> None:
    applies(pupil, today() - timedelta(days=3))
    meets(pupil, now() + timedelta(days=2), municipality.guidance)
    browser.get(DAY)
    before = len(browser.statements)
    for number in range(6):
        one = make_pupil(unit=municipality.unit, name=f"Elev {number}")
        applies(one, today() - timedelta(days=number))
        meets(one, now() + timedelta(days=number + 1), municipality.guidance)
    browser.get(DAY)
    assert len(browser.statements) == before


def test_what_was_said_stays_with_guidance(municipality: Municipality, client_of: ClientOf, pupil: Pupil) -> None:
    for who in (municipality.sfi_staff, municipality.caseworker, municipality.manager):
        assert client_of(who).get(path_of(pupil)).status_code == 403
        assert client_of(who).get(DAY).status_code == 403
    teacher = client_of(municipality.sfi_staff)
    assert all(link.get("href") != path_of(pupil) for link in teacher.get(f"/pupils/{pupil.number}/courses").all("a"))


def test_a_protected_pupil_stands_under_her_alias(municipality: Municipality, browser: StrictClient) -> None:
    person = make_person(name="Hemlig Person", protection=Protection.MARKING)
    hidden = make_pupil(person, unit=municipality.unit, alias="Elev Blå")
    applies(hidden, today() - timedelta(days=3))
    meets(hidden, now() + timedelta(days=2), municipality.guidance)
    page = browser.get(DAY)
    assert "Elev Blå" in page.words
    assert "Hemlig" not in page.get_data(as_text=True)
    assert person.number not in page.get_data(as_text=True)


def test_another_schools_pupils_are_not_there(municipality: Municipality, browser: StrictClient) -> None:
    theirs = make_pupil(unit=municipality.other_unit, name="Någon Annan")
    applies(theirs, today() - timedelta(days=3))
    meeting = meets(theirs, now() + timedelta(days=2), municipality.guidance)
    assert "Någon Annan" not in browser.get(f"{DAY}?whose=all").words
    assert browser.get(path_of(theirs)).status_code == 404
    assert browser.post(path_of(theirs, f"/{meeting.id}/missed"), data={}).status_code == 404


def test_i9_is_counted_from_starts_and_meetings(municipality: Municipality) -> None:
    year = today().year - 1
    met, alone, missed = (make_pupil(unit=municipality.unit, name=name) for name in ("Möter", "Ensam", "Uteblir"))
    with system("test"):
        for one in (met, alone, missed):
            db.session.add(
                AdultCourse(
                    pupil=one, name="Svenska", level=AdultLevel.BASIC, kind=AdultCourseKind.NATIONAL,
                    state=AdultCourseState.STUDIES, first_on=date(year, 3, 1), made_at=now(),
                )
            )  # fmt: skip
        record("test.courses")
        db.session.commit()
    meets(met, datetime(year, 2, 1, 10, tzinfo=UTC), municipality.guidance, came=True)
    meets(missed, datetime(year, 2, 1, 10, tzinfo=UTC), municipality.guidance, came=False)
    with system("test"):
        found = i9(starters(everybody()), Period(date(year, 1, 1), date(year, 12, 31)), today())
    assert (found.numerator, found.denominator) == (1, 3)
