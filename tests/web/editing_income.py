"""The pages that change what somebody lives by, and where she stood; see `tests.web.editing`."""

from collections.abc import Callable

from reception.i18n.formats import today
from reception.people.models import KeyDate
from reception.people.terms import KeyDateKind
from reception.reckoning.periods import months_after
from reception.work.models import IncomePeriod, StatusNote
from reception.work.terms.file import LearntThrough
from reception.work.terms.income import IncomeSource, WorkStatus
from tests.education.pupils import kept
from tests.factories.work import make_in, make_work_file
from tests.web.world import Edit, World

_TOLD = {"learnt_through": LearntThrough.PERSON}


def _month(months: int) -> str:
    return f"{months_after(today(), months):%Y-%m}"


def _income(rest: str = "") -> Callable[[World], str]:
    """A wage that began ten months ago and goes on."""

    def address(world: World) -> str:
        file, first = make_work_file(world.person, unit=world.municipality.unit), months_after(today(), -10)
        facts = {"source": IncomeSource.WAGE, "first_month": first.replace(day=1), "confirmed_on": today(), **_TOLD}
        return f"/people/{world.person.number}/work/income/{make_in(file, IncomePeriod, **facts).id}{rest}"

    return address


def _status(world: World) -> str:
    """An answer to what is asked a year after reception."""
    file, received = make_work_file(world.person, unit=world.municipality.unit), months_after(today(), -13)
    kept(KeyDate(person_id=world.person.id, kind=KeyDateKind.RECEIVED, on_day=received))
    facts = {"moment": "received-12-months", "on": months_after(received, 12), "status": WorkStatus.WORK, **_TOLD}
    make_in(file, StatusNote, **facts)
    return f"/people/{world.person.number}/work/statuses/received-12-months"


#: The second sees both texts and chooses for each field.
CHOSEN = (
    Edit("work_income.edit", _income(), "first_month", _month(-9), _month(-8)),
    Edit("work_income.end", _income("/end"), "last_month", _month(-2), _month(-1)),
    Edit("work_statuses.note", _status, "note", "Arbetar i ett kök.", "Arbetar i en butik."),
)
#: The second is told, keeps what was written, and sends it once more or lets it be.
TOLD: tuple[Edit, ...] = ()
REFUSED: tuple[Edit, ...] = ()
#: Tested beside their own domain, or told by a message with nothing written to lose.
TOLD_ELSEWHERE: frozenset[str] = frozenset()
#: One press, and nothing is typed: the second press finds it done, and is told.
ACTS = frozenset({"work_income.confirm", "work_income.remove", "work_statuses.remove"})
#: Something new: there is nobody to write over.
NEW = frozenset({"work_income.new"})
NO_ROWS: frozenset[str] = frozenset()
