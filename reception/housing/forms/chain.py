"""What is asked when something becomes of a contract: moving in and out, more time, notice, its end, an own one."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Final

from wtforms import BooleanField

from reception.housing.forms.contracts import Checked
from reception.housing.terms import EndingReason, MoveInItem, Party
from reception.i18n.text import _, _l, choices
from reception.web.fields import Boxes, Choice, Crowns, DateField, Text, whole_number
from reception.web.versioned import VersionedForm

#: Why a contract ends while the home is still there and no mistake was made.
_REASONS: Final = tuple(reason for reason in EndingReason if reason is not EndingReason.MISTAKE)
#: Why it does not come about.
_CANCELLED: Final = (
    EndingReason.MISTAKE, EndingReason.OTHER_ARRANGEMENT, EndingReason.OTHER_MUNICIPAL_HOME, EndingReason.MOVED_AWAY,
    EndingReason.HOUSEHOLD_PARTED, EndingReason.UNUSABLE, EndingReason.LEASE_ENDED, EndingReason.DECEASED,
)  # fmt: skip


def reason_of(text: object) -> EndingReason | None:
    """A choice's value as a reason; the empty choice is None. Raises ValueError."""
    return EndingReason(str(text)) if text not in (None, "", "None") else None


class _OfContract(VersionedForm, Checked):
    """A question about what happens to a contract: its fields are no columns to compare."""

    @property
    def compared(self) -> dict[str, Any]:
        """No row answers these questions."""
        return {}


class MoveInForm(_OfContract):
    """When they moved in, and what was seen to."""

    places = {"moved_in": "moved_in_on"}

    moved_in_on = DateField(_l("Moved in on"), looks="back", required=_l("Write the day, for example today."))
    items = Boxes(
        _l("Done the same day"),
        coerce=MoveInItem,
        description=_l("The rest can be ticked later, each with its day."),
    )

    @property
    def done(self) -> dict[MoveInItem, date]:
        """What was done, on the day of moving in."""
        day = self.moved_in_on.data
        return dict.fromkeys(self.items.data or (), day) if day else {}


class MoveOutForm(_OfContract):
    """When they moved out."""

    places = {"moved_out": "moved_out_on"}

    moved_out_on = DateField(_l("Moved out on"), looks="back", required=_l("Write the day, for example today."))


class ExtendForm(_OfContract):
    """Until when it goes on."""

    places = {"last": "last_on", "first": "last_on", "unit": "last_on"}

    last_on = DateField(_l("New last day"), looks="forward", required=_l("Write the new last day."))


class NoticeForm(_OfContract):
    """Who gives notice, when, and until when the contract runs then."""

    places = {"last": "last_on"}

    by = Choice(_l("Who gives notice"), radios=True, coerce=Party, choices=choices(*Party), required=_l("Choose one."))
    given_on = DateField(_l("Notice given on"), looks="back", past_only=True, required=_l("Write the day."))
    last_on = DateField(
        _l("Last day"),
        looks="forward",
        description=_l("Leave it empty to have the day reckoned by law. Write it if something else is agreed."),
    )
    reason = Choice(
        _l("Why it ends"),
        coerce=reason_of,
        choices=[("", _l("Choose")), *choices(*_REASONS)],
        description=_l("When the tenant gives notice: where the household goes, as far as you know."),
    )

    def validate(self, extra_validators: object = None) -> bool:
        """The landlord's reason goes without saying; the tenant's is an outcome."""
        super().validate(extra_validators)
        if self.by.data is Party.TENANT and not self.reason.data:
            self.refuse("reason", _("Choose why the contract ends."))
        return not self.failed


class EndForm(_OfContract):
    """Its real last day, and why."""

    places = {"last": "last_on", "first": "last_on", "unit": "last_on", "moved_out": "moved_out_on"}

    last_on = DateField(_l("Last day of the contract"), required=_l("Write the last day."))
    reason = Choice(
        _l("Why it ends"),
        coerce=reason_of,
        choices=[("", _l("Choose")), *choices(*_REASONS)],
        required=_l("Choose why the contract ends."),
    )
    moved_out_on = DateField(
        _l("Moved out on"), looks="back", past_only=True, description=_l("If they have left the home already.")
    )


class CancelForm(_OfContract):
    """Why it does not come about."""

    places = {"last": "reason"}

    reason = Choice(
        _l("Why"), radios=True, coerce=EndingReason, choices=choices(*_CANCELLED), required=_l("Choose why.")
    )


class TakeOverForm(_OfContract):
    """The household's own first-hand contract for the same home."""

    places = {"first": "first_on", "last": "first_on", "tenure": "first_on", "unit": "first_on"}

    first_on = DateField(_l("First day of the own contract"), required=_l("Write the first day."))
    rent = Crowns(_l("Rent a month"))
    signed_on = DateField(_l("Signed on"), looks="back", past_only=True)


class AddMemberForm(_OfContract):
    """Who lives there as well: somebody of the household, or anybody by number."""

    places = {"person": "number", "came_on": "came_on"}

    person_id = Choice(_l("Somebody of the household"), radios=True, coerce=whole_number)
    number = Text(
        _l("Somebody else, by person number"),
        longest=20,
        description=_l(
            "The short number, such as 7K3M-Q9. A child that was born is registered in the household first."
        ),
        render_kw={"class": "w-10", "dir": "ltr"},
    )
    came_on = DateField(_l("Lives there since"), looks="back", past_only=True)
    is_tenant = BooleanField(_l("It is the person's contract too"))

    def validate(self, extra_validators: object = None) -> bool:
        """One of the two says who."""
        super().validate(extra_validators)
        if (self.chosen is None) == (not self.number.data) and not self.failed:
            self.refuse("number", _("Choose somebody of the household, or write a number."))
        return not self.failed

    @property
    def chosen(self) -> int | None:
        """Who of the household was chosen; the question is left out where there is nobody to choose."""
        return self.person_id.data if "person_id" in self else None


class DropMemberForm(_OfContract):
    """Until when somebody lived there."""

    left_on = DateField(_l("Left on"), looks="back", past_only=True, required=_l("Write the day, for example today."))


class StepsForm(VersionedForm):
    """What was seen to when they moved in: a day for each, empty where it is not done."""

    @property
    def compared(self) -> dict[str, Any]:
        """No row answers these questions."""
        return {}

    @property
    def days(self) -> dict[MoveInItem, date | None]:
        """The day of each."""
        return {item: self[_field_of(item)].data for item in MoveInItem}


def _field_of(item: MoveInItem) -> str:
    return f"done_{item.value}"


for _item in MoveInItem:
    setattr(StepsForm, _field_of(_item), DateField(_l(_item.label), looks="back", past_only=True))


def days_of_steps(steps: Iterable[Any]) -> dict[str, date]:
    """What the form shows of the steps that are done."""
    return {_field_of(step.item): step.done_on for step in steps}
