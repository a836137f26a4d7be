"""What papers in two languages cost: one page, a whole interview, and letters to many; beside an empty page.

`python -m benchmarks.papers [--rounds N] [--many N]`. The empty page is what the compiler needs for anything at all, so
that the ratio says what the paper itself costs, on whatever machine. No data are read: papers are made of plain facts.
"""

import tempfile
from collections.abc import Sequence
from datetime import date
from functools import partial
from itertools import count

import click

from benchmarks.matching import seconds
from reception import create_app
from reception.config import Settings
from reception.i18n.locales import KNOWN
from reception.messages.papers.card import card
from reception.messages.papers.facts import About, Whom
from reception.messages.papers.floor import made
from reception.messages.papers.interview import empty_interview
from reception.web import pdf

ADDRESS = "https://reception.example.se/l/abcde-fghjk-mnpqr-stvwx-yz012-3"
UNTIL = date(2026, 12, 23)
_numbers = count()
LANGUAGES = ("ar", "ti", "uk", "fa-AF", "so", "sv")


@click.command()
@click.option("--rounds", default=5, show_default=True)
@click.option("--many", default=200, show_default=True)
def main(rounds: int, many: int) -> None:
    """Measure, and print the seconds and how many times an empty page that is."""
    with tempfile.TemporaryDirectory() as folder:
        app = create_app(Settings.read({"RECEPTION_DATA_DIR": folder, "RECEPTION_LOCALES": ",".join(LANGUAGES)}))
        with app.test_request_context():
            _measure(rounds, many)


def _measure(rounds: int, many: int) -> None:
    empty = seconds(rounds, lambda: pdf.paper("= #d.title", None, title=_reference(), locale=KNOWN["sv"]))
    click.echo("| what | language | papers | seconds | an empty page, s | times |")
    click.echo("|---|---|--:|--:|--:|--:|")
    for tag in LANGUAGES:
        one = seconds(rounds, partial(_file, [tag]))
        click.echo(f"| the card of a link | {tag} | 1 | {one:.3f} | {empty:.4f} | {one / empty:.1f} |")
    whole = seconds(rounds, _interview)
    click.echo(f"| the interview, an empty form | ar | 1 | {whole:.3f} | {empty:.4f} | {whole / empty:.1f} |")
    tags = [LANGUAGES[place % len(LANGUAGES)] for place in range(many)]
    all_of_them = seconds(1, lambda: _file(tags))
    click.echo(f"| cards in one file | all | {many} | {all_of_them:.3f} | {empty:.4f} | {all_of_them / empty:.1f} |")


def _file(tags: Sequence[str]) -> None:
    sheets = [card(KNOWN[tag], _about(), address=ADDRESS, until=UNTIL) for tag in tags]
    made(sheets, title="-", locale=KNOWN["sv"])


def _interview() -> None:
    made([empty_interview(KNOWN["ar"], _about())], title="-", locale=KNOWN["ar"])


def _about() -> About:
    return About(_reference(), "Exempelby · Integrationsenheten", Whom("Eva Ek", "Handläggare", "08-465 00 42"))


def _reference() -> str:
    """Another one each time: the compiler keeps what it has laid out."""
    return f"7K3M-{next(_numbers)}"


if __name__ == "__main__":
    main()
