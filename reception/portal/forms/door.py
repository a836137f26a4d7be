"""The question at the newcomers' door."""

from reception.i18n.beside import twice
from reception.i18n.markers import N_
from reception.i18n.text import _, _l
from reception.i18n.text_safety import plain
from reception.web.fields import Text
from reception.web.forms import Form

_WANTED = _l("Write the year you were born, with four digits. Example: 1990.")
_NOT_OPENED = N_(
    "This did not open the page. Look at the year again. "
    "If it still does not work, ask your caseworker for a new link. After five wrong years the link stops working."
)
_FOUR = 4


class YearForm(Form):
    """The year of birth. What can be no year at all is no try of one."""

    keeps_draft = False
    year = Text(
        twice(N_("Which year were you born?")),
        longest=20,
        required=_WANTED,
        render_kw={"inputmode": "numeric", "autocomplete": "bday-year", "dir": "ltr", "class": "short"},
    )

    @property
    def year_of_birth(self) -> int:
        """The year that was typed, in the digits of any script."""
        return int(self._digits)

    @property
    def _digits(self) -> str:
        return "".join(sign for sign in plain(self.year.data or "") if sign.isdecimal())

    def validate_year(self, field: Text) -> None:
        """It has four digits. A message stands beside the field."""
        if field.data and len(self._digits) != _FOUR:
            self.refuse("year", str(_WANTED))

    def refuse_year(self) -> None:
        """Say beside the field that it opened nothing."""
        self.refuse("year", _(_NOT_OPENED))
        self.year.data = ""
