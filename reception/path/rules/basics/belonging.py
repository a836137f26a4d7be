"""The eight basics of reception, and what in a file belongs to each. Pure.

Source: Upplands Väsby, integrationspolicy KS 2018-06-04 § 129, step 1 (U11): home, money, information, preschool and
school, Swedish, health, civil society, the human meeting. Each is a milestone of the template `vasby`, whose rule says
what puts it in place; here stands what else in a file tells of it.
"""

from dataclasses import dataclass
from typing import Final

from reception.cases.terms import ReferralPurpose


@dataclass(frozen=True)
class Basic:
    """What belongs to a basic. `code` is its milestone's; what no book knows of the rest is left out.

    `facts` tell of it, in the order in which they come about; those of `begins` show that it has begun. `steps` are
    milestones of the path that belong to it. `purposes` are what a referral for it can be for, the usual one first.
    """

    code: str
    facts: tuple[str, ...]
    begins: frozenset[str] = frozenset()
    steps: tuple[str, ...] = ()
    purposes: tuple[ReferralPurpose, ...] = ()


BASICS: Final = (
    Basic(
        "area_home",
        ("assigned", "settle_by", "lease_signed", "moved_in", "lease_ends", "minor_placed"),
        frozenset({"minor_placed"}),
        ("settlement", "housing_temporary_protection", "home_for_minor", "first_home_ready", "home_talked_through"),
        (ReferralPurpose.HOUSING,),
    ),
    Basic(
        "area_economy",
        ("income_support_applied", "income_support_since", "economy_arranged", "first_payment"),
        frozenset({"income_support_applied", "income_support_since"}),
        ("income_support", "social_insurance", "identity_card_and_bank", "money_until_benefit"),
        (ReferralPurpose.MONEY,),
    ),
    Basic(
        "area_information",
        (
            "local_information_given",
            "civic_orientation_offered",
            "civic_orientation_started",
            "civic_orientation_finished",
        ),
        frozenset({"civic_orientation_offered"}),
        ("civic_orientation_offered", "civic_orientation_started", "protection_explained"),
        (ReferralPurpose.CIVIC_ORIENTATION,),
    ),
    Basic(
        "area_school",
        (
            "children_in_household",
            "preschool_requested",
            "preschool_offered",
            "preschool_started",
            "school_received",
            "school_placed",
            "children_placed",
        ),
        frozenset({"preschool_requested", "preschool_offered", "school_received"}),
        ("preschool_offered", "preschool_for_swedish", "school_start", "school_placement", "children_in_school"),
        (ReferralPurpose.SCHOOL, ReferralPurpose.FAMILY),
    ),
    Basic(
        "area_swedish",
        ("sfi_applied", "sfi_received", "swedish_begun", "sfi_started", "sfi_completed"),
        frozenset({"sfi_applied", "sfi_received"}),
        ("sfi_available", "sfi_within_a_month"),
        (ReferralPurpose.SFI,),
    ),
    # That an examination was offered and that it took place: never a result (GDPR article 9; contract).
    Basic(
        "area_health",
        ("health_contact_made", "health_examination_offered", "health_examination_done"),
        frozenset(),
        ("health_examination",),
        (ReferralPurpose.HEALTH_EXAMINATION, ReferralPurpose.HEALTH_CARE),
    ),
    Basic(
        "area_civil_society",
        ("activity_offered", "mentor_offered", "association_met"),
        frozenset({"activity_offered", "mentor_offered"}),
        ("activity", "mentor"),
        (ReferralPurpose.ASSOCIATION,),
    ),
    Basic("area_human_meeting", ("personal_contact_made",), frozenset(), ("first_meeting", "met_on_arrival")),
)
CODES: Final = tuple(basic.code for basic in BASICS)
_PURPOSES: Final = {purpose: basic.code for basic in BASICS for purpose in basic.purposes}


def basic_of_purpose(purpose: ReferralPurpose) -> str | None:
    """Which basic a referral tells of."""
    return _PURPOSES.get(purpose)
