"""What stands on a slip of paper that opens a survey."""

from typing import Final

from reception.i18n.markers import N_

TITLE: Final = N_("We have some questions for you")
FREE: Final = N_("You choose if you want to answer. You may say no to each question.")
NOBODY_SEES: Final = N_("Nobody can see who has answered what.")
ONCE: Final = N_("The link works once.")
UNTIL: Final = N_("You can answer until %(day)s.")
