"""Studies beside SFI as caseworkers note and read them."""

import pytest

from reception.people.models import Person
from reception.work.models import Study, WorkFile
from reception.work.terms.file import LearntThrough
from reception.work.terms.jobs import StudyEnd, StudyFunding, StudyLevel
from tests.clients import StrictClient
from tests.factories.work import make_in
from tests.work.jobs import day, of, refused, stored, the


def given(**values: object) -> dict[str, str]:
    facts = {
        "level": "vocational", "title": "Undersköterska", "school": "Exempel yrkeshögskola", "funding": "granted",
        "extent": "100", "started_on": day(-20), "planned_end_on": day(200), "learnt_through": "document", **values,
    }  # fmt: skip
    return {name: str(value) for name, value in facts.items()}


def make_study(file: WorkFile, **facts: object) -> Study:
    values = {
        "level": StudyLevel.BASIC, "title": "Matematik", "funding": StudyFunding.NONE, "started_on": day(-20),
        "learnt_through": LearntThrough.PERSON, **facts,
    }  # fmt: skip
    made: Study = make_in(file, Study, **values)
    return made


def test_studies_are_noted_changed_ended_and_removed(browser: StrictClient, person: Person) -> None:
    jobs = of(person, "jobs")
    assert browser.fill(of(person, "studies", "new"), **given()).location == jobs
    row = the(Study)
    assert (row.level, row.funding, row.extent) == (StudyLevel.VOCATIONAL, StudyFunding.GRANTED, 100)
    words = browser.get(jobs).words
    for told in ("Undersköterska", "Exempel yrkeshögskola", "Student finance granted", "Goes on", str(day(200))):
        assert told in words
    one = of(person, "studies", row.id)
    assert browser.fill(f"{one}/edit", funding="applied", extent="").location == jobs
    assert (the(Study).funding, the(Study).extent) == (StudyFunding.APPLIED, None)
    refused(browser.fill(f"{one}/end", ended_on=str(day(-21)), ended_as="completed"), "It cannot end before.")
    refused(browser.fill(f"{one}/end", ended_on=str(day(2)), ended_as="completed"), "has not come yet")
    refused(browser.fill(f"{one}/end"), "Choose how they ended.")
    assert browser.fill(f"{one}/end", ended_on=str(day(-1)), ended_as="interrupted").location == jobs
    assert (the(Study).ended_on, the(Study).ended_as) == (day(-1), StudyEnd.INTERRUPTED)
    assert "Interrupted" in browser.get(jobs).words
    assert browser.post(f"{one}/reopen").location == jobs
    assert (the(Study).ended_on, the(Study).ended_as) == (None, None)
    assert "only if they were noted by mistake" in browser.get(f"{one}/remove").words
    assert browser.fill(f"{one}/remove").location == jobs
    assert stored(Study) == []


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"level": ""}, "Choose the kind of studies."),
        ({"level": "x"}, "Choose the kind of studies."),
        ({"title": ""}, "Write the programme or the courses."),
        ({"funding": ""}, "Choose how it stands with student finance."),
        ({"extent": "0"}, "Write a whole number from 1 to 100."),
        ({"started_on": ""}, "Write the first day."),
        ({"started_on": "1980-01-01"}, "This day lies before the person was born."),
        ({"planned_end_on": day(-21)}, "It cannot end before."),
        ({"learnt_through": "x"}, "Choose how the unit knows it."),
    ],
)
def test_bad_input_gets_a_message_and_nothing_is_lost(
    browser: StrictClient, person: Person, values: dict[str, object], message: str
) -> None:
    answer = browser.fill(of(person, "studies", "new"), **given(**values))
    refused(answer, message)
    assert answer.form_values()["school"] == "Exempel yrkeshögskola"
    assert stored(Study) == []


def test_two_who_end_studies_choose_what_stands(browser: StrictClient, person: Person, file: WorkFile) -> None:
    row = make_study(file)
    end = of(person, "studies", row.id, "end")
    first, second = browser.get(end).form_values(), browser.get(end).form_values()
    assert browser.post(end, data={**first, "ended_as": "completed"}).status_code == 303
    answer = browser.post(end, data={**second, "ended_as": "interrupted"})
    assert answer.status_code == 409
    assert the(Study).ended_as is StudyEnd.COMPLETED
    edit = of(person, "studies", row.id, "edit")
    first = browser.get(edit).form_values()
    assert browser.fill(edit, title="Matematik 2").status_code == 303
    assert browser.post(edit, data={**first, "title": "Svenska"}).status_code == 409
