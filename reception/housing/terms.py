"""The words of homes and contracts."""

from reception.i18n.markers import N_, Term


class Tenure(Term):
    """By which right a household lives where it lives. What follows from each stands in `rules.tenures`."""

    MUNICIPAL = "municipal", N_("Municipal contract (sublet by the municipality)")
    TRANSITIONAL = "transitional", N_("Transitional home, until another is found")
    SUBLET = "sublet", N_("Sublet for a limited time by another tenant")
    PRIVATE_LET = "private-let", N_("Rents a private person's own home")
    LODGING = "lodging", N_("Lodger in somebody's home")
    RELATIVES = "relatives", N_("Lives with relatives or friends")
    FIRST_HAND = "first-hand", N_("Own first-hand contract")
    OWNED = "owned", N_("Owns the home")
    CARE_HOME = "care-home", N_("Residential care home (HVB)")
    FAMILY_HOME = "family-home", N_("Family home (familjehem)")
    SUPPORTED = "supported", N_("Supported accommodation (stödboende)")
    OTHER = "other", N_("Another arrangement")


class ContractState(Term):
    """Where a contract stands on a day. It follows from its days and is never chosen."""

    PLANNED = "planned", N_("Agreed, not begun")
    RUNNING = "running", N_("Runs")
    NOTICE = "notice", N_("Runs, notice is given")
    ENDED = "ended", N_("Ended")
    CANCELLED = "cancelled", N_("Cancelled before it began")


class EndingReason(Term):
    """Why a contract ended."""

    FIRST_HAND_HERE = "first-hand-here", N_("Took over the home with an own first-hand contract")
    FIRST_HAND_ELSEWHERE = "first-hand-elsewhere", N_("Own first-hand contract for another home")
    BOUGHT = "bought", N_("Bought a home")
    OTHER_MUNICIPAL_HOME = "other-municipal-home", N_("Moved to another home of the municipality")
    OTHER_ARRANGEMENT = "other-arrangement", N_("Found another arrangement in the municipality")
    MOVED_AWAY = "moved-away", N_("Moved to another municipality")
    LEFT_COUNTRY = "left-country", N_("Left the country")
    TIME_OUT = "time-out", N_("The agreed time came to its end")
    NOTICE_BY_MUNICIPALITY = "notice-by-municipality", N_("The municipality gave notice")
    LEASE_ENDED = "lease-ended", N_("The landlord's lease to the municipality ended")
    HOUSEHOLD_PARTED = "household-parted", N_("The household parted")
    UNUSABLE = "unusable", N_("The home can no longer be lived in")
    DECEASED = "deceased", N_("The tenant died")
    MISTAKE = "mistake", N_("Entered by mistake")


class Party(Term):
    """Who gives notice."""

    TENANT = "tenant", N_("The tenant")
    LANDLORD = "landlord", N_("The landlord")


class UnitKind(Term):
    """What one contract is for. A home that is let by the room has several units."""

    WHOLE = "whole", N_("The whole home")
    ROOM = "room", N_("A room in a shared home")
    PLACE = "place", N_("A place in a shared room")


class Unavailability(Term):
    """Why a unit cannot be let for a time although nobody lives there."""

    RENOVATION = "renovation", N_("Is renovated")
    DAMAGE = "damage", N_("Damaged, waits for repair")
    PESTS = "pests", N_("Pest control")
    INSPECTION = "inspection", N_("Waits for inspection or cleaning")
    FURNISHING = "furnishing", N_("Is furnished")
    RESERVED = "reserved", N_("Kept for a household that is expected")
    NOT_LEASED = "not-leased", N_("The municipality does not rent it on these days")
    OTHER = "other", N_("Another reason")


class InspectionKind(Term):
    """When a home is looked over."""

    MOVE_IN = "move-in", N_("Before or at moving in")
    PERIODIC = "periodic", N_("During the tenancy")
    AFTER_REPAIR = "after-repair", N_("After a repair")
    MOVE_OUT = "move-out", N_("At moving out")


class FaultState(Term):
    """Where a fault report stands."""

    REPORTED = "reported", N_("Reported")
    WITH_LANDLORD = "with-landlord", N_("Sent to the landlord")
    MENDED = "mended", N_("Mended")
    DROPPED = "dropped", N_("Dropped")


class OfferState(Term):
    """Where the offer of a home to a household stands."""

    PREPARED = "prepared", N_("Prepared")
    MADE = "made", N_("Offered")
    ACCEPTED = "accepted", N_("Accepted")
    DECLINED = "declined", N_("Declined")
    LAPSED = "lapsed", N_("Not answered in time")
    WITHDRAWN = "withdrawn", N_("Withdrawn")


class SettlementState(Term):
    """How an assigned household stands to the latest day of its settlement."""

    NO_DAY = "no-day", N_("No latest day is known")
    WAITING = "waiting", N_("Waits for a home")
    OVERDUE = "overdue", N_("The latest day has passed")
    IN_TIME = "in-time", N_("Settled in time")
    LATE = "late", N_("Settled late")


class Norm(Term):
    """By which measure a household is too large for its home. None of them is law."""

    ONE = "1", N_("Overcrowding norm 1")
    TWO = "2", N_("Overcrowding norm 2")
    THREE = "3", N_("Overcrowding norm 3")
    BOVERKET = "boverket", N_("Boverket's measure by age")


class PlaceKind(Term):
    """What a place on the map is to a household."""

    SCHOOL = "school", N_("School or preschool")
    WORK = "work", N_("Workplace or course")


class NeedEnding(Term):
    """Why a home is no longer sought."""

    HOUSED = "housed", N_("Has a home")
    OWN_HOME = "own-home", N_("Found a home of its own")
    MOVED_AWAY = "moved-away", N_("Moved to another municipality")
    NOT_COMING = "not-coming", N_("Does not come to the municipality")
    MISTAKE = "mistake", N_("Entered by mistake")


class DeclineReason(Term):
    """Why a home that was offered was declined. Never a diagnosis."""

    TOO_SMALL = "too-small", N_("Too small")
    TOO_EXPENSIVE = "too-expensive", N_("The rent is too high")
    FAR_AWAY = "far-away", N_("Too far from school, work or family")
    NOT_REACHED = "not-reached", N_("Cannot be reached without stairs")
    OTHER_HOME = "other-home", N_("Found another home")
    NOT_SAID = "not-said", N_("Not said")
    OTHER = "other", N_("Another reason")


class MoveInItem(Term):
    """What is seen to when a household moves in."""

    SIGNED = "signed", N_("Contract explained and signed, with an interpreter if needed")
    KEYS = "keys", N_("Keys handed over")
    ELECTRICITY = "electricity", N_("Electricity contract")
    INSURANCE = "insurance", N_("Home insurance")
    MAILBOX = "mailbox", N_("Name on the door and the letter box")
    SAFETY = "safety", N_("Smoke alarm and ways out shown")
    HOUSE = "house", N_("Laundry, waste and the rules of the house shown")
    REGISTRATION = "registration", N_("Move reported to Skatteverket")


class HomeState(Term):
    """How a home stands on a day. It follows from leases, contracts and closed days and is never chosen."""

    FREE = "free", N_("Free")
    PARTLY = "partly", N_("Partly free")
    OCCUPIED = "occupied", N_("Occupied")
    CLOSED = "closed", N_("Closed for now")
    NOT_LEASED = "not-leased", N_("Not leased")
    LEFT = "left", N_("No longer kept")


class Uncounted(Term):
    """Why somebody is in neither number of a figure. What is missing is never counted as a no."""

    NO_LATEST_DAY = "no-latest-day", N_("No latest day is noted, and none can be reckoned")
    NO_RECEPTION_DAY = "no-reception-day", N_("No day of reception is noted")
    NOT_MOVED_IN = "no-move-in-day", N_("No day of moving in is noted")
    NO_HOME = "no-home", N_("No home is noted on that day")
    NO_SIZE = "no-size", N_("The size of the home is not noted")
    OTHERS_UNKNOWN = "others-unknown", N_("How many others live there is not known")
    PLACEMENT = "placement", N_("Lives in a placement")
    NO_TRACE = "no-trace", N_("Nothing is known on that day")
    NO_PAYMENT = "no-payment", N_("No first payment is noted")
    LEFT = "left", N_("Had moved away")
    NOT_COMING = "not-coming", N_("Did not come to the municipality")
    DECEASED = "deceased", N_("Had died")
    NOT_YET = "not-yet", N_("The day has not come yet")
