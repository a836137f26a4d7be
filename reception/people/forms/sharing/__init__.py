"""What is asked about consents, the log of what was told, and extracts."""

from reception.people.forms.sharing.consents import ConsentForm, WithdrawForm
from reception.people.forms.sharing.parts import Teller
from reception.people.forms.sharing.telling import (
    ChoiceOfConsent,
    DisclosureForm,
    ExtractForm,
    OpenForm,
    StrikeForm,
    lacking_words,
)

__all__ = [
    "ChoiceOfConsent",
    "ConsentForm",
    "DisclosureForm",
    "ExtractForm",
    "OpenForm",
    "StrikeForm",
    "Teller",
    "WithdrawForm",
    "lacking_words",
]
