"""Whether a unit reminds by itself, and by which ways."""

from wtforms import BooleanField

from reception.i18n.text import _, _l
from reception.web.versioned import VersionedForm


class UnitRemindersForm(VersionedForm):
    """The ways of a unit. One that this installation does not send by cannot be turned on."""

    #: Two boxes: nothing is lost with them.
    keeps_draft = False
    by_text = BooleanField(
        _l("Text messages"),
        description=_l("To a person's own number, if it is noted that text messages may go there."),
    )
    by_email = BooleanField(
        _l("E-mail"), description=_l("To a person's own address, if there is no number that takes text messages.")
    )

    def refuse_what_is_not_set_up(self, *, texts: bool, email: bool) -> bool:
        """Whether all that is turned on can be sent."""
        if self.by_text.data and not texts:
            self.refuse("by_text", _("No gateway for text messages is set up here. Ask the administrator."))
        if self.by_email.data and not email:
            self.refuse("by_email", _("No mail server is set up here. Ask the administrator."))
        return not self.failed
