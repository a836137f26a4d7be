"""What matching costs: 200 households that wait, 500 homes, each with reasons; beside a loop that only looks at pairs.

`python -m benchmarks.matching [--households N] [--homes N] [--rounds N] [--database sqlite,postgresql]`. The bare loop
visits each pair and compares two numbers: no matching in plain Python can be quicker. With a database the same
households and homes are read from it, and the coordinator's page is made of them.
"""

import random
import statistics
import time
from collections.abc import Callable
from datetime import date, timedelta

import click

from benchmarks import waiting
from reception.housing.rules.norm import Household
from reception.matching.rules.homes import suggestions
from reception.matching.rules.seeking import Home, Point, Seeker

FIRST = date(2026, 11, 22)
DISTRICTS = ("centre", "north", "south", "east", "west", "villages")


@click.command()
@click.option("--households", default=200, show_default=True)
@click.option("--homes", default=500, show_default=True)
@click.option("--rounds", default=5, show_default=True)
@click.option("--database", "engines", default="", help="Read from these too, between commas.")
def main(households: int, homes: int, rounds: int, engines: str) -> None:
    """Measure, and print the seconds and how many times a bare loop that is."""
    chance = random.Random(6)
    seekers = [seeker(chance, number) for number in range(households)]
    offered = [home(chance, number) for number in range(homes)]
    shares = {district: chance.uniform(0.3, 3) for district in DISTRICTS}
    matched = seconds(rounds, lambda: suggestions(seekers, offered, shares=shares))
    bare = seconds(rounds, lambda: pairs(seekers, offered))
    click.echo("| households | homes | matching, s | a bare loop, s | times |")
    click.echo("|--:|--:|--:|--:|--:|")
    click.echo(f"| {households} | {homes} | {matched:.3f} | {bare:.4f} | {matched / bare:.0f} |")
    if engines:
        _from_databases(engines.split(","), households, homes, rounds)


def _from_databases(engines: list[str], households: int, homes: int, rounds: int) -> None:
    click.echo("\n| database | households | homes | read and matched, s | the whole page, s |")
    click.echo("|---|--:|--:|--:|--:|")
    for engine in engines:
        matched, page = waiting.measured(engine, households, homes, rounds)
        click.echo(f"| {engine} | {households} | {homes} | {matched:.3f} | {page:.3f} |")


def seconds(rounds: int, work: Callable[[], object]) -> float:
    """The median of so many rounds, in seconds of this processor."""
    taken = []
    for _ in range(rounds):
        begun = time.process_time()
        work()
        taken.append(time.process_time() - begun)
    return statistics.median(taken)


def pairs(seekers: list[Seeker], homes: list[Home]) -> int:
    """How many pairs have places enough."""
    return sum(1 for one in seekers for other in homes if one.household.people <= other.places)


def seeker(chance: random.Random, number: int) -> Seeker:
    """A household of one to eight, as domain.md §11 spreads them."""
    people = chance.choices((1, 2, 3, 4, 5, 6, 8), (38, 18, 13, 13, 7, 6, 5))[0]
    ages = (chance.randint(20, 60), *(chance.randint(0, 45) for _ in range(people - 1)))
    return Seeker(
        number,
        Household(ages, couples=int(people > 1 and chance.random() < 0.6)),
        latest=FIRST + timedelta(days=chance.randint(0, 60)),
        without_stairs=chance.random() < 0.1,
        school=somewhere(chance) if people > 2 else None,
        work=somewhere(chance) if chance.random() < 0.3 else None,
    )


def home(chance: random.Random, number: int) -> Home:
    """A home of one to five rooms."""
    rooms = chance.choices((1, 2, 3, 4, 5), (20, 35, 28, 13, 4))[0]
    return Home(
        number,
        FIRST + timedelta(days=chance.randint(-30, 120)),
        places=rooms * 2,
        rooms=rooms if chance.random() < 0.9 else None,
        area=25 * rooms + chance.randint(0, 15),
        floor=chance.randint(0, 4),
        lift=chance.random() < 0.4,
        district=chance.choice(DISTRICTS),
        at=somewhere(chance),
    )


def somewhere(chance: random.Random) -> Point:
    """A place in a municipality of 20 by 20 kilometres."""
    return Point(400_000 + chance.randint(0, 20_000), 6_200_000 + chance.randint(0, 20_000))


if __name__ == "__main__":
    main()
