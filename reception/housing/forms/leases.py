"""What is asked about the municipality's own leases."""

from datetime import date

from reception.housing.forms.days import DaysForm
from reception.i18n.text import _, _l
from reception.web.fields import Crowns, DateField, LongText, Text
from reception.web.versioned import VersionedForm


class LeaseForm(DaysForm):
    """From when to when the municipality rents a home, and for how much."""

    keeps_draft = True

    first_on = DateField(_l("First day"), looks="near", required=_l("Write the first day."))
    last_on = DateField(_l("Last day"), looks="forward", description=_l("Leave it empty if the lease has no end."))
    rent = Crowns(_l("Rent that the municipality pays, in crowns a month"))
    reference = Text(_l("Reference"), longest=60, description=_l("The landlord's number of the contract."))
    note = LongText(
        _l("Good to know"),
        longest=1000,
        description=_l("About the lease only. Write nothing about those who live there."),
    )


class ChangeLeaseForm(VersionedForm, LeaseForm):
    """The same for a lease that is there."""


class _LastDay(VersionedForm):
    """The last day of a lease. `first_on`, which the view fills in, is its first."""

    last_on: DateField
    first_on: date = date.min

    def validate(self, extra_validators: object = None) -> bool:
        """The lease does not end before it begins."""
        super().validate(extra_validators)
        if self.last_on.data and self.last_on.data < self.first_on:
            self.refuse("last_on", _("The lease begins on %(first)s and cannot end before.", first=self.first_on))
        return not self.failed


class NoticeForm(_LastDay):
    """When notice was given, by whichever party, and the last day that follows."""

    notice_on = DateField(_l("Notice given"), looks="back", past_only=True, required=_l("Write when it was given."))
    last_on = DateField(_l("Last day of the lease"), looks="forward", required=_l("Write the last day."))

    def validate(self, extra_validators: object = None) -> bool:
        """It does not end before the notice."""
        is_valid = super().validate(extra_validators)
        if is_valid and self.last_on.data < self.notice_on.data:
            self.refuse("last_on", _("The last day lies before the day of the notice."))
        return not self.failed


class EndForm(_LastDay):
    """The last day of a lease that ends without notice, as both parties agree."""

    last_on = DateField(_l("Last day of the lease"), looks="near", required=_l("Write the last day."))


class WithdrawForm(_LastDay):
    """Until when the lease goes on after all."""

    last_on = DateField(_l("Last day"), looks="forward", description=_l("Leave it empty if the lease has no end."))
