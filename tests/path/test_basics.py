"""The eight basics by the front door: one screen, days noted in one go, ticked and set aside, and what shows each."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
import sqlalchemy as sa
import time_machine

from reception.access.actor import system
from reception.accounts.models import User
from reception.audit.log import record
from reception.cases.models import Referral
from reception.cases.operations.referrals import complete_referral, send_referral
from reception.cases.terms import ReferralPurpose
from reception.contacts.models import Contact
from reception.contacts.terms import Channel, ContactState
from reception.db.session import db
from reception.housing.models import HomeNeed
from reception.i18n.said import Said
from reception.organisations.models import Organisation
from reception.organisations.terms import OrganisationKind
from reception.path.models import CasePath, NotedFact
from reception.path.queries import evidence
from reception.path.rules.basics import Evidence
from reception.path.terms import EvidenceWeight
from reception.people.models import Person
from reception.people.terms import Protection
from tests.clients import StrictClient
from tests.factories.municipality import Municipality
from tests.path.paths import case_of, make_newcomer, marks

ClientOf = Callable[[User], StrictClient]
DAY = "2026-11-22T11:00:00Z"


@pytest.fixture(autouse=True)
def _on_that_day() -> Iterator[None]:
    with time_machine.travel(DAY, tick=False):
        yield


@pytest.fixture
def person(municipality: Municipality) -> Person:
    """An adult, received on 1 September."""
    return make_newcomer(municipality)


@pytest.fixture
def worker(client_of: ClientOf, municipality: Municipality) -> StrictClient:
    """Her caseworker's browser."""
    return client_of(municipality.caseworker)


def address(person: Person) -> str:
    return f"/people/{person.number}/basics"


def card(page: Any, code: str) -> str:
    """What stands about one basic."""
    [found] = page.all("li", id=code)
    return " ".join("".join(found.itertext()).split())


def noted() -> list[tuple[str, str, str]]:
    rows = db.session.scalars(sa.select(NotedFact).order_by(NotedFact.code).execution_options(permit="test"))
    return [(row.code, row.value, row.source.value) for row in rows]


def test_all_eight_stand_on_one_screen_with_owner_day_and_what_to_do(worker: StrictClient, person: Person) -> None:
    page: Any = worker.get(address(person))
    assert len(page.all("li", class_="card")) == 8
    home = card(page, "area_home")
    for words in ("Home", "Not begun", "The municipality's housing unit", "by 2026-11-30", "Tick or set aside"):
        assert words in home, words
    assert "Assigned to the municipality 2026-07-01" in home
    assert "Does not apply" in card(page, "area_school")
    assert "0 of 7 in place." in page.words
    [link] = [one for one in page.all("a") if "purpose=association" in (one.get("href") or "")]
    assert link.get("href").startswith(f"/people/{person.number}/referrals/new")


def test_days_are_noted_in_one_go_and_show_what_they_show(worker: StrictClient, person: Person) -> None:
    days = {
        "day_income_support_applied": "2026-09-03",
        "day_association_met": "2026-10-01",
        "day_health_examination_offered": "2026-09-20",
    }
    answer = worker.fill(f"{address(person)}/facts", source="person", **days)
    assert answer.location == address(person)
    assert noted() == [
        ("association_met", "2026-10-01", "person"),
        ("health_examination_offered", "2026-09-20", "person"),
        ("income_support_applied", "2026-09-03", "person"),
    ]
    page: Any = worker.get(address(person))
    assert "Under way" in card(page, "area_economy")
    assert "In place" in card(page, "area_civil_society")
    health = card(page, "area_health")
    assert "In place" in health
    assert "Health examination offered 2026-09-20" in health
    assert "noted by Karin Kase" in health
    assert "2 of 7 in place." in page.words
    path: Any = worker.get(f"/people/{person.number}/path")
    assert "Noted by hand" in path.words, "what is noted here holds for the whole path"


@pytest.mark.parametrize("page", ["", "/facts", "/area_home"])
def test_what_was_noted_by_hand_is_read_once_for_a_page(worker: StrictClient, person: Person, page: str) -> None:
    worker.get(f"{address(person)}{page}")
    assert sum("FROM noted_fact" in one for one in worker.statements) == 1


def test_a_day_is_changed_and_emptied(worker: StrictClient, person: Person) -> None:
    facts = f"{address(person)}/facts"
    worker.fill(facts, source="person", day_first_payment="2026-09-10", day_association_met="2026-10-01")
    answer = worker.fill(facts, source="document", day_first_payment="2026-09-12", day_association_met="")
    assert answer.status_code == 303
    assert noted() == [("first_payment", "2026-09-12", "document")]


BAD = {
    "nothing": ({}, "No day is changed yet."),
    "no source": ({"day_first_payment": "2026-09-10"}, "Choose where the new days come from."),
    "tomorrow": ({"day_first_payment": "2026-11-23", "source": "person"}, "This date has not come yet."),
    "before birth": ({"day_first_payment": "1980-01-01", "source": "person"}, "before the person was born"),
    "no date": ({"day_first_payment": "snart", "source": "person"}, "date"),
    "no source of ours": ({"day_first_payment": "2026-09-10", "source": "x"}, "Choose one from the list."),
}


@pytest.mark.parametrize("case", BAD)
def test_bad_input_gets_a_message_and_nothing_typed_is_lost(worker: StrictClient, person: Person, case: str) -> None:
    values, message = BAD[case]
    answer: Any = worker.fill(f"{address(person)}/facts", **values)
    assert (answer.status_code, message in answer.words) == (200, True)
    if "day_first_payment" in values:
        assert values["day_first_payment"] in answer.get_data(as_text=True)
    assert not noted()


def test_of_two_who_note_different_days_both_stand(
    client_of: ClientOf, worker: StrictClient, municipality: Municipality, person: Person
) -> None:
    facts = f"{address(person)}/facts"
    other = client_of(municipality.caseworker2)
    page: Any = other.get(facts)
    worker.fill(facts, source="person", day_first_payment="2026-09-10")
    mine = {**page.form_values(), "source": "document", "day_association_met": "2026-10-01"}
    assert other.post(facts, data=mine).status_code == 303
    assert [row[0] for row in noted()] == ["association_met", "first_payment"]


def test_of_two_who_note_the_same_day_the_second_is_told_and_may_insist(
    client_of: ClientOf, worker: StrictClient, municipality: Municipality, person: Person
) -> None:
    facts = f"{address(person)}/facts"
    other = client_of(municipality.caseworker2)
    page: Any = other.get(facts)
    worker.fill(facts, source="person", day_first_payment="2026-09-10")
    mine = {**page.form_values(), "source": "document", "day_first_payment": "2026-09-12"}
    told: Any = other.post(facts, data=mine)
    assert "Somebody noted 2026-09-10 meanwhile." in told.words
    assert noted() == [("first_payment", "2026-09-10", "person")]
    assert other.post(facts, data=told.form_values()).status_code == 303
    assert noted() == [("first_payment", "2026-09-12", "document")]


def test_a_basic_is_ticked_set_aside_and_taken_back(worker: StrictClient, person: Person) -> None:
    one = f"{address(person)}/area_civil_society"
    answer = worker.fill(one, state="not_applicable", reason="Hon vill inte just nu.")
    assert answer.location == f"{address(person)}#area_civil_society"
    page: Any = worker.get(address(person))
    about = card(page, "area_civil_society")
    assert "Does not apply" in about
    assert "Set aside by hand 2026-11-22 Hon vill inte just nu." in about
    back = f"/people/{person.number}/path/steps/area_civil_society/withdraw"
    page = worker.get(one)
    taken = worker.post(back, data=page.form_values(back))
    assert taken.location == f"{address(person)}#area_civil_society"
    page = worker.get(address(person))
    assert "Not begun" in card(page, "area_civil_society")
    assert "What was taken back" in worker.get(one).words
    ticked = worker.fill(one, state="fulfilled", on="2026-11-20", reason="Var med på fotbollen.")
    assert ticked.status_code == 303
    undo: Any = worker.get(address(person))
    [form] = [one for one in undo.all("form") if "withdraw" in (one.get("action") or "")]
    assert worker.post(form.get("action")).location == f"{address(person)}#area_civil_society"
    assert [mark.withdrawn_at is None for mark in marks()] == [False, False]


def test_a_tick_without_a_reason_is_refused_and_an_unknown_basic_is_nowhere(
    worker: StrictClient, person: Person
) -> None:
    refused: Any = worker.fill(f"{address(person)}/area_home", reason="")
    assert "Write how you know." in refused.words
    assert worker.get(f"{address(person)}/registration").status_code == 404
    assert worker.get(f"{address(person)}/nowhere").status_code == 404


def test_a_case_whose_template_lacks_them_is_shown_them_all_the_same(worker: StrictClient, person: Person) -> None:
    with system("test"):
        query = sa.select(CasePath).where(CasePath.case_id == case_of(person).id)
        kept = db.session.scalars(query.execution_options(permit="test")).one()
        kept.template, kept.edition = "national", 1
        record("test.moved", kept)
        db.session.commit()
    page: Any = worker.get(address(person))
    assert len(page.all("li", class_="card")) == 8
    assert worker.fill(f"{address(person)}/area_home", reason="Bor på Storgatan.").status_code == 303
    page = worker.get(address(person))
    assert "In place" in card(page, "area_home")


def test_referrals_and_meetings_show_that_something_has_begun(worker: StrictClient, person: Person) -> None:
    with system("test"):
        found = Organisation(name="Fotbollen", sort_key="fotbollen", kind=OrganisationKind.ASSOCIATION)
        db.session.add(found)
        db.session.flush()
        sent = send_referral(
            case_of(person),
            organisation_id=found.id,
            purpose=ReferralPurpose.ASSOCIATION,
            request="Prova på fotboll.",
            sent_on=date(2026, 10, 1),
        )
        complete_referral(sent, date(2026, 10, 20))
        met = Contact(
            case=case_of(person),
            at=datetime(2026, 9, 2, 9, tzinfo=UTC),
            channel=Channel.MEETING,
            state=ContactState.HELD,
            summary="Första mötet.",
            logged_at=datetime(2026, 9, 2, 9, tzinfo=UTC),
        )
        db.session.add(met)
        record("test.met", met)
        db.session.commit()
        number = db.session.scalars(sa.select(Referral.number).execution_options(permit="test")).one()
    page: Any = worker.get(address(person))
    about = card(page, "area_civil_society")
    assert "Under way" in about
    assert "2026-10-20" in about
    assert page.all("a", href=f"/referrals/{number}")
    meeting = card(page, "area_human_meeting")
    assert "Under way" in meeting
    assert "First met face to face: Meeting 2026-09-02" in meeting
    assert "Första mötet" not in page.words


def test_a_domain_tells_of_a_basic_through_the_registry(
    worker: StrictClient, person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(evidence._readers, "area_home", [])
    line = Evidence(Said("A contract"), date(2026, 9, 9), weight=EvidenceWeight.BEGUN)
    evidence.tell("area_home", lambda _case: [line])
    page: Any = worker.get(address(person))
    home = card(page, "area_home")
    assert "A contract 2026-09-09" in home
    assert "Under way" in home
    with pytest.raises(KeyError):
        evidence.tell("area_luck", lambda _case: [])


def test_a_home_that_is_sought_is_under_way(worker: StrictClient, person: Person) -> None:
    with system("test"):
        need = HomeNeed(case=case_of(person), number="7H0M-E5", made_at=datetime(2026, 10, 5, 9, tzinfo=UTC))
        db.session.add(need)
        record("test.need-made", need)
        db.session.commit()
    page: Any = worker.get(address(person))
    home = card(page, "area_home")
    assert "Under way" in home
    assert "A home is sought 2026-10-05" in home


def test_a_full_file_costs_no_more_than_an_empty_one(worker: StrictClient, person: Person) -> None:
    worker.get(address(person))
    worker.get(address(person))
    few = len(worker.statements)
    worker.fill(
        f"{address(person)}/facts", source="person", day_first_payment="2026-09-10", day_swedish_begun="2026-09-10"
    )
    worker.fill(f"{address(person)}/area_home", reason="Bor på Storgatan.")
    worker.get(address(person))
    worker.get(address(person))
    assert len(worker.statements) <= few + 1, "who ticked stands beside it"


def test_a_hidden_person_has_no_basics_for_others(client_of: ClientOf, municipality: Municipality) -> None:
    hidden = make_newcomer(municipality, protection=Protection.MARKING, named=(municipality.caseworker,))
    assert client_of(municipality.caseworker).get(address(hidden)).status_code == 200
    other = client_of(municipality.caseworker2)
    for path in (address(hidden), f"{address(hidden)}/facts", f"{address(hidden)}/area_home"):
        assert other.get(path).status_code == 404
