"""What may happen to the periods of what somebody lives by. Raises `Refused` where rules stop an entry."""

from collections.abc import Mapping
from typing import Any, Final

from reception.audit.log import record
from reception.db.changing import write_anew
from reception.db.locking import hold
from reception.db.session import db
from reception.i18n.formats import today
from reception.people.models import Person
from reception.reckoning.remarks import Remarks, accepted
from reception.work.models import IncomePeriod
from reception.work.operations.files import noted
from reception.work.queries.incomes import others_of
from reception.work.rules.income_entries import check_income
from reception.work.rules.self_support import Income

_TOLD: Final = ("source", "first_month", "last_month", "confirmed_on")


def note_income(person: Person, **entered: Any) -> tuple[IncomePeriod, Remarks]:
    """Somebody lives, or lived, by this. `entered`: columns of `IncomePeriod`. Raises OutOfReach."""
    remarks = _checked(person, entered, None)
    return noted(person, IncomePeriod, "income.noted", **entered), remarks


def change_income(period: IncomePeriod, **entered: Any) -> Remarks:
    """Correct a period, or say when it ended. What is not passed stays."""
    told = {name: entered.get(name, getattr(period, name)) for name in _TOLD}
    remarks = _checked(period.work_file.person, told, period)
    record("income.changed", period, fields=" ".join(sorted(write_anew(period, entered))))
    return remarks


def confirm_income(period: IncomePeriod) -> bool:
    """The unit heard today that it goes on. Answers whether it does: what somebody has ended meanwhile stays ended."""
    hold(period)
    if period.last_month is not None:
        return False
    write_anew(period, {"confirmed_on": today()})
    record("income.confirmed", period)
    return True


def remove_income(period: IncomePeriod) -> None:
    """It was noted by mistake, and goes."""
    people = period.audited_people
    db.session.delete(period)
    db.session.flush()
    record("income.removed", people=people)


def _checked(person: Person, told: Mapping[str, Any], row: IncomePeriod | None) -> Remarks:
    income = Income(told["source"], told["first_month"], told["last_month"], told["confirmed_on"])
    return accepted(check_income(income, today(), others_of(person, row), person.birth))
