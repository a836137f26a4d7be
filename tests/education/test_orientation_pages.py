"""Civic orientation through the front door: hours by part, notes, the certificate, a language group."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta

import pytest
import sqlalchemy as sa

from reception.access.actor import system
from reception.accounts.models import User
from reception.audit.log import record
from reception.audit.models import AuditEvent
from reception.db.session import db
from reception.education.models import (
    Application,
    OrientationNote,
    Place,
    Pupil,
    Register,
    Roster,
    RosterPlace,
    StudyGroup,
)
from reception.education.terms.pupils import OrientationNoteKind, Programme
from reception.education.terms.studies import OrientationPart
from reception.i18n.formats import today
from reception.people.terms import Protection
from tests.clients import StrictClient
from tests.factories.education import make_group, make_lesson, make_place, make_pupil
from tests.factories.municipality import Municipality
from tests.factories.people import make_person
from tests.page_rules import text_of

ClientOf = Callable[[User], StrictClient]
TEST = {"permit": "test"}


@pytest.fixture
def pupil(municipality: Municipality) -> Pupil:
    return make_pupil(unit=municipality.unit)


@pytest.fixture
def browser(municipality: Municipality, client_of: ClientOf) -> StrictClient:
    return client_of(municipality.sfi_staff)


def path_of(pupil: Pupil, below: str = "") -> str:
    return f"/pupils/{pupil.number}/orientation{below}"


def day(days: int) -> date:
    return today() + timedelta(days=days)


def language_group(municipality: Municipality, **facts: object) -> StudyGroup:
    days = {"first_on": day(-200), "last_on": day(100)}
    return make_group(
        "Arabiska", unit=municipality.unit, programme=Programme.ORIENTATION, **{"language": "ar", **days, **facts}
    )


def attended(place: Place, hours: int, part: OrientationPart | None, on: date) -> None:
    """A lesson of so many hours whose register was taken, with this place on it."""
    lesson = make_lesson(place.group, on, time(8), time(8 + min(hours, 15)))
    with system("test"):
        roster = Roster(group_id=place.group_id, listed=f"{lesson.id}")
        db.session.add(roster)
        db.session.flush()
        db.session.add(RosterPlace(roster_id=roster.id, place_id=place.id))
        db.session.add(
            Register(
                lesson_id=lesson.id, roster_id=roster.id, on=on, minutes=hours * 60, listed=1, late=0, left_early=0,
                excused=0, unexcused=0, attended=hours * 60, part=part, taken_at=datetime(2026, 9, 1, tzinfo=UTC),
            )
        )  # fmt: skip
        db.session.flush()
        record("test.register", roster, people=(place.pupil.person_id,))
        db.session.commit()


def noted(
    pupil: Pupil, kind: OrientationNoteKind, on: date, hours: int | None = None, part: OrientationPart | None = None
) -> OrientationNote:
    with system("test"):
        made = OrientationNote(
            pupil=pupil, kind=kind, on=on, minutes=hours * 60 if hours else None, part=part,
            where="Grannby kommun" if hours else None, made_at=datetime(2026, 9, 1, tzinfo=UTC),
        )  # fmt: skip
        db.session.add(made)
        db.session.flush()
        record("test.noted", made)
        db.session.commit()
    return made


def all_notes() -> list[OrientationNote]:
    return list(db.session.scalars(sa.select(OrientationNote).order_by(OrientationNote.id).execution_options(**TEST)))


def hundred_hours(pupil: Pupil) -> None:
    for number, part in enumerate(OrientationPart):
        noted(pupil, OrientationNoteKind.HOURS_ELSEWHERE, day(number - 100), 13, part)


def test_hours_of_lessons_and_hours_elsewhere_stand_by_part(
    municipality: Municipality, browser: StrictClient, pupil: Pupil
) -> None:
    place = make_place(language_group(municipality), pupil)
    attended(place, 3, OrientationPart.HEALTH, day(-30))
    attended(place, 2, OrientationPart.HEALTH, day(-23))
    attended(place, 3, None, day(-16))
    noted(pupil, OrientationNoteKind.HOURS_ELSEWHERE, day(-90), 4, OrientationPart.RIGHTS)
    page = browser.get(path_of(pupil))
    rows = {text_of(row.find("th")): text_of(row.find("td")) for row in page.all("tr") if row.find("td") is not None}
    assert rows["Looking after one's health in Sweden"] == "5 h"
    assert rows["The individual's rights and duties"] == "4 h"
    assert rows["Coming to Sweden"] == "0 h"
    assert "12 h of 100 h" in page.words
    assert "3 h more are attended, and noted of no part." in page.words
    assert "Hours left88 h" in page.words
    assert "Förordning (2010:1138) 5 §" in page.words


def test_the_duty_to_offer_and_the_year_are_counted(browser: StrictClient, pupil: Pupil) -> None:
    assert "not known: the application does not say" in browser.get(path_of(pupil)).words
    with system("test"):
        made = Application(
            number="7K3M9Q", pupil=pupil, programme=Programme.ORIENTATION, applied_on=date(2026, 2, 1),
            right_from=date(2025, 3, 10), made_at=datetime(2026, 2, 1, tzinfo=UTC),
        )  # fmt: skip
        db.session.add(made)
        record("test.applied", made, people=(pupil.person_id,))
        db.session.commit()
    noted(pupil, OrientationNoteKind.HOURS_ELSEWHERE, date(2025, 9, 1), 4, OrientationPart.RIGHTS)
    words = browser.get(path_of(pupil)).words
    assert "has to offer it until2028-03-10" in words
    assert "Normally finished by2026-09-01" in words
    assert "This day has passed." in words


def test_hours_elsewhere_are_written_in_hours_and_struck_with_a_reason(browser: StrictClient, pupil: Pupil) -> None:
    new = path_of(pupil, "/notes/new")
    answer = browser.fill(
        new, kind="hours-elsewhere", on=str(day(-10)), minutes="12,5", part="family", where="Grannby kommun"
    )
    assert answer.status_code == 303
    (note,) = all_notes()
    assert (note.minutes, note.part, note.where) == (750, OrientationPart.FAMILY, "Grannby kommun")
    page = browser.get(path_of(pupil))
    assert "12 h 30 min of 100 h" in page.words
    strike = path_of(pupil, f"/notes/{note.id}/strike")
    assert "Write what was wrong" in browser.fill(strike, because="").words
    assert browser.fill(strike, because="Fel elev.").status_code == 303
    page = browser.get(path_of(pupil))
    assert "0 h of 100 h" in page.words
    assert "Fel elev." in page.words
    assert "Somebody has struck this note already." in browser.fill(strike, because="Igen.").words
    events = db.session.scalars(sa.select(AuditEvent.action).order_by(AuditEvent.id)).all()
    assert {"orientation-note.made", "orientation-note.struck"} <= set(events)


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({"kind": "hours-elsewhere", "minutes": "", "where": "Grannby"}, "Write how many hours."),
        ({"kind": "hours-elsewhere", "minutes": "många", "where": "Grannby"}, "Write hours, for example 12"),
        ({"kind": "hours-elsewhere", "minutes": "201", "where": "Grannby"}, "more than 200 hours"),
        ({"kind": "finished-elsewhere", "where": ""}, "Write who organised it"),
        ({"kind": "offered", "on": "+3"}, "This date has not come yet."),
        ({"kind": "", "where": "Grannby"}, "Choose what is noted."),
        ({"kind": "certificate"}, "Choose what is noted."),
    ],
)
def test_a_note_that_cannot_be_is_refused_beside_its_field(
    browser: StrictClient, pupil: Pupil, typed: dict[str, str], message: str
) -> None:
    answer = browser.fill(path_of(pupil, "/notes/new"), **{"on": str(day(-1)), **typed})
    assert answer.status_code == 200
    assert message in answer.words
    kept = answer.form_values()
    for name in typed.keys() - {"kind"}:
        assert kept[name] == typed[name]
    assert all_notes() == []


def test_a_certificate_is_given_printed_in_swedish_and_not_twice_a_day(
    municipality: Municipality, browser: StrictClient, pupil: Pupil
) -> None:
    make_place(language_group(municipality), pupil)
    new = path_of(pupil, "/certificates/new")
    assert "No attended hours are noted." in browser.fill(new, on=str(day(-1))).words
    hundred_hours(pupil)
    assert "A certificate is dated when it is given." in browser.fill(new, on=str(day(1))).words
    answer = browser.fill(new, on=str(today()))
    assert answer.status_code == 303
    page = browser.get(answer.location)
    assert "Amina Warsame" in page.words
    assert "104 " in page.words
    assert "Att komma till Sverige" in page.words
    assert "Exempelby" in page.words
    assert today().isoformat() in page.words
    assert [element.get("lang") for element in page.all("div", class_="certificate")] == ["sv"]
    assert "A certificate was given on this day already." in browser.fill(new, on=str(today())).words
    assert "Certificate given" in browser.get(path_of(pupil)).words


def test_a_certificate_of_less_is_given_with_a_warning(browser: StrictClient, pupil: Pupil) -> None:
    noted(pupil, OrientationNoteKind.HOURS_ELSEWHERE, day(-5), 60, OrientationPart.HEALTH)
    assert "Hours attended: 60 of 100." in browser.get(path_of(pupil, "/certificates/new")).words
    answer = browser.fill(path_of(pupil, "/certificates/new"), on=str(today()))
    assert "Hours attended: 60 of 100." in browser.get(answer.location).words
    earlier = browser.fill(path_of(pupil, "/certificates/new"), on=str(day(-6)))
    assert "No attended hours are noted." in earlier.words


def test_a_struck_certificate_is_not_printed(browser: StrictClient, pupil: Pupil) -> None:
    hundred_hours(pupil)
    browser.fill(path_of(pupil, "/certificates/new"), on=str(today()))
    paper = path_of(pupil, f"/certificates/{all_notes()[-1].id}")
    assert browser.get(paper).status_code == 200
    browser.fill(path_of(pupil, f"/notes/{all_notes()[-1].id}/strike"), because="För tidigt.")
    assert browser.get(paper).status_code == 404
    assert browser.get(path_of(pupil, "/certificates")).status_code == 303
    hours = all_notes()[0].id
    assert browser.get(path_of(pupil, f"/certificates/{hours}")).status_code == 404


def test_a_protected_pupils_certificate_is_for_those_named(municipality: Municipality, client_of: ClientOf) -> None:
    person = make_person(name="Hemlig Person", protection=Protection.MARKING, named=[municipality.guidance])
    pupil = make_pupil(person, unit=municipality.unit, alias="Elev Blå")
    hundred_hours(pupil)
    others, named = client_of(municipality.sfi_staff), client_of(municipality.guidance)
    page = others.get(path_of(pupil))
    assert page.heading == "Civic orientation, Elev Blå"
    assert "104 h of 100 h" in page.words
    new = path_of(pupil, "/certificates/new")
    assert others.get(new).status_code == 303
    assert others.post(new, data={"on": str(today())}).status_code == 303
    assert [one for one in all_notes() if one.kind is OrientationNoteKind.CERTIFICATE] == []
    assert named.fill(new, on=str(today())).status_code == 303
    paper = path_of(pupil, f"/certificates/{all_notes()[-1].id}")
    assert "Hemlig Person" in named.get(paper).words
    assert others.get(paper).status_code == 303
    assert "Hemlig" not in others.get(path_of(pupil)).get_data(as_text=True)


def test_the_group_shows_who_is_near_and_who_lacks_what(municipality: Municipality, browser: StrictClient) -> None:
    group = language_group(municipality)
    near, done, new = (make_pupil(unit=municipality.unit, name=name) for name in ("Nora Nära", "Kia Klar", "Nils Ny"))
    for pupil in (near, done, new):
        make_place(group, pupil)
    noted(near, OrientationNoteKind.HOURS_ELSEWHERE, day(-50), 85, OrientationPart.HEALTH)
    hundred_hours(done)
    path = f"/groups/{group.number}/orientation"
    words = browser.get(path).words
    assert words.index("Kia Klar") < words.index("Nils Ny") < words.index("Nora Nära")
    assert "85 h" in words
    assert "15 h left" in words
    only_near = browser.get(f"{path}?show=near").words
    assert "Nora Nära" in only_near
    assert "Kia Klar" not in only_near
    lacking = browser.get(f"{path}?lacks=ageing").words
    assert "Nora Nära" in lacking
    assert "Kia Klar" not in lacking
    assert "Nora Nära" not in browser.get(f"{path}?lacks=health").words
    assert browser.get(f"{path}?show=nonsense&lacks=%00").status_code == 200
    assert "No pupil fits" in browser.get(f"{path}?show=certified").words


def test_the_group_asks_no_more_of_the_database_for_more_pupils(
    municipality: Municipality, browser: StrictClient
) -> None:
    group = language_group(municipality)
    path = f"/groups/{group.number}/orientation"
    make_place(group, make_pupil(unit=municipality.unit, name="Ett"))
    browser.get(path)
    before = len(browser.statements)
    for number in range(6):
        one = make_pupil(unit=municipality.unit, name=f"Elev {number}")
        noted(one, OrientationNoteKind.HOURS_ELSEWHERE, day(-5), 3, OrientationPart.LIVING)
        make_place(group, one)
    browser.get(path)
    assert len(browser.statements) == before


def test_a_group_of_sfi_has_no_such_list_and_another_school_sees_nothing(
    municipality: Municipality, browser: StrictClient, pupil: Pupil
) -> None:
    sfi = make_group(unit=municipality.unit)
    assert browser.get(f"/groups/{sfi.number}/orientation").status_code == 404
    theirs = make_pupil(unit=municipality.other_unit, name="Någon Annan")
    note = noted(theirs, OrientationNoteKind.OFFERED, day(-5))
    assert browser.get(path_of(theirs)).status_code == 404
    assert browser.get(path_of(pupil, f"/notes/{note.id}/strike")).status_code == 404


def test_casework_has_no_key_to_it(municipality: Municipality, client_of: ClientOf, pupil: Pupil) -> None:
    assert client_of(municipality.caseworker).get(path_of(pupil)).status_code == 403
