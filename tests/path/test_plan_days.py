"""What the plan tells the path: that it was agreed on, and when it is to be looked at again."""

from datetime import date, timedelta

from reception.i18n.formats import today
from tests.factories.people import make_person
from tests.factories.plans import case_of


def test_agreeing_on_a_plan_fulfils_the_step_and_sets_the_day_of_the_next_look(municipality, client_of):
    person = make_person(
        name="Amina Yusuf", birth=date(1990, 5, 3), unit=municipality.unit, worker=municipality.caseworker
    )
    browser = client_of(municipality.caseworker)
    plan = f"/people/{person.number}/plan"
    browser.post(f"{plan}/begin")
    browser.fill(f"{plan}/goals/new", phase="work", text="Arbeta som sömmerska")
    again = today() + timedelta(days=5)
    answer = browser.fill(f"{plan}/agree", with_interpreter="yes", review_on=again.isoformat())
    assert answer.status_code == 303, answer.text
    assert case_of(person)
    path = browser.get(f"/people/{person.number}/path?steps=all").words
    assert "Plan looked at again" in path
    assert again.isoformat() in path
    assert "Plan looked at again" in browser.get("/my-day/week").words
    assert browser.get(f"/people/{person.number}/path/facts/plan_agreed").status_code == 404
