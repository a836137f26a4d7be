"""What is asked before a case goes by another template."""

from wtforms import HiddenField

from reception.web.versioned import VersionedForm


class MoveForm(VersionedForm):
    """The template and edition whose preview was read: "vasby:2"."""

    edition = HiddenField()
