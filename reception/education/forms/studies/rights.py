"""What is asked when the right to SFI is made longer, and when such a decision is struck."""

from reception.i18n.text import _l
from reception.web.fields import DateField, LongText
from reception.web.forms import Form


class ExtensionForm(Form):
    """A decision to extend the right. It is entered, not made, here."""

    decided_on = DateField(_l("Decided on"), looks="back", required=_l("Write the day of the decision."))
    until = DateField(_l("The right lasts until"), looks="forward", required=_l("Write the new last day."))
    reason = LongText(
        _l("Special reasons, in short"),
        longest=500,
        required=_l("Write the reasons that the decision gives."),
        description=_l("As the decision says it. No diagnosis: refer to the decision instead."),
    )


class StrikeExtensionForm(Form):
    """Why an extension was entered wrongly."""

    because = LongText(_l("Why is it struck?"), longest=500, required=_l("Write why it is struck."))
