"""A version of a plan as a whole: the person's own wish, and agreeing on it."""

from datetime import date
from typing import Any, ClassVar

from reception.i18n.formats import today
from reception.i18n.text import _, _l
from reception.web.fields import Choice, DateField, LongText
from reception.web.versioned import VersionedForm

LONGEST_WISH = 2000


def _review_field() -> DateField:
    return DateField(_l("Look at the plan again on"), looks="forward", future_only=True)


class PlanForm(VersionedForm):
    """What is written in a version besides its goals."""

    own_wish = LongText(
        _l("What the person wishes"),
        longest=LONGEST_WISH,
        description=_l("In the person's own words, as they were said or interpreted."),
    )
    review_on = _review_field()


class AgreeForm(VersionedForm):
    """Agreeing on a version. Nothing is compared: whoever agrees looks at the plan as it stands now."""

    asides: ClassVar[frozenset[str]] = frozenset({"agreed_on", "with_interpreter", "review_on"})

    agreed_on = DateField(_l("Agreed on"), looks="back", past_only=True, required=_l("Write the day you agreed."))
    with_interpreter = Choice(
        _l("Was an interpreter there?"),
        radios=True,
        choices=[("yes", _l("Yes")), ("no", _l("No"))],
        required=_l("Say whether an interpreter was there."),
    )
    review_on = _review_field()

    #: The day the version that stands was agreed on.
    former: date | None = None

    def validate(self, extra_validators: Any = None) -> bool:
        """No version comes before the one that it replaces."""
        super().validate(extra_validators)
        if self.agreed_on.data and self.former and self.agreed_on.data < self.former:
            self.refuse("agreed_on", _("The version before this one was agreed on later: %(day)s.", day=self.former))
        return not self.failed

    @property
    def facts(self) -> dict[str, Any]:
        """What `agree` stores."""
        return {
            "agreed_on": self.agreed_on.data or today(),
            "with_interpreter": self.with_interpreter.data == "yes",
            "review_on": self.review_on.data,
        }
