"""The counts of a year: each manager her own unit's, the coordinator all; as one table, and nothing that cannot be."""

import pytest
import sqlalchemy as sa

from reception.access.roles import Role
from reception.audit.models import AuditEvent
from reception.db.session import db
from reception.i18n.formats import today
from reception.inclusion.models import StaffLanguage, StaffTraining

COUNTS = "/year-counts"
TAUGHT = {"meant_interpreters": "12", "trained_interpreters": "9"}


@pytest.fixture
def year():
    return today().year


@pytest.fixture
def manager(municipality, client_of):
    return client_of(municipality.manager)


def page_of(unit, year):
    return f"{COUNTS}/{year}/units/{unit.id}"


def taught():
    rows = db.session.scalars(sa.select(StaffTraining).order_by(StaffTraining.year, StaffTraining.subject))
    return [(row.unit_id, row.year, row.subject, row.meant, row.trained) for row in rows]


def spoken():
    rows = db.session.scalars(sa.select(StaffLanguage).order_by(StaffLanguage.year, StaffLanguage.language))
    return [(row.unit_id, row.year, row.language, row.staff) for row in rows]


def test_managers_and_the_coordinator_count_and_nobody_else(municipality, client_of, year):
    for role, user in municipality.one_of_each_role.items():
        expected = 200 if role in {Role.UNIT_MANAGER, Role.INTEGRATION_COORDINATOR} else 403
        for page in (COUNTS, page_of(municipality.unit, year)):
            assert client_of(user).get(page).status_code == expected, (role, page)


def test_a_manager_sees_her_own_unit_and_the_coordinator_every_unit(municipality, client_of, manager, year):
    words = manager.get(COUNTS).words
    assert municipality.unit.name in words
    assert municipality.other_board_unit.name not in words
    for unit in (municipality.other_unit, municipality.other_board_unit, municipality.board):
        assert manager.get(page_of(unit, year)).status_code == 404
    coordinator = client_of(municipality.integration_coordinator)
    assert municipality.other_board_unit.name in coordinator.get(COUNTS).words
    assert coordinator.get(page_of(municipality.other_board_unit, year)).status_code == 200
    assert len(coordinator.statements) <= 10


def test_what_was_counted_is_kept_shown_changed_and_taken_out(municipality, manager, year):
    page = page_of(municipality.unit, year)
    assert manager.fill(page, **TAUGHT, language_0="ar", staff_0="3", language_1="so", staff_1="1").status_code == 303
    unit = municipality.unit.id
    assert taught() == [(unit, year, "interpreters", 12, 9)]
    assert spoken() == [(unit, year, "ar", 3), (unit, year, "so", 1)]
    words = manager.get(f"{COUNTS}?year={year}").words
    assert "9 of 12" in words
    assert "Arabic and Somali" in words
    assert manager.fill(page, trained_interpreters="11", staff_1="").status_code == 303
    assert taught() == [(unit, year, "interpreters", 12, 11)]
    assert spoken() == [(unit, year, "ar", 3)]
    manager.fill(page, meant_interpreters="", trained_interpreters="", staff_0="0")
    assert (taught(), spoken()) == ([], [])


def test_each_writing_is_in_the_log_and_one_that_changes_nothing_is_not(municipality, manager, year):
    page = page_of(municipality.unit, year)
    for _again in range(2):
        manager.fill(page, **TAUGHT)
    query = sa.select(AuditEvent).where(AuditEvent.action == "staff-counts.written")
    [event] = db.session.scalars(query).all()
    assert event.details == {"year": year}


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"trained_interpreters": "13"}, "No more than the 12 it was meant for can have taken it."),
        ({"trained_interpreters": ""}, "Write how many took it; 0 if nobody did."),
        ({"meant_interpreters": ""}, "Write for how many it was meant."),
        ({"meant_interpreters": "-1"}, "Write a whole number from 0"),
        ({"meant_interpreters": "many"}, "Write a whole number from 0"),
        ({"meant_interpreters": "100001"}, "Write a whole number from 0"),
        ({"staff_0": "4"}, "Choose the language."),
        ({"language_0": "ar"}, "Write how many can help in it."),
        ({"language_0": "klingon", "staff_0": "1"}, "Choose one from the list."),
        (
            {"language_0": "ar", "staff_0": "1", "language_1": "ar", "staff_1": "2"},
            "This language stands above already.",
        ),
    ],
)
def test_what_cannot_be_is_said_beside_its_field(municipality, manager, year, values, said):
    page = manager.fill(page_of(municipality.unit, year), **{**TAUGHT, "meant_plain_swedish": "77", **values})
    assert page.status_code == 200
    assert said in page.words
    assert page.form_values()["meant_plain_swedish"] == "77"
    assert (taught(), spoken()) == ([], [])


def test_the_year_before_stands_beside_and_can_be_the_beginning(municipality, manager, year):
    before, unit = page_of(municipality.unit, year - 1), municipality.unit.id
    manager.fill(before, **TAUGHT, language_0="ti", staff_0="2")
    page = manager.get(page_of(municipality.unit, year))
    assert "9 of 12" in page.words
    assert page.form_values()["meant_interpreters"] == ""
    assert page.form_values()["language_0"] == "ti"
    manager.fill(f"{page_of(municipality.unit, year)}?copy=yes", trained_interpreters="12")
    assert taught()[-1] == (unit, year, "interpreters", 12, 12)
    assert spoken()[-1] == (unit, year, "ti", 2)
    later = manager.get(f"{page_of(municipality.unit, year)}?copy=yes").form_values()
    assert later["trained_interpreters"] == "12"


def test_two_who_count_the_same_unit_meet(municipality, manager, client_of, year):
    page = page_of(municipality.unit, year)
    manager.fill(page, **TAUGHT)
    opened = manager.get(page).form_values()
    client_of(municipality.integration_coordinator).fill(page, trained_interpreters="10")
    assert manager.post(page, data={**opened, "trained_interpreters": "8"}).status_code == 409
    assert taught()[0][-1] == 10


@pytest.mark.parametrize("asked", ["1999", "2999", "x", "0"])
def test_there_are_no_counts_of_a_year_that_has_not_begun(municipality, manager, asked):
    assert manager.get(f"{COUNTS}?year={asked}").status_code == 200
    assert manager.get(f"{COUNTS}/{asked}/units/{municipality.unit.id}").status_code == 404
