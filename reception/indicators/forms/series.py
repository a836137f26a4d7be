"""A file of national figures."""

from typing import Any

from flask_wtf.file import FileField

from reception.i18n.text import _, _l
from reception.web.forms import Form

_TAKEN = _l("Somebody took in the same figures while you did. Take in the file again.")


class SeriesForm(Form):
    """A file of national figures."""

    constraints = {
        "uq_national_figure_kpi_municipality_year_gender": ("file", _TAKEN),
        "national_figure.kpi, national_figure.municipality, national_figure.year, national_figure.gender": (
            "file",
            _TAKEN,
        ),
    }

    file = FileField(
        _l("File"),
        description=_l("JSON from Kolada, Excel (.xlsx), OpenDocument (.ods) or CSV: at most 20 MB."),
        render_kw={"accept": ".json,.xlsx,.ods,.csv,.txt"},
    )

    @property
    def content(self) -> bytes:
        """What was sent."""
        return self.file.data.read() if self._was_sent else b""

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
