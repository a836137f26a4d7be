"""The certificate of civic orientation: Swedish whatever language the page is read in. It tells organiser and extent.

Förordning (2010:1138) 10 §.
"""

from dataclasses import dataclass
from datetime import date

from flask import current_app

from reception.education.queries.pupils.names import PupilName
from reception.education.rules.orientation.orienting import Standing
from reception.education.terms.studies import OrientationPart
from reception.i18n import locales
from reception.i18n.formats import language_name, listed
from reception.i18n.text import _, label


@dataclass(frozen=True)
class Paper:
    """The certificate's words, in Swedish. `parts`: each of the eight with its hours."""

    language: str
    direction: str
    title: str
    sentence: str
    facts: tuple[tuple[str, str], ...]
    heads: tuple[str, str]
    parts: tuple[tuple[str, str], ...]
    total: tuple[str, str]
    law: str
    lines: tuple[str, str]


def certificate(name: PupilName, reached: Standing, on: date, languages: list[str]) -> Paper:
    """The certificate of a pupil of what she had attended by a day. Its name is one that the reader may read."""
    with locales.spoken(locales.DEFAULT.tag):
        return Paper(
            language=locales.DEFAULT.tag,
            direction=locales.DEFAULT.direction,
            title=_("Certificate of civic orientation"),
            sentence=_("has taken part in civic orientation for newcomers, to this extent:"),
            facts=tuple(_facts(name, reached, on, languages)),
            heads=(_("Part"), _("Hours")),
            parts=tuple(_parts(reached)),
            total=(_("In all"), hours(reached.progress.minutes)),
            law=_("Civic orientation for newcomers is given by the ordinance (2010:1138)."),
            lines=(_("Place and day"), _("Signature for the organiser, name in print and title")),
        )


def _facts(name: PupilName, reached: Standing, on: date, languages: list[str]) -> list[tuple[str, str]]:
    found = [(_("Organiser"), str(current_app.config["MUNICIPALITY"]))]
    if name.born:
        found.append((_("Born"), name.born))
    if languages:
        found.append((_("Language"), listed([language_name(tag) for tag in languages])))
    if reached.progress.began_on:
        found.append((_("Began on"), reached.progress.began_on.isoformat()))
    if reached.progress.reached_on:
        found.append((_("A hundred hours reached on"), reached.progress.reached_on.isoformat()))
    if reached.elsewhere:
        found.append((_("Of these hours with another organiser"), hours(reached.elsewhere)))
    return [*found, (_("Day of the certificate"), on.isoformat())]


def _parts(reached: Standing) -> list[tuple[str, str]]:
    by_part = reached.progress.by_part
    found = [(label(part), hours(by_part[part])) for part in OrientationPart]
    other = reached.progress.minutes - sum(by_part.values())
    return [*found, (_("Hours that no part is noted of"), hours(other))] if other else found


def hours(minutes: int) -> str:
    """Hours and minutes, in the language that is spoken now: "12 h 30 min"."""
    whole, rest = divmod(minutes, 60)
    return _("%(hours)s h %(minutes)s min", hours=whole, minutes=rest) if rest else _("%(hours)s h", hours=whole)
