"""What a new installation starts with: one board, one unit, the authorities everybody asks, and ready sentences."""

from reception.accounts import operations as accounts
from reception.accounts import queries
from reception.accounts.terms import UnitKind
from reception.contacts import operations as contacts
from reception.organisations import operations as organisations

#: The municipality renames them; the work is most often done in social services.
FIRST_BOARD, FIRST_UNIT = "Socialnämnden", "Integrationsenheten"


def furnish() -> None:
    """Put in what is missing. An installation that has units keeps them as they are."""
    organisations.seed_authorities()
    contacts.seed_phrases()
    if not queries.units():
        board = accounts.open_unit(name=FIRST_BOARD, kind=UnitKind.BOARD, limits_search=True)
        accounts.open_unit(name=FIRST_UNIT, kind=UnitKind.UNIT, parent=board)
