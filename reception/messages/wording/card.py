"""What stands on the card of a personal link, which she takes home."""

from typing import Final

from reception.i18n.markers import N_

TITLE: Final = N_("My plan on your phone")
WHAT: Final = N_("Here you see your plan, your appointments and your rights. You can also write to us.")
HOW: Final = N_("How to open My plan")
STEPS: Final = (
    N_("Open the camera of your phone."),
    N_("Hold it over the black and white square."),
    N_("Press the link that you see."),
    N_("Write the year you were born."),
)
OR_WRITE: Final = N_("Or write this address in the phone's browser:")
SCAN: Final = N_("Open My plan with the camera.")
HOLDS_UNTIL: Final = N_("The link works until %(day)s.")
KEEP_IT: Final = N_("Keep the card safe")
YOURS_ALONE: Final = N_("This link is yours alone. Do not give it to anybody.")
FIVE_TRIES: Final = N_("After five wrong years the link stops working. Then ask for a new one.")
LOST: Final = N_("Have you lost the card? Tell us, and we close the link.")
WHOM: Final = N_("Whom to ask")
CASEWORKER: Final = N_("Your caseworker")
PHONE: Final = N_("Phone")
