"""Jobs as caseworkers note and read them: contract, subsidy, how they compare, and whether they last."""

import pytest

from reception.organisations.models import Organisation
from reception.people.models import Person
from reception.skills.terms import QualificationKind
from reception.work.models import Employment, EmploymentCheck, WorkFile
from reception.work.terms.file import EndedBy, LearntThrough
from reception.work.terms.jobs import CheckAnswer, JobContract, PlacementKind, PlacementOutcome, Subsidy
from tests.clients import StrictClient
from tests.factories.municipality import Municipality
from tests.factories.skills import make_profile, make_qualification
from tests.factories.work import make_employer, make_employment, make_in, make_opening, make_placement
from tests.work.jobs import day, of, refused, stored, the


def given(**values: object) -> dict[str, str]:
    facts = {
        "employer_name": "Exempel Städ HB", "title": "Lokalvårdare", "contract": "fixed-term", "extent": "100",
        "subsidy": "none", "started_on": day(-10), "planned_end_on": day(100), "learnt_through": "document", **values,
    }  # fmt: skip
    return {name: str(value) for name, value in facts.items()}


def test_a_job_is_noted_in_words_or_of_the_register(
    browser: StrictClient, person: Person, employer: Organisation
) -> None:
    new = of(person, "employments", "new")
    refused(browser.fill(new, **given(organisation_id=employer.id)), "or write it in words; not both.")
    refused(browser.fill(new, **given(employer_name="")), "or write it in words below.")
    assert stored(Employment) == []
    answer = browser.fill(new, **given(subsidy="introduction-job", subsidy_until=day(90), occupation_code="9111"))
    row = the(Employment)
    assert answer.location == of(person, "employments", row.id)
    assert (row.employer_name, row.organisation_id, row.contract) == ("Exempel Städ HB", None, JobContract.FIXED_TERM)
    assert (row.subsidy, row.learnt_through) == (Subsidy.INTRODUCTION_JOB, LearntThrough.DOCUMENT)
    words = browser.get(answer.location).words
    for told in (
        "Exempel Städ HB",
        "100 % of full time",
        f"until {day(90)}",
        str(day(100)),
        "Noted",
        "For a fixed term",
    ):
        assert told in words
    edit = f"{answer.location}/edit"
    assert browser.fill(edit, employer_name="", organisation_id=str(employer.id)).status_code == 303
    assert "Exempel Svets AB" in browser.get(of(person, "jobs")).words


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"title": ""}, "Write the title or the tasks."),
        ({"contract": ""}, "Choose the form of employment."),
        ({"subsidy": "x"}, "Choose the subsidy, or none."),
        ({"learnt_through": ""}, "Choose how the unit knows it."),
        ({"extent": "120"}, "Write a whole number from 1 to 100."),
        ({"contract": "hourly"}, "work by the hour has no extent."),
        ({"started_on": ""}, "Write the first day."),
        ({"started_on": "2026-02-30"}, "This day does not exist in the calendar."),
        ({"planned_end_on": day(-11)}, "It cannot end before."),
        ({"started_on": "1949-12-31"}, "This day lies too long ago."),
        ({"started_on": "1980-01-01"}, "This day lies before the person was born."),
        ({"started_on": day(800), "planned_end_on": ""}, "This day lies more than a year ahead."),
        ({"subsidy": "wage-subsidy", "subsidy_until": day(-11)}, "The subsidy cannot end before."),
        ({"subsidy_until": day(5)}, "Choose which subsidy it is that ends."),
        ({"organisation_id": "999999", "employer_name": ""}, "Choose one from the list."),
        ({"employer_name": "x" * 201}, "Shorten this to 200 characters"),
    ],
)
def test_bad_input_gets_a_message_and_nothing_is_lost(
    browser: StrictClient, person: Person, values: dict[str, object], message: str
) -> None:
    answer = browser.fill(of(person, "employments", "new"), **given(note="Kväll.", **values))
    refused(answer, message)
    assert answer.form_values()["note"] == "Kväll."
    assert stored(Employment) == []


def test_two_full_time_jobs_are_kept_and_said(browser: StrictClient, person: Person, file: WorkFile) -> None:
    first = make_employment(file, None, day(-50), title="Bagare")
    answer = browser.fill(of(person, "employments", "new"), **given())
    assert answer.status_code == 303
    words = browser.get(answer.location).words
    assert "Another full-time job is noted in the same days" in words
    assert "Full time in the same days as Bagare" in words
    words = browser.get(of(person, "jobs")).words
    assert "Full time in the same days as Bagare" in words
    assert "Full time in the same days as Lokalvårdare" in words
    assert browser.fill(of(person, "employments", first.id, "edit"), extent="50").status_code == 303
    assert "Full time in the same days" not in browser.get(of(person, "jobs")).words


def test_work_by_the_hour_has_no_extent(browser: StrictClient, person: Person) -> None:
    answer = browser.fill(of(person, "employments", "new"), **given(contract="hourly", extent="", planned_end_on=""))
    assert answer.status_code == 303
    words = browser.get(answer.location).words
    assert "The extent is not noted" not in words
    assert the(Employment).extent is None


def test_an_opening_and_a_placement_fill_in_the_job(
    browser: StrictClient, person: Person, file: WorkFile, employer: Organisation
) -> None:
    opening = make_opening(employer, "Svetsare", extent=80, occupation_code="7212")
    new = of(person, "employments", f"new?opening={opening.number}")
    values = browser.get(new).form_values()
    assert (values["title"], values["extent"], values["organisation_id"]) == ("Svetsare", "80", str(employer.id))
    told = {"contract": "permanent", "subsidy": "none", "started_on": str(day(0)), "learnt_through": "employer"}
    assert browser.fill(new, **told).status_code == 303
    assert the(Employment).opening_id == opening.id
    ended = {"ended_on": day(-1), "outcome": PlacementOutcome.JOB_ELSEWHERE, "ended_by": EndedBy.PERSON}
    placed = make_placement(file, employer, day(-60), kind=PlacementKind.INTRODUCTION_JOB, **ended)
    values = browser.get(of(person, "employments", f"new?placement={placed.id}")).form_values()
    assert (values["subsidy"], values["organisation_id"]) == ("introduction-job", "")
    for wrong in ("placement=999999", "placement=x", "placement=99999999999", "opening=7K3MQ9", "advice=1", "advice=x"):
        assert browser.get(of(person, "employments", f"new?{wrong}")).status_code == 404


def test_a_job_is_compared_with_what_was_mapped(
    browser: StrictClient, municipality: Municipality, person: Person, file: WorkFile
) -> None:
    row = make_employment(file, None, day(-10), occupation_code="9111")
    one = of(person, "employments", row.id)
    assert "than before" not in browser.get(one).words
    profile = make_profile(person, unit=municipality.unit)
    make_qualification(profile, QualificationKind.WORK, "Sjuksköterska", occupation_code="2221")
    assert "A lower level than before" in browser.get(one).words
    assert "A lower level than before" in browser.get(of(person, "jobs")).words
    make_qualification(profile, QualificationKind.WORK, "Städare", occupation_code="9111")
    assert "The same occupation" in browser.get(one).words


def test_a_job_ends_goes_on_after_all_and_is_removed(browser: StrictClient, person: Person, file: WorkFile) -> None:
    row = make_employment(file, None, day(-40))
    make_in(
        file, EmploymentCheck, employment_id=row.id, months=3, answer=CheckAnswer.STILL_THERE, asked_on=day(-1),
        learnt_through=LearntThrough.PERSON,
    )  # fmt: skip
    one = of(person, "employments", row.id)
    refused(browser.fill(f"{one}/end", ended_on=str(day(-41)), ended_by="person"), "It cannot end before.")
    refused(browser.fill(f"{one}/end", ended_on=str(day(1)), ended_by="person"), "has not come yet")
    refused(browser.fill(f"{one}/end"), "Choose who ended it.")
    assert browser.fill(f"{one}/end", ended_on=str(day(-40)), ended_by="employer").location == one
    assert (the(Employment).ended_on, the(Employment).ended_by) == (day(-40), EndedBy.EMPLOYER)
    assert "Had ended before" not in browser.get(of(person, "jobs")).words.split("Ended", 1)[0]
    refused(browser.fill(f"{one}/edit", started_on=str(day(-39))), "It cannot end before.")
    assert browser.post(f"{one}/reopen").location == one
    assert the(Employment).ended_on is None
    assert "What was asked about it goes with it" in browser.get(f"{one}/remove").words
    assert browser.fill(f"{one}/remove").location == of(person, "jobs")
    assert (stored(Employment), stored(EmploymentCheck)) == ([], [])


def test_a_job_at_an_employer_that_closed_stays_as_it_is(browser: StrictClient, person: Person, file: WorkFile) -> None:
    closed = make_employer("Exempel Nedlagt AB", closed_on=day(-5))
    row = make_employment(file, closed, day(-100))
    one = of(person, "employments", row.id)
    assert "Closed" in browser.get(one).words
    assert browser.fill(f"{one}/edit", title="Svetsare").status_code == 303
    assert the(Employment).organisation_id == closed.id


def test_two_who_change_a_job_choose_what_stands(browser: StrictClient, person: Person, file: WorkFile) -> None:
    row = make_employment(file, None, day(-30))
    edit = of(person, "employments", row.id, "edit")
    first = browser.get(edit).form_values()
    assert browser.fill(edit, title="Plåtslagare").status_code == 303
    answer = browser.post(edit, data={**first, "title": "Rörmokare"})
    assert answer.status_code == 409
    assert the(Employment).title == "Plåtslagare"
    end = of(person, "employments", row.id, "end")
    first = browser.get(end).form_values()
    assert browser.fill(of(person, "employments", row.id, "remove")).status_code == 303
    assert browser.post(end, data={**first, "ended_by": "person"}).status_code == 404
