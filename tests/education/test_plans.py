"""The assessment of knowledge and the individual study plan."""

from datetime import timedelta

from reception.education.terms.studies import SfiCourse
from reception.i18n.formats import today
from tests.education.pupils import studying, with_plan
from tests.factories.education import make_pupil

PLAN = {"with_pupil": "yes", "goal": "work", "pace": "full", "hours": "20"}


def pupil_of(municipality):
    return make_pupil(unit=municipality.school)


def test_a_plan_is_drawn_up_and_a_new_version_keeps_the_old(client_of, municipality):
    pupil, client = pupil_of(municipality), client_of(municipality.teacher)
    address = f"/pupils/{pupil.number}/plan"
    assert "There is no study plan." in client.get(address).words
    earlier = today() - timedelta(days=40)
    told = {**PLAN, "on": earlier.isoformat(), "goal_text": "Work as a nurse", "review_on": today().isoformat()}
    assert client.fill(f"{address}/new", **told).status_code == 303
    words = client.get(address).words
    assert "Work as a nurse" in words
    assert "The plan was to be reviewed on" in words
    opened = client.get(f"{address}/new").form_values()
    assert opened["goal_text"].strip() == "Work as a nurse"
    assert "with_pupil" not in opened  # each talk says anew who took part
    later = (today() + timedelta(days=90)).isoformat()
    assert (
        client.fill(f"{address}/new", with_pupil="yes", goal_text="Open a bakery", review_on=later).status_code == 303
    )
    words = client.get(address).words
    assert "Open a bakery" in words
    assert "Work as a nurse" not in words
    assert "Earlier versions" in words
    old = next(
        link
        for link in client.get(address).all("a")
        if link.get("href", "").startswith(f"{address}/") and link.find("time") is not None
    )
    assert "Work as a nurse" in client.get(old.get("href")).words


def test_few_hours_and_a_plan_without_the_pupil_are_said_and_taken(client_of, municipality):
    pupil, client = pupil_of(municipality), client_of(municipality.guidance)
    address = f"/pupils/{pupil.number}/plan"
    assert client.fill(f"{address}/new", **{**PLAN, "hours": "10", "with_pupil": "no"}).status_code == 303
    words = client.get(address).words
    assert "Full-time SFI is at least 15 hours a week" in words
    assert "drawn up together with the pupil" in words
    assert "No day is chosen to review the plan." in words


def test_half_time_has_fewer_hours_without_a_word(client_of, municipality):
    pupil, client = pupil_of(municipality), client_of(municipality.teacher)
    client.fill(f"/pupils/{pupil.number}/plan/new", **{**PLAN, "hours": "8", "pace": "half"})
    assert "at least 15 hours" not in client.get(f"/pupils/{pupil.number}/plan").words


def test_what_cannot_be_stands_beside_its_field(client_of, municipality):
    pupil, client = pupil_of(municipality), client_of(municipality.teacher)
    told = {
        **PLAN, "path": "3", "until_course": "A", "until_on": "2020-01-01", "review_on": "2020-01-01", "hours": "200",
        "goal_text": "Typed",
    }  # fmt: skip
    address = f"/pupils/{pupil.number}/plan/new"
    answer = client.fill(address, **told)
    assert "Write a whole number from 1 to 60." in answer.words
    answer = client.fill(address, **{**told, "hours": "20"})
    assert "Study path 3 does not have course A." in answer.words
    assert "The goal lies after the day of the plan." in answer.words
    assert "The next review lies after the day of the plan." in answer.words
    assert answer.form_values()["goal_text"].strip() == "Typed"
    assert "Choose the study path of the course." in client.fill(address, **{**PLAN, "until_course": "C"}).words
    missing = client.fill(address, pace="full")
    assert "Choose what the studies are for." in missing.words
    assert "Say whether the pupil took part." in missing.words


def test_the_plan_on_paper_is_one_page_with_lines_to_sign(client_of, municipality):
    pupil = pupil_of(municipality)
    plan = with_plan(pupil, goal_text="Work as a nurse")
    paper = client_of(municipality.teacher).get(f"/pupils/{pupil.number}/plan/{plan.id}/print")
    assert "Work as a nurse" in paper.words
    assert "For the school" in paper.words
    assert not paper.all("nav")


def test_another_pupils_plan_is_not_shown_at_this_ones_address(client_of, municipality):
    pupil, other = pupil_of(municipality), make_pupil(unit=municipality.school, name="Bilal Omar")
    plan = with_plan(other)
    assert client_of(municipality.teacher).get(f"/pupils/{pupil.number}/plan/{plan.id}").status_code == 404


def test_an_assessment_sets_path_and_course_and_the_plan_begins_with_it(client_of, municipality):
    pupil, client = pupil_of(municipality), client_of(municipality.teacher)
    address = f"/pupils/{pupil.number}/assessments/new"
    wrong = client.fill(address, path="3", course="A", note="Reads well")
    assert "Study path 3 does not have course A." in wrong.words
    assert wrong.form_values()["note"].strip() == "Reads well"
    assert client.fill(address, path="3", course="C", school_years="12", script="latin").status_code == 303
    words = client.get(f"/pupils/{pupil.number}/plan").words
    assert "Study path 3 (long schooling)" in words
    assert "12 years" in words
    assert client.get(f"/pupils/{pupil.number}/plan/new").form_values()["path"] == "3"
    assert "Course C, study path 3" in client.get(f"/pupils/{pupil.number}").words


def test_who_studies_without_a_plan_is_listed(client_of, municipality):
    pupil, client = pupil_of(municipality), client_of(municipality.teacher)
    studying(pupil, SfiCourse.C)
    assert "Amina" in client.get("/pupils?show=without-plan").words
    client.fill(f"/pupils/{pupil.number}/plan/new", **PLAN)
    assert "Amina" not in client.get("/pupils?show=without-plan").words


def test_a_plan_that_is_not_sent_is_kept_as_a_draft(client_of, municipality):
    pupil, client = pupil_of(municipality), client_of(municipality.teacher)
    address = f"/pupils/{pupil.number}/plan/new"
    client.fill(address, goal_text="Half a sentence", _draft="1")
    assert "You have a draft" in client.get(address).words
