"""The language in which an interview is held beside the reader's own, and where it is chosen."""

from typing import TYPE_CHECKING, Any

from reception.i18n import beside, locales
from reception.skills.forms.interview import SecondLanguageForm

if TYPE_CHECKING:
    from reception.skills.models import SkillsProfile


def offered_languages() -> list[tuple[str, str]]:
    """The languages in which this installation speaks to newcomers, but the reader's own: (tag, own name)."""
    return [(one.tag, one.own_name) for one in locales.for_newcomers() if one.tag != locales.current().tag]


def language_form(profile: "SkillsProfile | None", **options: Any) -> SecondLanguageForm:
    """Where the second language is chosen; it begins with the one that is shown."""
    shown = beside.second(profile.second_language if profile else None)
    return SecondLanguageForm(
        offered=offered_languages(), data={"second_language": shown.tag if shown else None}, **options
    )
