"""On whom validations wait, how long bodies take, and what of it a day or a closing tells."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from reception.access.actor import Actor, system
from reception.accounts.models import User
from reception.audit.models import AuditEvent
from reception.cases.models import Case
from reception.db.session import db
from reception.i18n.formats import today
from reception.people.models import Person
from reception.people.terms import Protection
from reception.skills.models import Qualification, Validation, ValidationStep
from reception.skills.queries.day import validations_to_act
from reception.skills.queries.left_open import left_open
from reception.skills.terms import Body, Outcome, QualificationKind, Step, ValidationEnd, WaitsOn
from tests.clients import Read, StrictClient
from tests.factories.education import make_pupil
from tests.factories.municipality import Municipality
from tests.factories.people import make_person
from tests.factories.skills import make_profile, make_qualification, make_validation, taken

ClientOf = Callable[[User], StrictClient]
Acting = Callable[[User], AbstractContextManager[Actor]]
WAITING = "/skills/waiting"
BODIES = "/skills/waiting/bodies"


def day(days: int) -> date:
    return today() + timedelta(days=days)


@pytest.fixture
def browser(municipality: Municipality, client_of: ClientOf) -> StrictClient:
    return client_of(municipality.caseworker)


def brought(municipality: Municipality, name: str, worker: User | None = None, **facts: object) -> Qualification:
    """What somebody new brings, whose case is with a caseworker."""
    person = make_person(name=name, unit=municipality.unit, worker=worker or municipality.caseworker, **facts)  # type: ignore[arg-type]
    profile = make_profile(person, unit=municipality.unit, started_on=day(-900))
    return make_qualification(profile, QualificationKind.EDUCATION, "Examen")


def going_on(what: Qualification, *steps: ValidationStep, **facts: object) -> Validation:
    return make_validation(what, *steps, **{"started_on": day(-900), **facts})


def at_body(asked: int, body: Body = Body.UHR, **facts: object) -> ValidationStep:
    return taken(Step.ASSESSMENT, day(asked), body=body, **facts)


def names(page: Read) -> list[str]:
    """Whom the list shows, in its order."""
    headings = list(page.all("th", scope="row"))
    return ["".join(heading.find("a").itertext()).partition(":")[0] for heading in headings]  # type: ignore[union-attr]


def test_the_longest_wait_stands_first_and_filters_narrow(municipality: Municipality, browser: StrictClient) -> None:
    going_on(brought(municipality, "Kort"), at_body(-20))
    going_on(brought(municipality, "Lång"), at_body(-500))
    papers = at_body(-90, Body.SOCIALSTYRELSEN, more_asked_on=day(-30))
    going_on(brought(municipality, "Papper"), papers, next_step="Ring", next_on=day(3), next_by=WaitsOn.PERSON)
    going_on(brought(municipality, "Enhet"), next_step="Boka", next_on=day(-3), next_by=WaitsOn.UNIT)
    going_on(brought(municipality, "Slut"), ended_on=day(-1), ended_as=ValidationEnd.STOPPED)
    going_on(brought(municipality, "Annans", worker=municipality.manager), at_body(-300))
    page = browser.get(WAITING)
    assert names(page) == ["Lång", "Papper", "Kort", "Enhet"]
    assert "longer than usual" in page.words
    assert "Was to be done" in page.words
    assert "30 of them for papers from the person" in page.words
    assert names(browser.get(f"{WAITING}?whose=unit")) == ["Lång", "Annans", "Papper", "Kort", "Enhet"]
    assert names(browser.get(f"{WAITING}?on=body")) == ["Lång", "Kort"]
    assert names(browser.get(f"{WAITING}?on=person")) == ["Papper"]
    assert names(browser.get(f"{WAITING}?on=unit")) == ["Enhet"]
    assert names(browser.get(f"{WAITING}?body=socialstyrelsen")) == ["Papper"]
    assert names(browser.get(f"{WAITING}?order=next")) == ["Enhet", "Papper", "Lång", "Kort"]
    nonsense = browser.get(f"{WAITING}?on=nonsense&whose=x&order=y&body=z")
    assert "Choose one from the list." in nonsense.words
    assert len(names(nonsense)) == 4


def test_the_numbers_above_the_list_count_each_whom(municipality: Municipality, browser: StrictClient) -> None:
    for number in range(3):
        going_on(brought(municipality, f"Kropp {number}"), at_body(-20))
    going_on(brought(municipality, "Enhet"), taken(Step.SELF_RATING, day(-9), body=Body.OWN_UNIT))
    counts = [link for link in browser.get(WAITING).all("a") if "?on=" in (link.get("href") or "")]
    assert [(link.get("href"), link.text) for link in counts] == [
        (f"{WAITING}?on=body", "3"),
        (f"{WAITING}?on=person", "0"),
        (f"{WAITING}?on=unit", "1"),
    ]


def test_a_long_list_has_pages_and_costs_no_more_statements(municipality: Municipality, browser: StrictClient) -> None:
    going_on(brought(municipality, "Först"), at_body(-800))
    browser.get(WAITING)
    few = len(browser.statements)
    for number in range(52):
        going_on(brought(municipality, f"Nr {number}"), at_body(-10 - number))
    page = browser.get(WAITING)
    assert len(browser.statements) == few
    assert len(names(page)) == 50
    assert len(names(browser.get(f"{WAITING}?page=2"))) == 3


def test_the_people_shown_are_in_the_reading_log(municipality: Municipality, browser: StrictClient) -> None:
    shown, unseen = brought(municipality, "Amina"), brought(municipality, "Bo", worker=municipality.manager)
    going_on(shown, at_body(-20))
    going_on(unseen, at_body(-20))
    browser.get(WAITING)
    with system("test"):
        events = db.session.scalars(sa.select(AuditEvent).where(AuditEvent.action == "page.read")).all()
        event = next(one for one in events if one.details.get("endpoint") == "validations.waiting")
        assert event.people.split() == [str(shown.profile.person_id)]


def test_protected_people_stand_by_number_for_named_staff_and_nowhere_else(
    municipality: Municipality, client_of: ClientOf, browser: StrictClient
) -> None:
    named = {"protection": Protection.MARKING, "named": [municipality.caseworker]}
    hidden = brought(municipality, "Daryna Koval", **named)
    going_on(hidden, at_body(-20))
    page = browser.get(WAITING)
    assert "Daryna" not in page.words
    assert names(page) == [hidden.profile.person.number]
    for user in (municipality.caseworker2, municipality.manager, municipality.guidance):
        assert names(client_of(user).get(f"{WAITING}?whose=unit")) == []
        assert "UHR" not in [one.text for one in client_of(user).get(BODIES).all("th", scope="row")]


def test_other_boards_and_other_roles_see_none_of_it(municipality: Municipality, client_of: ClientOf) -> None:
    going_on(brought(municipality, "Amina"), at_body(-20))
    stranger = client_of(municipality.other_board_caseworker)
    assert names(stranger.get(f"{WAITING}?whose=unit")) == []
    assert "Nobody has been asked" in stranger.get(BODIES).words
    for user in (municipality.sfi_staff, municipality.statistician, municipality.reader):
        assert client_of(user).get(WAITING).status_code == 403
        assert client_of(user).get(BODIES).status_code == 403


def test_guidance_sees_what_it_began_first(municipality: Municipality, client_of: ClientOf) -> None:
    for name, maker in (("Egen", municipality.guidance), ("Annans", municipality.caseworker)):
        person = make_person(name=name)
        make_pupil(person, unit=municipality.unit)
        what = make_qualification(make_profile(person, unit=municipality.unit, started_on=day(-90)))
        make_validation(what, at_body(-20), started_on=day(-90), made_by_id=maker.id)
    browser = client_of(municipality.guidance)
    assert names(browser.get(WAITING)) == ["Egen"]
    assert sorted(names(browser.get(f"{WAITING}?whose=unit"))) == ["Annans", "Egen"]


def cells(page: Read) -> dict[str, list[str]]:
    rows = [row for row in page.all("tr") if row.find("th") is not None and row.findall("td")]
    return {
        " ".join("".join(row.find("th").itertext()).split()): [  # type: ignore[union-attr]
            " ".join("".join(cell.itertext()).split()) for cell in row.findall("td")
        ]
        for row in rows
    }


def test_how_long_bodies_take_is_counted_and_few_answers_say_nothing(
    municipality: Municipality, browser: StrictClient
) -> None:
    for number, days in enumerate((30, 40, 60, 80, 300)):
        answer = {"answered_on": day(-10), "outcome": Outcome.CONFIRMED}
        going_on(brought(municipality, f"Svar {number}"), at_body(-10 - days, **answer))
    paused = {"more_asked_on": day(-300), "more_sent_on": day(-100)}
    going_on(brought(municipality, "Väntar"), at_body(-400, **paused))
    old = {"answered_on": day(-400), "outcome": Outcome.CONFIRMED}
    going_on(brought(municipality, "Gammalt"), at_body(-800, Body.SKOLVERKET, **old))
    few = {"answered_on": day(-5), "outcome": Outcome.PARTLY}
    going_on(brought(municipality, "Få"), at_body(-25, Body.SOCIALSTYRELSEN, **few))
    stopped = {"ended_on": day(-1), "ended_as": ValidationEnd.STOPPED}
    going_on(brought(municipality, "Avbruten"), at_body(-700, Body.SCHOOL), **stopped)
    page = browser.get(BODIES)
    table = cells(page)
    assert table["UHR (Swedish Council for Higher Education)"][:5] == ["6", "5", "1", "60 days", "300 days"]
    social = table["Socialstyrelsen (National Board of Health and Welfare)"]
    assert social[:5] == ["1", "1", "0", "too few to say", "20 days"]
    assert set(table) == {"UHR (Swedish Council for Higher Education)", *(key for key in table if "Social" in key)}
    assert "not protected for publication" in page.words


def own_people(user: User) -> sa.Select[int]:
    return sa.select(Case.person_id).where(Case.worker_id == user.id)


def test_a_day_tells_next_steps_that_have_come_and_bodies_that_are_late(
    municipality: Municipality, acting: Acting
) -> None:
    going_on(brought(municipality, "Sen UHR"), at_body(-400))
    going_on(brought(municipality, "Ny UHR"), at_body(-30))
    going_on(brought(municipality, "Skola"), at_body(-800, Body.SCHOOL))
    going_on(brought(municipality, "Papper"), at_body(-400, more_asked_on=day(-9)))
    going_on(brought(municipality, "I dag"), next_step="Ring", next_on=day(0), next_by=WaitsOn.UNIT)
    going_on(brought(municipality, "I går"), next_step="Ring", next_on=day(-1), next_by=WaitsOn.UNIT)
    going_on(brought(municipality, "I morgon"), next_step="Ring", next_on=day(1), next_by=WaitsOn.UNIT)
    going_on(brought(municipality, "Annans", worker=municipality.manager), at_body(-400))
    with acting(municipality.caseworker):
        rows = validations_to_act(own_people(municipality.caseworker), today(), (0, 10))
        assert [(one.row.shown_name, one.is_late_body) for one in rows] == [
            ("I går", False),
            ("I dag", False),
            ("Sen UHR", True),
        ]
        assert [one.day for one in rows[:2]] == [day(-1), day(0)]
        assert rows[2].day < today()
        assert len(validations_to_act(own_people(municipality.caseworker), today(), (1, 1))) == 1


def test_a_case_that_is_closed_leaves_its_validations_open(
    municipality: Municipality, acting: Acting, browser: StrictClient
) -> None:
    what = brought(municipality, "Amina")
    one = going_on(what, at_body(-20), next_step="Ring", next_on=day(5), next_by=WaitsOn.UNIT)
    other = make_qualification(what.profile, title="Barnmorska")
    going_on(other, ended_on=day(-1), ended_as=ValidationEnd.STOPPED)
    make_validation(make_qualification(make_profile(make_person(name="Bo"), unit=municipality.unit)))
    with system("test"):
        query = sa.select(Case).where(Case.person_id == what.profile.person_id)
        case = db.session.scalars(query.execution_options(permit="test")).one()
    with acting(municipality.caseworker):
        found = list(left_open(case))
        assert [(row.text, row.day, row.endpoint) for row in found] == [("Examen", day(5), "validations.end")]
        assert found[0].values == {"number": what.profile.number, "validation_number": one.number}
    with acting(municipality.other_board_caseworker):
        assert not list(left_open(case))


def test_a_person_without_anything_leaves_nothing(municipality: Municipality, browser: StrictClient) -> None:
    person: Person = make_person(unit=municipality.unit, worker=municipality.caseworker)
    make_profile(person, unit=municipality.unit)
    page = browser.get(WAITING)
    assert "No validation fits" in page.words
    assert names(page) == []
