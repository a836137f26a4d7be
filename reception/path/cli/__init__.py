"""Commands over the path: its definitions, and what is reckoned by them."""

import click

from reception.path.cli.definitions import check, load, templates
from reception.path.cli.reckoning import explain, rebuild


@click.group()
def path() -> None:
    """The path: templates, milestones and rights."""


for command in (check, load, templates, explain, rebuild):
    path.add_command(command)
