"""What an extract for a partner says of somebody's home."""

from collections.abc import Iterator

import sqlalchemy as sa

from reception.db.session import db
from reception.housing import permits
from reception.housing.models import Contract, ContractMember
from reception.housing.queries.home_now import HomeNow, homes_from_today, sought_by
from reception.i18n.text import _, label
from reception.people.models import Person
from reception.people.terms import Protection


def extract_of_home(person: Person) -> Iterator[tuple[str, str]]:
    """The contracts of today and to come: address, tenure and days; and that a home is sought.

    A home where somebody protected lives is left out whole: its address would tell where she is.
    """
    homes = list(homes_from_today(person.id))
    secret = _with_somebody_protected(homes) if homes else set()
    for home in homes:
        if home.number not in secret:
            yield _("Home") if home.has_begun else _("Next home"), _in_words(home)
    if sought_by(person.id):
        yield _("Home"), _("A home is sought")


def _in_words(home: HomeNow) -> str:
    days = (
        _("from %(first)s to %(last)s", first=home.first_on.isoformat(), last=home.last_on.isoformat())
        if home.last_on
        else _("from %(day)s", day=home.first_on.isoformat())
    )
    return ", ".join(filter(None, (home.address, label(home.tenure), days)))


def _with_somebody_protected(homes: list[HomeNow]) -> set[str]:
    """The numbers of those contracts by which somebody protected lives or lived."""
    query = sa.select(Contract.number).join(ContractMember, ContractMember.contract_id == Contract.id)
    query = query.join(Person, Person.id == ContractMember.person_id).where(Person.protection != Protection.NONE)
    numbers = [one.number for one in homes]
    return set(db.session.scalars(permits.CONTRACTS.within(query.where(Contract.number.in_(numbers)))))
