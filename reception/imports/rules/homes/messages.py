"""What reading in a list of homes says to people. Every text is a msgid with named placeholders."""

from reception.i18n.markers import N_

NO_LIST = N_(
    "No sheet with a list of homes was found. It needs a header row with the column Adress (address) and at least one "
    "more, such as Lägenhetsnummer, Antal rum or Hyra."
)
NO_ADDRESS = N_("The row has no address.")
NO_STREET_NUMBER = N_("The address has no number. It is taken as it is written.")
NOT_A_POSTCODE = N_("“%(value)s” is not a Swedish postcode and is left out.")
NOT_ROOMS = N_("“%(value)s” does not tell how many rooms there are and is left out.")
HALF_A_ROOM = N_("Half a room is not counted.")
NOT_AN_AREA = N_("“%(value)s” is not an area in square metres between 5 and 1,000, and is left out.")
NOT_A_FLOOR = N_("“%(value)s” is not a floor that is known, and is left out.")
NOT_A_RENT = N_("“%(value)s” is not a rent in whole crowns, and is left out.")
NOT_PLACES = N_("“%(value)s” is not a number of people between 1 and 30, and is left out.")
NOT_A_POINT = N_("These are not coordinates in SWEREF 99 TM, and are left out.")
NOTICE_WITHOUT_DAY = N_("Notice is given, and the list does not tell on which day. The lease is left as it is.")
LEASE_ENDS_FIRST = N_("The lease ends before it begins.")
LEASE_WITHOUT_START = N_("The list does not tell from which day the municipality rents the home. No lease is entered.")
LEASES_MEET = N_(
    "A lease from %(first)s is entered already, and this one has some of the same days. No lease is changed."
)
CONTRACT_GOES_ON = N_("Somebody's contract for this home has days after the last day of the lease. Look at it.")
NOTHING_TO_LET = N_(
    "Nothing tells from which day the municipality has this home. Enter a lease, or that the home is the "
    "municipality's own, before it is let."
)
FEW_PLACES = N_("For how many people the home is, is not told. It is taken as for %(people)s, by its rooms.")
ONE_PLACE = N_("For how many people the home is, is not told. It is taken as for one person.")
HAS_A_PERSON = N_("A personal number stands here. Nothing of the cell is taken in.")

REPEATED_HOME = N_("Row %(row)s is about the same home and says something else. Put the two rows together.")
REPEATED_UNIT = N_("Row %(row)s is about the same room and says something else. Put the two rows together.")
ROOMS_DIFFER = N_("The rows of this home say different things here. Nothing of it is taken in.")
SEVERAL_HOMES = N_("Several homes that are kept have this address. Give the postcode or the town.")
SAME_AS_WRITTEN = N_("Another home with this address is kept, or stands in the list. Give the postcode.")
ROOM_CHANGES = N_("A room or place of this home is new or changes.")
HAS_LEFT = N_("The home is no longer kept since %(day)s. That stands; its facts are taken.")
UNIT_OF_A_HOME = N_("A part of the home of row %(row)s.")

UNKNOWN_LANDLORD = N_("Who is the landlord “%(spelling)s”? The homes are taken in without one until this is answered.")
UNKNOWN_DISTRICT = N_("Which district is “%(spelling)s”? The homes are taken in without one until this is answered.")
ADD_LANDLORD = N_("Add “%(spelling)s” as a landlord")
ADD_DISTRICT = N_("Add “%(spelling)s” as a district")
IS_KNOWN = N_("The same as %(name)s")
LEAVE_OUT = N_("Leave it out")
LANDLORD_WAITS = N_("The landlord “%(spelling)s” is not known. Answer the question, or the home is taken without one.")
DISTRICT_WAITS = N_("The district “%(spelling)s” is not known. Answer the question, or the home is taken without one.")
