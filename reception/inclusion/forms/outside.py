"""What is asked about a figure from outside."""

import re
from decimal import Decimal
from typing import Any, Final

from reception.i18n.text import _, _l
from reception.i18n.text_safety import plain
from reception.inclusion.rules.outside import LONGEST_SOURCE, MOST_OF
from reception.web.fields import Text, WholeNumber
from reception.web.fields.typed import Typed
from reception.web.versioned import VersionedForm

_NUMBER: Final = re.compile(r"[-−]?\d{1,10}(?:[.,]\d{1,2})?")


class Value(Typed):
    """A number with at most two decimals, after a comma or a point; a percent sign after it is welcome."""

    def read(self, text: str) -> Decimal:
        """The number. Raises ValueError with a message."""
        typed = re.sub(r"\s|%", "", plain(text))
        if not _NUMBER.fullmatch(typed):
            raise ValueError(_("Write a number with at most two decimals, such as 71,4."))
        return Decimal(typed.replace("−", "-").replace(",", "."))

    def show(self, value: Decimal) -> str:
        """Without decimals that say nothing."""
        return shown(value)


def shown(value: Decimal) -> str:
    """A figure without decimals that say nothing."""
    text = f"{value:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace(".", ",")


class OutsideForm(VersionedForm):
    """The figure of a year."""

    keeps_draft = False
    constraints = {
        "uq_outside_figure_code_year": (None, _l("Somebody wrote this figure while you did. Open the page again.")),
        "outside_figure.code, outside_figure.year": (
            None,
            _l("Somebody wrote this figure while you did. Open the page again."),
        ),
    }
    value = Value(_l("Figure"), required=_l("Write the figure."), render_kw={"class": "w-10", "inputmode": "decimal"})
    of = WholeNumber(_l("Of how many"), most=MOST_OF)
    source = Text(
        _l("Source"), longest=LONGEST_SOURCE, required=_l("Write where the figure comes from."),
        description=_l("Who published it, and when you took it there."),
    )  # fmt: skip

    @property
    def entered(self) -> dict[str, Any]:
        """The columns of the figure."""
        return {"value": self.value.data, "of": self.of.data, "source": self.source.data}
