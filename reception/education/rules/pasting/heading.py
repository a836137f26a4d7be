"""Which column of the grid each pasted column is: by the heading if there is one, else from left to right. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from reception.education.rules.pasting.grid import Column, Question
from reception.education.rules.pasting.lines import Line, width
from reception.education.rules.pasting.naming import Key, key
from reception.education.rules.pasting.values import is_value
from reception.education.terms.lessons import PastedBy, Unclear
from reception.i18n.text_safety import plain

_NAME_TITLES: Final = frozenset({"namn", "name", "elev", "deltagare", "elevens namn", "elevnamn", "pupil"})


@dataclass(frozen=True, slots=True)
class Layout:
    """How the text is to be read: the lines below the heading, and the grid's column of each place that has one."""

    by: PastedBy
    body: list[Line]
    columns: Mapping[int, Column]
    questions: tuple[Question, ...]


def layout(found: list[Line], columns: Sequence[Column], named: Mapping[Key, object], first_column: int) -> Layout:
    """The text's layout. `named`: the names of the group."""
    titles = {title(one): column for column in columns for one in column.titles}
    heading = found[0] if found and _is_heading(found[0], titles) else None
    body = found[1:] if heading else found
    by = _by(heading, body, titles, named)
    places = range(1 if by is PastedBy.NAME else 0, width(found))
    if heading is None:
        offset = first_column - places.start
        mapped = {place: columns[place + offset] for place in places if place + offset < len(columns)}
        return Layout(by, body, mapped, tuple(_beyond(body, set(places) - mapped.keys())))
    known, questions = _by_titles(heading, body, places, titles)
    return Layout(by, body, known, questions)


def title(text: str) -> str:
    """A heading as it is compared."""
    return plain(text).casefold().rstrip(" .:")


def _is_heading(line: Line, titles: Mapping[str, Column]) -> bool:
    """It names a column and holds no result: a pupil may be called Tala."""
    words = [title(cell) for cell in line.cells if cell]
    return any(word in titles for word in words) and not any(map(is_value, line.cells))


def _by(heading: Line | None, body: list[Line], titles: Mapping[str, Column], named: Mapping[Key, object]) -> PastedBy:
    """By name when the first of several columns is the names: no results stand in it, or a name of the group does."""
    if heading is not None and title(heading.cell(0)) in _NAME_TITLES:
        return PastedBy.NAME
    if heading is not None and title(heading.cell(0)) in titles:
        return PastedBy.ORDER
    first = [line.cell(0) for line in body if line.cell(0)]
    holds_names = first and (not any(map(is_value, first)) or any(key(cell) in named for cell in first))
    return PastedBy.NAME if holds_names and width(body) > 1 else PastedBy.ORDER


def _by_titles(
    heading: Line, body: list[Line], places: Iterable[int], titles: Mapping[str, Column]
) -> tuple[dict[int, Column], tuple[Question, ...]]:
    found = {place: titles.get(title(heading.cell(place))) for place in places}
    questions: list[Question] = []
    known: dict[int, Column] = {}
    for place, column in found.items():
        typed = heading.cell(place)
        if column is None and (typed or any(line.cell(place) for line in body)):
            questions.append(Question(Unclear.UNKNOWN_COLUMN, heading.number, typed=typed))
        elif column is not None and list(found.values()).count(column) > 1:
            questions.append(Question(Unclear.COLUMN_TWICE, heading.number, column.key, typed))
        elif column is not None:
            known[place] = column
    return known, tuple(questions)


def _beyond(body: list[Line], places: Iterable[int]) -> Iterable[Question]:
    """One question for each column that the grid has not: the first of what stands in it."""
    for place in sorted(places):
        written = next((line for line in body if line.cell(place)), None)
        if written is not None:
            yield Question(Unclear.NO_COLUMN, written.number, typed=written.cell(place))
