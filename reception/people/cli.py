"""Commands over the register of people."""

import sys
from collections.abc import Iterator

import click

from reception.access.actor import system
from reception.app import create_app
from reception.db.session import commit, measure
from reception.i18n.text import _
from reception.people import operations, queries

CHUNK = 500


@click.group()
def people() -> None:
    """The register of people."""


@people.command("index")
def index() -> None:
    """Make every search key anew: after an update of the program that finds people by new signs."""
    with create_app().app_context(), system("index"):
        with click.progressbar(
            length=queries.number_of_people(), label=_("Making search keys"), file=sys.stderr
        ) as bar:
            for made in indexed():
                bar.update(made)
        measure()


def indexed() -> Iterator[int]:
    """How many people each portion held, once it is written."""
    after = 0
    while people := queries.people_to_index(after, CHUNK):
        operations.index_portion(people)
        after = people[-1].id
        commit()
        yield len(people)


def index_if_old() -> None:
    """Make the search keys anew when they come from a version that knew fewer signs. For the upgrade."""
    if queries.lack_signs_of_likeness():
        for _portion in indexed():
            pass
