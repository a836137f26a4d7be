"""What is asked about accounts, duties and units."""

from reception.accounts.forms.account import AccountFilter, AccountForm
from reception.accounts.forms.duty import DutyForm, EndDutyForm
from reception.accounts.forms.own import InvitationForm, SettingsForm
from reception.accounts.forms.unit import UnitForm

__all__ = [
    "AccountFilter",
    "AccountForm",
    "DutyForm",
    "EndDutyForm",
    "InvitationForm",
    "SettingsForm",
    "UnitForm",
]
