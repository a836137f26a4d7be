"""What somebody lives by: the periods of her file, as rows and as the rules know them."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from reception.work import permits
from reception.work.models import IncomePeriod
from reception.work.queries.files import file_of, row, rows_of
from reception.work.rules.self_support import Income

if TYPE_CHECKING:
    from reception.people.models import Person
    from reception.work.models import WorkFile


def incomes_in(file: "WorkFile | None") -> list[IncomePeriod]:
    """The periods of a file, those that began last first."""
    rows = rows_of(file, IncomePeriod, permits.INCOMES)
    return sorted(rows, key=lambda one: (one.first_month, one.id), reverse=True)


def income(person: "Person", period_id: int) -> IncomePeriod:
    """One period of a person's files. Raises OutOfReach."""
    return row(person, IncomePeriod, period_id, permits.INCOMES)


def others_of(person: "Person", but: IncomePeriod | None = None) -> list[Income]:
    """The periods beside which a new or a changed one is looked at: those of the same file. Raises OutOfReach."""
    if but is None:
        return known(incomes_in(file_of(person)))
    return known(one for one in incomes_in(but.work_file) if one.id != but.id)


def known(rows: Iterable[IncomePeriod]) -> list[Income]:
    """Rows as the rules know them."""
    return [Income(one.source, one.first_month, one.last_month, one.confirmed_on) for one in rows]
