"""What matching people and places costs: 500 people, 200 places, each with reasons; beside a loop that only looks.

`python -m benchmarks.places [--people N] [--places N] [--rounds N]`. The bare loop visits each pair and compares two
numbers: no matching in plain Python can be quicker. One person and one place are measured beside: what a page needs.
"""

import random
from datetime import date, timedelta

import click

from benchmarks.matching import seconds
from reception.skills.rules.bundled import bundled
from reception.skills.terms import LanguageLevel, Scheme
from reception.work.rules.matching import matches, people_for, places_for
from reception.work.rules.matching_facts import OCCUPATIONAL, Place, Seeker
from reception.work.terms.employers import OpeningKind
from reception.work.terms.file import Seeks
from reception.work.terms.matching import Able

FIRST = date(2026, 11, 22)
LANGUAGES = ("ar", "so", "fa-AF", "ti", "uk", "en", "tr", "ku")


@click.command()
@click.option("--people", default=500, show_default=True)
@click.option("--places", default=200, show_default=True)
@click.option("--rounds", default=5, show_default=True)
def main(people: int, places: int, rounds: int) -> None:
    """Measure, and print the seconds and how many times a bare loop that is."""
    chance = random.Random(11)
    codes = [one.code for one in bundled(Scheme.OCCUPATION).entries if len(one.code) == 4]
    seekers = [seeker(chance, number, codes) for number in range(people)]
    offered = [place(chance, number, codes) for number in range(places)]
    bare = seconds(rounds, lambda: pairs(seekers, offered))
    told = {
        "all with all": seconds(rounds, lambda: matches(seekers, offered)),
        "one person": seconds(rounds, lambda: places_for(seekers[0], offered)),
        "one place": seconds(rounds, lambda: people_for(offered[0], seekers)),
    }
    click.echo("| people | places | what | matching, s | a bare loop over all, s | times |")
    click.echo("|--:|--:|---|--:|--:|--:|")
    for what, taken in told.items():
        click.echo(f"| {people} | {places} | {what} | {taken:.4f} | {bare:.4f} | {taken / bare:.1f} |")


def pairs(seekers: list[Seeker], places: list[Place]) -> int:
    """How many pairs have hours enough."""
    return sum(1 for one in seekers for other in places if (one.extent or 0) >= (other.extent or 0))


def seeker(chance: random.Random, number: int, codes: list[str]) -> Seeker:
    """Somebody of whom most is known, and some is not."""
    origins = {aspect: frozenset(chance.choices(codes, k=chance.randint(0, 2))) for aspect in OCCUPATIONAL}
    speaks = dict.fromkeys(chance.choices(LANGUAGES, k=2), LanguageLevel.FULLY)
    levels = list(LanguageLevel)
    return Seeker(
        number,
        {aspect: found for aspect, found in origins.items() if found},
        speaks={**speaks, "sv": chance.choice(levels)} if chance.random() < 0.9 else {},
        licence=chance.choice((None, *Able)),
        odd_hours=chance.choice((None, *Able)),
        extent=chance.choice((None, 25, 50, 75, 100)),
        can_begin_on=FIRST + timedelta(days=chance.randint(-60, 60)) if chance.random() < 0.7 else None,
        seeks=chance.choice((Seeks.PLACEMENT, Seeks.JOB, Seeks.BOTH)),
    )


def place(chance: random.Random, number: int, codes: list[str]) -> Place:
    """A place that asks for this and that."""
    return Place(
        number,
        chance.choice(list(OpeningKind)),
        occupation=chance.choice(codes) if chance.random() < 0.9 else None,
        extent=chance.choice((None, 50, 75, 100)),
        begins_on=FIRST + timedelta(days=chance.randint(0, 60)) if chance.random() < 0.6 else None,
        swedish=chance.choice((None, LanguageLevel.LITTLE, LanguageLevel.EVERYDAY, LanguageLevel.WELL)),
        languages=tuple(chance.choices(LANGUAGES, k=chance.randint(0, 2))),
        licence=chance.random() < 0.3,
        odd_hours=chance.random() < 0.3,
    )


if __name__ == "__main__":
    main()
