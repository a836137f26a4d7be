"""The adults of a household and what they live by, as far as the reader reaches their records.

Somebody whom protection hides from the reader is in no answer: not as a name, and not as a gap. Somebody whose record
another unit keeps counts as an adult of whom nothing is known, and stands without a name.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from reception.audit.reading import saw
from reception.db.aliases import shared_alias
from reception.db.session import db
from reception.people.queries.households import Member as Living
from reception.people.queries.households import homes_of
from reception.skills.queries.profiles import mapping_unit
from reception.work import permits
from reception.work.models import IncomePeriod, WorkFile
from reception.work.queries.incomes import known
from reception.work.rules.adults import days_together
from reception.work.rules.self_support import Income, Member

if TYPE_CHECKING:
    from reception.people.models import Person
    from reception.people.rules.households import Period

# Under another name: the permit's own conditions ask of the same table.
_file = shared_alias(WorkFile)


@dataclass(frozen=True)
class OfHousehold:
    """Somebody of a household for a time, as the rules know her. `number` and `called` None: not in the reader's reach.

    `called`: the name, or the number of somebody protected.
    """

    member: Member
    number: str | None = None
    called: str | None = None


def household_of(person: "Person") -> tuple[OfHousehold, ...]:
    """The person herself first, then each who lived with her, for the days they lived together. Two statements.

    The person alone where no household is noted. Raises OutOfReach.
    """
    together = list(_together(person))
    others = {one.person_id for one, _days in together if one.is_readable}
    incomes = _incomes({person.id} | others, mapping_unit(person)[1])
    saw(others)
    herself = OfHousehold(Member(person.birth, incomes[person.id]), person.number, person.shown_name)
    return (herself, *(_of_household(one, days, incomes) for one, days in together))


def _together(person: "Person") -> "Iterator[tuple[Living, Period]]":
    """Everybody in sight who lived with her, with the days of both."""
    homes = homes_of(person, with_expected=False)
    for home in (*homes.current, *homes.earlier):
        for one in (*home.others, *home.left):
            yield one, days_together(home.own.period, one.period)


def _incomes(person_ids: Collection[int], board_id: int) -> dict[int, list[Income]]:
    """What the board has noted of each; nothing for whom it noted nothing."""
    query = (
        sa.select(_file.person_id, IncomePeriod)
        .join(_file, _file.id == IncomePeriod.work_file_id)
        .where(_file.person_id.in_(person_ids), _file.board_id == board_id)
    )
    rows: dict[int, list[IncomePeriod]] = defaultdict(list)
    for person_id, period in db.session.execute(permits.INCOMES.within(query)):
        rows[person_id].append(period)
    return {person_id: known(rows[person_id]) for person_id in person_ids}


def _of_household(one: Living, days: "Period", incomes: dict[int, list[Income]]) -> OfHousehold:
    told = incomes[one.person_id] if one.is_readable else None
    member = Member(one.birth, told, days.starts_on, days.ends_on)
    return OfHousehold(member, one.number, one.called) if one.is_readable else OfHousehold(member)
