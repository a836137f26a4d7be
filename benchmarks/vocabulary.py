"""What a search in a vocabulary costs: 10 000 entries, beside a plain `in` over the same texts.

`python -m benchmarks.vocabulary [--entries N] [--rounds N]`. The entries are the occupations that the program brings,
again and again under codes of their own, so that each word is found as often as it would be in a list of that size. No
search that reads every text can be quicker than the floor. The first search of a process folds every text.
"""

import statistics
import time
from collections.abc import Callable
from functools import partial
from typing import Final

import click

from reception.i18n.alphabet import sort_key
from reception.skills.rules.bundled import bundled
from reception.skills.rules.vocabulary import Entry, Vocabulary
from reception.skills.terms import Scheme

#: What people write: a word, its beginning, two words, a code, one letter, and what nothing fits.
ASKED: Final = ("sjuksköterska", "nurse", "snick", "reg nur", "2221", "s", "qqqq")


@click.command()
@click.option("--entries", default=10_000, show_default=True)
@click.option("--rounds", default=50, show_default=True)
def main(entries: int, rounds: int) -> None:
    """Measure, and print the milliseconds and how many times the floor that is."""
    vocabulary = Vocabulary("measured", "", tuple(made(entries)))
    [first] = milliseconds(1, lambda: vocabulary.found("nurse"))
    texts = [entry.sought for entry in vocabulary.entries]
    click.echo(f"{entries} entries; the first search of a process, which folds every text: {first:.0f} ms\n")
    click.echo("| asked | found | median, ms | longest, ms | plain `in`, ms | times |")
    click.echo("|---|--:|--:|--:|--:|--:|")
    for asked in ASKED:
        searched, floor = in_turn(rounds, partial(vocabulary.found, asked), partial(bare, asked, texts))
        median, least = statistics.median(searched), statistics.median(floor)
        hits = sum(1 for _ in vocabulary.hits(asked))
        click.echo(f"| {asked} | {hits} | {median:.1f} | {max(searched):.1f} | {least:.2f} | {median / least:.1f} |")


def made(number: int) -> list[Entry]:
    """So many entries: the occupations of the program, each time under other codes."""
    known = bundled(Scheme.OCCUPATION).entries
    return [
        Entry(f"{round_}-{one.code}", one.sv, one.en, f"{round_}-{one.parent}" if one.parent else "", one.words)
        for round_, one in ((at // len(known), known[at % len(known)]) for at in range(number))
    ]


def bare(asked: str, texts: list[str]) -> int:
    """How many texts hold what was asked for."""
    wanted = sort_key(asked)
    return sum(1 for text in texts if wanted in text)


def in_turn(rounds: int, *works: Callable[[], object]) -> list[list[float]]:
    """The milliseconds of each work, asked in turn so that what else the machine does meets both alike."""
    taken = [[milliseconds(1, work)[0] for work in works] for _ in range(rounds)]
    return [list(one) for one in zip(*taken, strict=True)]


def milliseconds(rounds: int, work: Callable[[], object]) -> list[float]:
    """What each round took of this processor."""
    taken = []
    for _ in range(rounds):
        begun = time.process_time_ns()
        work()
        taken.append((time.process_time_ns() - begun) / 1e6)
    return taken


if __name__ == "__main__":
    main()
