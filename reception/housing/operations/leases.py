"""What may happen to the municipality's own leases. Each change holds the home, as the writing of a contract does."""

from datetime import date

from reception.audit.log import record
from reception.db.session import db
from reception.housing.models import Dwelling, Lease
from reception.housing.operations.checking import hold_homes


def add_lease(
    home: Dwelling,
    *,
    first_on: date,
    last_on: date | None = None,
    rent: int | None = None,
    reference: str | None = None,
    note: str | None = None,
) -> Lease:
    """The municipality rents the home from a day to a day; `rent` in crowns a month."""
    _hold(home)
    lease = Lease(first_on=first_on, last_on=last_on, rent=rent, reference=reference or None, note=note or None)
    home.leases.append(lease)
    db.session.flush()
    record("lease.added", lease, dwelling=home.id)
    return lease


def change_lease(
    lease: Lease, *, first_on: date, last_on: date | None, rent: int | None, reference: str | None, note: str | None
) -> None:
    """Correct what was entered of a lease."""
    _hold(lease.dwelling)
    lease.first_on, lease.last_on, lease.rent = first_on, last_on, rent
    lease.reference, lease.note = reference or None, note or None
    db.session.flush()
    record("lease.changed", lease)


def give_notice(lease: Lease, *, notice_on: date, last_on: date) -> None:
    """Notice was given on a day, by whichever party, and the lease ends on `last_on`."""
    _hold(lease.dwelling)
    lease.notice_on, lease.last_on = notice_on, last_on
    db.session.flush()
    record("lease.notice-given", lease, last_on=last_on)


def withdraw_notice(lease: Lease, *, last_on: date | None) -> None:
    """The notice is taken back and the lease goes on, until `last_on` or without an end."""
    _hold(lease.dwelling)
    lease.notice_on, lease.last_on = None, last_on
    db.session.flush()
    record("lease.notice-withdrawn", lease)


def end_lease(lease: Lease, *, last_on: date, agreed_on: date) -> None:
    """The lease ends on that day, as both parties agree: from then on nobody has to give notice."""
    _hold(lease.dwelling)
    lease.last_on, lease.notice_on = last_on, lease.notice_on or agreed_on
    db.session.flush()
    record("lease.ended", lease, last_on=last_on)


def _hold(home: Dwelling) -> None:
    hold_homes(*(unit.id for unit in home.units))
