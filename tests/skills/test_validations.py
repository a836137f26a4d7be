"""Validations as caseworkers and guidance enter and read them, from the first step to the end."""

from collections.abc import Callable

import pytest

from reception.accounts.models import User
from reception.db.session import db
from reception.organisations.models import Organisation
from reception.organisations.terms import OrganisationKind
from reception.skills.models import (
    Qualification,
    SkillsProfile,
)
from reception.skills.terms import Body, Outcome, Recognition, Step, ValidationEnd, WaitsOn
from tests.clients import StrictClient
from tests.factories.municipality import Municipality
from tests.factories.people import make_person
from tests.factories.skills import make_profile, make_qualification, taken
from tests.skills.validating import EARLY, begun, day, left_out, of_profile, page_of, refused, the_step, the_validation

ClientOf = Callable[[User], StrictClient]


def test_what_is_mapped_is_offered_and_a_validation_begins(
    browser: StrictClient, profile: SkillsProfile, degree: Qualification
) -> None:
    page = browser.get(of_profile(profile))
    assert "No validation has begun" in page.words
    assert "Nursing, Mogadishu" in page.words
    new = f"{of_profile(profile)}/new?qualification={degree.id}"
    assert browser.get(new).form_values()["aims_at"] == "statement"
    assert browser.fill(new, aims_at="licence", started_on=str(day(-3))).status_code == 303
    one = the_validation()
    assert (one.aims_at, one.started_on, one.made_by_id is not None) == (Recognition.LICENCE, day(-3), True)
    page = browser.get(of_profile(profile))
    assert "Waits on the unit" in page.words
    assert "Begin a validation" not in page.words
    refused(browser.fill(new, aims_at="licence"), "A validation of this goes on already.")


def test_a_qualification_of_nobodys_gets_no_validation(
    browser: StrictClient, municipality: Municipality, profile: SkillsProfile
) -> None:
    other = make_qualification(make_profile(make_person(unit=municipality.unit), unit=municipality.unit))
    for wrong in ("", "x", "0", "99999999999", str(other.id)):
        assert browser.get(f"{of_profile(profile)}/new?qualification={wrong}").status_code == 404


def test_five_steps_lead_to_a_recognition(browser: StrictClient, profile: SkillsProfile, degree: Qualification) -> None:
    path = page_of(profile, begun(degree))
    assert "Take the step: Self-rating" in browser.get(path).words
    assert browser.get(f"{path}/steps/self-rating").form_values()["body"] == "own-unit"
    answered = {"answered_on": str(day(-290)), "outcome": "confirmed"}
    assert browser.fill(f"{path}/steps/self-rating", asked_on=str(day(-299)), **answered).status_code == 303
    assert browser.fill(f"{path}/leave-out", through="deepened", left_out_because="Har diplom.").status_code == 303
    assert browser.get(f"{path}/steps/assessment").form_values()["body"] == "uhr"
    asked = {"body": "uhr", "reference": "5.2-1-26", "asked_on": str(day(-280))}
    assert browser.fill(f"{path}/steps/assessment", **asked).status_code == 303
    words = browser.get(path).words
    assert "Waits on the body that was asked" in words
    assert "Has waited 280 days" in words
    assert "usually 2 to 10 months" in words
    assert browser.fill(f"{path}/steps/assessment/papers", more_asked_on=str(day(-200))).status_code == 303
    assert "Waits on the person" in browser.get(path).words
    assert browser.fill(f"{path}/steps/assessment/papers", more_sent_on=str(day(-150))).status_code == 303
    answer = {"answered_on": str(day(-100)), "outcome": "partly", "result": "Motsvarar kandidatexamen."}
    assert browser.fill(f"{path}/steps/assessment/answer", **answer).status_code == 303
    words = browser.get(path).words
    assert "Waited 180 days, 50 of them for papers from the person" in words
    assert "Motsvarar kandidatexamen." in words
    asked = {"body": "socialstyrelsen", "asked_on": str(day(-90))}
    assert browser.fill(f"{path}/steps/recognition", **asked).status_code == 303
    answer = {"answered_on": str(day(-10)), "outcome": "confirmed", "recognition": "licence"}
    assert browser.fill(f"{path}/steps/recognition/answer", **answer).status_code == 303
    page = browser.get(path)
    assert "End the validation" in page.words
    assert browser.get(f"{path}/end").form_values()["ended_as"] == "recognised"
    assert browser.fill(f"{path}/end", ended_on=str(day(-9))).status_code == 303
    assert (the_validation().ended_on, the_validation().ended_as) == (day(-9), ValidationEnd.RECOGNISED)
    words = browser.get(path).words
    assert "The validation ended: Recognised" in words
    assert f"{day(-280)} Asked, or begun Assessment" in words
    assert "What could be validated" in browser.get(of_profile(profile)).words


def test_a_body_is_asked_straight_when_what_comes_before_is_left_out(
    browser: StrictClient, profile: SkillsProfile, degree: Qualification
) -> None:
    path = page_of(profile, begun(degree))
    refused(
        browser.fill(f"{path}/steps/assessment", body="uhr", asked_on=str(day(-9)), reference="5.2-7"),
        "“Self-rating” comes before. Note its answer first, or leave it out with a reason.",
    )
    refused(browser.fill(f"{path}/leave-out", through="deepened"), "Write why it is left out.")
    assert browser.fill(f"{path}/leave-out", through="deepened", left_out_because="Direkt.").status_code == 303
    assert browser.fill(f"{path}/steps/assessment", body="uhr", asked_on=str(day(-9))).status_code == 303
    assert [step.step for step in the_validation().steps] == [*EARLY, Step.ASSESSMENT]
    assert browser.get(f"{path}/leave-out").status_code == 404


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"answered_on": day(-60), "outcome": "confirmed"}, f"It was asked on {day(-50)}."),
        ({"answered_on": day(-40)}, "Choose what the answer was."),
        ({"outcome": "partly"}, "Write the day of the answer."),
        ({"asked_on": day(2)}, "This date has not come yet."),
        ({"asked_on": day(-301)}, "The validation began on"),
        ({"asked_on": "snart"}, "Write a date, for example"),
        ({"more_sent_on": day(-40)}, "Write when more papers were asked for."),
        ({"more_asked_on": day(-60)}, "after this day."),
        (
            {"more_asked_on": day(-30), "answered_on": day(-40), "outcome": "confirmed"},
            f"The answer came on {day(-40)}. More papers cannot have been asked for after it.",
        ),
        ({"body": ""}, "Choose who is asked."),
        ({"body": "x"}, "Choose who is asked."),
        ({"outcome": "x"}, "Choose one from the list."),
        ({"organisation_id": "999999"}, "Choose one from the list."),
        ({"result": "x" * 1001}, "Shorten this to 1000 characters"),
    ],
)
def test_bad_input_gets_a_message_and_nothing_is_lost(
    browser: StrictClient, profile: SkillsProfile, degree: Qualification, values: dict[str, object], message: str
) -> None:
    path = page_of(profile, begun(degree, *left_out(*EARLY)))
    given = {"body": "uhr", "reference": "5.2-77", "asked_on": day(-50), **values}
    answer = browser.fill(f"{path}/steps/assessment", **{name: str(value) for name, value in given.items()})
    refused(answer, message)
    assert answer.form_values()["reference"] == "5.2-77"
    assert the_step(Step.ASSESSMENT) is None


def test_only_where_there_are_several_one_is_named(
    browser: StrictClient, profile: SkillsProfile, degree: Qualification
) -> None:
    school = Organisation(name="Komvux Exempelby", sort_key="komvux exempelby", kind=OrganisationKind.SCHOOL)
    db.session.add(school)
    db.session.commit()
    path = page_of(profile, begun(degree, *left_out(*EARLY)))
    given = {"asked_on": str(day(-5)), "organisation_id": str(school.id)}
    refused(browser.fill(f"{path}/steps/assessment", body="uhr", **given), "There is only one of the body")
    assert browser.fill(f"{path}/steps/assessment", body="school", **given).status_code == 303
    assert school.name in browser.get(path).words


def test_a_recognition_says_what_is_in_hand(
    browser: StrictClient, profile: SkillsProfile, degree: Qualification
) -> None:
    asked = taken(Step.RECOGNITION, day(-50), body=Body.UHR)
    path = page_of(profile, begun(degree, *left_out(*EARLY, Step.ASSESSMENT), asked))
    answer = browser.fill(f"{path}/steps/recognition/answer", outcome="confirmed", result="Utlåtande.")
    refused(answer, "Choose what the person has in hand now.")
    assert answer.form_values()["result"] == "Utlåtande."
    assert "recognition" not in browser.get(f"{path}/steps/assessment").form_values()
    refused(browser.fill(f"{path}/end", ended_as="recognised"), "No recognition is confirmed.")


def test_a_step_is_corrected_within_its_neighbours_and_the_last_taken_back(
    browser: StrictClient, profile: SkillsProfile, degree: Qualification
) -> None:
    first = taken(Step.SELF_RATING, day(-90), body=Body.OWN_UNIT, answered_on=day(-80), outcome=Outcome.CONFIRMED)
    second = taken(Step.OVERVIEW, day(-70), body=Body.OWN_UNIT)
    path = page_of(profile, begun(degree, first, second))
    refused(browser.fill(f"{path}/steps/self-rating", answered_on=str(day(-60))), f"asked for on {day(-70)}.")
    refused(browser.fill(f"{path}/steps/self-rating", answered_on="", outcome=""), "is entered already")
    assert browser.fill(f"{path}/steps/self-rating", answered_on=str(day(-75))).status_code == 303
    refused(browser.fill(f"{path}/steps/self-rating/take-back"), "Take that one back first.")
    assert browser.fill(f"{path}/steps/overview/take-back").status_code == 303
    assert the_step(Step.OVERVIEW) is None
    assert the_step(Step.SELF_RATING) is not None
    assert browser.get(f"{path}/steps/overview/take-back").status_code == 404
    assert browser.get(f"{path}/steps/overview/answer").status_code == 404
    assert browser.get(f"{path}/steps/nonsense").status_code == 404


def test_what_was_left_out_is_taken_after_all(
    browser: StrictClient, profile: SkillsProfile, degree: Qualification
) -> None:
    path = page_of(profile, begun(degree, *left_out(Step.SELF_RATING)))
    assert "Take it after all" in browser.get(path).words
    assert browser.fill(f"{path}/steps/self-rating", asked_on=str(day(-5))).status_code == 303
    step = the_step(Step.SELF_RATING)
    assert step
    assert (step.asked_on, step.left_out_because) == (day(-5), None)


def test_the_next_step_is_noted_kept_and_taken_away(
    browser: StrictClient, profile: SkillsProfile, degree: Qualification
) -> None:
    path = page_of(profile, begun(degree))
    assert "No next step is noted." in browser.get(path).words
    refused(browser.fill(f"{path}/next", next_step="Ring UHR"), "Choose who is to do it.")
    refused(browser.fill(f"{path}/next", next_step="Ring UHR", next_by="unit", next_on=str(day(-1))), "has passed")
    assert browser.fill(f"{path}/next", next_step="Ring UHR", next_by="person", next_on="+7").status_code == 303
    one = the_validation()
    assert (one.next_step, one.next_on, one.next_by) == ("Ring UHR", day(7), WaitsOn.PERSON)
    assert "Waits on the person" in browser.get(path).words
    assert browser.fill(f"{path}/next", next_step="", next_on="", next_by="").status_code == 303
    assert the_validation().next_step is None


def test_it_ends_and_is_opened_again(browser: StrictClient, profile: SkillsProfile, degree: Qualification) -> None:
    asked = taken(Step.ASSESSMENT, day(-50), body=Body.UHR)
    path = page_of(profile, begun(degree, *left_out(*EARLY), asked, next_step="Ring", next_on=day(1)))
    assert browser.get(f"{path}/end").form_values()["ended_as"] == "stopped"
    refused(browser.fill(f"{path}/end", ended_as="not-recognised"), "“Assessment” has not been answered.")
    refused(browser.fill(f"{path}/end", ended_on=str(day(-51))), f"The last day that is entered is {day(-50)}.")
    assert browser.fill(f"{path}/end").status_code == 303
    assert the_validation().next_step is None
    words = browser.get(path).words
    assert "Goes on after all" in words
    refused(browser.fill(f"{path}/steps/assessment/answer", outcome="confirmed"), "The validation has ended.")
    begun(degree)
    browser.post(f"{path}/reopen")
    assert "A validation of this goes on already." in browser.get(path).words


def test_opening_again_lets_it_go_on(browser: StrictClient, profile: SkillsProfile, degree: Qualification) -> None:
    path = page_of(profile, begun(degree, ended_on=day(-2), ended_as=ValidationEnd.STOPPED))
    assert browser.post(f"{path}/reopen").status_code == 303
    assert the_validation().ended_on is None
    assert browser.fill(f"{path}/change", started_on=str(day(-200)), aims_at="grade").status_code == 303
    assert (the_validation().started_on, the_validation().aims_at) == (day(-200), Recognition.GRADE)


def test_two_who_write_of_one_step_at_once_both_see_it(
    municipality: Municipality,
    client_of: ClientOf,
    browser: StrictClient,
    profile: SkillsProfile,
    degree: Qualification,
) -> None:
    path = page_of(profile, begun(degree, taken(Step.SELF_RATING, day(-50), body=Body.OWN_UNIT)))
    mine = browser.get(f"{path}/steps/self-rating").form_values()
    assert client_of(municipality.manager).fill(f"{path}/steps/self-rating", asked_on=str(day(-40))).status_code == 303
    assert browser.post(f"{path}/steps/self-rating", data={**mine, "asked_on": str(day(-30))}).status_code == 409
    step = the_step(Step.SELF_RATING)
    assert step
    assert step.asked_on == day(-40)


def test_who_takes_a_step_back_that_somebody_corrected_meanwhile_is_told(
    municipality: Municipality,
    client_of: ClientOf,
    browser: StrictClient,
    profile: SkillsProfile,
    degree: Qualification,
) -> None:
    path = page_of(profile, begun(degree, taken(Step.SELF_RATING, day(-50), body=Body.OWN_UNIT)))
    step = f"{path}/steps/self-rating"
    mine = browser.get(f"{step}/take-back").form_values()
    assert client_of(municipality.manager).fill(step, asked_on=str(day(-40))).status_code == 303
    told = browser.post(f"{step}/take-back", data=mine)
    assert told.status_code == 409
    assert "Somebody changed this while you wrote." in told.words
    assert browser.post(f"{step}/take-back", data=told.form_values()).status_code == 303
    assert browser.post(f"{step}/take-back", data=mine).status_code == 404
    assert the_step(Step.SELF_RATING) is None


def test_the_timeline_has_a_line_for_each_day_of_a_step(
    browser: StrictClient, profile: SkillsProfile, degree: Qualification
) -> None:
    path = page_of(profile, begun(degree, *left_out(*EARLY)))
    given = {"asked_on": day(-50), "more_asked_on": day(-40), "more_sent_on": day(-30)}
    browser.fill(f"{path}/steps/assessment", body="uhr", **{name: str(on) for name, on in given.items()})
    page = browser.get(f"/people/{profile.person.number}/timeline?kind=skills")
    for words in ("A validation began", "Assessment: asked of UHR", "papers were asked for", "papers were sent"):
        assert words in page.words


def test_an_answer_that_clashes_with_a_day_that_is_not_asked_is_told_beside_its_own(
    browser: StrictClient, profile: SkillsProfile, degree: Qualification
) -> None:
    path = page_of(profile, begun(degree, *left_out(*EARLY)))
    browser.fill(f"{path}/steps/assessment", body="uhr", asked_on=str(day(-50)), more_asked_on=str(day(-40)))
    page = browser.fill(f"{path}/steps/assessment/answer", answered_on=str(day(-45)), outcome="confirmed")
    refused(page, f"The answer came on {day(-45)}. More papers cannot have been asked for after it.")
    assert 'id="answered_on-error"' in page.text
