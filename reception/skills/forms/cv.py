"""What is asked about a CV: its title and text in the person's own words, and a box for each thing it may hold."""

from collections.abc import Iterable
from typing import Any, Final

from reception.i18n import locales
from reception.i18n.directions import Direction, isolated
from reception.i18n.text import _l
from reception.skills.rules.cv import Section
from reception.web.fields import Boxes, LongText, Text
from reception.web.versioned import VersionedForm

#: As the table holds them (`ck_skills_profile_cv_title_length`, `…cv_about_length`).
LONGEST_TITLE: Final = 120
LONGEST_ABOUT: Final = 1500


class CvForm(VersionedForm):
    """What stands on the CV. `offered`: the sections with everything that may be chosen, in the reader's language."""

    keeps_draft = True

    cv_title = Text(
        _l("Title"), longest=LONGEST_TITLE, description=_l("What the person is or wants to be, for example: Midwife.")
    )
    cv_about = LongText(
        _l("About me"),
        longest=LONGEST_ABOUT,
        description=_l("In the person's own words and language. Nothing about health, and nothing about others."),
        render_kw={"rows": 6},
    )
    contact = Boxes(_l("Contact"))
    name = Boxes(_l("Name"))
    work = Boxes(_l("Work experience"))
    education = Boxes(_l("Education"))
    certificates = Boxes(_l("Certificates and licences"))
    languages = Boxes(_l("Languages"))
    skills = Boxes(_l("Other skills"))
    references = Boxes(_l("References"))

    def __init__(self, *, offered: Iterable[Section], **options: Any) -> None:
        super().__init__(**options)
        by_code = {section.code: section for section in offered}
        for field in self.boxes:
            if field.short_name in by_code:
                field.choices = list(_boxes(by_code[field.short_name]))
            else:
                del self[field.short_name]

    @property
    def boxes(self) -> list[Boxes]:
        """The fields of boxes, section by section."""
        return [field for field in self if isinstance(field, Boxes)]

    @property
    def items(self) -> list[str]:
        """The items that are ticked."""
        return [code for field in self.boxes for code in field.data or ()]


def _boxes(section: Section) -> Iterable[tuple[str, str]]:
    for entry in section.entries:
        yield entry.item, _in_line(entry.title, *entry.lines, entry.words if section.short else "")
        for one in entry.below:
            yield one.item, f"↳ {_in_line(one.title, *one.lines)}"


def _in_line(*texts: str) -> str:
    """Texts of whichever direction, side by side in a label, which holds no markup."""
    around: Direction = "rtl" if locales.current().direction == "rtl" else "ltr"
    return " · ".join(isolated(one, around) for one in texts if one)
