"""The timeline: several kinds in one order, filtered, paged, and silent about hidden people."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, datetime, timedelta
from typing import Any

from reception.access.actor import Actor
from reception.accounts.models import User
from reception.cases import operations as cases
from reception.contacts import operations
from reception.contacts.terms import Channel, QuestionKind
from reception.db.session import db
from reception.i18n.formats import now, today
from reception.organisations.models import Organisation
from reception.people.terms import Protection
from tests.clients import StrictClient
from tests.contacts.conftest import Amina, case_of
from tests.factories.municipality import Municipality
from tests.factories.people import make_person

Acting = Callable[[User], AbstractContextManager[Actor]]
MARCH = datetime(2026, 3, 3, 9, tzinfo=UTC)


def test_everything_stands_newest_first_by_month(
    worker: StrictClient, acting: Acting, municipality: Municipality, amina: Amina, agency: Organisation
) -> None:
    with acting(municipality.caseworker) as actor:
        case = case_of(amina.person)
        author = actor.user_id
        operations.log_contact(case, at=MARCH, channel=Channel.PHONE, summary="Första samtalet", author_id=author)
        operations.log_contact(
            case, at=MARCH + timedelta(days=40), channel=Channel.VISIT, summary="Aprilbesök", author_id=author
        )
        operations.ask(
            case, organisation_id=agency.id, kind=QuestionKind.OTHER, text="Marsfråga?",
            asked_on=MARCH.date() + timedelta(days=1), expected_on=None, author_id=author,
        )  # fmt: skip
        operations.plan_appointment(case, at=now() + timedelta(days=1), channel=Channel.MEETING, author_id=author)
        cases.finish_task(cases.set_task(case, title="Klar uppgift", due_on=None, owner_id=author))
    page: Any = worker.get(f"{amina.page}/timeline")
    assert page.status_code == 200
    places = [page.words.index(words) for words in ("planned", "Klar uppgift", "Aprilbesök", "Marsfråga?", "Första")]
    assert places == sorted(places)
    headings = ["".join(heading.itertext()) for heading in page.all("h2")]
    assert {"April 2026", "March 2026"} <= {heading.strip().capitalize() for heading in headings}
    only: Any = worker.get(f"{amina.page}/timeline?kind=question&kind=task&kind=nonsense")
    assert "Marsfråga?" in only.words
    assert "Klar uppgift" in only.words
    assert "Aprilbesök" not in only.words


def test_thirty_a_page_and_as_many_queries_for_one_as_for_many(
    worker: StrictClient, acting: Acting, municipality: Municipality, amina: Amina
) -> None:
    def log(count: int) -> None:
        with acting(municipality.caseworker) as actor:
            case = case_of(amina.person)
            for each in range(count):
                operations.log_contact(
                    case,
                    at=MARCH + timedelta(hours=each),
                    channel=Channel.PHONE,
                    summary=f"Samtal {each:02}",
                    author_id=actor.user_id,
                )
            db.session.commit()

    log(1)
    worker.get(f"{amina.page}/timeline")
    for_one = len(worker.statements)
    log(45)
    page: Any = worker.get(f"{amina.page}/timeline?kind=contact")
    assert len(page.all("li")) > 30
    assert "Samtal 44" in page.words
    assert "Samtal 05" not in page.words
    whole: Any = worker.get(f"{amina.page}/timeline")
    assert len(worker.statements) <= for_one
    assert whole.all("a", rel="next")
    second: Any = worker.get(f"{amina.page}/timeline?kind=contact&page=2")
    assert "Samtal 05" in second.words


def test_a_contact_stands_on_the_timeline_of_everybody_who_took_part(
    worker: StrictClient, acting: Acting, municipality: Municipality, amina: Amina
) -> None:
    child = make_person(name="Hodan Cabdi", unit=municipality.unit)
    with acting(municipality.caseworker) as actor:
        operations.log_contact(
            case_of(amina.person), at=MARCH, channel=Channel.VISIT, summary="Familjesamtal", others=[child.id],
            author_id=actor.user_id,
        )  # fmt: skip
    page: Any = worker.get(f"/people/{child.number}/timeline")
    assert "Familjesamtal" in page.words
    assert "Logged with: Amina Warsame" in page.words


def test_others_whom_one_may_not_see_are_counted_and_nothing_more(
    client_of: Callable[[User], StrictClient], acting: Acting, municipality: Municipality, amina: Amina
) -> None:
    hidden = make_person(
        name="Dold Person", protection=Protection.MARKING, named=[municipality.manager], unit=municipality.unit
    )
    with acting(municipality.manager) as actor:
        operations.log_contact(
            case_of(amina.person), at=MARCH, channel=Channel.VISIT, summary="Möte", others=[hidden.id],
            author_id=actor.user_id,
        )  # fmt: skip
    page: Any = client_of(municipality.caseworker).get(f"{amina.page}/timeline")
    assert "1 more person" in page.words
    assert hidden.number not in page.get_data(as_text=True)
    named: Any = client_of(municipality.manager).get(f"{amina.page}/timeline")
    assert hidden.number in named.words
    assert "Dold Person" not in named.words


def test_a_hidden_persons_contacts_are_not_on_others_timelines(
    client_of: Callable[[User], StrictClient], acting: Acting, municipality: Municipality, amina: Amina
) -> None:
    hidden = make_person(
        name="Dold Person", protection=Protection.MARKING, named=[municipality.manager], unit=municipality.unit
    )
    with acting(municipality.manager) as actor:
        operations.log_contact(
            case_of(hidden), at=MARCH, channel=Channel.VISIT, summary="Hemligt möte", others=[amina.person.id],
            author_id=actor.user_id,
        )  # fmt: skip
    page: Any = client_of(municipality.caseworker).get(f"{amina.page}/timeline")
    assert "Hemligt möte" not in page.words


def test_the_timeline_is_for_those_who_may_read_the_record(
    client_of: Callable[[User], StrictClient], municipality: Municipality, amina: Amina
) -> None:
    hidden = make_person(protection=Protection.MARKING, unit=municipality.unit)
    assert client_of(municipality.other_unit_caseworker).get(f"{amina.page}/timeline").status_code == 404
    assert client_of(municipality.caseworker).get(f"/people/{hidden.number}/timeline").status_code == 404
    assert client_of(municipality.administrator).get(f"{amina.page}/timeline").status_code == 403


def test_an_empty_timeline_says_what_would_be_there(
    client_of: Callable[[User], StrictClient], municipality: Municipality
) -> None:
    person = make_person(unit=municipality.unit)
    page: Any = client_of(municipality.caseworker).get(f"/people/{person.number}/timeline")
    assert "Nothing has happened yet" in page.words
    assert today().isoformat() not in " ".join(page.all("main")[0].itertext())
