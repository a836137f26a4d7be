"""The same matching read from a database: the people for a place and the places for a person, to the finished page."""

import random
from datetime import timedelta
from functools import partial

from benchmarks.data import database, readable_folder
from benchmarks.waiting import timed
from reception import create_app
from reception.access.actor import Actor, Duty, system
from reception.access.roles import Role
from reception.accounts.models import Unit
from reception.accounts.terms import UnitKind
from reception.audit.log import record
from reception.cases.models import Case
from reception.config import Settings
from reception.db import migrate
from reception.db.session import commit, db
from reception.i18n.formats import now, today
from reception.organisations.models import Organisation
from reception.organisations.terms import OrganisationKind
from reception.people.models import Person
from reception.skills.models import Qualification, SkillsAnswer, SkillsLanguage, SkillsProfile
from reception.skills.terms import LanguageLevel, QualificationKind
from reception.work.models import Opening, WorkFile
from reception.work.rules.matching_facts import Place
from reception.work.terms.employers import OpeningKind
from reception.work.terms.file import Seeks
from reception.work.views.matching import people as people_page
from reception.work.views.matching import places as places_page

LEVELS = list(LanguageLevel)


def measured(engine: str, people: int, offered: list[Place], codes: list[str], rounds: int) -> tuple[float, float]:
    """Seconds on the clock to answer with the page of a place, and with that of a person; the median of the rounds."""
    with readable_folder() as folder, database(engine, folder) as address:
        settings = {"RECEPTION_DATABASE_URL": address, "RECEPTION_DATA_DIR": str(folder)}
        app = create_app(Settings.read(settings))
        with app.app_context():
            migrate.upgrade()
            unit = _filled(people, offered, codes)
            worker = Actor(1, "Karin", (Duty(Role.CASEWORKER, unit, "Integration", unit),))
            places = timed(app, worker, rounds, partial(people_page, "O0"), "/employers/openings/O0/people")
            return places, timed(app, worker, rounds, partial(places_page, "P0"), "/people/P0/work/places")


def _filled(people: int, offered: list[Place], codes: list[str]) -> int:
    """So many people who look for work, and these places; the id of the people's unit."""
    chance = random.Random(11)
    with system("benchmark"):
        unit = Unit(name="Integrationsenheten", kind=UnitKind.BOARD)
        employer = Organisation(name="Exempel AB", sort_key="exempel", kind=OrganisationKind.EMPLOYER)
        db.session.add_all([unit, employer])
        db.session.flush()
        for number in range(people):
            _seeker(chance, number, unit.id, codes)
        db.session.add_all(_opening(one, employer.id) for one in offered)
        record("benchmark.filled")
        commit()
        return unit.id


def _seeker(chance: random.Random, number: int, unit: int, codes: list[str]) -> None:
    name = f"Person {number}"
    person = Person(number=f"P{number}", shown_name=name, sort_key=name.lower(), registered_at=now())
    db.session.add(person)
    db.session.flush()
    of_board = {"person_id": person.id, "unit_id": unit, "board_id": unit, "made_at": now()}
    begins = today() + timedelta(days=chance.randint(0, 60))
    profile = SkillsProfile(number=f"S{number}", started_on=today(), **of_board)
    profile.languages = [_speaks(tag, chance.choice(LEVELS)) for tag in ("sv", "so", "ar")]
    profile.qualifications = [
        Qualification(kind=QualificationKind.WORK, title="Work", occupation_code=chance.choice(codes), made_at=now())
        for _each in range(2)
    ]
    profile.answers = [
        SkillsAnswer(question="work_soon", answer="x", code=chance.choice(codes)),
        SkillsAnswer(question="driving_licence", answer=chance.choice(("valid", "no"))),
        SkillsAnswer(question="odd_hours", answer=chance.choice(("yes", "perhaps", "no"))),
    ]
    case = Case(number=f"C{number}", person=person, unit_id=unit, opened_on=today(), active_on=today())
    file = WorkFile(seeks=chance.choice((Seeks.JOB, Seeks.BOTH)), can_begin_on=begins, extent=75, **of_board)
    db.session.add_all([case, profile, file])


def _speaks(tag: str, level: LanguageLevel) -> SkillsLanguage:
    return SkillsLanguage(language=tag, speaks=level, reads=level, writes=level)


def _opening(one: Place, employer: int) -> Opening:
    return Opening(
        number=f"O{one.place_id}",
        organisation_id=employer,
        kind=OpeningKind(one.kind),
        title=f"Place {one.place_id}",
        occupation_code=one.occupation,
        extent=one.extent,
        begins_on=one.begins_on,
        swedish=one.swedish,
        languages=" ".join(one.languages),
        driving_licence=one.licence,
        odd_hours=one.odd_hours,
        confirmed_on=today(),
        made_at=now(),
    )
