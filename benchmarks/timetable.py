"""What a term's timetable costs: 100 groups, beside a loop that only counts their days; and the registers of the term.

`python -m benchmarks.timetable [--groups N] [--rounds N]`. No timetable in plain Python can be quicker than the bare
loop, which makes each day of each pattern and looks at nothing. The goal is 5 s for 100 groups (issue 7).
"""

import random
from datetime import date, time, timedelta

import click

from benchmarks.matching import seconds
from reception.education.rules.register import PRESENT, Mark, Taken, attendance, coded
from reception.education.rules.timetable import Change, Pattern, timetable
from reception.education.terms.lessons import MarkKind
from reception.reckoning.periods import Period

TERM = Period(date(2026, 8, 17), date(2026, 12, 18))
CLOSED = (Period(date(2026, 10, 26), date(2026, 10, 30)), Period(date(2026, 9, 18), date(2026, 9, 18)))
EXCEPTIONS = (Mark(MarkKind.EXCUSED), Mark(MarkKind.UNEXCUSED), Mark(MarkKind.LATE, 20))
SIZE = 25


@click.command()
@click.option("--groups", default=100, show_default=True)
@click.option("--rounds", default=5, show_default=True)
def main(groups: int, rounds: int) -> None:
    """Measure, and print the seconds and how many times a bare loop that is."""
    plans = [patterns(group) for group in range(groups)]
    lessons = sum(len(timetable(TERM, plan, CLOSED).lessons) for plan in plans)
    made = seconds(rounds, lambda: [timetable(TERM, plan, CLOSED, changes(plan)) for plan in plans])
    bare = seconds(rounds, lambda: [list(days(pattern)) for plan in plans for pattern in plan])
    click.echo("| groups | lessons | timetable, s | a bare loop, s | times |")
    click.echo("|--:|--:|--:|--:|--:|")
    click.echo(f"| {groups} | {lessons} | {made:.3f} | {bare:.4f} | {made / bare:.0f} |")
    _registers(lessons, rounds)


def _registers(lessons: int, rounds: int) -> None:
    chance = random.Random(7)
    marked = [register(chance) for _ in range(lessons)]
    taken = [Taken(TERM.first, coded(one, 180)) for one in marked]
    rows = sum(len(one.register.rows) for one in taken)
    stored = seconds(rounds, lambda: [coded(one, 180) for one in marked])
    shared = seconds(rounds, lambda: attendance(taken, TERM))
    click.echo("\n| marks | rows stored for them | to code, s | shares, s |")
    click.echo("|--:|--:|--:|--:|")
    click.echo(f"| {lessons * SIZE} | {rows} | {stored:.3f} | {shared:.3f} |")


def patterns(group: int) -> list[Pattern]:
    """Five lessons a week, one of them every second."""
    return [Pattern(5 * group + day, day, time(8, 30), time(11, 30), "", 2 if day == 4 else 1) for day in range(5)]


def changes(plan: list[Pattern]) -> list[Change]:
    """Some cancelled lessons."""
    return [Change(one.pattern_id, TERM.first + timedelta(days=28 + one.weekday), None) for one in plan]


def days(pattern: Pattern) -> list[date]:
    """Each day of the pattern, holidays or not."""
    first = TERM.first + timedelta(days=pattern.weekday)
    return [first + timedelta(days=day) for day in range(0, 124, 7 * pattern.every)]


def register(chance: random.Random) -> dict[int, Mark]:
    """A register with an exception among six pupils or so."""
    return {pupil: chance.choice(EXCEPTIONS) if chance.random() < 0.16 else PRESENT for pupil in range(SIZE)}


if __name__ == "__main__":
    main()
