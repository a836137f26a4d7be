"""The caseworker's tab "SFI and courses": what crosses, what does not, and that nothing is told of what does not."""

from datetime import UTC, date, datetime, timedelta

import pytest
import sqlalchemy as sa

from reception.access.actor import system
from reception.audit.log import record
from reception.audit.models import AuditEvent
from reception.cases import queries as cases
from reception.db.session import db
from reception.education.models import AbsenceSignal, Application, Result, StudyEvent, StudyPlan
from reception.education.queries.shared.packet import packet_lines
from reception.education.terms.pupils import Goal, Pace, Programme, ResultPart, SignalEnd
from reception.education.terms.sharing import ActsOn, SharedGroup, SharingGround
from reception.education.terms.studies import EnrolmentEvent, Grade, Interruption, SfiCourse, StudyPath
from reception.i18n.formats import today
from reception.people.terms import Protection
from tests.factories.education import make_pupil, make_teacher
from tests.factories.people import make_person
from tests.factories.plans import case_of
from tests.factories.studies_shared import make_consent, make_sharing, share_everything
from tests.people.sharing import choose_extract

AT = datetime(2026, 9, 1, 10, tzinfo=UTC)
#: Words that stand on the page only when something of the pupil does.
TELLING = ("Mottagningen", "Course B", "Course C", "Passed (Godkänt)", "Absence to act on", "I want to be a nurse")


@pytest.fixture
def teacher(municipality):
    return make_teacher(municipality.other_board_unit)


@pytest.fixture
def person(municipality):
    return make_person(unit=municipality.unit, worker=municipality.caseworker)


def stored(*rows):
    with system("test"):
        db.session.add_all(rows)
        db.session.flush()
        record("test.made")
        db.session.commit()
    return rows[0]


def studies(pupil, teacher):
    """Somebody who passed course B, interrupted C, has a plan, a grade and absence to act on."""
    told = [
        (EnrolmentEvent.START, SfiCourse.B, date(2026, 1, 12), StudyPath.TWO, None),
        (EnrolmentEvent.COMPLETE, SfiCourse.B, date(2026, 5, 29), None, None),
        (EnrolmentEvent.START, SfiCourse.C, date(2026, 8, 17), StudyPath.TWO, None),
        (EnrolmentEvent.INTERRUPT, SfiCourse.C, date(2026, 9, 30), None, Interruption.WORK),
    ]
    events = [
        StudyEvent(pupil=pupil, kind=kind, course=course, on=on, path=path, reason=reason, made_at=AT)
        for kind, course, on, path, reason in told
    ]
    grade = Result(
        pupil=pupil, course=SfiCourse.B, part=ResultPart.GRADE, on=date(2026, 5, 29), grade=Grade.PASSED, made_at=AT,
        signed_at=AT, signed_by_id=teacher.id,
    )  # fmt: skip
    plan = StudyPlan(
        pupil=pupil, on=date(2026, 1, 12), with_pupil=True, goal=Goal.WORK, goal_text="I want to be a nurse",
        pace=Pace.FULL, hours=20, made_at=AT,
    )  # fmt: skip
    return stored(*events, grade, plan, signal(pupil))


def signal(pupil):
    return AbsenceSignal(
        pupil=pupil, rule="three-in-ten-days", acts=ActsOn.CASEWORKER, first_on=today() - timedelta(days=9),
        last_on=today() - timedelta(days=2), absences=3, act_by=today() + timedelta(days=3), made_at=AT,
    )  # fmt: skip


@pytest.fixture
def pupil(municipality, person, teacher):
    made = make_pupil(person, unit=municipality.other_board_unit, received_on=date(2026, 1, 12))
    studies(made, teacher)
    return made


def page_of(client_of, user, person):
    return client_of(user).get(f"/people/{person.number}/studies")


def assert_tells_nothing(page):
    assert page.status_code == 200
    assert [word for word in TELLING if word in page.words] == []


def test_what_boards_decided_to_share_stands_on_the_page(municipality, client_of, person, pupil):
    share_everything(municipality.other_board, municipality.board)
    page = page_of(client_of, municipality.caseworker, person)
    for word in (*TELLING, "Completed 2026-05-29", "Began to work", "until 2029-01-12", "20 hours a week"):
        assert word in page.words
    assert "What you do not see here" not in page.words
    assert [link for link in page.all("a") if "/pupils" in (link.get("href") or "")] == []


def test_each_group_of_facts_crosses_by_itself(municipality, client_of, person, pupil):
    make_sharing(municipality.other_board, municipality.board, SharedGroup.RESULTS)
    page = page_of(client_of, municipality.caseworker, person)
    assert "Passed (Godkänt)" in page.words
    assert [
        word
        for word in ("I want to be a nurse", "Study path", "Absence to act on", "Began to work")
        if word in page.words
    ] == []
    assert page.words.count("The boards have not agreed that this may be told.") == 3


def _without_numbers(browser, person):
    """What the page says, but for the numbers of the person and the case."""
    words = browser.get(f"/people/{person.number}/studies").words
    return words.replace(person.number, "").replace(case_of(person).number, "")


def test_without_an_agreement_the_page_is_the_same_for_a_pupil_and_for_somebody_who_is_none(
    municipality, client_of, person, pupil
):
    other = make_person(name=person.shown_name, unit=municipality.unit, worker=municipality.caseworker)
    browser = client_of(municipality.caseworker)
    for ground in (None, SharingGround.CONSENT):
        if ground is not None:
            share_everything(municipality.other_board, municipality.board, ground)
        mine, theirs = (_without_numbers(browser, one) for one in (person, other))
        assert mine == theirs
        assert "Nothing is known here" in mine


def test_consent_lets_it_cross_until_it_expires_or_is_withdrawn(municipality, client_of, person, pupil):
    share_everything(municipality.other_board, municipality.board, SharingGround.CONSENT)
    browser, url = client_of(municipality.caseworker), f"/people/{person.number}/studies"
    make_consent(
        pupil, municipality.board, given_on=today() - timedelta(days=40), expires_on=today() - timedelta(days=1)
    )
    make_consent(pupil, municipality.board, withdrawn_on=today())
    make_consent(pupil, municipality.other_board)
    page = browser.get(url)
    assert_tells_nothing(page)
    assert page.words.count("The pupil has not consented") == 4
    make_consent(pupil, municipality.board)
    page = browser.get(url)
    assert "Course C" in page.words
    assert "I want to be a nurse" not in page.words


def test_what_one_pupil_consents_to_opens_no_other_file(municipality, client_of, person, pupil):
    """Neither another person's consent, nor the pupil's own to another school or of other facts."""
    share_everything(municipality.other_board, municipality.board, SharingGround.CONSENT)
    share_everything(municipality.board, municipality.board, SharingGround.CONSENT)
    for facts in SharedGroup:
        make_consent(make_pupil(unit=municipality.other_board_unit), municipality.board, facts)
        make_consent(make_pupil(unit=municipality.other_unit), municipality.board, facts)
    make_consent(make_pupil(person, unit=municipality.other_unit), municipality.board, SharedGroup.RESULTS)
    page = page_of(client_of, municipality.caseworker, person)
    assert_tells_nothing(page)
    assert "No grade is signed." in page.words


def test_an_agreement_that_ended_or_has_not_begun_or_is_another_boards_lets_nothing_cross(
    municipality, client_of, person, pupil
):
    board, school = municipality.board, municipality.other_board
    make_sharing(school, board, valid_to=today() - timedelta(days=1))
    make_sharing(school, board, SharedGroup.PLAN, valid_from=today() + timedelta(days=1))
    make_sharing(board, school, SharedGroup.RESULTS)
    struck = make_sharing(school, board, SharedGroup.ATTENDANCE)
    struck.struck_at, struck.struck_because = AT, "The wrong board"
    stored(struck)
    assert_tells_nothing(page_of(client_of, municipality.caseworker, person))


def test_the_page_is_not_there_for_others(municipality, client_of, person, pupil, teacher):
    share_everything(municipality.other_board, municipality.board)
    share_everything(municipality.other_board, municipality.other_board)
    for user in (municipality.other_board_caseworker, municipality.other_unit_caseworker):
        assert page_of(client_of, user, person).status_code == 404
    for user in (teacher, municipality.sfi_staff, municipality.administrator, municipality.statistician):
        assert page_of(client_of, user, person).status_code in (403, 404)


def test_a_person_without_a_case_is_not_there(municipality, client_of, teacher):
    share_everything(municipality.other_board, municipality.board)
    nobodys = make_person()
    studies(make_pupil(nobodys, unit=municipality.other_board_unit), teacher)
    assert page_of(client_of, municipality.caseworker, nobodys).status_code == 404


def test_a_hidden_person_is_there_for_those_who_are_named_alone(municipality, client_of, teacher):
    share_everything(municipality.other_board, municipality.board)
    hidden = make_person(
        protection=Protection.MARKING, named=[municipality.caseworker], unit=municipality.unit,
        worker=municipality.caseworker,
    )  # fmt: skip
    studies(make_pupil(hidden, unit=municipality.other_board_unit, alias="Pupil Blue"), teacher)
    page = page_of(client_of, municipality.caseworker, hidden)
    assert "Course C" in page.words
    assert "Pupil Blue" not in page.words
    assert page_of(client_of, municipality.caseworker2, hidden).status_code == 404


def test_each_look_is_logged_where_something_crossed(municipality, client_of, person, pupil):
    browser, url = client_of(municipality.caseworker), f"/people/{person.number}/studies"
    query = sa.select(AuditEvent).where(AuditEvent.action == "studies.looked-at")
    browser.get(url)
    assert db.session.scalars(query).all() == []
    make_sharing(municipality.other_board, municipality.board)
    browser.get(url)
    [look] = db.session.scalars(query).all()
    assert (look.subject_id, look.people, look.user_id) == (pupil.id, f" {person.id} ", municipality.caseworker.id)


def test_a_caseworker_says_what_was_done_about_absence(municipality, client_of, person, pupil):
    make_sharing(municipality.other_board, municipality.board, SharedGroup.ATTENDANCE)
    browser, url = client_of(municipality.caseworker), f"/people/{person.number}/studies"
    [one] = signals()
    page = browser.fill(f"{url}/signals/{one.id}")
    assert "Choose what was done." in page.words
    assert browser.fill(f"{url}/signals/{one.id}", ended_as="talked", note="New childcare on Monday").status_code == 303
    assert signals()[0].ended_as is SignalEnd.TALKED
    assert "New childcare on Monday" in browser.get(url).words
    assert browser.get(f"{url}/signals/{one.id}").status_code == 404


def test_absence_is_out_of_reach_when_attendance_does_not_cross(municipality, client_of, person, pupil):
    make_sharing(municipality.other_board, municipality.board, SharedGroup.STATUS)
    [one] = signals()
    path = f"/people/{person.number}/studies/signals/{one.id}"
    assert client_of(municipality.caseworker).get(path).status_code == 404
    assert client_of(municipality.caseworker).post(path, data={"ended_as": "talked"}).status_code == 404
    assert signals()[0].ended_at is None


def signals():
    return list(db.session.scalars(sa.select(AbsenceSignal).execution_options(permit="test")))


def test_what_is_waited_for_and_a_school_without_studies_say_so(municipality, client_of, person):
    made = make_pupil(person, unit=municipality.other_board_unit)
    make_sharing(municipality.other_board, municipality.board)
    browser, url = client_of(municipality.caseworker), f"/people/{person.number}/studies"
    assert "No studies are noted" in browser.get(url).words
    stored(Application(pupil=made, number="7777", programme=Programme.SFI, applied_on=date(2026, 9, 1), made_at=AT))
    assert "Applied 2026-09-01, waits for a place" in browser.get(url).words


def test_my_day_names_absence_to_act_on_for_own_cases_alone(municipality, client_of, person, pupil):
    browser = client_of(municipality.caseworker)
    assert "Absence to act on" not in browser.get("/").words
    make_sharing(municipality.other_board, municipality.board, SharedGroup.ATTENDANCE)
    page = browser.get("/")
    assert "Absence to act on" in page.words
    assert f"/people/{person.number}/studies" in [link.get("href") for link in page.all("a")]
    assert "Say what was done" in browser.get("/my-day/absence").words
    assert "Absence to act on" not in client_of(municipality.caseworker2).get("/").words


def packet_of(person, acting, user):
    with acting(user):
        return [part.text for line in packet_lines(cases.open_case_of(person)) for part in line.parts]


def test_only_what_crosses_goes_along_when_a_case_is_handed_over(municipality, acting, person, pupil):
    assert packet_of(person, acting, municipality.caseworker) == []
    make_sharing(municipality.other_board, municipality.board, SharedGroup.RESULTS)
    assert packet_of(person, acting, municipality.caseworker) == ["Course B", "Passed (Godkänt)"]
    make_sharing(municipality.other_board, municipality.board, SharedGroup.STATUS)
    assert "Began to work" in packet_of(person, acting, municipality.caseworker)
    assert "Mottagningen" not in packet_of(person, acting, municipality.caseworker)


def test_an_extract_shows_of_studies_only_what_crosses(municipality, client_of, person, pupil):
    browser = client_of(municipality.caseworker)
    boxes = {
        box.get("value")
        for box in browser.get(f"/people/{person.number}/sharing/extracts/new").all("input", name="scope")
    }
    assert "education" not in boxes
    make_sharing(municipality.other_board, municipality.board, SharedGroup.RESULTS)
    words = choose_extract(browser, person, scope=["education"]).words
    assert "Passed (Godkänt), 2026-05-29" in words
    assert "Course C" not in words
