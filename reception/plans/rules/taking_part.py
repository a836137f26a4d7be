"""Who takes part in a plan, by who has to see to its actions: for indicator A7. Pure."""

from typing import Final

from reception.cases.terms import Owner

#: Authorities outside the municipality.
AUTHORITIES: Final = frozenset(
    {
        Owner.EMPLOYMENT_SERVICE,
        Owner.MIGRATION_AGENCY,
        Owner.SOCIAL_INSURANCE_AGENCY,
        Owner.TAX_AGENCY,
        Owner.REGION,
    }
)
#: The parts of the municipality. The newcomer's own actions say nothing of who works together.
PARTS_OF_MUNICIPALITY: Final = frozenset(Owner) - AUTHORITIES - {Owner.NEWCOMER}
#: So many parts of the municipality work together (the program's proposal to Åstorp's "samverkan över gränser").
PARTS_ENOUGH: Final = 2
