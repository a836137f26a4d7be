"""Planning who stands in for whom: by the manager, for the own unit, and never in a chain."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa
import time_machine

from reception.accounts.models import User
from reception.cases.models import Absence
from reception.db.session import db
from reception.i18n.formats import now
from reception.people.terms import Protection
from tests.clients import StrictClient
from tests.factories.municipality import Municipality
from tests.factories.people import make_person
from tests.overview.making import day

ClientOf = Callable[[User], StrictClient]
PATH = "/unit/absences"


def absences() -> list[Absence]:
    return list(db.session.scalars(sa.select(Absence).order_by(Absence.id)))


def plan(client: StrictClient, away: User, substitute: User, first: str = "i dag", last: str = "+7") -> Any:
    """Plan an absence; answers the answer."""
    return client.fill(
        f"{PATH}/new", user_id=str(away.id), substitute_id=str(substitute.id), starts_on=first, ends_on=last
    )


@pytest.fixture
def manager(client_of: ClientOf, municipality: Municipality) -> StrictClient:
    """The manager's browser."""
    return client_of(municipality.manager)


def test_an_absence_is_planned_and_listed(manager: StrictClient, municipality: Municipality) -> None:
    assert "Nobody is away" in manager.get(PATH).words
    assert plan(manager, municipality.caseworker, municipality.caseworker2).location == PATH
    [made] = absences()
    assert (made.user_id, made.substitute_id) == (municipality.caseworker.id, municipality.caseworker2.id)
    assert (made.starts_on, made.ends_on, made.unit_id) == (day(0), day(7), municipality.unit.id)
    page: Any = manager.get(PATH)
    assert f"Karin Kase away now Kent Kollega {day(0)} {day(7)}" in page.words
    assert manager.get("/unit").all("a", href=PATH)


def test_the_list_never_counts_protected_people(manager: StrictClient, municipality: Municipality) -> None:
    plan(manager, municipality.caseworker, municipality.caseworker2)
    manager.get(PATH)
    without: Any = manager.get(PATH)
    make_person(
        protection=Protection.MARKING,
        named=[municipality.caseworker],
        unit=municipality.unit,
        worker=municipality.caseworker,
    )
    page: Any = manager.get(PATH)
    assert "Those with protected identity are not included: name somebody under Protected identities." in page.words
    assert page.words == without.words


BAD = {
    "nobody": ({"user_id": ""}, "Choose who is away."),
    "no substitute": ({"substitute_id": ""}, "Choose who stands in."),
    "herself": ({"substitute_id": "away"}, "Nobody stands in for themselves."),
    "a stranger": ({"substitute_id": "999999"}, "Choose who stands in."),
    "no last day": ({"ends_on": ""}, "Write the last day."),
    "passed": ({"ends_on": "2020-01-01"}, "This date has passed."),
    "turned round": ({"starts_on": "+9", "ends_on": "+3"}, "The last day lies before the first."),
    "for ever": ({"ends_on": "+800"}, "Write a last day within a year of the first."),
}


@pytest.mark.parametrize("case", BAD)
def test_bad_input_gets_a_message(manager: StrictClient, municipality: Municipality, case: str) -> None:
    values, message = BAD[case]
    away = str(municipality.caseworker.id)
    given = {name: away if value == "away" else value for name, value in values.items()}
    good = {"user_id": away, "substitute_id": str(municipality.caseworker2.id), "starts_on": "i dag", "ends_on": "+7"}
    answer: Any = manager.fill(f"{PATH}/new", **{**good, **given})
    assert message in answer.words
    assert absences() == []


def test_there_is_no_chain_of_substitutes(manager: StrictClient, municipality: Municipality) -> None:
    karin, kent, eva = municipality.caseworker, municipality.caseworker2, municipality.manager
    plan(manager, karin, kent)
    assert "The substitute is away from" in plan(manager, eva, karin, "+7", "+9").words
    assert "Whoever is to be away stands in for somebody from" in plan(manager, kent, eva, "+3", "+4").words
    assert "Away already from" in plan(manager, karin, eva, "-2", "+1").words
    assert len(absences()) == 1
    assert plan(manager, kent, eva, "+8", "+9").status_code == 303
    assert plan(manager, eva, karin, "+20", "+21").status_code == 303


def test_one_may_stand_in_for_two(manager: StrictClient, municipality: Municipality) -> None:
    plan(manager, municipality.caseworker, municipality.manager)
    assert plan(manager, municipality.caseworker2, municipality.manager).status_code == 303


def test_it_is_changed_and_ended_early(manager: StrictClient, municipality: Municipality) -> None:
    plan(manager, municipality.caseworker, municipality.caseworker2, "-3", "+7")
    [made] = absences()
    edit = f"{PATH}/{made.id}/edit"
    assert manager.fill(edit, substitute_id=str(municipality.manager.id), ends_on="+9").location == PATH
    [made] = absences()
    assert (made.substitute_id, made.ends_on) == (municipality.manager.id, day(9))
    own: Any = manager.fill(edit, substitute_id=str(municipality.caseworker.id))
    assert "Nobody stands in for themselves." in own.words
    ended: Any = manager.get(manager.post(f"{PATH}/{made.id}/end").location)
    assert "The absence has ended." in ended.words
    [made] = absences()
    assert made.ends_on == day(-1)
    manager.post(f"{PATH}/{made.id}/end")
    [made] = absences()
    assert made.ends_on == day(-1)
    page: Any = manager.get(PATH)
    assert "Absences that have passed" in page.words


def test_what_has_not_begun_is_removed(manager: StrictClient, municipality: Municipality) -> None:
    plan(manager, municipality.caseworker, municipality.caseworker2, "+3", "+7")
    [made] = absences()
    page: Any = manager.get(manager.post(f"{PATH}/{made.id}/end").location)
    assert absences() == []
    assert "The absence is removed." in page.words
    assert "has ended" not in page.words


def test_two_who_change_it_at_once_are_told(
    client_of: ClientOf, manager: StrictClient, municipality: Municipality
) -> None:
    plan(manager, municipality.caseworker, municipality.caseworker2)
    edit = f"{PATH}/{absences()[0].id}/edit"
    page: Any = manager.get(edit)
    late = {**page.form_values(), "ends_on": "+12"}
    client_of(municipality.manager).fill(edit, ends_on="+10")
    assert manager.post(edit, data=late).status_code == 409
    assert absences()[0].ends_on == day(10)


def test_only_managers_of_the_unit_plan(client_of: ClientOf, manager: StrictClient, municipality: Municipality) -> None:
    plan(manager, municipality.caseworker, municipality.caseworker2)
    [made] = absences()
    assert client_of(municipality.caseworker).get(PATH).status_code == 403
    other = client_of(municipality.other_unit_manager)
    assert "Karin Kase" not in other.get(PATH).words
    for act in ("edit", "end"):
        assert other.post(f"{PATH}/{made.id}/{act}").status_code == 404
    answer = plan(other, municipality.caseworker, municipality.caseworker2)
    assert "Choose who is away." in answer.words


def test_coming_and_past_stand_apart(client_of: ClientOf, manager: StrictClient, municipality: Municipality) -> None:
    plan(manager, municipality.caseworker, municipality.caseworker2)
    with time_machine.travel(now() + timedelta(days=8), tick=False):
        page: Any = client_of(municipality.manager).get(PATH)
    assert "Nobody is away" in page.words
    assert "Karin Kase Kent Kollega" in page.words
