"""A vocabulary's file, and what is known of it."""

from typing import Any

from flask_wtf.file import FileField

from reception.i18n.text import _, _l
from reception.web.fields import DateField, Text
from reception.web.forms import Form

_TAKEN = _l("There is a release of that name already. Look at which one the file is, and name it.")


class ReleaseForm(Form):
    """A release of a vocabulary."""

    constraints = {
        "uq_vocabulary_release_scheme_version": ("version", _TAKEN),
        "vocabulary_release.scheme, vocabulary_release.version": ("version", _TAKEN),
    }

    file = FileField(
        _l("File"),
        description=_l("Excel (.xlsx), OpenDocument (.ods) or CSV: at most 20 MB and 50,000 rows."),
        render_kw={"accept": ".xlsx,.ods,.csv,.txt"},
    )
    version = Text(
        _l("Version"),
        longest=100,
        description=_l("What its publisher calls it, such as “SSYK 2012, 2026-11”."),
        required=_l("Write which version it is."),
    )
    source = Text(
        _l("Source"),
        longest=300,
        description=_l("Who publishes it, and where it was fetched."),
        required=_l("Write where it comes from."),
    )
    published_on = DateField(_l("Published on"), looks="back", past_only=True)

    @property
    def facts(self) -> dict[str, Any]:
        """What is written about the file."""
        return {name: value for name, value in self.values.items() if name != "file"}

    @property
    def content(self) -> bytes | None:
        """What was sent; None without a file."""
        return self.file.data.read() if self._was_sent else None

    @property
    def file_name(self) -> str:
        """What the file is called; it decides nothing."""
        return str(self.file.data.filename)

    @property
    def _was_sent(self) -> bool:
        return bool(getattr(self.file.data, "filename", None))

    def validate_file(self, field: Any) -> None:  # noqa: ARG002 - WTForms' signature
        """There must be one. A message stands beside the field."""
        if not self._was_sent:
            self.refuse("file", _("Choose a file."))
