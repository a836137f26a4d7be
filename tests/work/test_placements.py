"""Placements as caseworkers note and read them, from the agreement to what came of them."""

from datetime import date

import pytest

from reception.organisations.models import Organisation
from reception.people.models import Person
from reception.work.models import Employment, Placement, WorkFile
from reception.work.terms.employers import OpeningKind
from reception.work.terms.file import EndedBy
from reception.work.terms.jobs import DecidedBy, JobContract, PlacementKind, PlacementOutcome
from tests.clients import StrictClient
from tests.factories.work import make_employer, make_employment, make_opening, make_placement
from tests.work.jobs import day, make_contact, of, refused, stored, the


def given(employer: Organisation, **values: object) -> dict[str, str]:
    facts = {
        "kind": "placement", "organisation_id": employer.id, "title": "Svetsare", "extent": "50",
        "decided_by": "municipality", "started_on": day(-30), "planned_end_on": day(60), **values,
    }  # fmt: skip
    return {name: str(value) for name, value in facts.items()}


def test_a_placement_is_noted_followed_up_and_leads_to_a_job(
    browser: StrictClient, person: Person, employer: Organisation
) -> None:
    contact = make_contact(employer, "Berit Handledare", task="Verkmästare", phone="070-174 06 05")
    page = browser.get(of(person, "jobs"))
    assert "No placement, job or studies go on" in page.words
    new = of(person, "placements", "new")
    answer = browser.fill(new, **given(employer, agreed_on=day(-35), follow_up_on=day(-2), occupation_code="7212"))
    row = the(Placement)
    assert answer.location == of(person, "placements", row.id, "tutor")
    assert (row.kind, row.extent, row.decided_by) == (PlacementKind.PLACEMENT, 50, DecidedBy.MUNICIPALITY)
    tutor = browser.get(answer.location)
    assert "Berit Handledare, Verkmästare" in tutor.words
    assert "Nobody yet" in tutor.words
    assert browser.fill(answer.location, contact_person_id=str(contact.id)).status_code == 303
    one = of(person, "placements", row.id)
    words = browser.get(one).words
    for told in (
        "Berit Handledare",
        "070-174 06 05",
        str(day(-35)),
        f"Ask now, since {day(-2)}",
        str(day(60)),
        "Karin",
    ):
        assert told in words
    assert f"Ask now, since {day(-2)}" in browser.get(of(person, "jobs")).words
    answer = browser.fill(f"{one}/end", ended_on=str(day(-1)), outcome="job-there", ended_by="as-planned")
    assert answer.location == of(person, "employments", f"new?placement={row.id}")
    form = browser.get(answer.location)
    values = form.form_values()
    assert (values["title"], values["organisation_id"], values["extent"]) == ("Svetsare", str(employer.id), "50")
    assert "The placement has ended. Note the job, or leave it for later." in form.words
    job = {"contract": "permanent", "subsidy": "none", "started_on": str(day(0)), "learnt_through": "person"}
    assert browser.fill(answer.location, **job).status_code == 303
    assert (the(Employment).placement_id, the(Employment).contract) == (row.id, JobContract.PERMANENT)
    words = browser.get(one).words
    assert "A job at the same place" in words
    assert "Ended as planned" in words
    assert "Jobs it led to" in words


def test_an_opening_fills_in_the_placement(browser: StrictClient, person: Person, employer: Organisation) -> None:
    contact = make_contact(employer, "Berit Handledare")
    opening = make_opening(
        employer, "Svetsare", kind=OpeningKind.WORK_TRAINING, extent=75, occupation_code="7212",
        begins_on=day(3), ends_on=day(90), contact_person_id=contact.id,
    )  # fmt: skip
    new = of(person, "placements", f"new?opening={opening.number}")
    values = browser.get(new).form_values()
    assert (values["kind"], values["title"], values["extent"]) == ("work-training", "Svetsare", "75")
    answer = browser.fill(new, decided_by="authority")
    row = the(Placement)
    assert answer.location == of(person, "placements", row.id)
    assert (row.opening_id, row.contact_person_id, row.started_on) == (opening.id, contact.id, day(3))
    assert f"Begins {day(3)}" in browser.get(of(person, "jobs")).words
    for wrong in ("ABC-123", "x", "7K3MQ9"):
        assert browser.get(of(person, "placements", f"new?opening={wrong}")).status_code == 404


def test_another_employer_has_another_tutor_and_another_place(
    browser: StrictClient, person: Person, file: WorkFile, employer: Organisation
) -> None:
    contact = make_contact(employer, "Berit Handledare")
    other = make_employer("Exempel Bageri AB")
    opening = make_opening(employer)
    row = make_placement(file, employer, day(-9), contact_person_id=contact.id, opening_id=opening.id)
    one = of(person, "placements", row.id)
    assert browser.fill(f"{one}/edit", title="Bagare").location == one
    assert the(Placement).contact_person_id == contact.id
    assert browser.fill(f"{one}/edit", organisation_id=str(other.id)).location == one
    row = the(Placement)
    assert (row.contact_person_id, row.opening_id, row.title) == (None, None, "Bagare")
    page = browser.get(f"{one}/tutor")
    assert "Nobody who works there is in the register" in page.words
    refused(browser.post(f"{one}/tutor", data={"contact_person_id": str(contact.id)}), "Choose one from the list.")


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"kind": ""}, "Choose what kind it is."),
        ({"kind": "x"}, "Choose what kind it is."),
        ({"organisation_id": ""}, "Choose the employer."),
        ({"organisation_id": "999999"}, "Choose the employer."),
        ({"title": " "}, "Write the title or the tasks."),
        ({"title": "x" * 201}, "Shorten this to 200 characters"),
        ({"extent": "0"}, "Write a whole number from 1 to 100."),
        ({"extent": "101"}, "Write a whole number from 1 to 100."),
        ({"extent": "half"}, "Write a whole number from 1 to 100."),
        ({"decided_by": "x"}, "Choose who decided it."),
        ({"occupation_code": "99999"}, "The list has no code 99999."),
        ({"started_on": ""}, "Write the first day."),
        ({"started_on": "snart"}, "Write a date, for example"),
        ({"started_on": day(-30), "planned_end_on": day(-31)}, "It cannot end before."),
        ({"started_on": day(900), "planned_end_on": ""}, "This day lies more than a year ahead."),
        ({"started_on": "1949-12-31"}, "This day lies too long ago."),
        ({"agreed_on": day(1)}, "This day has not come yet."),
        ({"follow_up_on": day(-31)}, "Ask how it goes after that."),
        ({"kind": "extra-service"}, "“Extra service” could begin until 2022-12-31, not later."),
        ({"agreement_id": "999999"}, "Choose one from the list."),
        ({"note": "x" * 2001}, "Shorten this to 2000 characters"),
    ],
)
def test_bad_input_gets_a_message_and_nothing_is_lost(
    browser: StrictClient, person: Person, employer: Organisation, values: dict[str, object], message: str
) -> None:
    told = {"note": "Börjar klockan sju.", **given(employer)}
    sent = {name: str(value) for name, value in {**told, **values}.items()}
    answer = browser.fill(of(person, "placements", "new"), **sent)
    refused(answer, message)
    if "note" not in values:
        assert answer.form_values()["note"] == "Börjar klockan sju."
    assert stored(Placement) == []


def test_a_kind_that_is_given_no_more_is_noted_of_its_time(
    browser: StrictClient, person: Person, employer: Organisation
) -> None:
    new = of(person, "placements", "new")
    assert "Extra service (until 2022-12-31)" in browser.get(new).words
    told = given(employer, kind="extra-service", started_on="2022-06-01", planned_end_on="2023-05-31")
    assert browser.fill(new, **told).status_code == 303
    row = the(Placement)
    assert (row.kind, row.started_on) == (PlacementKind.EXTRA_SERVICE, date(2022, 6, 1))
    edit = of(person, "placements", row.id, "edit")
    refused(browser.fill(edit, started_on="2023-01-01"), "could begin until 2022-12-31, not later.")


def test_a_closed_employer_takes_nobody_after_its_last_day(browser: StrictClient, person: Person) -> None:
    closed = make_employer("Exempel Nedlagt AB", closed_on=day(-20))
    new = of(person, "placements", "new")
    assert "Exempel Nedlagt AB (closed)" in browser.get(new).words
    answer = browser.fill(new, **given(closed, started_on=day(-20)))
    refused(answer, f"The employer is marked as closed since {day(-20)}.")
    assert answer.form_values()["title"] == "Svetsare"
    assert browser.fill(new, **given(closed, started_on=day(-21), planned_end_on=day(-20))).status_code == 303
    row = the(Placement)
    one = of(person, "placements", row.id)
    assert f"Closed since {day(-20)}" in browser.get(one).words
    refused(browser.fill(f"{one}/edit", started_on=str(day(-10)), planned_end_on=""), "is marked as closed since")
    right = {"started_on": str(day(-10)), "planned_end_on": "", "despite_closed": "y"}
    assert browser.fill(f"{one}/edit", **right).status_code == 303
    assert "The employer is marked as closed since" in browser.get(one).words
    assert browser.fill(f"{one}/end", ended_on=str(day(-1)), outcome="broken-off", ended_by="employer").location == one


def test_it_ends_goes_on_after_all_and_is_removed(
    browser: StrictClient, person: Person, file: WorkFile, employer: Organisation
) -> None:
    row = make_placement(file, employer, day(-30), planned_end_on=day(-2))
    one = of(person, "placements", row.id)
    assert f"Was to end {day(-2)}" in browser.get(one).words
    assert browser.get(f"{one}/end").form_values()["ended_on"] == str(day(-2))
    refused(
        browser.fill(f"{one}/end", ended_on=str(day(-31)), outcome="completed", ended_by="person"), "cannot end before"
    )
    refused(
        browser.fill(f"{one}/end", ended_on=str(day(1)), outcome="completed", ended_by="person"), "has not come yet"
    )
    refused(browser.fill(f"{one}/end", outcome="completed"), "Choose who ended it.")
    refused(browser.fill(f"{one}/end", ended_by="person"), "Choose what came of it.")
    told = {"ended_on": str(day(-5)), "outcome": "broken-off", "ended_by": "employer", "note": "Ordern uteblev."}
    assert browser.fill(f"{one}/end", **told).location == one
    row = the(Placement)
    assert (row.ended_on, row.outcome, row.ended_by) == (day(-5), PlacementOutcome.BROKEN_OFF, EndedBy.EMPLOYER)
    assert "Ordern uteblev." in browser.get(one).words
    assert "Broken off" in browser.get(of(person, "jobs")).words
    refused(browser.fill(f"{one}/edit", started_on=str(day(-4)), planned_end_on=""), "cannot end before")
    assert browser.fill(f"{one}/end", ended_by="person").location == one
    assert (the(Placement).ended_on, the(Placement).ended_by) == (day(-5), EndedBy.PERSON)
    assert browser.post(f"{one}/reopen").location == one
    assert (the(Placement).ended_on, the(Placement).outcome, the(Placement).ended_by) == (None, None, None)
    page = browser.get(f"{one}/remove")
    assert "only if it was noted by mistake" in page.words
    assert browser.fill(f"{one}/remove").location == of(person, "jobs")
    assert stored(Placement) == []
    assert browser.get(one).status_code == 404


def test_two_who_change_a_placement_choose_what_stands(
    browser: StrictClient, person: Person, file: WorkFile, employer: Organisation
) -> None:
    row = make_placement(file, employer, day(-30))
    edit = of(person, "placements", row.id, "edit")
    first = browser.get(edit).form_values()
    assert browser.fill(edit, title="Plåtslagare").status_code == 303
    answer = browser.post(edit, data={**first, "title": "Rörmokare"})
    assert answer.status_code == 409
    assert "Plåtslagare" in answer.words
    assert the(Placement).title == "Plåtslagare"
    end = of(person, "placements", row.id, "end")
    first, second = browser.get(end).form_values(), browser.get(end).form_values()
    assert browser.post(end, data={**first, "outcome": "completed", "ended_by": "person"}).status_code == 303
    answer = browser.post(end, data={**second, "outcome": "broken-off", "ended_by": "employer"})
    assert answer.status_code == 409
    assert "Completed, nothing new yet" in answer.words
    assert the(Placement).outcome is PlacementOutcome.COMPLETED


def test_a_job_stays_when_the_placement_it_came_of_is_removed(
    browser: StrictClient, person: Person, file: WorkFile, employer: Organisation
) -> None:
    placed = make_placement(file, employer, day(-90))
    job = make_employment(file, employer, day(-10), placement_id=placed.id)
    assert "Grew out of" in browser.get(of(person, "employments", job.id)).words
    assert browser.fill(of(person, "placements", placed.id, "remove")).status_code == 303
    assert the(Employment).placement_id is None
    assert "Grew out of" not in browser.get(of(person, "employments", job.id)).words


def test_two_placements_of_a_kind_are_measured_together(
    browser: StrictClient, person: Person, file: WorkFile, employer: Organisation
) -> None:
    first = {"kind": PlacementKind.WORK_TRAINING, "planned_end_on": day(-100)}
    make_placement(file, employer, day(-250), **first)
    told = given(employer, kind="work-training", planned_end_on=day(100))
    answer = browser.fill(of(person, "placements", "new"), **told)
    assert answer.status_code == 303
    assert "usually lasts 6 months at the most altogether." in browser.get(answer.location).words


def test_what_staff_wrote_is_never_markup(browser: StrictClient, person: Person, employer: Organisation) -> None:
    told = given(employer, title="<b>Svetsare</b> \u202b", note="<script>alert(1)</script>")
    refused(browser.fill(of(person, "placements", "new"), **told), "Title or tasks")
    told["title"] = "<b>Svetsare</b>"
    answer = browser.fill(of(person, "placements", "new"), **told)
    page = browser.get(answer.location)
    assert "<b>Svetsare</b>" in page.words
    assert "<script>alert(1)</script>" in page.words
