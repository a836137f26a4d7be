"""What Arbetsförmedlingen does for a person is noted, changed, ended and removed on its desk."""

from collections.abc import Callable

import pytest
import sqlalchemy as sa

from reception.access.actor import system
from reception.accounts.models import User
from reception.audit.models import AuditEvent
from reception.db.session import db
from reception.i18n.formats import today
from reception.people.models import Person
from reception.people.terms import KeyDateKind, Protection
from reception.work.models import AuthorityDecision, Enrolment, Programme, WorkFile
from reception.work.queries import files
from reception.work.terms.desk import DecisionKind, ProgrammeEnd, ProgrammeKind
from reception.work.terms.file import LearntThrough
from tests.clients import StrictClient
from tests.factories.municipality import Municipality
from tests.factories.people import make_case, make_person
from tests.factories.work import make_in, make_work_file
from tests.work.desk import day, make_key_date, rows_of

ClientOf = Callable[[User], StrictClient]
ENROLLED = KeyDateKind.ENROLLED_EMPLOYMENT_SERVICE
LEFT = KeyDateKind.LEFT_EMPLOYMENT_SERVICE


@pytest.fixture
def person(municipality: Municipality) -> Person:
    return make_person(name="Amina Yusuf", unit=municipality.unit, worker=municipality.caseworker)


@pytest.fixture
def browser(municipality: Municipality, client_of: ClientOf) -> StrictClient:
    return client_of(municipality.caseworker)


@pytest.fixture
def file(municipality: Municipality, person: Person) -> WorkFile:
    return make_work_file(person, unit=municipality.unit)


def at(person: Person, path: str = "") -> str:
    return f"/people/{person.number}/work/desk{path}"


def make_programme(file: WorkFile, **facts: object) -> Programme:
    values = {
        "kind": ProgrammeKind.ESTABLISHMENT, "started_on": day(-200), "learnt_through": LearntThrough.PERSON, **facts
    }  # fmt: skip
    found: Programme = make_in(file, Programme, **values)
    return found


def make_decision(file: WorkFile, **facts: object) -> AuthorityDecision:
    values = {
        "kind": DecisionKind.BENEFIT, "decided_on": day(-20), "learnt_through": LearntThrough.DOCUMENT, **facts
    }  # fmt: skip
    found: AuthorityDecision = make_in(file, AuthorityDecision, **values)
    return found


def test_a_desk_without_anything_says_what_would_stand_there(browser: StrictClient, person: Person) -> None:
    words = browser.get(at(person)).words
    for said in ("No enrolment is noted", "No programme is noted", "No decision is noted", "No day ahead is noted"):
        assert said in words
    assert rows_of(WorkFile) == []


def test_an_enrolment_is_noted_and_stands_on_the_desk(browser: StrictClient, person: Person) -> None:
    answer = browser.fill(
        at(person, "/enrolments/new"), enrolled_on=day(-30).isoformat(), category="Sökandekategori 70",
        office="Nordby", planner="Per Plan", planner_phone="010-123 45 67", next_meeting_on=day(9).isoformat(),
    )  # fmt: skip
    assert answer.status_code == 303, answer.words
    words = browser.get(answer.location).words
    assert f"Enrolled since {day(-30)}" in words
    for said in ("Sökandekategori 70", "Nordby", "Per Plan", "010-123 45 67"):
        assert said in words
    assert f"{day(9)} Next meeting with Arbetsförmedlingen" in words
    (row,) = rows_of(Enrolment)
    assert (row.ended_on, row.planner) == (None, "Per Plan")


def test_an_empty_enrolment_is_refused_and_keeps_what_was_typed(browser: StrictClient, person: Person) -> None:
    answer = browser.fill(at(person, "/enrolments/new"), office="Nordby", enrolled_on="31/2")
    assert answer.status_code == 200
    assert answer.form_values()["office"] == "Nordby"
    assert answer.form_values()["enrolled_on"] == "31/2"
    assert rows_of(Enrolment) == []


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"enrolled_on": ""}, "Write the day of enrolment."),
        ({"enrolled_on": day(-9).isoformat(), "ended_on": day(-10).isoformat()}, "It cannot end before."),
        ({"enrolled_on": day(3).isoformat()}, "This date has not come yet"),
        ({"enrolled_on": "1950-01-01"}, "before the person was born"),
        ({"enrolled_on": day(-9).isoformat(), "next_meeting_on": day(-20).isoformat()}, "after this day"),
        ({"enrolled_on": day(-9).isoformat(), "next_meeting_on": day(900).isoformat()}, "more than a year ahead"),
        ({"enrolled_on": day(-9).isoformat(), "planner_phone": "ring mig"}, "Write a telephone number"),
        ({"enrolled_on": day(-9).isoformat(), "office": "x" * 201}, "Shorten this"),
        ({"enrolled_on": day(-9).isoformat(), "planner": "a\x00b"}, "character"),
    ],
)
def test_an_enrolment_that_cannot_be_is_refused_beside_its_field(
    browser: StrictClient, person: Person, values: dict[str, str], said: str
) -> None:
    answer = browser.fill(at(person, "/enrolments/new"), **values)
    assert answer.status_code == 200
    assert said in answer.words
    assert rows_of(Enrolment) == []


def test_a_second_open_enrolment_is_refused_until_the_first_has_ended(
    browser: StrictClient, person: Person, file: WorkFile
) -> None:
    first = make_in(file, Enrolment, enrolled_on=day(-400), next_meeting_on=day(5))
    answer = browser.fill(at(person, "/enrolments/new"), enrolled_on=day(-3).isoformat())
    assert "has not ended is noted already" in answer.words
    assert browser.fill(at(person, f"/enrolments/{first.id}/end"), ended_on=day(-30).isoformat()).status_code == 303
    assert browser.fill(at(person, "/enrolments/new"), enrolled_on=day(-3).isoformat()).status_code == 303
    ended, _new = rows_of(Enrolment)
    assert (ended.ended_on, ended.next_meeting_on) == (day(-30), None)
    page = at(person, f"/enrolments/{first.id}")
    assert "has not ended is noted already" in browser.fill(page, ended_on="").words


def test_enrolments_that_overlap_are_noted_with_a_warning(
    browser: StrictClient, person: Person, file: WorkFile
) -> None:
    make_in(file, Enrolment, enrolled_on=day(-400), ended_on=day(-100))
    answer = browser.fill(at(person, "/enrolments/new"), enrolled_on=day(-150).isoformat())
    assert answer.status_code == 303
    assert "Another enrolment is noted in the same days" in browser.get(answer.location).words


def test_a_day_of_the_record_is_taken_over_once(browser: StrictClient, person: Person) -> None:
    make_key_date(person, ENROLLED, day(-70))
    make_key_date(person, LEFT, day(-10))
    page = browser.get(at(person))
    for said in ("Enrolled at Arbetsförmedlingen", str(day(-70)), "Left Arbetsförmedlingen's programme", str(day(-10))):
        assert said in page.words
    assert "Note the programme with its first and last day" in page.words
    assert "Take it over as an enrolment" in page.words
    take_over = at(person, "/take-over")
    assert browser.post(take_over).status_code == 303
    assert [one.enrolled_on for one in rows_of(Enrolment)] == [day(-70)]
    assert "Take it over as an enrolment" not in browser.get(at(person)).words
    assert browser.post(take_over).status_code == 303
    assert "has not ended is noted already" in browser.get(at(person)).words
    assert len(rows_of(Enrolment)) == 1


def test_nothing_is_taken_over_from_a_record_without_the_day(browser: StrictClient, person: Person) -> None:
    assert browser.post(at(person, "/take-over")).status_code == 404
    assert rows_of(WorkFile) == []


def test_a_programme_is_noted_changed_and_ended_with_its_reason(browser: StrictClient, person: Person) -> None:
    answer = browser.fill(
        at(person, "/programmes/new"), kind="establishment", started_on=day(-100).isoformat(), extent="75",
        planned_end_on=day(500).isoformat(), learnt_through="person",
    )  # fmt: skip
    assert answer.status_code == 303, answer.words
    words = browser.get(answer.location).words
    assert "75 percent of full time" in words
    assert f"{day(500)} Planned end of the programme: The establishment programme" in words
    (row,) = rows_of(Programme)
    end = at(person, f"/programmes/{row.id}/end")
    assert "Choose why the programme ended." in browser.fill(end).words
    answer = browser.fill(end, ended_on=day(-1).isoformat(), ended_because="work")
    assert f"is asked on {day(89)}: 90 days after leaving" in browser.get(answer.location).words
    (row,) = rows_of(Programme)
    assert (row.ended_on, row.ended_because) == (day(-1), ProgrammeEnd.WORK)
    words = browser.get(at(person)).words
    assert "Full-time work" in words
    assert "Planned end of the programme" not in words
    assert f"The person left it on {day(-1)}." in words
    assert "12 months after leaving the establishment programme" in words
    change = at(person, f"/programmes/{row.id}")
    assert "Write the day on which it ended." in browser.fill(change, ended_on="").words
    assert browser.fill(change, ended_on="", ended_because="").status_code == 303
    (row,) = rows_of(Programme)
    assert (row.ended_on, row.ended_because) == (None, None)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"kind": ""}, "Choose the programme."),
        ({"kind": "nonsense"}, "Choose the programme."),
        ({"started_on": ""}, "Write the first day."),
        ({"learnt_through": None}, "Choose how it is known."),
        ({"planned_end_on": day(-101).isoformat()}, "It cannot end before."),
        ({"planned_end_on": day(3000).isoformat()}, "more than five years ahead"),
        ({"ended_on": day(-101).isoformat(), "ended_because": "work"}, "It cannot end before."),
        ({"ended_on": day(-10).isoformat()}, "Choose why she or he left the programme."),
        ({"ended_on": day(1).isoformat(), "ended_because": "work"}, "has not come yet"),
        ({"started_on": day(800).isoformat()}, "more than a year ahead"),
        ({"ended_because": "work"}, "Write the day on which it ended."),
        ({"extent": "101"}, "Write a whole number from 1 to 100."),
        ({"extent": "0"}, "Write a whole number from 1 to 100."),
    ],
)
def test_a_programme_that_cannot_be_is_refused_beside_its_field(
    browser: StrictClient, person: Person, values: dict[str, str], said: str
) -> None:
    right = {"kind": "job-guarantee", "started_on": day(-100).isoformat(), "learnt_through": "person"}
    answer = browser.fill(at(person, "/programmes/new"), **{**right, **values})
    assert answer.status_code == 200
    assert said in answer.words
    assert rows_of(Programme) == []


def test_programmes_that_overlap_are_taken_with_a_warning(
    browser: StrictClient, person: Person, file: WorkFile
) -> None:
    make_programme(file)
    answer = browser.fill(
        at(person, "/programmes/new"), kind="training", started_on=day(-10).isoformat(), learnt_through="document"
    )
    assert answer.status_code == 303
    assert "Another programme is noted in the same days" in browser.get(answer.location).words
    assert len(rows_of(Programme)) == 2


def test_a_planned_end_that_has_passed_asks_what_came_of_it(
    browser: StrictClient, person: Person, file: WorkFile
) -> None:
    make_programme(file, planned_end_on=day(-3))
    make_decision(file, valid_to=day(-3))
    words = browser.get(at(person)).words
    assert "The day has passed. Ask what came of it." in words
    assert "Last day of the decision" not in words


def test_a_decision_is_noted_and_corrected(browser: StrictClient, person: Person) -> None:
    answer = browser.fill(
        at(person, "/decisions/new"), kind="benefit", decided_on=day(-5).isoformat(), valid_from=day(-3).isoformat(),
        valid_to=day(90).isoformat(), learnt_through="authority", note="Full benefit.\nNothing else.",
    )  # fmt: skip
    assert answer.status_code == 303, answer.words
    words = browser.get(answer.location).words
    assert f"{day(90)} Last day of the decision: Establishment benefit" in words
    assert "Full benefit." in words
    assert "The authority told it, with consent or by law" in words
    (row,) = rows_of(AuthorityDecision)
    page = at(person, f"/decisions/{row.id}")
    assert "It cannot end before." in browser.fill(page, valid_to=day(-4).isoformat()).words
    assert browser.fill(page, kind="warning", valid_to="", note="").status_code == 303
    (row,) = rows_of(AuthorityDecision)
    assert (row.kind, row.valid_to, row.note) == (DecisionKind.WARNING, None, None)


def test_a_way_of_knowing_that_is_not_offered_stays_where_it_stands(
    browser: StrictClient, person: Person, file: WorkFile
) -> None:
    row = make_decision(file, learnt_through=LearntThrough.OWN_UNIT)
    assert "own-unit" not in browser.get(at(person, "/decisions/new")).get_data(as_text=True)
    assert browser.fill(at(person, f"/decisions/{row.id}"), note="x").status_code == 303
    (row,) = rows_of(AuthorityDecision)
    assert (row.learnt_through, row.note) == (LearntThrough.OWN_UNIT, "x")


@pytest.mark.parametrize("what", ["enrolments", "programmes", "decisions"])
def test_what_was_noted_by_mistake_goes_and_the_log_keeps_that_it_was_there(
    browser: StrictClient, person: Person, file: WorkFile, what: str
) -> None:
    rows = {
        "enrolments": make_in(file, Enrolment, enrolled_on=day(-9)),
        "programmes": make_programme(file),
        "decisions": make_decision(file),
    }
    model, key = type(rows[what]), rows[what].id
    page = at(person, f"/{what}/{key}")
    assert any(link.get("href") == f"{page}/remove" for link in browser.get(page).all("a"))
    assert "only if it was noted by mistake" in browser.get(f"{page}/remove").words
    assert browser.fill(f"{page}/remove").status_code == 303
    assert rows_of(model) == []
    assert browser.get(page).status_code == 404
    with system("test"):
        told = [one.action for one in db.session.scalars(sa.select(AuditEvent))]
    assert f"work-{what[:-1]}.removed" in told


@pytest.mark.parametrize("path", ["", "/end", "/remove"])
def test_of_two_who_change_a_programme_the_second_is_told(
    browser: StrictClient, municipality: Municipality, client_of: ClientOf, person: Person, file: WorkFile, path: str
) -> None:
    row = make_programme(file)
    page = at(person, f"/programmes/{row.id}")
    mine = browser.get(f"{page}{path}").form_values()
    assert client_of(municipality.caseworker2).fill(page, extent="50", kind="training").status_code == 303
    mine |= {"extent": "80", "kind": "other"} if not path else {"ended_because": "work"} if path == "/end" else {}
    answer = browser.post(f"{page}{path}", data=mine)
    assert answer.status_code == 409
    (row,) = rows_of(Programme)
    assert (row.extent, row.kind, row.ended_on) == (50, ProgrammeKind.TRAINING, None)


def test_the_log_says_which_columns_were_written_and_never_what(
    browser: StrictClient, person: Person, file: WorkFile
) -> None:
    make_in(file, Enrolment, enrolled_on=day(-9))
    (row,) = rows_of(Enrolment)
    browser.fill(at(person, f"/enrolments/{row.id}"), planner="Per Hemlig", office="Nordby")
    with system("test"):
        events = list(db.session.scalars(sa.select(AuditEvent).where(AuditEvent.action == "work-enrolment.changed")))
    assert [event.details["fields"] for event in events] == ["office planner"]
    assert "Hemlig" not in str(events[0].details)
    assert events[0].people.split() == [str(person.id)]


PAGES = ("", "/enrolments/new", "/programmes/new", "/decisions/new")


@pytest.mark.parametrize("path", PAGES)
def test_other_boards_and_other_roles_reach_no_page(
    municipality: Municipality, client_of: ClientOf, person: Person, file: WorkFile, path: str
) -> None:
    make_programme(file)
    for user in (municipality.other_board_caseworker, municipality.other_unit_caseworker):
        assert client_of(user).get(at(person, path)).status_code == 404
    for user in (municipality.sfi_staff, municipality.statistician, municipality.housing_coordinator):
        assert client_of(user).get(at(person, path)).status_code == 403


def test_another_board_that_works_with_the_person_sees_nothing_of_it(
    municipality: Municipality, client_of: ClientOf, person: Person, file: WorkFile
) -> None:
    enrolment = make_in(file, Enrolment, enrolled_on=day(-9), office="Nordby")
    make_case(person, unit=municipality.other_board_unit, worker=municipality.other_board_caseworker)
    browser = client_of(municipality.other_board_caseworker)
    assert "Nordby" not in browser.get(at(person)).words
    assert browser.get(at(person, f"/enrolments/{enrolment.id}")).status_code == 404
    assert browser.fill(at(person, "/enrolments/new"), enrolled_on=day(-9).isoformat()).status_code == 303
    assert len(rows_of(WorkFile)) == 2


def test_a_hidden_person_has_no_desk_but_for_named_staff(municipality: Municipality, client_of: ClientOf) -> None:
    hidden = make_person(
        name="Daryna Koval", unit=municipality.unit, worker=municipality.caseworker,
        protection=Protection.MARKING, named=[municipality.caseworker],
    )  # fmt: skip
    make_programme(make_work_file(hidden, unit=municipality.unit))
    assert "The establishment programme" in client_of(municipality.caseworker).get(at(hidden)).words
    for path in PAGES:
        assert client_of(municipality.caseworker2).get(at(hidden, path)).status_code == 404


def test_rows_of_another_person_are_nowhere(
    browser: StrictClient, municipality: Municipality, person: Person, file: WorkFile
) -> None:
    other = make_person(name="Bo", unit=municipality.unit, worker=municipality.caseworker)
    row = make_programme(make_work_file(other, unit=municipality.unit))
    for path in ("", "/end", "/remove"):
        assert browser.get(at(person, f"/programmes/{row.id}{path}")).status_code == 404
    assert browser.get(at(person, "/programmes/99999999999")).status_code == 404


def test_a_long_history_costs_no_more_statements(browser: StrictClient, person: Person, file: WorkFile) -> None:
    def fill(start: int) -> None:
        make_in(file, Enrolment, enrolled_on=day(start - 5), ended_on=day(start - 1))
        make_programme(file, started_on=day(start))
        make_decision(file, decided_on=day(start))

    fill(-100)
    browser.get(at(person))
    few = len(browser.statements)
    for start in range(-400, -100, 20):
        fill(start)
    browser.get(at(person))
    assert len(browser.statements) == few


def test_of_two_who_note_the_first_row_at_once_both_write_into_one_file(
    browser: StrictClient, person: Person, file: WorkFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[WorkFile | None] = []

    def first_nothing(one: Person) -> WorkFile | None:
        seen.append(files.file_of(one) if seen else None)
        return seen[-1]

    monkeypatch.setattr("reception.work.operations.files.file_of", first_nothing)
    assert browser.fill(at(person, "/decisions/new"), kind="other", decided_on=day(-1).isoformat(),
                        learnt_through="person").status_code == 303  # fmt: skip
    assert len(seen) == 2
    assert [one.work_file_id for one in rows_of(AuthorityDecision)] == [file.id]
    assert len(rows_of(WorkFile)) == 1


def test_the_days_of_today_are_taken(browser: StrictClient, person: Person) -> None:
    assert browser.fill(at(person, "/enrolments/new"), enrolled_on="i dag").status_code == 303
    assert [one.enrolled_on for one in rows_of(Enrolment)] == [today()]
