"""The months: of a person alone, and of her household."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from flask.typing import ResponseReturnValue

from reception.i18n.formats import today
from reception.work import permits
from reception.work.queries import files
from reception.work.queries.household_support import OfHousehold, household_of
from reception.work.queries.incomes import incomes_in, known
from reception.work.rules.adults import first_noted, is_adult_in
from reception.work.rules.self_support import household_months, month_of, months_of
from reception.work.views.frame import in_frame
from reception.work.views.income.room import room
from reception.work.views.income.shown import Table, table


@room.route("", permit=permits.FILES)
def of_person(number: str) -> ResponseReturnValue:
    """What she lives by, whether she provides for herself, and the periods that it follows from."""
    person = files.person_at_work(number)
    periods = incomes_in(files.file_of(person))
    incomes, day = known(periods), today()
    own = table(lambda by, first, until: months_of(incomes, by, first, until), first_noted(incomes, day), day)
    return in_frame("work/income/income.html", person, "income", periods=periods, table=own, is_household=False)


@room.route("/household", permit=permits.FILES)
def of_household(number: str) -> ResponseReturnValue:
    """The same of all adults who live together, each in the months she lived there."""
    person = files.person_at_work(number)
    living = household_of(person)
    shown = _household_table(living)
    adults = {main.month: _adults(living, main.month) for main, _strict in shown.rows}
    return in_frame(
        "work/income/household.html", person, "income", table=shown, adults=adults, is_household=True,
        is_alone=len(living) == 1, others=_others(living),
    )  # fmt: skip


def _household_table(living: Sequence[OfHousehold]) -> Table:
    members = [one.member for one in living]
    noted = [income for member in members for income in member.incomes or ()]
    day = today()
    return table(
        lambda by, first, until: household_months(members, by, first, until), first_noted(noted, day), day
    )  # fmt: skip


def _adults(living: Sequence[OfHousehold], month: date) -> list[OfHousehold]:
    """Those who lived there as adults in a month, each once: somebody may have moved out and in again."""
    found = [one for one in living if is_adult_in(one.member, month)]
    numbers = {one.number: one for one in found if one.number is not None}
    return [*numbers.values(), *(one for one in found if one.number is None)]


def _others(living: Sequence[OfHousehold]) -> list[tuple[str, str]]:
    """(number, name) of each other adult whose page the reader may open, of any time."""
    day = today()
    grown = [one for one in living[1:] if is_adult_in(replace(one.member, since=None, until=None), month_of(day))]
    return list({one.number: (one.number, one.called or "") for one in grown if one.number is not None}.values())
