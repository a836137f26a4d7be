"""What is asked about people."""

from reception.people.forms.contact import ContactDetailForm
from reception.people.forms.documents import CorrectDocumentForm, FileForm, NewDocumentForm
from reception.people.forms.fact import EndForm, FactForm, RemoveForm
from reception.people.forms.facts import KeyDateForm, LanguageForm, PermitForm
from reception.people.forms.guardians import GuardianFactsForm, GuardianForm
from reception.people.forms.household import (
    AddForm,
    ComeForm,
    ExpectedForm,
    LeaveForm,
    MemberForm,
    ShownExpected,
    StartForm,
)
from reception.people.forms.identity import IdentityForm, InterpreterForm, shown_birth
from reception.people.forms.merging import MergeForm, merge_form
from reception.people.forms.names import NameForm, NumberFactsForm, NumberForm, number_of, read_number
from reception.people.forms.protection import NameStaffForm, ProtectForm, RemovalForm, ShowForm

__all__ = [
    "AddForm",
    "ComeForm",
    "ContactDetailForm",
    "CorrectDocumentForm",
    "EndForm",
    "ExpectedForm",
    "FactForm",
    "FileForm",
    "GuardianFactsForm",
    "GuardianForm",
    "IdentityForm",
    "InterpreterForm",
    "KeyDateForm",
    "LanguageForm",
    "LeaveForm",
    "MemberForm",
    "MergeForm",
    "NameForm",
    "NameStaffForm",
    "NewDocumentForm",
    "NumberFactsForm",
    "NumberForm",
    "PermitForm",
    "ProtectForm",
    "RemovalForm",
    "RemoveForm",
    "ShowForm",
    "ShownExpected",
    "StartForm",
    "merge_form",
    "number_of",
    "read_number",
    "shown_birth",
]
