"""What tests of several pages of the school ask for."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
import time_machine

from reception.accounts.models import User
from reception.education.models import Pupil, StudyGroup
from tests.clients import StrictClient
from tests.factories.education import make_group, make_pupil
from tests.factories.municipality import Municipality
from tests.factories.results import make_class


@pytest.fixture
def sunday_morning() -> Iterator[None]:
    """It is 22 November 2026, and stays 9 o'clock."""
    with time_machine.travel(datetime(2026, 11, 22, 9, tzinfo=UTC), tick=False):
        yield


@pytest.fixture
def teacher(municipality: Municipality, client_of: Callable[[User], StrictClient]) -> StrictClient:
    """Where Siv, who teaches, is signed in."""
    return client_of(municipality.sfi_staff)


@pytest.fixture
def school(municipality: Municipality) -> tuple[StudyGroup, Pupil, Pupil]:
    """A group of course C with two pupils, taught by Siv."""
    group = make_group(unit=municipality.unit, teacher=municipality.sfi_staff)
    amina = make_pupil(unit=municipality.unit, name="Amina Warsame")
    bahar = make_pupil(unit=municipality.unit, name="Bahar Nazari")
    make_class(group, amina, bahar)
    return group, amina, bahar
