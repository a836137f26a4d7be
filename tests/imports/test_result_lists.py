"""Results from a provider of courses: read beside the grids here, asked about, taken in as drafts, taken back."""

import io
import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from click.testing import CliRunner
from flask import Flask

from reception.access.actor import system
from reception.accounts.models import User
from reception.db.session import db
from reception.education.models import Pupil, Result, StudyGroup
from reception.education.terms.pupils import ResultPart
from reception.education.terms.studies import Grade, NoGrade, SfiCourse
from reception.i18n.formats import today
from reception.imports import cli
from reception.imports.models import ImportRun, ImportSource
from reception.imports.rules.folding import fold
from reception.imports.rules.results import messages, reading
from reception.imports.rules.school import messages as school
from reception.imports.terms import ImportState
from reception.jobs import jobs
from reception.people.terms import Protection
from tests.clients import StrictClient
from tests.factories.education import make_group, make_place, make_pupil
from tests.factories.municipality import Municipality
from tests.factories.people import make_person
from tests.factories.results import make_class, make_result, make_studies
from tests.imports.lists import workbook

ClientOf = Callable[[User], StrictClient]
HEADER = ("Grupp", "Elev", "Datum", "Höra", "Läsa", "Tala", "Skriva", "NP", "Betyg")
NEW = "/school/results/import/new"
#: Ahead on whatever day the tests run.
LATER = str(today() + timedelta(days=30))


def then() -> date:
    return today() - timedelta(days=10)


@pytest.fixture
def group(municipality: Municipality) -> StudyGroup:
    return a_group("C2", municipality)


def a_group(name: str, municipality: Municipality, course: SfiCourse = SfiCourse.C) -> StudyGroup:
    term = {"first_on": today() - timedelta(days=90), "last_on": today() + timedelta(days=90)}
    return make_group(name, unit=municipality.school, teacher=municipality.teacher, course=course, **term)


@pytest.fixture
def pupils(municipality: Municipality, group: StudyGroup) -> list[Pupil]:
    names = ("Amina Warsame", "Omar Ali", "Bo Ek")
    made = [make_pupil(make_person(name=name), unit=municipality.school) for name in names]
    make_class(group, *made)
    return made


@pytest.fixture
def browser(municipality: Municipality, client_of: ClientOf, pupils: list[Pupil]) -> StrictClient:
    return client_of(municipality.teacher)


def row(who: str, *, group: str | None = "C2", day: object = None, **parts: str) -> list[object]:
    """A row of the grid."""
    named = ("listening", "reading", "speaking", "writing", "test", "grade")
    return [group, who, str(then()) if day is None else day, *(parts.get(part) for part in named)]


def read(browser: StrictClient, *rows: list[object], header: tuple[str, ...] = HEADER) -> str:
    """The address of a list that was read."""
    content = workbook([list(one) for one in rows], header=header)
    data = {**browser.get(NEW).form_values(), "file": (io.BytesIO(content), "resultat.xlsx")}
    address = browser.post(NEW, data=data, content_type="multipart/form-data").location
    assert jobs.work_waiting() == 1
    return address


def take(browser: StrictClient, address: str) -> None:
    browser.post(f"{address}/take")
    assert jobs.work_waiting() == 1


def taken(browser: StrictClient, *rows: list[object], header: tuple[str, ...] = HEADER) -> str:
    """The address of a list that was read and taken in."""
    address = read(browser, *rows, header=header)
    take(browser, address)
    return address


def answer(browser: StrictClient, address: str, value: str) -> None:
    """Give all that is asked the same answer, and have the list read again."""
    page = browser.get(f"{address}/questions")
    fields = {one.get("name") for one in page.all("input", type="radio")}
    given = {**page.form_values(), **dict.fromkeys(fields, value)}
    assert browser.post(f"{address}/questions", data=given).status_code == 303
    jobs.work_waiting()


def rows_of(model: type) -> list:
    db.session.expire_all()
    with system("test"):
        return list(db.session.scalars(sa.select(model).order_by(model.id).execution_options(permit="test")))


def results() -> dict[tuple[str, ResultPart], Grade | NoGrade]:
    """What stands, by the name of the pupil and the part."""
    found = {}
    for one in rows_of(Result):
        with system("test"):
            pupil = db.session.get_one(Pupil, one.pupil_id)
        found[pupil.person.shown_name, one.part] = one.grade or one.no_grade
    return found


def last_run() -> ImportRun:
    return rows_of(ImportRun)[-1]


def test_a_grid_becomes_drafts_that_nobody_has_signed(browser: StrictClient, group: StudyGroup) -> None:
    address = taken(
        browser, row("Warsame, Amina", listening="G", test="Godkänt", grade="G"), row("Omar Ali", reading="Ej godkänt")
    )
    assert results() == {
        ("Amina Warsame", ResultPart.LISTENING): Grade.PASSED,
        ("Amina Warsame", ResultPart.TEST): Grade.PASSED,
        ("Amina Warsame", ResultPart.GRADE): Grade.PASSED,
        ("Omar Ali", ResultPart.READING): Grade.NOT_PASSED,
    }
    kept = rows_of(Result)
    assert {one.signed_at for one in kept} == {None}
    assert {(one.group_id, one.on) for one in kept} == {(group.id, then())}
    assert (last_run().state, last_run().created) == (ImportState.DONE, 2)
    assert "Taken in" in browser.get(address).words


def test_a_row_for_each_part_says_the_same(browser: StrictClient) -> None:
    header = ("Kurs", "Elev", "Datum", "Moment", "Resultat")
    rows = [["SFI kurs C", "Bo Ek", str(then()), part, "G"] for part in ("Läsförståelse", "Nationellt prov", "Betyg")]
    taken(browser, *rows, header=header)
    parts = (ResultPart.READING, ResultPart.TEST, ResultPart.GRADE)
    assert results() == {("Bo Ek", part): Grade.PASSED for part in parts}


def test_a_row_must_say_which_part_it_is_of(browser: StrictClient) -> None:
    header = ("Grupp", "Elev", "Datum", "Moment", "Resultat")
    rows = [["C2", "Bo Ek", str(then()), part, "G"] for part in ("Grammatik", None)]
    words = browser.get(read(browser, *rows, header=header)).words
    assert "“Grammatik” is no part of a course" in words
    assert messages.NO_PART in words
    assert (
        messages.NO_PART in browser.get(read(browser, ["C2", "Bo Ek", "G"], header=("Grupp", "Elev", "Utfall"))).words
    )


def test_the_same_list_again_changes_nothing(browser: StrictClient) -> None:
    taken(browser, row("Bo Ek", reading="G", grade="IG"))
    taken(browser, row("Bo Ek", reading="G", grade="IG"))
    assert [(run.created, run.unchanged, run.rejected) for run in rows_of(ImportRun)] == [(1, 0, 0), (0, 1, 0)]
    assert len(rows_of(Result)) == 2


def test_a_list_with_more_parts_adds_them(browser: StrictClient) -> None:
    taken(browser, row("Bo Ek", reading="G"))
    taken(browser, row("Bo Ek", reading="G", writing="IG"))
    assert results() == {
        ("Bo Ek", ResultPart.READING): Grade.PASSED,
        ("Bo Ek", ResultPart.WRITING): Grade.NOT_PASSED,
    }


def test_what_is_signed_or_written_here_is_not_written_over(
    browser: StrictClient, municipality: Municipality, group: StudyGroup, pupils: list[Pupil]
) -> None:
    make_result(pupils[2], Grade.PASSED, group=group, on=then(), signed_by=municipality.teacher)
    make_result(pupils[1], Grade.PASSED, group=group, part=ResultPart.READING, on=then())
    address = taken(browser, row("Bo Ek", grade="IG", writing="G"), row("Omar Ali", reading="IG"))
    words = browser.get(address).words
    assert messages.SIGNED_OTHERWISE in words
    assert messages.WRITTEN_OTHERWISE in words
    assert set(results().values()) == {Grade.PASSED}
    assert len(rows_of(Result)) == 2


@pytest.mark.parametrize(
    ("one", "why"),
    [
        (row("Bo Ek", group=None, grade="G"), messages.NO_GROUP),
        (row("", grade="G"), school.NO_PUPIL),
        (row("Bo Ek"), messages.NO_RESULT),
        (row("Bo Ek", day="", grade="G"), messages.NO_DAY),
        (row("Bo Ek", day="i går", grade="G"), "is not a date"),
        (row("Bo Ek", day=LATER, reading="G"), messages.LATER),
        (row("Bo Ek", day=LATER, grade="G"), messages.LATER),
        (row("Bo Ek", day=LATER, test="G"), "A test is entered when it has been taken."),
    ],
)
def test_what_cannot_be_is_not_taken(browser: StrictClient, one: list[object], why: str) -> None:
    address = taken(browser, one)
    assert last_run().rejected == 1
    assert why in browser.get(address).words
    assert rows_of(Result) == []


def test_a_pupil_of_another_group_is_not_asked_about_but_said(
    browser: StrictClient, municipality: Municipality
) -> None:
    a_group("B1", municipality, SfiCourse.B)
    words = browser.get(read(browser, row("Bo Ek", group="B1", grade="G"))).words
    assert "This pupil is not and was not in the group B1." in words
    header = ("Kurs", "Elev", "Datum", "Betyg")
    words = browser.get(read(browser, ["B", "Bo Ek", str(then()), "G"], header=header)).words
    assert "This pupil is not and was not in a group of course B." in words


def test_a_grade_needs_a_course_that_was_begun_and_course_a_has_no_national_test(
    browser: StrictClient, municipality: Municipality, group: StudyGroup
) -> None:
    make_place(group, make_pupil(make_person(name="Ny Elev"), unit=municipality.school))
    first = a_group("A1", municipality, SfiCourse.A)
    make_class(first, make_pupil(make_person(name="Sara Lind"), unit=municipality.school))
    words = browser.get(taken(browser, row("Ny Elev", grade="G"), row("Sara Lind", group="A1", test="G"))).words
    assert "Course C was never begun." in words
    assert "There is no national test in course A." in words
    assert rows_of(Result) == []


def test_a_grade_of_a_day_before_the_course_began_is_not_taken(
    browser: StrictClient, municipality: Municipality, group: StudyGroup
) -> None:
    late_comer = make_pupil(make_person(name="Ny Elev"), unit=municipality.school)
    make_place(group, late_comer)
    make_studies(late_comer, today() - timedelta(days=2))
    address = taken(browser, row("Ny Elev", grade="G"))
    assert "The course began on" in browser.get(address).words
    assert rows_of(Result) == []


def test_a_grade_without_the_test_is_taken_and_that_is_said(browser: StrictClient) -> None:
    words = browser.get(read(browser, row("Bo Ek", grade="G"))).words
    assert "The national test of course C is not noted." in words
    assert "is not noted" not in browser.get(read(browser, row("Bo Ek", grade="G", test="G"))).words


def test_rows_that_say_the_same_are_one_and_rows_that_differ_are_none(browser: StrictClient) -> None:
    words = browser.get(read(browser, row("Bo Ek", reading="G"), row("Bo Ek", reading="G"))).words
    assert "The row says the same as row 2." in words
    address = taken(browser, row("Bo Ek", reading="G"), row("Ek, Bo", reading="IG"), row("Omar Ali", reading="G"))
    words = browser.get(address).words
    assert "This pupil stands on row 3 too" in words
    assert "This pupil stands on row 2 too" in words
    assert results() == {("Omar Ali", ResultPart.READING): Grade.PASSED}


def test_one_row_that_repeats_another_in_other_words_is_written_once(browser: StrictClient) -> None:
    taken(browser, row("Bo Ek", reading="G"), row("Ek, Bo", reading="Godkänt", writing="G"))
    assert results() == {("Bo Ek", ResultPart.READING): Grade.PASSED, ("Bo Ek", ResultPart.WRITING): Grade.PASSED}


def test_a_course_alone_finds_the_group_unless_there_are_several(
    browser: StrictClient, municipality: Municipality, group: StudyGroup, pupils: list[Pupil]
) -> None:
    header = ("Kurs", "Elev", "Datum", "Läsa")
    make_place(a_group("C3", municipality), pupils[1])
    address = taken(browser, *([["2C", who, str(then()), "G"] for who in ("Bo Ek", "Omar Ali")]), header=header)
    assert messages.SEVERAL_GROUPS in browser.get(address).words
    assert [one.group_id for one in rows_of(Result)] == [group.id]
    assert results() == {("Bo Ek", ResultPart.READING): Grade.PASSED}


def test_a_group_of_another_course_is_not_taken(browser: StrictClient) -> None:
    header = ("Grupp", "Kurs", "Elev", "Datum", "Läsa")
    words = browser.get(read(browser, ["C2", "D", "Bo Ek", str(then()), "G"], header=header)).words
    assert "The group C2 is of another course than the row says." in words
    words = browser.get(read(browser, ["C2", "Matematik", "Bo Ek", str(then()), "G"], header=header)).words
    assert "“Matematik” is no course of SFI" in words


def test_an_unknown_word_is_asked_about_once_and_known_by_the_next_list(browser: StrictClient) -> None:
    address = read(browser, row("Bo Ek", grade="-"), row("Omar Ali", grade="–"))
    assert (last_run().asked, last_run().created) == (2, 0)
    page = browser.get(f"{address}/questions").words
    assert page.count("Which result is “-”?") == 1
    assert "It means: Took part too little to be assessed" in page
    answer(browser, address, NoGrade.LITTLE_PARTICIPATION.value)
    take(browser, address)
    assert set(results().values()) == {NoGrade.LITTLE_PARTICIPATION}
    (source,) = rows_of(ImportSource)
    assert source.headers["word"] == {"-": "little-participation"}
    read(browser, row("Warsame, Amina", grade="-"))
    assert (last_run().asked, last_run().created, last_run().source_id) == (0, 1, source.id)


def test_only_the_grade_can_be_left_out_with_a_reason(browser: StrictClient) -> None:
    address = read(browser, row("Bo Ek", reading="F"))
    answer(browser, address, NoGrade.INTERRUPTED.value)
    assert messages.ONLY_GRADES_LACK in browser.get(address).words
    take(browser, address)
    assert rows_of(Result) == []


def test_a_word_can_be_left_out(browser: StrictClient) -> None:
    address = read(browser, row("Bo Ek", reading="F", writing="G"), row("Omar Ali", reading="F"))
    answer(browser, address, "none")
    assert school.LEFT_OUT in browser.get(address).words
    take(browser, address)
    assert results() == {("Bo Ek", ResultPart.WRITING): Grade.PASSED}


def test_an_unknown_group_and_an_unknown_pupil_are_asked_about(
    browser: StrictClient, group: StudyGroup, pupils: list[Pupil]
) -> None:
    address = read(browser, row("Bo Ek", group="SFI C2 fm", reading="G"))
    assert "Which group is “SFI C2 fm”?" in browser.get(f"{address}/questions").words
    answer(browser, address, group.number)
    take(browser, address)
    address = read(browser, row("Amina Varsame", reading="IG"))
    assert "Who in the group C2 is “Amina Varsame”?" in browser.get(f"{address}/questions").words
    answer(browser, address, pupils[0].number)
    take(browser, address)
    assert set(results()) == {("Bo Ek", ResultPart.READING), ("Amina Warsame", ResultPart.READING)}
    assert "Varsame" not in json.dumps([source.headers for source in rows_of(ImportSource)])


def test_a_hidden_pupil_is_known_by_alias_and_never_by_name_or_number(
    browser: StrictClient, municipality: Municipality, group: StudyGroup
) -> None:
    person = make_person(name="Hemlig Person", number="199005172383", protection=Protection.MARKING)
    hidden = make_pupil(person, unit=municipality.school, alias="Elev Blå")
    make_class(group, hidden)
    for who in ("Elev Blå", hidden.number):
        address = read(browser, row(who, reading="G"))
        assert (last_run().created, last_run().asked) == (1, 0)
        assert "Hemlig" not in browser.get(address).words
    named = read(browser, row("Hemlig Person", reading="G"))
    asked = browser.get(f"{named}/questions").words.replace("“Hemlig Person”", "")
    assert (last_run().asked, "Hemlig" in asked, person.number in asked) == (1, False, False)
    read(browser, ["C2", "19900517-2383", "G"], header=("Grupp", "Personnummer", "Läsa"))
    assert (last_run().asked, last_run().created) == (1, 0)


def test_a_list_is_taken_back_until_a_teacher_has_signed(browser: StrictClient, group: StudyGroup) -> None:
    address = taken(browser, row("Bo Ek", reading="G", grade="G"))
    assert "Rows with new results" in browser.get(f"{address}/undo").words
    browser.post(f"{address}/undo")
    jobs.work_waiting()
    assert (rows_of(Result), last_run().state) == ([], ImportState.UNDONE)
    address = taken(browser, row("Bo Ek", reading="G", grade="G"))
    signing = f"/groups/{group.number}/results/sign"
    page = browser.get(signing)
    pupil_id = rows_of(Result)[0].pupil_id
    given = {**page.form_values(), "pupils": [str(pupil_id)]}
    assert browser.post(signing, data=given).status_code == 303
    assert "What stands in the way" in browser.get(f"{address}/undo").words
    browser.post(f"{address}/undo")
    assert len(rows_of(Result)) == 2


def test_lists_are_for_the_teachers_of_the_school(
    municipality: Municipality, client_of: ClientOf, browser: StrictClient, group: StudyGroup
) -> None:
    address = read(browser, row("Bo Ek", reading="G"))
    assert client_of(municipality.caseworker).get(address).status_code == 403
    assert client_of(municipality.manager).get(NEW).status_code == 403
    assert "resultat.xlsx" in browser.get("/school/results/import").words
    assert "resultat.xlsx" not in browser.get("/school/attendance/import").words
    assert browser.get(address.replace("results", "attendance")).status_code == 404
    assert "/school/results/import" in browser.get(f"/groups/{group.number}/results").get_data(as_text=True)


def test_the_template_is_a_list_that_can_be_read(browser: StrictClient) -> None:
    template = browser.get("/school/results/import/template")
    assert template.status_code == 200
    data = {**browser.get(NEW).form_values(), "file": (io.BytesIO(template.get_data()), "mall.xlsx")}
    address = browser.post(NEW, data=data, content_type="multipart/form-data").location
    jobs.work_waiting()
    assert "All columns were understood." in browser.get(address).words


def test_a_file_that_is_no_list_says_what_it_needs_and_columns_can_be_looked_over(browser: StrictClient) -> None:
    address = read(browser, ["a", "b"], header=("Fel", "Rubrik"))
    assert "No sheet with a list of results was found." in browser.get(address).words
    address = read(browser, row("Bo Ek", reading="G"))
    assert "a list of results" in browser.get(f"{address}/columns").words


def test_the_command_does_what_the_pages_do(
    app: Flask, pupils: list[Pupil], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, municipality: Municipality
) -> None:
    monkeypatch.setattr(cli, "create_app", lambda: app)
    monkeypatch.setattr(cli.working, "measure", lambda: None)
    path = tmp_path / "resultat.csv"
    path.write_text(f"Grupp;Datum;Elev;Läsa;Betyg\nC2;{then()};Bo Ek;G;G\nC2;{then()};Omar Ali;IG;\n")
    db.session.commit()
    given = ["results", str(path), "--unit", municipality.school.name, "--json"]
    dry = json.loads(CliRunner().invoke(cli.import_, [*given, "--dry-run"]).stdout)
    assert (dry["id"], dry["created"], rows_of(Result)) == (None, 2, [])
    done = json.loads(CliRunner().invoke(cli.import_, given).stdout)
    assert (done["created"], len(rows_of(Result))) == (2, 3)
    undone = CliRunner().invoke(cli.import_, ["results", "--undo", done["id"], "--json"])
    assert json.loads(undone.stdout)["undone"] is True
    assert rows_of(Result) == []
    empty = tmp_path / "mall.xlsx"
    assert CliRunner().invoke(cli.import_, ["template", str(empty), "--results"]).exit_code == 0
    assert empty.stat().st_size > 0


@pytest.mark.parametrize(
    ("text", "course"),
    [("C", "c"), ("2C", "c"), ("SFI C", "c"), ("sfi-kurs 1B", "b"), ("Kurs D", "d"), ("E", None), ("CD", None)],
)
def test_courses_are_read_as_people_write_them(text: str, course: str | None) -> None:
    found = reading.COURSE.fullmatch(fold(text))
    assert (found[1] if found else None) == course
