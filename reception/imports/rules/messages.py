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

LOST_DIGITS = N_(
    "The number was stored in scientific notation and has lost digits. "
    "Format the column as text and write the number again."
)
DATE_OR_DOSSIER = N_(
    "These eight digits may be a date of birth or a dossier number, and are left out. "
    "Write a dossier number with a hyphen: 19-880119."
)
INCOMPLETE_NUMBER = N_("The number is not complete and is left out. Its date is taken as the date of birth.")
CELL_ERROR = N_("“%(value)s” is an error of the spreadsheet, not a value. The cell is taken as empty.")
CELL_ERROR_STOPS = N_("“%(value)s” is an error of the spreadsheet, not a value. Correct the cell.")
NOT_CALCULATED = N_("The cell holds a formula that was never calculated, and is taken as empty.")

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
NUMBER_IS_OF = N_("The number is that of %(name)s (row %(row)s). The others are taken without a number.")
ALL_ARE = N_("They are one person, as row %(row)s says (%(name)s). The other rows are left out.")
NUMBER_LEFT_OUT = N_("The number is left out, as you answered.")
ROW_LEFT_OUT = N_("The row is left out, as you answered: it is about the same person as row %(row)s.")

SAME_PERSON = N_(
    "%(whose)s: somebody with this name and date of birth is registered already. Is it the same person? "
    "The row waits for the answer."
)
NUMBER_OF_ANOTHER = N_(
    "%(whose)s: somebody with quite another name has this personal number. Is it the same person? "
    "The row waits for the answer."
)
ANOTHER_HAS_THE_NUMBER = N_("Somebody with quite another name has this personal number.")
WAITS_FOR_AN_ANSWER = N_("Somebody with this name and date of birth is registered already.")
IS_THIS_PERSON = N_("The same person: %(number)s")
IS_ANOTHER_PERSON = N_("Another person. Register as new.")
IS_ANOTHER_WITH_THE_NUMBER = N_("Another person. Register as new; the number is being checked.")
DIFFERS = N_(
    "%(whose)s, %(field)s: the list says something else than the record. "
    "What the record says stands until this is answered."
)
TAKE_THE_LIST = N_("As the list says: %(value)s")
KEEP_THE_RECORD = N_("As the record says: %(value)s")

NO_GROUND = N_("The permit has no ground and is left out.")
HAS_A_CASE = N_("Another unit of the board has an open case. Nothing is changed.")
CASE_IS_CLOSED = N_("The case here is closed and is not opened again.")
CASE_IS_OPENED = N_("The person is registered. A case is opened here.")
STAYS_PROTECTED = N_("The list says less protection than the record. The record stands.")
EMPTIED = N_("The cell is empty now. What the record says stays.")
CORRECTED_BY_LIST = N_("Corrected by an imported list")

UNKNOWN_WORKER = N_("Who is “%(spelling)s”? The rows are imported without a caseworker until this is answered.")
