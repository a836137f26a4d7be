"""What is asked about protected identities."""

from collections.abc import Iterable
from typing import Any

from reception.i18n.text import _, _l, choices
from reception.people.terms import Protection, ShowReason
from reception.web.fields import Boxes, Choice, DateField, LongText, term, whole_number
from reception.web.forms import Form
from reception.web.versioned import VersionedForm

GRADES = [grade for grade in Protection if grade is not Protection.NONE]


class ProtectForm(VersionedForm):
    """The grade, since when, and who may open the file. The staff are passed in as (id, name)."""

    asides = frozenset({"grade", "since", "named"})

    grade = Choice(
        _l("Kind of protection"),
        radios=True,
        coerce=term(Protection),
        choices=choices(*GRADES),
        required=_l("Choose the kind of protection."),
    )
    since = DateField(_l("Since"), looks="back", past_only=True)
    named = Boxes(
        _l("Who may open the file"),
        coerce=int,
        description=_l("As few as possible. Everybody else meets the person as if there were none."),
    )

    def __init__(self, staff: Iterable[tuple[int, str]], **options: Any) -> None:
        super().__init__(**options)
        self.named.choices = list(staff)

    def validate(self, extra_validators: object = None) -> bool:
        """Somebody must be able to open the file."""
        valid = bool(super().validate(extra_validators))
        if valid and not self.named.data:
            self.refuse("named", _("Name at least one member of staff."))
        return not self.failed


class NameStaffForm(Form):
    """One more who may open the file, perhaps for a time. The staff are passed in as (id, name)."""

    user = Choice(_l("Who is to be named?"), coerce=whole_number)
    ends_on = DateField(_l("Up to"), looks="forward", future_only=True)

    def __init__(self, staff: Iterable[tuple[int, str]], **options: Any) -> None:
        super().__init__(**options)
        self.user.required = _("Choose a member of staff.")
        self.user.choices = [("", ""), *((str(user_id), name) for user_id, name in staff)]


class RemovalForm(Form):
    """Why protection is to end."""

    reason = LongText(_l("Why is protection to end?"), longest=1000, required=_l("Write why protection is to end."))


class ShowForm(Form):
    """Why masked contact details are looked at."""

    reason = Choice(
        _l("Why do you need to see them?"),
        radios=True,
        coerce=term(ShowReason),
        choices=choices(*ShowReason),
        required=_l("Choose why."),
        description=_l("What you choose is logged with your name."),
    )
