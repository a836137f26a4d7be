"""A term's timetable for 100 groups through the database: patterns read, lessons written, changed, and left alone.

`python -m benchmarks.terms [--groups N] [--database ADDRESS]`. The goal is 5 s for 100 groups (issue 7). Without an
address an empty SQLite database is made for the occasion; with one, the database must be empty.
"""

import base64
import tempfile
import time
from collections.abc import Callable
from datetime import date
from datetime import time as clock

import click
import sqlalchemy as sa

from reception import create_app
from reception.access.actor import system
from reception.accounts.models import Unit
from reception.accounts.terms import UnitKind
from reception.audit.log import record
from reception.config import Settings
from reception.db import migrate
from reception.db.bulk import insert_many
from reception.db.session import db
from reception.education.models import Lesson, LessonPattern, StudyGroup
from reception.education.operations.timetable import carry_out_many
from reception.education.operations.timetable.holidays import add_holiday
from reception.education.terms.pupils import Programme, StudyTime
from reception.education.terms.studies import SfiCourse

FIRST, LAST = date(2026, 8, 17), date(2026, 12, 18)
KEY = base64.b64encode(b"not a secret, for benchmarks one").decode()


@click.command()
@click.option("--groups", default=100, show_default=True)
@click.option("--database", default="", help="The address of an empty database.")
def main(groups: int, database: str) -> None:
    """Measure, and print seconds, those of our own processor among them, statements and lessons."""
    with tempfile.TemporaryDirectory() as folder:
        names = {"DATABASE_URL": database or f"sqlite:///{folder}/terms.db", "DATA_DIR": folder}
        settings = {**names, "SECRET_KEY": KEY, "FIELD_KEYS": KEY}
        app = create_app(Settings.read({f"RECEPTION_{name}": value for name, value in settings.items()}))
        with app.app_context(), system("benchmark"):
            migrate.upgrade()
            _measure(groups)
            db.session.remove()
            db.engine.dispose()


def _measure(count: int) -> None:
    unit = _school()
    _groups(unit, count)
    click.echo(f"{db.engine.dialect.name}, {count} groups\n")
    click.echo("| what | seconds | of the processor | statements | lessons |")
    click.echo("|:--|--:|--:|--:|--:|")
    _told("the term made", _carry_out)
    _told("made again, nothing changes", _carry_out)
    db.session.execute(sa.update(LessonPattern).where(LessonPattern.weekday == 0).values(starts=clock(9)))
    _told("Mondays moved by half an hour", _carry_out)
    days = {"first_on": date(2026, 10, 26), "last_on": date(2026, 10, 30)}
    _told("a week off for all groups", lambda: add_holiday(unit.id, name="Autumn break", **days))


def _carry_out() -> None:
    carry_out_many(db.session.scalars(sa.select(StudyGroup).order_by(StudyGroup.id)).all())


def _told(what: str, work: Callable[[], object]) -> None:
    statements: list[str] = []

    def count(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        statements.append(statement)

    db.session.commit()
    sa.event.listen(db.engine, "before_cursor_execute", count)
    began, used = time.perf_counter(), time.process_time()
    work()
    db.session.commit()
    seconds, busy = time.perf_counter() - began, time.process_time() - used
    sa.event.remove(db.engine, "before_cursor_execute", count)
    lessons = db.session.scalar(sa.select(sa.func.count(Lesson.id)))
    click.echo(f"| {what} | {seconds:.2f} | {busy:.2f} | {len(statements)} | {lessons} |")


def _school() -> Unit:
    board = Unit(name="Utbildningsnämnden", kind=UnitKind.BOARD)
    unit = Unit(name="Vuxenutbildningen", kind=UnitKind.UNIT, parent=board)
    db.session.add_all([board, unit])
    record("benchmark.school-made")
    db.session.commit()
    return unit


def _groups(unit: Unit, count: int) -> None:
    """Five lessons a week each, Fridays every second week."""
    common = {"unit_id": unit.id, "programme": Programme.SFI, "course": SfiCourse.C, "when": StudyTime.DAY}
    rows = [
        {"number": f"B{one:05}", "name": f"C{one}", "first_on": FIRST, "last_on": LAST, "version": 1, **common}
        for one in range(count)
    ]
    insert_many(StudyGroup, rows)
    times = {"starts": clock(8, 30), "ends": clock(11, 30)}
    patterns = [
        {"group_id": group_id, "weekday": day, "room": f"B{group_id}", "every": 2 if day == 4 else 1, **times}
        for group_id in db.session.scalars(sa.select(StudyGroup.id))
        for day in range(5)
    ]
    insert_many(LessonPattern, patterns)
    record("benchmark.groups-made")
    db.session.commit()


if __name__ == "__main__":
    main()
