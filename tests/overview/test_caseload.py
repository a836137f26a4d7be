"""The load of a unit: who has how much, and that every number is the length of the list it leads to."""

from datetime import date

import pytest
import sqlalchemy as sa

from reception.access.actor import system
from reception.access.roles import Role
from reception.accounts.models import RoleAssignment
from reception.audit.log import record
from reception.cases.models import Absence, CaseAssignment
from reception.cases.rules import points
from reception.cases.terms import Weight
from reception.contacts.terms import ContactState
from reception.db.session import db
from reception.i18n.formats import now, today
from reception.people.terms import Protection
from tests.factories.people import make_case, make_person
from tests.overview.making import case_of, day, make_appointment, make_silent, make_task
from tests.page_rules import text_of

COLUMNS = ("open", "weight", "overdue", "silent", "new")


@pytest.fixture
def browser(municipality, client_of):
    return client_of(municipality.manager)


def changed(case, **values):
    with system("test"):
        for name, value in values.items():
            setattr(case, name, value)
        record("test.changed", case)
        db.session.commit()


def give_duty(user, unit, role=Role.UNIT_MANAGER):
    with system("test"):
        db.session.add(RoleAssignment(user=user, unit=unit, role=role, starts_on=date(2020, 1, 1)))
        record("test.duty")
        db.session.commit()


def end_duties(user):
    with system("test"):
        for duty in user.duties:
            duty.ends_on = day(-1)
        record("test.duty")
        db.session.commit()


def lines_of(answer, table=0):
    """{who: {column: (number, address)}} of a table of the page."""
    rows = answer.all("table")[table].findall(".//tbody/tr")
    return {name_in(row): dict(zip(COLUMNS, map(number_in, row.findall("td")), strict=True)) for row in rows}


def name_in(row):
    return (text_of(row.find("th/bdi"))).strip()


def number_in(cell):
    link = cell.find(".//a")
    return int((link.find("span").tail or "").strip()), link.get("href")


def length_of(browser, address):
    """How many rows a list has over all its pages."""
    count = 0
    while address:
        answer = browser.get(address)
        assert answer.status_code == 200
        count += len(answer.all("th", scope="row"))
        following = answer.all("a", rel="next")
        address = following[0].get("href") if following else None
    return count


def make_a_mixed_unit(world):
    """Some cases of every kind, also those that must not be counted."""
    mine, theirs = world.caseworker, world.caseworker2
    make_task(make_person(name="Late", unit=world.unit, worker=mine), "Ring", day(-2))
    make_task(make_person(name="Rests", unit=world.unit, worker=mine), "Ring", day(-2), resting_until=day(3))
    make_appointment(make_person(name="Passed", unit=world.unit, worker=theirs), -1, "Here", author=mine)
    both = make_person(name="Both", unit=world.unit)
    make_task(both, "Ring", day(-9))
    make_task(both, "Write", day(-8))
    make_appointment(both, -3, "There")
    make_appointment(make_person(name="Ahead", unit=world.unit, worker=theirs), 0, "Here")
    make_silent(make_person(name="Silent", unit=world.unit, worker=theirs), 28)
    make_silent(make_person(name="Not yet", unit=world.unit, worker=theirs), 27)
    make_person(name="Young", unit=world.unit, worker=mine, opened_on=day(-30))
    make_person(name="Nobodys", unit=world.unit, opened_on=day(-3))
    handed = make_person(name="Handed", unit=world.unit, worker=theirs)
    with system("test"):
        assignment = db.session.scalars(
            sa.select(CaseAssignment).where(CaseAssignment.case_id == case_of(handed).id).execution_options(permit="t")
        ).one()
        assignment.starts_on = day(-5)
        record("test.handed", assignment)
        db.session.commit()
    make_case(make_person(name="Closed"), unit=world.unit, worker=mine, closed_on=date(2026, 6, 1))
    make_person(name="Elsewhere", unit=world.other_unit, worker=world.other_unit_caseworker)
    hidden = {"protection": Protection.MARKING, "unit": world.unit, "worker": mine}
    make_person(name="Hidden", named=[mine], **hidden)
    make_person(name="Named", named=[mine, world.manager], **hidden)


def test_every_number_is_the_length_of_the_list_it_leads_to(municipality, browser):
    make_a_mixed_unit(municipality)
    lines = lines_of(browser.get("/unit"))
    assert list(lines) == ["Eva Enhet", "Karin Kase", "Kent Kollega", "Nobody", "The whole unit"]
    for who, numbers in lines.items():
        for column, (number, address) in numbers.items():
            if column != "weight":
                assert length_of(browser, address) == number, (who, column)
    counted = {who: tuple(number for number, _address in numbers.values()) for who, numbers in lines.items()}
    assert counted["Eva Enhet"] == (0, 0, 0, 0, 0)
    assert counted["Karin Kase"][0] == 4
    assert [counted[who][2] for who in ("Karin Kase", "Kent Kollega", "Nobody")] == [1, 1, 1]
    assert [counted[who][4] for who in ("Karin Kase", "Kent Kollega", "Nobody")] == [1, 1, 1]
    everybody = [counted[who] for who in list(lines)[:-1]]
    assert counted["The whole unit"] == tuple(map(sum, zip(*everybody, strict=True)))


def test_what_is_overdue_is_the_same_for_the_unit_as_for_ones_day(municipality, browser, client_of):
    make_a_mixed_unit(municipality)
    day_of = client_of(municipality.caseworker)
    mine = {text_of(heading) for heading in day_of.get("/my-day/overdue").all("th", scope="row")}
    listed = client_of(municipality.caseworker).get("/people?overdue=y&worker=me")
    assert {"Late"} == {text_of(heading) for heading in listed.all("th", scope="row")} <= mine


def test_a_closed_case_calls_nobody(municipality, client_of):
    person = make_person(name="Closed")
    case = make_case(person, unit=municipality.unit, closed_on=date(2026, 6, 1))
    make_task(person, "Ring", day(-2))
    assert case.closed_on
    assert not client_of(municipality.caseworker).get("/people?state=closed&overdue=y").all("th", scope="row")


def test_the_weight_is_the_sum_of_the_points(municipality, browser):
    cases = []
    for weight, opened_on in zip(Weight, (day(-89), day(-90), day(-400)), strict=True):
        case = case_of(make_person(unit=municipality.unit, worker=municipality.caseworker, opened_on=opened_on))
        changed(case, weight=weight)
        cases.append((weight, opened_on))
    expected = sum(points(weight, opened_on, today()) for weight, opened_on in cases)
    assert expected == 1 + 1 + 2 + 4
    answer = browser.get("/unit")
    assert lines_of(answer)["Karin Kase"]["weight"][0] == expected
    listed = browser.get("/people").words
    assert "Demanding" in listed
    assert "Light" in listed
    assert "Ordinary" not in listed


def test_who_has_left_and_still_has_cases_keeps_a_line_and_a_list(municipality, browser):
    make_person(name="Orphan", unit=municipality.unit, worker=municipality.caseworker2)
    end_duties(municipality.caseworker2)
    answer = browser.get("/unit")
    assert "Does no casework here any more" in answer.words
    number, address = lines_of(answer)["Kent Kollega"]["open"]
    assert number == length_of(browser, address) == 1


def test_a_manager_of_two_units_has_a_table_of_each(municipality, browser):
    give_duty(municipality.manager, municipality.other_unit)
    make_person(name="Here", unit=municipality.unit, worker=municipality.manager)
    make_person(name="There", unit=municipality.other_unit, worker=municipality.manager)
    make_person(name="Far", unit=municipality.other_board_unit, worker=municipality.other_board_caseworker)
    answer = browser.get("/unit")
    for table, name in ((0, "There"), (1, "Here")):
        number, address = lines_of(answer, table)["Eva Enhet"]["open"]
        listed = browser.get(address)
        assert (number, [text_of(row) for row in listed.all("th", scope="row")]) == (1, [name])
    assert "Far" not in browser.get("/people").words


def test_it_says_who_is_away_and_who_stands_in(municipality, browser):
    with system("test"):
        absence = {"unit_id": municipality.unit.id, "made_at": now(), "substitute_id": municipality.caseworker2.id}
        db.session.add(Absence(user_id=municipality.caseworker.id, starts_on=day(-1), ends_on=day(3), **absence))
        db.session.add(Absence(user_id=municipality.manager.id, starts_on=day(5), ends_on=day(9), **absence))
        record("test.absence")
        db.session.commit()
    words = browser.get("/unit").words
    assert words.count("Stands in: Kent Kollega") == words.count("Away until") == 1


def test_the_load_takes_the_same_queries_for_few_and_many(municipality, browser):
    counts = []
    for many in (2, 20):
        for _number in range(many):
            make_task(make_person(unit=municipality.unit, worker=municipality.caseworker), "Ring", day(-1))
        browser.get("/unit")
        counts.append(len(browser.statements))
    assert counts[0] == counts[1] <= 16


def test_an_appointment_that_was_settled_is_not_overdue(municipality, browser):
    person = make_person(unit=municipality.unit)
    appointment = make_appointment(person, -1, "Here")
    changed(appointment, state=ContactState.HELD)
    assert lines_of(browser.get("/unit"))["Nobody"]["overdue"][0] == 0


def test_only_managers_see_the_load(municipality, client_of):
    assert client_of(municipality.caseworker).get("/unit").status_code == 403


def test_a_case_is_weighed_and_the_person_page_leads_there(municipality, client_of):
    person = make_person(unit=municipality.unit, worker=municipality.caseworker)
    worker = client_of(municipality.caseworker)
    path = f"/cases/{case_of(person).number}/weight"
    assert [link for link in worker.get(f"/people/{person.number}").all("a") if link.get("href") == path]
    page = worker.get(path)
    assert page.form_values()["weight"] == "ordinary"
    assert worker.fill(path, weight="demanding").location == f"/people/{person.number}"
    assert case_of(person).weight is Weight.DEMANDING
    assert "Choose how much work" in worker.fill(path, weight="enormous").words
    old = page.form_values()
    assert worker.post(path, data={**old, "weight": "light"}).status_code == 409
    assert client_of(municipality.other_unit_caseworker).get(path).status_code == 404
