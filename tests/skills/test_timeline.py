"""A person's timeline tells each day of the mapping and of validation, in one order with what else happened."""

from collections.abc import Callable
from datetime import date

import pytest

from reception.accounts.models import User
from reception.skills.models import ValidationStep
from reception.skills.terms import Body, Outcome, Step, ValidationEnd
from tests.clients import StrictClient
from tests.factories.municipality import Municipality
from tests.factories.people import make_person
from tests.factories.skills import make_profile, make_qualification, make_validation, taken

ClientOf = Callable[[User], StrictClient]


def _answered(step: Step, asked_on: date, answered_on: date, body: Body = Body.OWN_UNIT) -> ValidationStep:
    return taken(step, asked_on, answered_on=answered_on, outcome=Outcome.CONFIRMED, body=body)


@pytest.fixture
def number(municipality: Municipality) -> str:
    """The number of a midwife whose education UHR has assessed after asking for more papers."""
    person = make_person(unit=municipality.unit, worker=municipality.caseworker)
    profile = make_profile(person, unit=municipality.unit, mapped_on=date(2026, 3, 20))
    assessed = _answered(Step.ASSESSMENT, date(2026, 4, 3), date(2026, 6, 3), Body.UHR)
    assessed.more_asked_on, assessed.more_sent_on = date(2026, 4, 20), date(2026, 4, 27)
    make_validation(
        make_qualification(profile, title="Barnmorskeutbildning"),
        _answered(Step.SELF_RATING, date(2026, 3, 21), date(2026, 3, 22)),
        assessed,
        started_on=date(2026, 3, 21),
        ended_on=date(2026, 6, 5),
        ended_as=ValidationEnd.STOPPED,
    )
    return person.number


def test_every_day_stands_newest_first(municipality: Municipality, client_of: ClientOf, number: str) -> None:
    page = client_of(municipality.caseworker).get(f"/people/{number}/timeline?kind=skills")
    said = ["".join(line.itertext()) for line in page.page.findall(".//main//ol/li//strong")]
    assert said == [
        "The validation ended: The person does not want to go on",
        "Assessment: answered, Confirmed",
        "Assessment: more papers were sent",
        "Assessment: more papers were asked for",
        "Assessment: asked of UHR (Swedish Council for Higher Education)",
        "Self-rating: answered, Confirmed",
        "Self-rating: asked of The unit itself",
        "A validation began",
        "All seven parts of the mapping are ended",
        "The mapping of skills began",
    ]


def test_another_board_reads_none_of_them(municipality: Municipality, client_of: ClientOf, number: str) -> None:
    answer = client_of(municipality.other_board_caseworker).open(f"/people/{number}/timeline?kind=skills")
    assert answer.status_code == 404


def test_the_whole_timeline_holds_them_beside_the_rest(
    municipality: Municipality, client_of: ClientOf, number: str
) -> None:
    words = client_of(municipality.caseworker).get(f"/people/{number}/timeline").words
    assert "Assessment: more papers were asked for" in words
    assert "Barnmorskeutbildning" in words
