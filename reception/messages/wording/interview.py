"""What stands on the printed interview about skills, beside its questions."""

from typing import Final

from reception.i18n.markers import N_

TITLE: Final = N_("What I can and what I want")
NOBODY_HAS_TO: Final = N_("You decide what you tell. You may say no to each question.")
NAME: Final = N_("My name")
DAY: Final = N_("Day")
NOTHING: Final = N_("Nothing is noted.")
MAPPED_ON: Final = N_("Mapped on %(day)s.")
BEGUN_ON: Final = N_("Begun on %(day)s.")
MOTHER_TONGUE: Final = N_("mother tongue")
SPEAKS: Final = N_("speaks: %(level)s")
READS: Final = N_("reads: %(level)s")
WRITES: Final = N_("writes: %(level)s")
SINCE: Final = N_("Since %(year)s")
VALID_UNTIL: Final = N_("Valid until %(day)s")
