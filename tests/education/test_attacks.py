"""Attacks on the school's files: by a teacher who is too curious, by other schools, other boards and other roles."""

from datetime import UTC, date, datetime, timedelta

import pytest
import sqlalchemy as sa

from reception.access.actor import system
from reception.access.roles import Role
from reception.accounts.models import RoleAssignment
from reception.audit.log import record
from reception.cases.models import Case
from reception.db.session import db
from reception.education.models import (
    AbsenceSignal,
    Application,
    GuidanceMeeting,
    OrientationNote,
    Place,
    Register,
    Result,
    Schooling,
    StudyEvent,
    StudyGroup,
)
from reception.education.queries.shared.days import facts_of_school
from reception.education.terms.pupils import GuidanceKind, OrientationNoteKind, Programme, ResultPart, SignalEnd
from reception.education.terms.sharing import ActsOn, SharedGroup
from reception.education.terms.studies import Grade, SchoolForm, SfiCourse
from reception.i18n.formats import now, today
from reception.path import projection
from reception.path.models import MilestoneRow
from reception.people.terms import Protection
from tests.education.pupils import asked, kept, studying, with_plan
from tests.factories.education import make_group, make_lesson, make_place, make_pupil, make_teacher
from tests.factories.municipality import SINCE
from tests.factories.people import make_case, make_person
from tests.factories.studies_shared import make_sharing
from tests.telling import told_in

AT = datetime(2026, 9, 1, 10, tzinfo=UTC)


def also(user, role, unit):
    """One more duty of somebody."""
    with system("test"):
        db.session.add(RoleAssignment(user_id=user.id, unit_id=unit.id, role=role, starts_on=SINCE))
        record("test.duty")
        db.session.commit()


def all_of(model, *conditions):
    db.session.expire_all()
    return db.session.scalars(sa.select(model).where(*conditions).execution_options(permit="test")).all()


# Somebody who teaches at one school and guides at another does each where it is her work.


@pytest.fixture
def here_and_there(municipality):
    """She teaches at the school of `unit`; at `other_unit` she is a counsellor."""
    user = make_teacher(municipality.unit)
    also(user, Role.GUIDANCE, municipality.other_unit)
    return user


@pytest.fixture
def there(municipality):
    """A pupil of the other school, who waits, with a group of that school."""
    pupil = make_pupil(unit=municipality.other_unit, received_on=date(2026, 2, 2))
    return pupil, make_group(unit=municipality.other_unit, name="C there")


def test_a_teacher_of_one_school_who_guides_at_another_tells_nothing_of_studies_there(client_of, here_and_there, there):
    pupil, group = there
    waiting = asked(pupil, Programme.SFI)
    client = client_of(here_and_there)
    assert client.get(f"/pupils/{pupil.number}").status_code == 200
    for path in (
        f"/pupils/{pupil.number}/studies/start",
        f"/pupils/{pupil.number}/studies/place?application={waiting.number}",
        f"/pupils/{pupil.number}/results/new",
        f"/groups/{group.number}/edit",
        f"/groups/{group.number}/pupils/new",
    ):
        assert client.get(path).status_code == 404, path


def test_nor_does_she_take_a_register_there(client_of, here_and_there, there):
    pupil, group = there
    make_place(group, pupil, date(2026, 8, 17))
    lesson = make_lesson(group, today() - timedelta(days=1))
    path = f"/groups/{group.number}/register/{lesson.on}"
    assert client_of(here_and_there).get(path).status_code == 200
    group_teacher = make_teacher(group.unit, "Own Teacher")
    page = client_of(group_teacher).get(path)
    told = {name: value for name, value in page.form_values().items() if name not in {"csrf_token", "_submission"}}
    told["stands_in"] = "y"
    client_of(here_and_there).post(path, data=told)
    assert all_of(Register) == []
    assert client_of(group_teacher).post(path, data=told).status_code == 303
    assert len(all_of(Register)) == 1


def test_nor_does_she_end_a_signal_there(client_of, here_and_there, there):
    signal = kept(signal_of(there[0], ActsOn.TEACHER))
    path = f"/school/signals/{signal.id}/end"
    assert client_of(here_and_there).get(path).status_code == 404
    assert client_of(here_and_there).post(f"/school/signals/{signal.id}/reopen").status_code == 404


def test_what_is_said_with_a_counsellor_of_one_school_is_not_read_by_a_teacher_who_guides_at_another(
    client_of, municipality
):
    user = make_teacher(municipality.other_unit, role=Role.GUIDANCE)
    also(user, Role.SFI_STAFF, municipality.unit)
    pupil = make_pupil(unit=municipality.unit, name="Leyla Warsame")
    kept(meeting_with(pupil))
    client = client_of(user)
    assert client.get(f"/pupils/{pupil.number}").status_code == 200
    page = client.get(f"/pupils/{pupil.number}/guidance")
    assert page.status_code == 404
    assert "Leyla" not in client.get("/guidance?whose=all").words
    assert client.get(f"/pupils/{pupil.number}/guidance/new").status_code == 404


def meeting_with(pupil):
    at = now() + timedelta(days=1)
    return GuidanceMeeting(pupil=pupil, at=at, kind=GuidanceKind.FIRST, agreed="To be a nurse", made_at=AT)


def signal_of(pupil, acts):
    return AbsenceSignal(
        pupil=pupil, rule="three-in-ten-days", acts=acts, first_on=today() - timedelta(days=9),
        last_on=today() - timedelta(days=2), absences=3, act_by=today() + timedelta(days=3), made_at=AT,
    )  # fmt: skip


# A place is of the pupil's own school: who teaches at two moves nobody between them.


def test_nobody_gets_a_place_in_a_group_of_another_school(client_of, municipality):
    teacher = make_teacher(municipality.unit)
    also(teacher, Role.SFI_STAFF, municipality.other_unit)
    pupil = make_pupil(unit=municipality.unit, received_on=date(2026, 2, 2))
    own, other = make_group(unit=municipality.unit), make_group(unit=municipality.other_unit, name="D of the others")
    place = make_place(own, pupil, date(2026, 8, 17))
    client = client_of(teacher)
    path = f"/groups/{own.number}/pupils/{place.id}/move"
    assert "D of the others" not in client.get(path).words
    client.post(path, data={**client.get(path).form_values(), "group_id": str(other.id)})
    waiting = asked(pupil, Programme.SFI)
    path = f"/pupils/{pupil.number}/studies/place?application={waiting.number}"
    assert "D of the others" not in client.get(path).words
    client.post(path, data={**client.get(path).form_values(), "group_id": str(other.id), "path": "2"})
    path = f"/pupils/{pupil.number}/studies/start"
    told = {**client.get(path).form_values(), "course": "C", "path": "2", "on": "2026-11-02", "group_id": str(other.id)}
    client.post(path, data=told)
    assert [one.group_id for one in all_of(Place)] == [own.id]
    assert all_of(StudyEvent) == []


# What one board's caseworker did about absence is of her case, and no other board's.


def test_what_one_board_did_about_absence_is_not_told_to_another(client_of, municipality):
    school, first, second = municipality.other_board, municipality.board, municipality.other_board
    person = make_person(unit=municipality.unit, worker=municipality.caseworker)
    make_case(person, unit=municipality.other_board_unit, worker=municipality.other_board_caseworker)
    pupil = make_pupil(person, unit=municipality.other_board_unit)
    for board in (first, second):
        make_sharing(school, board, SharedGroup.ATTENDANCE)
    signal = kept(signal_of(pupil, ActsOn.CASEWORKER))
    own = client_of(municipality.caseworker)
    path = f"/people/{person.number}/studies"
    assert own.fill(f"{path}/signals/{signal.id}", ended_as="talked", note="Moved to her aunt").status_code == 303
    assert "Moved to her aunt" in own.get(path).words
    page = client_of(municipality.other_board_caseworker).get(path)
    assert page.status_code == 200
    assert "Moved to her aunt" not in page.words
    assert SignalEnd.TALKED.label not in page.words


# A child's school as the family's unit knows it belongs to that unit's board.


def test_what_one_board_knows_of_a_childs_school_is_not_read_by_another(client_of, municipality):
    child = make_person(
        name="Leyla Warsame", birth=date(today().year - 9, 5, 17), unit=municipality.unit,
        worker=municipality.caseworker,
    )  # fmt: skip
    make_case(child, unit=municipality.other_board_unit, worker=municipality.other_board_caseworker)
    path = f"/people/{child.number}/school"
    own, other = client_of(municipality.caseworker), client_of(municipality.other_board_caseworker)
    told = {"received_on": "2026-09-01", "note": "Is afraid of the bus"}
    assert own.fill(f"{path}/new?form=compulsory", **told).status_code == 303
    page = own.get(path)
    assert "Is afraid of the bus" in page.words
    edit = next(str(link.get("href")) for link in page.all("a") if (link.get("href") or "").endswith("/edit"))
    page = other.get(path)
    assert page.status_code == 200
    assert "Is afraid of the bus" not in page.words
    assert other.get(edit).status_code == 404


# School staff see nothing of cases, not whether there is one.


def test_an_application_that_a_caseworker_sent_looks_as_one_that_the_pupil_made(client_of, municipality):
    pages = []
    for by_case in (True, False):
        pupil = make_pupil(unit=municipality.unit)
        waiting = asked(pupil, Programme.SFI, by_case=by_case, made_by_id=municipality.caseworker.id)
        words = client_of(municipality.teacher).get(f"/pupils/{pupil.number}").words
        form = client_of(municipality.teacher).get(f"/pupils/{pupil.number}/applications/{waiting.number}").words
        pages.append((words + form).replace(pupil.number, "").replace(waiting.number, ""))
    assert pages[0] == pages[1]
    assert "caseworker" not in pages[0]


# Ids of another school, or of another pupil, in forms and addresses.


@pytest.fixture
def two(municipality):
    """A pupil of the teacher's school, and one of another."""
    mine = make_pupil(unit=municipality.unit, name="Own Pupil", received_on=date(2026, 2, 2))
    theirs = make_pupil(unit=municipality.other_unit, name="Zahra Elsewhere", received_on=date(2026, 2, 2))
    return mine, theirs


def test_rows_of_another_school_are_not_there_under_an_own_pupil(client_of, municipality, two):
    mine, theirs = two
    group = make_group(unit=municipality.unit, teacher=municipality.teacher)
    other = make_group(unit=municipality.other_unit, name="Theirs")
    their_place, their_lesson = make_place(other, theirs), make_lesson(other, today())
    waiting = asked(theirs, Programme.SFI)
    grade = kept(
        Result(
            pupil=theirs, course=SfiCourse.C, part=ResultPart.GRADE, on=date(2026, 9, 1), grade=Grade.PASSED,
            made_at=AT, signed_at=AT, signed_by_id=municipality.teacher.id,
        )
    )  # fmt: skip
    signal = kept(signal_of(theirs, ActsOn.TEACHER))
    caseworkers = kept(signal_of(mine, ActsOn.CASEWORKER))
    meeting = kept(meeting_with(theirs))
    own, foreign = f"/pupils/{mine.number}", f"/pupils/{theirs.number}"
    gone = [
        f"{own}/applications/{waiting.number}", f"{own}/applications/{waiting.number}/end",
        f"{own}/studies/place?application={waiting.number}", f"{own}/results/{grade.id}",
        f"{own}/results/{grade.id}/correct", f"/school/signals/{signal.id}/end",
        f"/school/signals/{caseworkers.id}/end", f"/groups/{group.number}/pupils/{their_place.id}/end",
        f"/groups/{group.number}/pupils/{their_place.id}/move", f"/groups/{group.number}/lessons/{their_lesson.id}",
        f"/groups/{group.number}/register/{today()}?lesson={their_lesson.id}", f"/groups/{other.number}",
        f"/groups/{other.number}/results", f"/groups/{other.number}/results/print", f"/groups/{other.number}/pupils",
        *(f"{foreign}{end}" for end in ("", "/edit", "/plan", "/right", "/studies", "/attendance", "/orientation",
          "/courses", "/sharing", "/results")),
    ]  # fmt: skip
    client = client_of(municipality.teacher)
    for path in gone:
        answer = client.get(path)
        assert answer.status_code == 404, path
        assert "Zahra" not in answer.get_data(as_text=True), path
    assert client_of(municipality.guidance).get(f"{own}/guidance/{meeting.id}/edit").status_code == 404
    for path in (f"{own}/guidance", f"{own}/guidance/new"):
        assert client.get(path).status_code in (403, 404), path


def test_a_pupil_of_another_school_gets_no_place_by_a_number_in_the_form(client_of, municipality, two):
    _mine, theirs = two
    group = make_group(unit=municipality.unit, teacher=municipality.teacher)
    client = client_of(municipality.teacher)
    path = f"/groups/{group.number}/pupils/new"
    assert "Zahra" not in client.get(f"{path}?pupil={theirs.number}").get_data(as_text=True)
    values = {**client.get(f"{path}?q=Zahra").form_values(), "pupil": theirs.number, "first_on": "2026-11-02"}
    answer = client.post(path, data=values)
    assert answer.status_code != 303
    assert "Zahra" not in answer.get_data(as_text=True)
    assert all_of(Place) == []


def test_no_other_role_opens_a_page_of_the_school(client_of, municipality, two):
    mine, _theirs = two
    group = make_group(unit=municipality.unit)
    make_place(group, mine)
    paths = [
        "/pupils", "/pupils/waiting", "/pupils/new", f"/pupils/{mine.number}", f"/pupils/{mine.number}/results",
        f"/pupils/{mine.number}/sharing", "/groups", f"/groups/{group.number}", f"/groups/{group.number}/results",
        f"/groups/{group.number}/results/print", "/school/signals", "/guidance",
    ]  # fmt: skip
    roles = municipality.one_of_each_role
    for role in set(roles) - {Role.SFI_STAFF, Role.GUIDANCE}:
        client = client_of(roles[role])
        for path in paths:
            answer = client.get(path)
            assert answer.status_code in (403, 404), (role, path)
            assert "Own Pupil" not in answer.get_data(as_text=True), (role, path)


def test_the_way_back_never_leaves_the_site(client_of, municipality, two):
    mine, _theirs = two
    waiting = asked(mine, Programme.SFI)
    client = client_of(municipality.teacher)
    path = f"/pupils/{mine.number}/applications/{waiting.number}/end?next=https://evil.example/"
    assert "evil.example" not in [link.get("href") for link in client.get(path).all("a")]
    answer = client.fill(path, ended_as="withdrawn")
    assert answer.status_code == 303
    assert "evil.example" not in answer.headers["Location"]
    assert all_of(Application)[0].ended_on is not None


def test_what_one_board_knows_of_a_childs_school_is_no_fact_of_anothers_path(municipality):
    child = make_person(birth=date(today().year - 9, 5, 17), unit=municipality.unit)
    other = make_case(child, unit=municipality.other_board_unit)
    with system("test"):
        [own] = set(cases_of(child)) - {other.id}
    told = {"received_on": date(2026, 9, 1), "year": 3, "made_at": AT, "number": "BCDFG"}
    kept(Schooling(person=child, unit_id=municipality.unit.id, form=SchoolForm.COMPULSORY, **told))
    with system("test"):
        assert facts_of_school([own, other.id]) == {own: {"school_received": date(2026, 9, 1), "school_grade": 3}}


def cases_of(person):
    return db.session.scalars(sa.select(Case.id).where(Case.person_id == person.id).execution_options(permit="test"))


# What may not cross any more is not kept either.


def test_with_a_struck_agreement_what_is_kept_of_the_path_goes(client_of, municipality):
    person = make_person(unit=municipality.unit, worker=municipality.caseworker)
    pupil = make_pupil(person, unit=municipality.other_board_unit)
    asked(pupil, Programme.SFI, date(2026, 8, 3))
    studying(pupil, SfiCourse.C, date(2026, 8, 17))
    agreed = make_sharing(municipality.other_board, municipality.board)
    projection.rebuild()
    assert date(2026, 8, 17) in kept_days()
    client = client_of(municipality.administrator)
    assert client.fill(f"/admin/sharing/{agreed.id}/strike", because="The wrong board").status_code == 303
    assert date(2026, 8, 17) not in kept_days()


def kept_days():
    return [row.fulfilled_on for row in all_of(MilestoneRow)]


# Somebody who is protected later disappears from every place that printed her name before.

NUMBER = "199005172383"
SECRETS = ("Zahra", "Warsame", "1990", "900517", "1990-05-17", "زهرة", "0701740633")


@pytest.fixture
def known(municipality):
    """A pupil in the middle of everything, not protected yet."""
    person = make_person(name="Zahra Warsame", own_script="زهرة", number=NUMBER, phone="0701740633")
    pupil = make_pupil(person, unit=municipality.school, received_on=date(2026, 2, 2))
    group = make_group("C2", unit=municipality.school, teacher=municipality.teacher)
    languages = make_group(
        "Somali", unit=municipality.school, teacher=municipality.teacher, programme=Programme.ORIENTATION, language="so"
    )
    for one in (group, languages):
        make_place(one, pupil, date(2026, 8, 17))
        make_lesson(one, today())
    studying(pupil, SfiCourse.C)
    with_plan(pupil)
    asked(pupil, Programme.ADULT)
    kept(signal_of(pupil, ActsOn.TEACHER))
    kept(meeting_with(pupil))
    grade = {"course": SfiCourse.C, "part": ResultPart.GRADE, "on": date(2026, 9, 1), "grade": Grade.PASSED}
    kept(Result(pupil=pupil, group_id=group.id, made_at=AT, **grade))
    note = kept(OrientationNote(pupil=pupil, kind=OrientationNoteKind.CERTIFICATE, on=date(2026, 9, 1), made_at=AT))
    own, of_group = f"/pupils/{pupil.number}", f"/groups/{group.number}"
    pages = [
        "/pupils", "/pupils/waiting", "/pupils/waiting?programme=adult", "/groups", "/school/signals", "/guidance",
        "/guidance?whose=all", "/", of_group, f"{of_group}/pupils", f"{of_group}/pupils/new?q=Zah",
        f"{of_group}/results", f"{of_group}/results/print", f"{of_group}/results/sign",
        f"{of_group}/register/{today()}", f"/groups/{languages.number}/register/{today()}",
        f"/groups/{languages.number}/orientation", own,
        *(f"{own}/{end}" for end in ("edit", "leave", "plan", "right", "studies", "attendance", "absences/new",
          "orientation", "courses", "guidance", "guidance/new", "sharing", "sharing/new", "results", "results/new",
          "orientation/certificates", f"orientation/certificates/{note.id}")),
    ]  # fmt: skip
    return pupil, pages


def protect(person):
    with system("test"):
        person.protection, person.protection_since = Protection.MARKING, today()
        record("test.protected", person)
        db.session.commit()


@pytest.mark.parametrize("who", ["teacher", "guidance"])
def test_once_protected_no_page_of_the_school_tells_who_she_is(client_of, municipality, known, who):
    pupil, pages = known
    client = client_of(getattr(municipality, who))
    told = {path for path in pages if "Zahra" in client.get(path).get_data(as_text=True)}
    assert len(told) > 15
    protect(pupil.person)
    number = pupil.person.number
    for path in pages:
        answer = client.get(path)
        text = answer.get_data(as_text=True) + str(answer.headers)
        assert told_in(text, (*SECRETS, f">{number}<", f"/people/{number}")) == [], path


def test_no_pasted_name_nor_list_of_names_meets_her_once_she_is_protected(client_of, municipality, known):
    pupil, _pages = known
    protect(pupil.person)
    client = client_of(municipality.teacher)
    group = all_of(StudyGroup, StudyGroup.course.is_not(None))[0]
    path = f"/groups/{group.number}/results"
    values = {**client.get(path).form_values(), "text": "Zahra Warsame\tG\nNobody Else\tG", "read": "1"}
    page = client.post(path, data=values)
    assert page.status_code == 200
    first, second = (words_about(page, one) for one in ("Zahra Warsame", "Nobody Else"))
    assert first == second


def words_about(page, name):
    """What a page asks about a line, without the line itself."""
    said = [
        " ".join(one.itertext()) for one in page.all("fieldset") + page.all("label") if name in "".join(one.itertext())
    ]
    return [" ".join(one.replace(name, "").split()) for one in said]
