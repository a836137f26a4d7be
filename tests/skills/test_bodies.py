"""Whom one naturally asks, and what is known of each body."""

from datetime import date

import pytest

from reception.reckoning.definitions import InvalidDefinitions
from reception.skills.rules.bodies import Brought, bodies, natural_aim, natural_bodies, read_bodies
from reception.skills.rules.validation import (
    Wait,
)
from reception.skills.terms import Body, QualificationKind, Recognition, Step

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("brought", "expected"),
    [
        (Brought(QualificationKind.EDUCATION, "5", "SY", "socialstyrelsen"), (Body.SOCIALSTYRELSEN,)),
        (Brought(QualificationKind.EDUCATION, "5", "SY", "skolverket"), (Body.SKOLVERKET,)),
        (Brought(QualificationKind.WORK, authority="elsakerhetsverket"), (Body.OTHER_AUTHORITY,)),
        (Brought(QualificationKind.EDUCATION, "313", "SY"), (Body.UHR,)),
        (Brought(QualificationKind.EDUCATION, "20", "SY"), ()),
        (Brought(QualificationKind.EDUCATION, "5", "SE"), ()),
        (Brought(QualificationKind.EDUCATION), ()),
        (Brought(QualificationKind.WORK), (Body.SCHOOL, Body.SECTOR)),
        (Brought(QualificationKind.CERTIFICATE), ()),
    ],
)
def test_whom_one_naturally_asks(brought: Brought, expected: tuple[Body, ...]) -> None:
    assert natural_bodies(brought, Step.ASSESSMENT) == expected
    assert natural_bodies(brought, Step.RECOGNITION) == expected
    assert natural_bodies(brought, Step.SELF_RATING) == (Body.OWN_UNIT,)


def test_what_it_usually_leads_to() -> None:
    assert natural_aim(Brought(QualificationKind.EDUCATION, authority="skolverket")) is Recognition.LICENCE
    assert natural_aim(Brought(QualificationKind.EDUCATION)) is Recognition.STATEMENT
    assert natural_aim(Brought(QualificationKind.WORK)) is Recognition.CERTIFICATE


def test_every_body_is_described_and_a_usual_time_has_a_source() -> None:
    assert tuple(bodies()) == tuple(Body)
    uhr = bodies()[Body.UHR]
    assert uhr.months_most
    assert uhr.source
    assert not uhr.is_longer_than_usual(date(2026, 1, 23), Wait(304), TODAY)
    assert uhr.is_longer_than_usual(date(2026, 1, 22), Wait(305), TODAY)
    assert not uhr.is_longer_than_usual(date(2026, 1, 22), Wait(305, 1), TODAY)
    assert not bodies()[Body.SCHOOL].is_longer_than_usual(date(2000, 1, 1), Wait(9000), TODAY)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('[[body]]\ncode = "uhr"\nname = "UHR"\ntext = "x"', "the body own-unit is missing"),
        ('[[body]]\ncode = "oops"\nname = "UHR"\ntext = "x"', "unknown body 'oops'"),
        ('[[body]]\ncode = "uhr"\ntext = "x"', "name is missing"),
        ('[[body]]\ncode = "uhr"\nname = "x"\ntext = "x"\nmonths_most = 3', "a usual time has its source"),
        ('[[body]]\ncode = "uhr"\nname = "x"\ntext = "x"\nmonths_least = 4\nmonths_most = 3', "the least not above"),
        ('[[body]]\ncode = "uhr"\nname = "x"\ntext = "x"\nstatus = "to_confirm"', "says why"),
    ],
)
def test_a_file_of_bodies_that_cannot_be_is_refused(text: str, problem: str) -> None:
    with pytest.raises(InvalidDefinitions, match=problem):
        read_bodies(text)
