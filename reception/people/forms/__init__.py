"""What is asked about people."""

from reception.people.forms.contact import ContactDetailForm
from reception.people.forms.fact import EndForm, FactForm, RemoveForm
from reception.people.forms.facts import KeyDateForm, LanguageForm, PermitForm
from reception.people.forms.identity import IdentityForm, InterpreterForm, shown_birth
from reception.people.forms.names import NameForm, NumberFactsForm, NumberForm, number_of, read_number
from reception.people.forms.protection import NameStaffForm, ProtectForm, RemovalForm, ShowForm

__all__ = [
    "ContactDetailForm",
    "EndForm",
    "FactForm",
    "IdentityForm",
    "InterpreterForm",
    "KeyDateForm",
    "LanguageForm",
    "NameForm",
    "NameStaffForm",
    "NumberFactsForm",
    "NumberForm",
    "PermitForm",
    "ProtectForm",
    "RemovalForm",
    "RemoveForm",
    "ShowForm",
    "number_of",
    "read_number",
    "shown_birth",
]
