"""What is asked about the indicators to follow: which, in which order, and what each should reach."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from wtforms import BooleanField, Field

from reception.i18n.text import _
from reception.indicators.rules.catalogue import Indicator
from reception.indicators.rules.chosen import FOLLOW, PLACE, TARGET, Wish, field_of, most
from reception.indicators.terms import Measure
from reception.web.fields import WholeNumber
from reception.web.versioned import VersionedForm

_MOST_PLACES: Final = 999


class ChosenForm(VersionedForm):
    """The base: `chosen_form` adds three fields for each indicator."""

    keeps_draft = True
    codes: tuple[str, ...] = ()

    def fields_of(self, code: str) -> tuple[Field, Field, Field]:
        """Whether it is followed, in which place, and what it should reach."""
        follow, place, target = (self._fields[field_of(part, code)] for part in (FOLLOW, PLACE, TARGET))
        return follow, place, target

    @property
    def wishes(self) -> dict[str, Wish]:
        """What was said of each indicator."""
        told = {code: self.fields_of(code) for code in self.codes}
        return {
            code: Wish(bool(follow.data), place.data, target.data) for code, (follow, place, target) in told.items()
        }


def chosen_form(among: Sequence[Indicator], wishes: Mapping[str, Wish], *, version: int, **options: Any) -> ChosenForm:
    """The form about these indicators, filled with what is followed now."""
    members: dict[str, Any] = {"codes": tuple(one.code for one in among)}
    data: dict[str, Any] = {"version": version}
    for one in among:
        title, wish = _(one.title), wishes.get(one.code, Wish(is_followed=False))
        members[field_of(FOLLOW, one.code)] = BooleanField(_("Follow: %(title)s", title=title))
        members[field_of(PLACE, one.code)] = WholeNumber(
            _("Place of: %(title)s", title=title), least=1, most=_MOST_PLACES
        )
        members[field_of(TARGET, one.code)] = WholeNumber(_target(one, title), most=most(one))
        data[field_of(FOLLOW, one.code)] = wish.is_followed
        data[field_of(PLACE, one.code)] = wish.place
        data[field_of(TARGET, one.code)] = wish.target
    form: ChosenForm = type("_ChosenForm", (ChosenForm,), members)(data=data, **options)
    return form


def _target(one: Indicator, title: str) -> str:
    if one.measure is Measure.TIME:
        return _("Target in days of: %(title)s", title=title)
    return _("Target in per cent of: %(title)s", title=title)
