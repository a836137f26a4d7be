"""The same matching read from a database: the list of households that seek a home, from statement to finished page."""

import random
import statistics
import time
from collections.abc import Callable
from datetime import date, timedelta

from flask import Flask

from benchmarks.data import database, readable_folder
from reception import create_app
from reception.access import actor as actors
from reception.access.actor import Actor, Duty, system
from reception.access.roles import Role
from reception.accounts.models import Unit
from reception.accounts.terms import UnitKind
from reception.audit.log import record
from reception.cases.models import Case
from reception.config import Settings
from reception.db import migrate
from reception.db.session import commit, db
from reception.housing.models import Dwelling, DwellingUnit, HomeNeed
from reception.i18n.formats import now, today
from reception.matching.queries import waiting_households
from reception.matching.views.waiting import waiting
from reception.people.models import Household, HouseholdMember, KeyDate, Person
from reception.people.terms import BirthPrecision, HouseholdRole, KeyDateKind, ReceptionRoute

SIZES, OF_A_HUNDRED = (1, 2, 3, 4, 5, 6, 8), (38, 18, 13, 13, 7, 6, 5)
PATH = "/dwellings/waiting"


def measured(engine: str, households: int, homes: int, rounds: int) -> tuple[float, float]:
    """Seconds on the clock to read and match, and to answer with the page; the median of so many rounds."""
    with readable_folder() as folder, database(engine, folder) as address:
        settings = {"RECEPTION_DATABASE_URL": address, "RECEPTION_DATA_DIR": str(folder)}
        app = create_app(Settings.read(settings))
        with app.app_context():
            migrate.upgrade()
            unit = _filled(households, homes)
            coordinator = Actor(1, "Bo", (Duty(Role.HOUSING_COORDINATOR, unit, "Bostad", unit),))
            return timed(app, coordinator, rounds, waiting_households, PATH), timed(
                app, coordinator, rounds, waiting, PATH
            )


def timed(app: Flask, actor: Actor, rounds: int, work: Callable[[], object], path: str) -> float:
    """Seconds on the clock for a work that `actor` does at that address; the median of so many rounds."""
    taken = []
    for _ in range(rounds):
        with app.test_request_context(path):
            actors.become(actor)
            begun = time.perf_counter()
            work()
            taken.append(time.perf_counter() - begun)
        db.session.remove()
    return statistics.median(taken)


def _filled(households: int, homes: int) -> int:
    """So many households and homes; the id of their unit."""
    chance = random.Random(6)
    with system("benchmark"):
        unit = Unit(name="Bostadsenheten", kind=UnitKind.BOARD)
        db.session.add(unit)
        db.session.flush()
        for number in range(households):
            _household(chance, number, unit.id)
        db.session.add_all(_home(chance, number) for number in range(homes))
        record("benchmark.filled")
        commit()
        return unit.id


def _household(chance: random.Random, number: int, unit_id: int) -> None:
    people = [_person(chance, number, each) for each in range(chance.choices(SIZES, OF_A_HUNDRED)[0])]
    household = Household(made_at=now())
    case = Case(number=f"C{number}", person=people[0], unit_id=unit_id, opened_on=today(), active_on=today())
    db.session.add_all([household, case, *people])
    db.session.flush()
    latest = KeyDate(kind=KeyDateKind.SETTLE_BY, on_day=today() + timedelta(days=chance.randint(-10, 60)))
    latest.person_id = people[0].id
    members = [HouseholdMember(household_id=household.id, person_id=one.id, role=HouseholdRole.CHILD) for one in people]
    need = HomeNeed(number=f"N{number}", case=case, household_id=household.id, made_at=now())
    need.without_stairs = chance.random() < 0.1
    db.session.add_all([latest, need, *members])


def _person(chance: random.Random, household: int, number: int) -> Person:
    return Person(
        number=f"P{household}-{number}",
        shown_name=f"Person {household} {number}",
        sort_key=f"person {household} {number}",
        birth_on=date(chance.randint(1960, 2024), 5, 17),
        birth_precision=BirthPrecision.DAY,
        route=ReceptionRoute.ASSIGNED,
        registered_at=now(),
    )


def _home(chance: random.Random, number: int) -> Dwelling:
    rooms = chance.choices((1, 2, 3, 4, 5), (20, 35, 28, 13, 4))[0]
    home = Dwelling(
        number=f"D{number}",
        street=f"Provgatan {number}",
        sort_key=f"provgatan {number:05}",
        rooms=rooms,
        area=25 * rooms + chance.randint(0, 15),
        floor=chance.randint(0, 4),
        lift=chance.random() < 0.4,
        is_own=True,
        east=400_000 + chance.randint(0, 20_000),
        north=6_200_000 + chance.randint(0, 20_000),
    )
    home.units = [DwellingUnit(capacity=rooms * 2, rent=3000 + 1500 * rooms)]
    return home
