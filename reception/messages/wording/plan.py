"""What stands on the printed plan, beside the sentences of the library."""

from typing import Final

from reception.contacts.terms import Channel
from reception.i18n.markers import N_

TITLE: Final = N_("My plan")
AGREED_ON: Final = N_("You and your caseworker agreed on this plan on %(day)s. It is version %(number)s.")
REVIEW_ON: Final = N_("You look at it again together on %(weekday)s %(day)s.")
WISH: Final = N_("What you wish, as it was written down")
GOAL: Final = N_("Goal %(number)s")
REACHED: Final = N_("The goal is reached.")
NO_PLAN: Final = N_("You have no plan with us yet.")
TOGETHER: Final = N_("You and your caseworker make it together. You say what you want.")
YOU: Final = N_("You")
WHO: Final = N_("Who: %(owner)s")
LAST_DAY: Final = N_("Last day: %(day)s")
DONE_ON: Final = N_("Done %(day)s")
DONE: Final = N_("Done")
TIMES: Final = N_("My appointments")
NO_TIMES: Final = N_("You have no time with us now.")
AT: Final = N_("%(weekday)s %(day)s, at %(time)s")
WHERE: Final = N_("Where")
INTERPRETER: Final = N_("An interpreter is booked: %(language)s.")
ON_YOUR_PHONE: Final = N_("See the plan on your phone")
SCAN: Final = N_("Open My plan with the camera.")
SIGNATURES: Final = N_("Signatures")
MINE: Final = N_("This is my plan. I have taken part in writing it and I have understood it.")
PLACE_AND_DAY: Final = N_("Place and day")
MY_NAME: Final = N_("My name")
SIGNED_BY: Final = N_("Signature: %(name)s")
SIGNED_BY_CASEWORKER: Final = N_("Signature, caseworker: %(name)s")
CASEWORKER: Final = N_("Signature, caseworker")
#: What an appointment is called, as she is spoken to: on paper and in her own pages.
MEETINGS: Final = {
    Channel.PHONE: N_("We call you"),
    Channel.VISIT: N_("You come to us"),
    Channel.HOME_VISIT: N_("We come to your home"),
    Channel.MEETING: N_("Meeting"),
}
