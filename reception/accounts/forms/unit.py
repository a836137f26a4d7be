"""What is asked about a board or a unit."""

from wtforms import BooleanField

from reception.i18n.text import _l
from reception.web.fields import Text
from reception.web.versioned import VersionedForm

_TAKEN = ("name", _l("There is already one with this name."))


class UnitForm(VersionedForm):
    """A board or a unit. Only a board that exists is asked about `limits_search`."""

    constraints = {"uq_unit_parent_id_name": _TAKEN, "unit.parent_id, unit.name": _TAKEN}

    name = Text(_l("Name"), required=_l("Write the name."))
    limits_search = BooleanField(
        _l("Limit search and lists to what social services may use"),
        description=_l(
            "Then staff of this board search by names and numbers only, and lists show their own or their unit's "
            "work by caseworker, date and state. Social services may not put people together by country, status "
            "or need (Förordning 2001:637, section 12). Keep it on for a board with social services."
        ),
    )
