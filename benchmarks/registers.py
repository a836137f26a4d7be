"""W4: the register of a group of 25 opened and saved, and shares asked for, beside millions of attendances.

`python -m benchmarks.registers [--attendances N] [--rounds N] [--database URL]`. An attendance is a pupil in a lesson;
registers store the exceptions alone. The database has to be empty (without a URL: a new SQLite file). Requests are made
in this process, without a network: what is measured is the program, its checks of access and log, and its database.

Beside each request stands its floor, asked in turn with it in the same process: the page of fifty rows of
`benchmarks.floor`, and the bare statements of `Bare`.
"""

import random
import statistics
import tempfile
import time as clock
from collections.abc import Callable, Sequence
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any, Final

import click
import sqlalchemy as sa
from flask import Flask

from benchmarks.floor import make_floor
from benchmarks.progress import told
from benchmarks.raw import Raw
from reception import create_app
from reception.access.actor import system
from reception.accounts.models import User
from reception.audit.log import record
from reception.config import Settings
from reception.db import migrate
from reception.db.bulk import insert_many
from reception.db.session import commit, db, measure
from reception.education.models import AttendanceMark, Lesson, Place, Register, Roster, RosterPlace, StudyGroup
from reception.education.queries.registers.attendance import attendance_in, shares_of_groups
from reception.education.terms.lessons import LessonState, MarkKind
from reception.i18n.formats import now, today
from reception.reckoning.periods import Period
from tests.clients import StrictClient
from tests.factories.education import make_group, make_pattern, make_place, make_pupil
from tests.factories.municipality import make_municipality
from tests.factories.people import make_person

SIZE: Final = 25
#: A group has so many lessons before the one that is measured.
HISTORY: Final = 400
SHARE: Final = 0.16


@click.command()
@click.option("--attendances", default=5_000_000, show_default=True)
@click.option("--rounds", default=40, show_default=True)
@click.option("--database", default="", help="URL of an empty database; without, a new file of SQLite.")
def main(attendances: int, rounds: int, database: str) -> None:
    """Fill the database, measure, and print a table."""
    with tempfile.TemporaryDirectory() as folder:
        url = database or f"sqlite:///{Path(folder) / 'reception.db'}"
        settings = {"RECEPTION_DATA_DIR": folder, "RECEPTION_DATABASE_URL": url, "RECEPTION_DEMO": "1"}
        app = create_app(Settings.read(settings))
        with app.app_context(), system("benchmark"):
            migrate.upgrade()
            with told(f"{attendances} attendances"):
                teacher, groups = filled(attendances, rounds)
            stored = [
                db.session.scalar(sa.select(sa.func.count(model.id)).execution_options(permit="benchmark"))
                for model in (Register, AttendanceMark)
            ]
            click.echo(f"{stored[0]} registers and {stored[1]} exceptions for {(stored[0] or 0) * SIZE} attendances\n")
            db.session.commit()
            with Raw(url) as raw:
                report(app, teacher, groups, Bare(raw))


def measured_day() -> date:
    """The day whose registers are opened: by any clock its lessons are over, and it may still be written freely."""
    return today() - timedelta(days=1)


class Bare:
    """The statements of a register alone: who is in the group and what is marked that day; five exceptions written."""

    def __init__(self, raw: Raw) -> None:
        self._raw, self._page = raw, make_floor().test_client()

    def page(self) -> object:
        """A page of fifty rows."""
        return self._page.get("/table").data

    def opened(self, number: str) -> object:
        """The lesson of the day, its group's places with names, and the marks."""
        self._raw.rows(_LESSON, number, str(measured_day()))
        return self._raw.rows(_ROWS, str(measured_day()), number)

    def saved(self, number: str) -> object:
        """One multi-row upsert, committed: of the marks that stand there, which stay what they are."""
        marks = self._raw.rows(_MARKS, number, str(measured_day()))
        values = [value for mark in marks for value in mark]
        row = "(%s, %s, %s, %s, 0, 0, %s, %s)"
        self._raw.do(f"{_UPSERT} {', '.join([row] * len(marks))} {_OVER}", *values)
        return marks


_LESSON: Final = """
    SELECT lesson.id, study_group.name, lesson_register.version FROM study_group
    JOIN lesson ON lesson.group_id = study_group.id
    LEFT JOIN lesson_register ON lesson_register.lesson_id = lesson.id
    WHERE study_group.number = %s AND lesson."on" = %s
"""
_ROWS: Final = """
    SELECT group_place.id, person.shown_name, attendance_mark.kind FROM study_group
    JOIN group_place ON group_place.group_id = study_group.id JOIN pupil ON pupil.id = group_place.pupil_id
    JOIN person ON person.id = pupil.person_id
    LEFT JOIN attendance_mark ON attendance_mark.place_id = group_place.id AND attendance_mark."on" = %s
    WHERE study_group.number = %s
"""
_MARKS: Final = """
    SELECT attendance_mark.lesson_id, place_id, attendance_mark."on", kind, missed, announced FROM study_group
    JOIN lesson ON lesson.group_id = study_group.id JOIN attendance_mark ON attendance_mark.lesson_id = lesson.id
    WHERE study_group.number = %s AND lesson."on" = %s
"""
_UPSERT: Final = 'INSERT INTO attendance_mark (lesson_id, place_id, "on", kind, late, early, missed, announced) VALUES'
_OVER: Final = "ON CONFLICT (lesson_id, place_id) DO UPDATE SET kind = excluded.kind"


def filled(attendances: int, rounds: int) -> tuple[User, list[StudyGroup]]:
    """As many groups with a history as it takes, each with a lesson yesterday; the first `rounds` are measured."""
    chance, world = random.Random(7), make_municipality()
    groups, made = max(rounds, 1), 0
    pupils: list[Any] = []
    found = []
    for index in range(max(groups, attendances // (SIZE * HISTORY))):
        if index <= groups:  # the pupils of the groups that are measured are theirs alone
            pupils = [make_pupil(make_person(name=f"Elev {number:02}"), unit=world.unit) for number in range(SIZE)]
        days = {"first_on": today() - timedelta(days=HISTORY + 2), "last_on": today() + timedelta(days=9)}
        group = make_group(f"SFI {index}", unit=world.unit, teacher=world.sfi_staff, **days)
        pattern = make_pattern(group, measured_day().weekday(), time(4), time(7))
        places = [make_place(group, pupil) for pupil in pupils]
        made += _history(group, pattern.id, places, chance)
        found.append(group)
    measure()
    return world.sfi_staff, found[:groups]


def _history(group: StudyGroup, pattern_id: int, places: Sequence[Place], chance: random.Random) -> int:
    roster = Roster(group_id=group.id, listed=".".join(f"{place.id}n" for place in places))
    db.session.add(roster)
    db.session.flush()
    insert_many(RosterPlace, [{"roster_id": roster.id, "place_id": place.id} for place in places])
    days = [today() - timedelta(days=number) for number in range(2, HISTORY + 2)]
    insert_many(Lesson, [_lesson(group.id, pattern_id, day) for day in [*days, measured_day()]])
    lessons = dict(db.session.execute(sa.select(Lesson.on, Lesson.id).where(Lesson.group_id == group.id)).all())
    missed = {day: [place.id for place in places if chance.random() < SHARE] for day in days}
    insert_many(Register, [_register(lessons[day], roster.id, day, len(missed[day])) for day in days])
    marks = [_mark(lessons[day], place, day) for day in days for place in missed[day]]
    insert_many(AttendanceMark, marks)
    record("benchmark.history-made", group)
    commit()
    return len(days) * len(places)


def _lesson(group_id: int, pattern_id: int, day: date) -> dict[str, Any]:
    return {
        "group_id": group_id, "pattern_id": pattern_id, "pattern_day": day, "on": day, "starts": time(4),
        "ends": time(7), "room": "", "state": LessonState.PLANNED,
    }  # fmt: skip


def _register(lesson_id: int, roster_id: int, day: date, away: int) -> dict[str, Any]:
    return {
        "lesson_id": lesson_id, "roster_id": roster_id, "on": day, "minutes": 180, "listed": SIZE, "late": 0,
        "left_early": 0, "excused": away, "unexcused": 0, "attended": (SIZE - away) * 180, "taken_at": now(),
        "version": 1,
    }  # fmt: skip


def _mark(lesson_id: int, place_id: int, day: date) -> dict[str, Any]:
    return {
        "lesson_id": lesson_id, "place_id": place_id, "on": day, "kind": MarkKind.EXCUSED, "late": 0, "early": 0,
        "missed": 180, "announced": False,
    }  # fmt: skip


def report(app: Flask, teacher: User, groups: Sequence[StudyGroup], bare: Bare) -> None:
    """The table."""
    numbers, ids, _user = [group.number for group in groups], [group.id for group in groups], teacher.id
    db.session.expunge_all()  # nothing is read anew here while a request writes: SQLite has one writer
    client = StrictClient(app)
    client.lenient = True
    client.sign_in(teacher)
    opened, saved, statements, floors = _requests(client, numbers, bare)
    of_group = sa.select(Place.pupil_id).where(Place.group_id == ids[0]).execution_options(permit="benchmark")
    pupils = list(db.session.scalars(of_group))
    shares = [_seconds(lambda: attendance_in(pupils, [Period(date.min)])) for _round in range(5)]
    of_groups = [_seconds(lambda: shares_of_groups(ids)) for _round in range(5)]
    click.echo("| work | statements | floor, ms | median, ms | p95, ms | times floor |\n|---|--:|--:|--:|--:|--:|")
    lines = (
        ("W4 open the register", statements[0], opened, floors[0]),
        ("W4 save it, five exceptions", statements[1], saved, floors[1]),
        (f"shares of {len(pupils)} pupils over all their lessons", 2, shares, None),
        (f"shares of {len(ids)} groups", 1, of_groups, None),
    )
    for work, count, times, floor in lines:
        median = statistics.median(times)
        beside = (_ms(floor), f"{median / floor:.1f}") if floor else ("", "")
        click.echo(f"| {work} | {count} | {beside[0]} | {_ms(median)} | {_ms(_p95(times))} | {beside[1]} |")


Measured = tuple[list[float], list[float], tuple[int, int], tuple[float, float]]


def _requests(client: StrictClient, numbers: Sequence[str], bare: Bare) -> Measured:
    """Seconds of opening and of saving, the statements of each, and the median floor of each."""
    opened, saved, statements = [], [], (0, 0)
    pages, reads, writes = [], [], []
    bare.page()
    for number in numbers:
        path = f"/groups/{number}/register/{measured_day()}"
        pages.append(_seconds(bare.page))
        reads.append(_seconds(lambda number=number: bare.opened(number)))  # type: ignore[misc]  # one group a turn
        started = clock.perf_counter()
        page: Any = client.get(path)
        opened.append(clock.perf_counter() - started)
        assert page.status_code == 200, page.status
        count = len(client.statements)
        sent = page.form_values()
        rows = [name for name in sent if name[0] == "p" and name[1:].isdecimal()]
        assert len(rows) == SIZE
        sent |= dict.fromkeys(rows[:5], "g")
        started = clock.perf_counter()
        answer = client.post(path, data=sent)
        saved.append(clock.perf_counter() - started)
        assert answer.status_code == 303, answer.status
        statements = count, len(client.statements)
        writes.append(_seconds(lambda number=number: bare.saved(number)))  # type: ignore[misc]  # one group a turn
    page, read, write = (statistics.median(times) for times in (pages, reads, writes))
    return opened, saved, statements, (page + read, page + write)


def _seconds(work: Callable[[], object]) -> float:
    started = clock.perf_counter()
    work()
    return clock.perf_counter() - started


def _p95(times: Sequence[float]) -> float:
    return sorted(times)[min(len(times) - 1, int(len(times) * 0.95))]


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.1f}"


if __name__ == "__main__":
    main()
