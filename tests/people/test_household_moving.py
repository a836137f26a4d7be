"""Moving between households, and those who are expected, through the front door."""

from datetime import date, timedelta

from reception.access.actor import system
from reception.audit.log import record
from reception.db.session import db
from reception.i18n.formats import today
from reception.people.models import ExpectedMember, HouseholdMember
from reception.people.terms import ExpectedState, HouseholdRole
from tests.factories.households import make_household
from tests.people.families import CHILD, PARTNER, REFERENCE, member_of, row_of, rows, tab


def test_a_person_lives_in_two_households_over_time(browser, mother, father, children):
    make_household((mother, REFERENCE), (children[0], CHILD), since=date(2026, 1, 1))
    make_household((children[1], REFERENCE), since=date(2026, 1, 1))
    own = member_of(children[0])
    page = browser.fill(tab(mother, f"/{own}/leave"), where="with", starts_on="2026-05-01")
    assert "Write whose household it is." in page.words
    answer = browser.fill(
        tab(mother, f"/{own}/leave"), where="with", person=children[1].number, role="sibling", starts_on="2026-05-01"
    )
    assert answer.location == tab(mother), answer.words
    old, new = rows(HouseholdMember, person_id=children[0].id)
    assert (old.ends_on, new.starts_on, new.role) == (date(2026, 4, 30), date(2026, 5, 1), HouseholdRole.SIBLING)
    page = browser.get(tab(children[0]))
    now, _earlier, before = page.words.partition("Earlier households")
    assert "Bilal Yusuf" in now
    assert "Amina Yusuf" in before
    assert "2026-01-01–2026-04-30" in before
    page = browser.get(tab(mother))
    assert "Have moved out" in page.words
    assert "Hodan Yusuf" in page.words


def test_who_did_not_live_there_at_the_same_time_is_not_in_the_history(browser, mother, father, children):
    household = make_household((mother, REFERENCE), since=date(2026, 1, 1), until=date(2026, 2, 1))
    db.session.add(
        HouseholdMember(household_id=household.id, person_id=children[0].id, role=CHILD, starts_on=date(2026, 3, 1))
    )
    with system("test"):
        record("test.joined", household)
        db.session.commit()
    assert "Hodan" not in browser.get(tab(mother)).words
    assert "Amina" not in browser.get(tab(children[0])).words
    assert browser.get(tab(mother, f"/{member_of(children[0])}")).status_code == 404


def test_moving_out_to_nowhere_and_to_a_household_of_ones_own(browser, mother, father):
    make_household((mother, REFERENCE), (father, PARTNER))
    assert browser.fill(tab(mother, f"/{member_of(father)}/leave"), starts_on="2026-04-01").status_code == 303
    assert rows(HouseholdMember, person_id=father.id)[0].ends_on == date(2026, 3, 31)
    answer = browser.fill(tab(mother, f"/{member_of(mother)}/leave"), where="own", starts_on="2026-05-01")
    assert answer.status_code == 303
    first, second = rows(HouseholdMember, person_id=mother.id)
    assert first.household_id != second.household_id
    assert (first.ends_on, second.starts_on) == (date(2026, 4, 30), date(2026, 5, 1))


def test_moving_to_somebody_who_had_no_household(browser, mother, father, children):
    make_household((mother, REFERENCE), (children[1], CHILD))
    answer = browser.fill(
        tab(mother, f"/{member_of(children[1])}/leave"), where="with", person=father.number, starts_on="2026-04-01"
    )
    assert answer.status_code == 303
    assert "Yusuf Cabdi" in browser.get(tab(children[1])).words


def test_nobody_moves_to_herself(browser, mother):
    page = browser.fill(tab(mother, "/start"), where="with", person=mother.number)
    assert "Write somebody else." in page.words
    assert not rows(HouseholdMember)


def test_a_person_joins_the_household_of_somebody_who_had_none(browser, mother, children):
    answer = browser.fill(tab(children[0], "/start"), where="with", person=mother.number, role="child")
    assert answer.status_code == 303
    page = browser.get(tab(mother))
    assert "Child" in row_of(page, "Hodan Yusuf")


def test_somebody_is_expected_changed_cancelled_expected_again_and_comes(browser, mother, father):
    make_household((mother, REFERENCE))
    planned = today() + timedelta(days=12)
    expect = tab(mother, f"/{member_of(mother)}/expect")
    assert "Write the name." in browser.fill(expect, role="partner").words
    answer = browser.fill(expect, name="Yusuf Cabdi", role="partner", birth="1988", planned_on=planned.isoformat())
    assert answer.status_code == 303
    assert "in 12 days" in row_of(browser.get(tab(mother)), "Yusuf Cabdi")
    one = rows(ExpectedMember)[0].id
    late = (today() - timedelta(days=1)).isoformat()
    assert browser.fill(tab(mother, f"/expected/{one}"), planned_on=late, estimated="y").status_code == 303
    row = row_of(browser.get(tab(mother)), "Yusuf Cabdi")
    assert "1 day overdue" in row
    assert "1988, estimated" in row
    browser.post(tab(mother, f"/expected/{one}/cancel"))
    assert "Those who do not come" in browser.get(tab(mother)).words
    browser.post(tab(mother, f"/expected/{one}/again"))
    come = tab(mother, f"/expected/{one}/come")
    assert "This date has not come yet." in browser.fill(come, person=father.number, on="+3").words
    assert browser.fill(come, on="2026-04-01").status_code == 303  # the name that was noted finds him
    page = browser.get(tab(mother))
    assert "Partner" in row_of(page, "Yusuf Cabdi")
    assert "Expected" not in page.words
    assert rows(ExpectedMember)[0].state is ExpectedState.ARRIVED
    assert browser.get(come).status_code == 404


def test_an_outdated_form_about_somebody_expected_is_answered_so(browser, mother):
    make_household((mother, REFERENCE), expected=["Yusuf"])
    address = tab(mother, f"/expected/{rows(ExpectedMember)[0].id}")
    values = browser.get(address).form_values()
    browser.fill(address, name="Yusuf Cabdi")
    answer = browser.post(address, data={**values, "name": "Yuusuf"})
    assert answer.status_code == 409
    assert "As it is saved Yusuf Cabdi" in answer.words
