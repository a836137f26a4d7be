"""What is said before somebody lets another board read her profile, and takes it back. Pure.

OSL (2009:400) 8 kap. 1 and 2 §§, 10 kap. 1 §: secrecy holds between authorities and between the branches of one, and
the person herself may lift it.
"""

from typing import Final

from reception.i18n.markers import N_

#: Told before she answers, in a language that she understands.
BEFORE: Final = (
    N_("Which board wants to read it, and what for."),
    N_("It reads everything that is mapped: languages, education, work, wishes, obstacles, validation and progress."),
    N_("It can change nothing."),
    N_("It is voluntary. Saying no changes nothing about the support."),
    N_("It can be taken back on any day, in any way, without a reason."),
    N_("Each look is logged."),
)
WITHDRAWING: Final = (
    N_("From that day the board cannot read the profile."),
    N_("What was read before cannot be taken back. It stands in the log."),
    N_("Other boards that may read it are not touched."),
)
