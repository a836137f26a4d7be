"""Whether somebody is still at work there: asked after some months, answered, corrected, and the job that ends so."""

import pytest

from reception.people.models import Person
from reception.reckoning.periods import months_after
from reception.work.models import Employment, EmploymentCheck, WorkFile
from reception.work.terms.file import EndedBy
from reception.work.terms.jobs import CheckAnswer
from tests.clients import StrictClient
from tests.factories.work import make_employment
from tests.work.jobs import day, of, refused, stored, the


def test_a_job_is_asked_about_as_its_months_pass(browser: StrictClient, person: Person, file: WorkFile) -> None:
    row = make_employment(file, None, day(-200))
    one = of(person, "employments", row.id)
    third, sixth, last = (months_after(row.started_on, months) for months in (3, 6, 12))
    words = browser.get(of(person, "jobs")).words
    assert f"Ask now, since {third}" in words
    assert f"Ask now, since {sixth}" in words
    assert f"Is asked from {last}" in words
    told = {"answer": "still-there", "asked_on": str(third), "learnt_through": "employer", "note": "Trivs."}
    assert browser.fill(f"{one}/checks/3", **told).location == one
    words = browser.get(one).words
    assert "Still there" in words
    assert "Trivs." in words
    assert browser.fill(f"{one}/checks/6", answer="not-reached", learnt_through="person").location == one
    assert "Nobody could say" in browser.get(one).words
    found = stored(EmploymentCheck)
    assert [(check.months, check.answer) for check in found] == [
        (3, CheckAnswer.STILL_THERE),
        (6, CheckAnswer.NOT_REACHED),
    ]
    values = browser.get(f"{one}/checks/3").form_values()
    assert (values["answer"], values["asked_on"], values["note"]) == ("still-there", str(third), "Trivs.")
    assert browser.fill(f"{one}/checks/3", note="Trivs mycket.").location == one
    assert stored(EmploymentCheck)[0].note == "Trivs mycket."
    assert "only if it was noted by mistake" in browser.get(f"{one}/checks/6/remove").words
    assert browser.fill(f"{one}/checks/6/remove").location == one
    assert [check.months for check in stored(EmploymentCheck)] == [3]
    assert browser.get(f"{one}/checks/6/remove").status_code == 404


def test_who_is_no_longer_there_tells_the_last_day_and_the_job_ends(
    browser: StrictClient, person: Person, file: WorkFile
) -> None:
    row = make_employment(file, None, day(-200))
    one = of(person, "employments", row.id)
    check = f"{one}/checks/6"
    told = {"answer": "ended", "learnt_through": "person"}
    refused(browser.fill(check, **told), "Write the last day. The job ends with it.")
    refused(browser.fill(check, **told, ended_on=str(day(-60))), "Choose who ended it.")
    refused(browser.fill(check, **told, ended_on=str(day(-201)), ended_by="person"), "It cannot end before.")
    refused(browser.fill(check, **told, ended_on=str(day(1)), ended_by="person"), "This date has not come yet.")
    refused(
        browser.fill(check, **told, ended_on=str(day(-2)), ended_by="person"), "on that day the person was still there."
    )
    refused(
        browser.fill(check, **told, asked_on=str(day(-61)), ended_on=str(day(-60)), ended_by="person"),
        "It was asked before that.",
    )
    assert stored(EmploymentCheck) == []
    assert the(Employment).ended_on is None
    assert browser.fill(check, **told, ended_on=str(day(-60)), ended_by="employer").location == one
    job = the(Employment)
    assert (job.ended_on, job.ended_by) == (day(-60), EndedBy.EMPLOYER)
    words = browser.get(one).words
    assert "No longer there" in words
    assert f"Was still there {months_after(row.started_on, 3)}" in words
    page = browser.get(check)
    assert "ended_on" not in page.form_values()
    refused(browser.fill(check, answer="still-there"), "goes on after all: say so of the job first.")


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"answer": ""}, "Choose the answer."),
        ({"answer": "x"}, "Choose the answer."),
        ({"asked_on": ""}, "Write the day it was asked."),
        ({"asked_on": day(1)}, "This date has not come yet."),
        ({"asked_on": day(-201)}, "It cannot be asked before."),
        ({"asked_on": day(-150)}, "before it, nobody can know."),
        ({"learnt_through": ""}, "Choose how the unit knows it."),
        ({"ended_on": day(-3)}, "A last day is only for somebody who is no longer there."),
        ({"note": "x" * 501}, "Shorten this to 500 characters"),
    ],
)
def test_bad_answers_get_a_message(
    browser: StrictClient, person: Person, file: WorkFile, values: dict[str, object], message: str
) -> None:
    row = make_employment(file, None, day(-200))
    told = {"answer": "still-there", "learnt_through": "person", "asked_on": day(-1), "note": "Trivs.", **values}
    answer = browser.fill(
        of(person, "employments", row.id, "checks", 3), **{name: str(value) for name, value in told.items()}
    )
    refused(answer, message)
    assert answer.form_values()["note"] == told["note"]
    assert stored(EmploymentCheck) == []


def test_there_are_only_the_questions_that_are_asked(browser: StrictClient, person: Person, file: WorkFile) -> None:
    row = make_employment(file, None, day(-200))
    for months in ("0", "1", "4", "120", "999999999999", "x"):
        assert browser.get(of(person, "employments", row.id, "checks", months)).status_code == 404
    assert "This is asked from" in browser.get(of(person, "employments", row.id, "checks", 12)).words


def test_two_who_answer_choose_what_stands(browser: StrictClient, person: Person, file: WorkFile) -> None:
    row = make_employment(file, None, day(-200))
    check = of(person, "employments", row.id, "checks", 3)
    first, second = browser.get(check).form_values(), browser.get(check).form_values()
    told = {"learnt_through": "person"}
    assert browser.post(check, data={**first, **told, "answer": "still-there"}).status_code == 303
    answer = browser.post(check, data={**second, **told, "answer": "not-reached"})
    assert answer.status_code == 409
    assert the(EmploymentCheck).answer is CheckAnswer.STILL_THERE


def test_a_day_at_the_end_of_a_month_is_asked_about_on_the_last_of_a_shorter_one(
    browser: StrictClient, person: Person, file: WorkFile
) -> None:
    row = make_employment(file, None, day(0).replace(year=day(0).year - 1, month=8, day=31))
    words = browser.get(of(person, "employments", row.id)).words
    assert str(months_after(row.started_on, 6)) in words
    assert months_after(row.started_on, 6).month == 2
