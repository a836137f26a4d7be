"""Attendance from the school's own system: read beside groups and registers here, asked about, taken in, taken back."""

import io
import json
from collections.abc import Callable
from datetime import date, time, timedelta

import pytest
import sqlalchemy as sa
from click.testing import CliRunner

from reception.access.actor import system
from reception.accounts.models import User
from reception.db.session import db
from reception.education.models import AttendanceMark, Lesson, LessonPattern, Place, Pupil, Register, StudyGroup
from reception.education.rules.register import PRESENT, Mark
from reception.education.terms.lessons import LessonState, MarkKind
from reception.i18n.formats import today
from reception.imports import cli
from reception.imports.models import ImportRun, ImportSource
from reception.imports.rules.attendance import marking, messages, reading
from reception.imports.rules.school import messages as school
from reception.imports.terms import ImportState
from reception.jobs import jobs
from reception.people.terms import Protection
from tests.clients import StrictClient
from tests.factories.education import make_group, make_lesson, make_place, make_pupil
from tests.factories.municipality import Municipality
from tests.factories.people import make_person
from tests.imports.lists import workbook

ClientOf = Callable[[User], StrictClient]
HEADER = ("Grupp", "Datum", "Från", "Till", "Elev", "Närvaro", "Minuter")
NEW = "/school/attendance/import/new"


def day(days: int) -> date:
    """A weekday about so many days from now, so that no test depends on when it runs."""
    found = today() + timedelta(days=days)
    return found - timedelta(days=max(found.weekday() - 4, 0))


THEN = -10


@pytest.fixture
def group(municipality: Municipality) -> StudyGroup:
    term = {"first_on": today() - timedelta(days=90), "last_on": today() + timedelta(days=90)}
    return make_group("C2", unit=municipality.school, teacher=municipality.teacher, **term)


@pytest.fixture
def pupils(municipality: Municipality, group: StudyGroup) -> list[Pupil]:
    names = ("Amina Warsame", "Omar Ali", "Bo Ek")
    made = [make_pupil(make_person(name=name), unit=municipality.school) for name in names]
    for pupil in made:
        make_place(group, pupil)
    return made


@pytest.fixture
def lesson(group: StudyGroup, pupils: list[Pupil]) -> Lesson:
    return make_lesson(group, day(THEN))


@pytest.fixture
def browser(municipality: Municipality, client_of: ClientOf) -> StrictClient:
    return client_of(municipality.teacher)


def row(who: str, mark: str | None = None, minutes: object = None, **other: object) -> list[object]:
    """A row of the lesson of the fixtures."""
    told = {"group": "C2", "day": str(day(THEN)), "starts": "08:30", "ends": "11:30", **other}
    return [told["group"], told["day"], told["starts"], told["ends"], who, mark, minutes]


def read(browser: StrictClient, *rows: list[object], header: tuple[str, ...] = HEADER) -> str:
    """The address of a list that was read."""
    content = workbook([list(one) for one in rows], header=header)
    data = {**browser.get(NEW).form_values(), "file": (io.BytesIO(content), "narvaro.xlsx")}
    address = browser.post(NEW, data=data, content_type="multipart/form-data").location
    assert jobs.work_waiting() == 1
    return address


def taken(browser: StrictClient, *rows: list[object]) -> str:
    """The address of a list that was read and taken in."""
    address = read(browser, *rows)
    browser.post(f"{address}/take")
    assert jobs.work_waiting() == 1
    return address


def rows_of(model: type) -> list:
    db.session.expire_all()
    with system("test"):
        return list(db.session.scalars(sa.select(model).order_by(model.id).execution_options(permit="test")))


def marks() -> dict[str, tuple[MarkKind, int, int]]:
    """The exceptions by the shown name of whose they are."""
    found = {}
    for mark in rows_of(AttendanceMark):
        with system("test"):
            pupil = db.session.get_one(Pupil, _pupil_of(mark.place_id))
        found[pupil.person.shown_name] = (mark.kind, mark.late, mark.missed)
    return found


def _pupil_of(place_id: int) -> int:
    return db.session.scalars(
        sa.select(Place.pupil_id).where(Place.id == place_id).execution_options(permit="test")
    ).one()


def test_a_list_becomes_the_register_of_a_lesson(browser: StrictClient, lesson: Lesson) -> None:
    page = taken(
        browser,
        row("Warsame, Amina", "Ogiltig frånvaro"),
        row("Omar Ali", "Sen ankomst", 20),
        row("Bo Ek", "Närvarande"),
    )
    (register,) = rows_of(Register)
    assert (register.lesson_id, register.listed, register.unexcused, register.late) == (lesson.id, 3, 1, 1)
    assert register.attended == 2 * 180 - 20
    assert marks() == {"Amina Warsame": (MarkKind.UNEXCUSED, 0, 180), "Omar Ali": (MarkKind.LATE, 20, 20)}
    assert rows_of(ImportRun)[0].state is ImportState.DONE
    assert "Taken in" in browser.get(page).words


def test_who_is_not_in_the_list_is_present_and_that_is_said(browser: StrictClient, lesson: Lesson) -> None:
    address = read(browser, row("Omar Ali", None, 15))
    assert "2 of the group are not in the list for this lesson, and are taken as present." in browser.get(address).words
    browser.post(f"{address}/take")
    jobs.work_waiting()
    assert marks() == {"Omar Ali": (MarkKind.LATE, 15, 15)}
    assert rows_of(Register)[0].listed == 3


def test_the_same_list_again_changes_nothing_and_another_one_writes_nothing_over(
    browser: StrictClient, lesson: Lesson
) -> None:
    taken(browser, row("Omar Ali", "Sjuk"))
    taken(browser, row("Omar Ali", "Sjuk"))
    assert [(run.created, run.unchanged, run.rejected) for run in rows_of(ImportRun)] == [(1, 0, 0), (0, 1, 0)]
    words = browser.get(read(browser, row("Omar Ali", "Skolk"))).words
    assert "The register of this lesson is taken here and says something else. It is not changed." in words
    assert marks() == {"Omar Ali": (MarkKind.EXCUSED, 0, 180)}


def test_taking_a_list_back_takes_registers_marks_and_new_lessons_back(browser: StrictClient, lesson: Lesson) -> None:
    before = len(rows_of(LessonPattern))
    address = taken(browser, row("Omar Ali", "Sjuk"), row("Bo Ek", "Sjuk", starts="13:00", ends="15:00"))
    assert (len(rows_of(Register)), len(rows_of(Lesson))) == (2, 2)
    browser.post(f"{address}/undo")
    jobs.work_waiting()
    assert (rows_of(Register), rows_of(AttendanceMark), len(rows_of(LessonPattern))) == ([], [], before)
    assert [one.id for one in rows_of(Lesson)] == [lesson.id]
    assert rows_of(ImportRun)[0].state is ImportState.UNDONE
    taken(browser, row("Omar Ali", "Sjuk"))
    assert marks() == {"Omar Ali": (MarkKind.EXCUSED, 0, 180)}


def test_a_lesson_that_is_not_in_the_timetable_is_added(
    browser: StrictClient, group: StudyGroup, pupils: list[Pupil]
) -> None:
    address = read(browser, row("Bo Ek", "N"))
    assert "The lesson is not in the timetable here. It is added." in browser.get(address).words
    assert rows_of(Lesson) == []
    browser.post(f"{address}/take")
    jobs.work_waiting()
    (lesson,) = rows_of(Lesson)
    assert (lesson.on, lesson.starts, lesson.ends) == (day(THEN), time(8, 30), time(11, 30))


@pytest.mark.parametrize(
    ("one", "why"),
    [
        (row("Bo Ek", "N", day=str(day(9))), messages.NOT_HELD_YET),
        (row("Bo Ek", "N", starts="10:00", ends="12:00"), messages.CLASHES),
        (row("Bo Ek", "N", starts="13:00", ends=None), messages.NO_LESSON),
        (row("Bo Ek", "Sen ankomst"), messages.MINUTES_MISSING),
        (row("Bo Ek", "Sen ankomst", 999), messages.TOO_MANY_MINUTES),
        (row("Bo Ek", "N", day="i går"), "is not a date"),
        (row("Bo Ek", "N", starts="halv nio"), "is no time of day"),
        (row("Bo Ek", "N", minutes="tio"), "is no number of minutes"),
        (row("Bo Ek", "N", group=None), messages.NO_GROUP),
        (row("", "N"), school.NO_PUPIL),
        (row("Bo Ek"), messages.NO_MARK),
    ],
)
def test_what_cannot_be_is_not_taken(browser: StrictClient, lesson: Lesson, one: list[object], why: str) -> None:
    address = taken(browser, one)
    assert why in browser.get(address).words
    assert rows_of(Register) == []


def test_a_lesson_with_a_row_that_cannot_be_read_is_not_taken_at_all(browser: StrictClient, lesson: Lesson) -> None:
    address = taken(browser, row("Omar Ali", "N"), row("Bo Ek", "N", minutes="tio"))
    assert "The lesson is not taken: row 3 of it could not be read." in browser.get(address).words
    assert rows_of(Register) == []


def test_two_rows_that_say_the_same_are_one_and_two_that_differ_are_none(browser: StrictClient, lesson: Lesson) -> None:
    words = browser.get(read(browser, row("Bo Ek", "Sjuk"), row("Bo Ek", "Sjuk"))).words
    assert "The row says the same as row 2." in words
    words = browser.get(read(browser, row("Bo Ek", "Sjuk"), row("Ek, Bo", "N"))).words
    assert "This pupil stands on row 2 too, for the same lesson and with another mark." in words


def test_a_cancelled_lesson_has_no_register(browser: StrictClient, group: StudyGroup, pupils: list[Pupil]) -> None:
    make_lesson(group, day(THEN), state=LessonState.CANCELLED)
    assert messages.CANCELLED in browser.get(read(browser, row("Bo Ek", "N"))).words


def test_somebody_who_had_no_place_that_day_is_left_out_and_the_others_are_taken(
    browser: StrictClient, municipality: Municipality, group: StudyGroup, lesson: Lesson
) -> None:
    late_comer = make_pupil(make_person(name="Ny Elev"), unit=municipality.school)
    make_place(group, late_comer, first_on=today() - timedelta(days=1))
    address = taken(browser, row("Bo Ek", "Sjuk"), row("Ny Elev", "Skolk"))
    assert messages.NOT_ENROLLED in browser.get(address).words
    assert marks() == {"Bo Ek": (MarkKind.EXCUSED, 0, 180)}
    assert rows_of(Register)[0].listed == 3


def answer(browser: StrictClient, address: str, value: str) -> None:
    """Give all that is asked the same answer, and have the list read again."""
    page = browser.get(f"{address}/questions")
    fields = {one.get("name") for one in page.all("input", type="radio")}
    given = {**page.form_values(), **dict.fromkeys(fields, value)}
    assert browser.post(f"{address}/questions", data=given).status_code == 303
    jobs.work_waiting()


def test_an_unknown_word_is_asked_about_once_and_known_by_the_next_list(browser: StrictClient, lesson: Lesson) -> None:
    address = read(browser, row("Bo Ek", "Frånv."), row("Omar Ali", "frånv"))
    run = rows_of(ImportRun)[0]
    assert (run.asked, run.created) == (1, 0)
    page = browser.get(f"{address}/questions").words
    assert page.count("What does “Frånv.” mean?") == 1
    assert "It means: Absent, unexcused" in page
    answer(browser, address, "unexcused")
    browser.post(f"{address}/take")
    jobs.work_waiting()
    assert {kind for kind, *_rest in marks().values()} == {MarkKind.UNEXCUSED}
    (source,) = rows_of(ImportSource)
    assert source.headers["word"] == {"franv": "unexcused"}
    make_lesson(lesson.group, day(THEN - 7))
    read(browser, row("Bo Ek", "Frånv.", day=str(day(THEN - 7))))
    assert (rows_of(ImportRun)[-1].asked, rows_of(ImportRun)[-1].source_id) == (0, source.id)


def test_an_unknown_group_is_asked_about(browser: StrictClient, group: StudyGroup, lesson: Lesson) -> None:
    address = read(browser, row("Bo Ek", "Sjuk", group="SFI C2 fm"))
    assert "Which group is “SFI C2 fm”?" in browser.get(f"{address}/questions").words
    answer(browser, address, group.number)
    browser.post(f"{address}/take")
    jobs.work_waiting()
    assert marks() == {"Bo Ek": (MarkKind.EXCUSED, 0, 180)}


def test_an_unknown_pupil_is_asked_about_and_can_be_left_out(
    browser: StrictClient, lesson: Lesson, pupils: list[Pupil]
) -> None:
    address = read(browser, row("Amina Varsame", "Sjuk"))
    assert "Who in the group C2 is “Amina Varsame”?" in browser.get(f"{address}/questions").words
    answer(browser, address, pupils[0].number)
    browser.post(f"{address}/take")
    jobs.work_waiting()
    assert marks() == {"Amina Warsame": (MarkKind.EXCUSED, 0, 180)}
    assert "Varsame" not in json.dumps([source.headers for source in rows_of(ImportSource)])


def test_a_pupil_is_found_by_pupil_number_and_by_identity_number(
    browser: StrictClient, municipality: Municipality, group: StudyGroup, lesson: Lesson, pupils: list[Pupil]
) -> None:
    numbered = make_pupil(make_person(name="Sara Lind", number="199005172383"), unit=municipality.school)
    make_place(group, numbered)
    header = ("Grupp", "Datum", "Elevnummer", "Personnummer", "Närvaro")
    by_code = ["C2", str(day(THEN)), pupils[1].number, None, "Skolk"]
    by_number = ["C2", str(day(THEN)), None, "19900517-2383", "Sjuk"]
    address = read(browser, by_code, by_number, header=header)
    browser.post(f"{address}/take")
    jobs.work_waiting()
    assert {name: kind for name, (kind, *_rest) in marks().items()} == {
        "Omar Ali": MarkKind.UNEXCUSED,
        "Sara Lind": MarkKind.EXCUSED,
    }


def test_a_hidden_pupil_is_known_by_alias_and_never_by_name(
    browser: StrictClient, municipality: Municipality, group: StudyGroup, lesson: Lesson
) -> None:
    person = make_person(name="Hemlig Person", number="199005172383", protection=Protection.MARKING)
    hidden = make_pupil(person, unit=municipality.school, alias="Elev Blå")
    make_place(group, hidden)
    for who in ("Elev Blå", hidden.number):
        address = read(browser, row(who, "Sjuk"))
        assert (rows_of(ImportRun)[-1].created, rows_of(ImportRun)[-1].asked) == (1, 0)
        assert "Hemlig" not in browser.get(address).words
    named = read(browser, row("Hemlig Person", "Sjuk"))
    asked = browser.get(f"{named}/questions").words.replace("“Hemlig Person”", "")
    assert (rows_of(ImportRun)[-1].asked, "Hemlig" in asked) == (1, False)
    assert person.number not in asked
    header = ("Grupp", "Datum", "Elev", "Personnummer", "Närvaro")
    read(browser, ["C2", str(day(THEN)), "X Y", "19900517-2383", "Sjuk"], header=header)
    assert rows_of(ImportRun)[-1].asked == 1


def test_lists_are_for_the_teachers_of_the_school(
    municipality: Municipality, client_of: ClientOf, browser: StrictClient, lesson: Lesson
) -> None:
    address = read(browser, row("Bo Ek", "N"))
    assert client_of(municipality.caseworker).get(address).status_code == 403
    assert client_of(municipality.manager).get(NEW).status_code == 403
    assert "narvaro.xlsx" in browser.get("/school/attendance/import").words
    assert browser.get("/school/attendance/import/template").status_code == 200


def test_a_file_that_is_no_list_says_what_it_needs(browser: StrictClient, lesson: Lesson) -> None:
    address = read(browser, ["a", "b"], header=("Fel", "Rubrik"))
    assert "No sheet with a list of attendance was found." in browser.get(address).words


def test_the_command_does_what_the_pages_do(
    app: object, lesson: Lesson, monkeypatch: pytest.MonkeyPatch, tmp_path: object, municipality: Municipality
) -> None:
    monkeypatch.setattr(cli, "create_app", lambda: app)
    monkeypatch.setattr(cli.working, "measure", lambda: None)
    path = tmp_path / "narvaro.csv"  # type: ignore[operator]
    path.write_text(f"Grupp;Datum;Elev;Närvaro\nC2;{day(THEN)};Bo Ek;Sjuk\nC2;{day(THEN)};Omar Ali;Närvarande\n")
    db.session.commit()
    given = ["attendance", str(path), "--unit", municipality.school.name, "--json"]
    dry = json.loads(CliRunner().invoke(cli.import_, [*given, "--dry-run"]).stdout)
    assert (dry["id"], dry["created"], rows_of(Register)) == (None, 1, [])
    done = json.loads(CliRunner().invoke(cli.import_, given).stdout)
    assert (done["created"], len(rows_of(Register))) == (1, 1)
    undone = CliRunner().invoke(cli.import_, ["attendance", "--undo", done["id"], "--json"])
    assert json.loads(undone.stdout)["undone"] is True
    assert rows_of(Register) == []


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("8.30", time(8, 30)),
        ("08:30:00", time(8, 30)),
        ("kl 8:05", time(8, 5)),
        ("24:00", None),
        ("8", None),
        ("", None),
    ],
)
def test_times_are_read_as_people_write_them(text: str, clock: time | None) -> None:
    assert reading.clock_of(text) == clock


@pytest.mark.parametrize(
    ("kind", "minutes", "mark"),
    [
        (MarkKind.PRESENT, None, PRESENT),
        (None, 0, PRESENT),
        (None, 20, Mark(MarkKind.LATE, 20)),
        (None, 180, Mark(MarkKind.UNEXCUSED)),
        (MarkKind.EXCUSED, None, Mark(MarkKind.EXCUSED)),
        (MarkKind.EXCUSED, 180, Mark(MarkKind.EXCUSED)),
        (MarkKind.UNEXCUSED, 40, Mark(MarkKind.LATE, 40)),
        (MarkKind.LEFT_EARLY, 40, Mark(MarkKind.LEFT_EARLY, 0, 40)),
        (MarkKind.LATE, None, None),
        (MarkKind.LATE, 181, None),
        (MarkKind.EXCUSED, 181, None),
    ],
)
def test_words_and_minutes_make_a_mark(kind: MarkKind | None, minutes: int | None, mark: Mark | None) -> None:
    assert marking.mark_of(kind, minutes, 180)[0] == mark
