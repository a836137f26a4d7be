"""The questions whether a row is about somebody who is registered, and what tells that it may be."""

from collections.abc import Sequence
from datetime import date

from reception.imports.rules import messages, told
from reception.imports.rules.records import Option, PersonRow, Question
from reception.imports.terms import QuestionKind

ANOTHER, SAME = "other", "same"
#: Written for all who do not know the day of their birth; being born then tells nothing.
UNTELLING_DAYS = {(1, 1), (7, 1)}


def telling(row: PersonRow) -> tuple[str, date] | None:
    """Name and day of birth, when the day tells something."""
    birth = row.birth
    if birth is None or birth.precision != "day" or (birth.on.month, birth.on.day) in UNTELLING_DAYS:
        return None
    return told.folded_name(told.of_person(row)), birth.on


def key_of(row: PersonRow) -> str:
    """The row, as answers to these questions name it."""
    return f"{row.sheet}!{row.row}"


def whose_number(row: PersonRow, number: str) -> Question:
    """Somebody, whose short number is `number`, has the row's personal number and quite another name."""
    return _question(row, [number], messages.NUMBER_OF_ANOTHER, messages.IS_ANOTHER_WITH_THE_NUMBER)


def which_person(row: PersonRow, numbers: Sequence[str]) -> Question:
    """People, whose short numbers are `numbers`, have the row's name and day of birth."""
    return _question(row, numbers, messages.SAME_PERSON, messages.IS_ANOTHER_PERSON)


def _question(row: PersonRow, numbers: Sequence[str], text: str, another: str) -> Question:
    return Question(
        sheet=row.sheet,
        rows=(row.row,),
        text=text,
        params={"whose": row.name.passport},
        kind=QuestionKind.SAME_PERSON.value,
        key=key_of(row),
        options=(
            *(Option(f"{SAME}:{number}", messages.IS_THIS_PERSON, {"number": number}) for number in numbers),
            Option(ANOTHER, another),
        ),
    )
