"""What an import says to people. Every text is a msgid with named placeholders, translated where it is shown."""

from reception.i18n.markers import N_

NO_LIST = N_("No sheet with a list of people was found. It needs a header row with the column Namn (name).")
NO_NAME = N_("The row has no name.")
TOO_LONG = N_("The text is longer than %(longest)s characters.")

NOT_A_DATE = N_("“%(value)s” is not a date with day, month and year.")
ARRIVAL_AHEAD = N_("The arrival lies in the future.")
BIRTH_AHEAD = N_("The birth date lies in the future.")
ENDS_BEFORE_START = N_("The permit ends before it begins.")
UNKNOWN_GROUND = N_("“%(value)s” is not a permit ground that is known.")
UNKNOWN_PROTECTION = N_("“%(value)s” does not tell how the person is protected.")

NOT_UNDERSTOOD = N_("“%(value)s” was not understood and is left out.")
NOT_A_DOSSIER = N_("This is not a dossier number and is left out.")
NOT_AN_EMAIL = N_("This is not an e-mail address and is left out.")
ARRIVED_BEFORE_BIRTH = N_("The arrival is earlier than the birth.")
SEX_UNLIKE_NUMBER = N_("The sex is another than the number says. The list is followed.")

NO_PERSON_NAMED = N_("The contact does not tell whose it is.")
NO_SUCH_PERSON = N_("No row in the list of people has this number.")
PERSON_REJECTED = N_("The person's row was rejected.")
PERSON_WAITS = N_("The person's row waits for the answer to a question.")
PERSON_UNCLEAR = N_("Several people in the list have this number.")
NO_DAY = N_("The contact has no date.")
NO_CHANNEL = N_("The contact does not tell its type.")
UNKNOWN_CHANNEL = N_("“%(value)s” is not a type of contact that is known.")
NO_ANSWER_AHEAD = N_("A call without an answer cannot lie in the future.")
DUE_BEFORE_CONTACT = N_("The next step is due before the contact.")
PLANNED = N_("The day lies ahead, so the contact is kept as planned.")

REPEATED = N_("The row says the same as row %(row)s.")

SAME_NUMBER = N_(
    "The rows have the same personal number and describe different people. Whose number is it? "
    "The first row is imported, the others wait for the answer."
)
UNKNOWN_WORKER = N_("Who is “%(spelling)s”? The rows are imported without a caseworker until this is answered.")
