"""On which grounds something secret may be told to somebody outside, and what whoever tells it must know. Pure data.

Source: offentlighets- och sekretesslagen (2009:400), OSL, read in its consolidated wording of January 2026. What is not
read there says so (`is_read`). The texts on the page say what the person who tells must weigh; they decide nothing by
themselves. Chapter 10 opens more than stands here, for suspected crime and wrong payments among others (15 a §,
18 a–24 §§): whoever tells on one of those chooses another act or ordinance, and names the paragraph.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from reception.i18n.markers import N_
from reception.people.terms.papers import DisclosureGround

#: OSL came into force on this day.
_IN_FORCE: Final = date(2009, 6, 30)


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of a statute, as Swedish law is quoted; `is_read` says whether its wording of today was read."""

    text: str
    valid_from: date = _IN_FORCE
    valid_to: date | None = None
    is_read: bool = False

    def holds_on(self, day: date) -> bool:
        """Whether it is in force."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True)
class GroundRule:
    """A ground with its paragraphs. `know` is a msgid: what must be clear before something is told on it."""

    ground: DisclosureGround
    paragraphs: tuple[Paragraph, ...]
    know: str
    #: Whether it opens the secrecy of social services too (OSL chapter 26).
    for_social_services: bool = True

    def paragraphs_on(self, day: date) -> tuple[Paragraph, ...]:
        """Those that are in force."""
        return tuple(paragraph for paragraph in self.paragraphs if paragraph.holds_on(day))


RULES: Final = (
    GroundRule(
        DisclosureGround.CONSENT,
        (Paragraph("OSL (2009:400) 10 kap. 1 §", is_read=True), Paragraph("OSL (2009:400) 12 kap. 2 §", is_read=True)),
        N_("The person has allowed it. The consent must hold that day, name whom you tell and cover all of it."),
    ),
    GroundRule(
        DisclosureGround.OWN_TASK,
        (Paragraph("OSL (2009:400) 10 kap. 2 §", is_read=True),),
        N_("The unit cannot do its own task without telling it. That it would be easier is not enough."),
    ),
    GroundRule(
        DisclosureGround.DUTY,
        (Paragraph("OSL (2009:400) 10 kap. 28 § första stycket", is_read=True),),
        N_("An act or an ordinance says that you must give this information to this authority. Write which."),
    ),
    GroundRule(
        DisclosureGround.BALANCE,
        (Paragraph("OSL (2009:400) 10 kap. 27 §", is_read=True),),
        N_("It is obvious that the interest in telling an authority outweighs what secrecy protects."),
        for_social_services=False,
    ),
    GroundRule(
        DisclosureGround.NO_HARM,
        (Paragraph("OSL (2009:400) 26 kap. 1 §", is_read=True),),
        N_("It is clear that neither the person nor anybody close is harmed. In doubt, do not tell."),
    ),
    GroundRule(
        DisclosureGround.HERSELF,
        (Paragraph("OSL (2009:400) 12 kap. 1 §", is_read=True), Paragraph("OSL (2009:400) 12 kap. 3 §", is_read=True)),
        N_(
            "Secrecy that protects the person does not hold towards the person. What protects others still does. "
            "A child's guardian is told only what the guardian decides about, and not what could do the child serious "
            "harm."
        ),
    ),
    GroundRule(
        DisclosureGround.OTHER_ACT,
        (),
        N_("Another act or ordinance lets you tell it. Write which, with its paragraph."),
    ),
)
_BY_GROUND: Final = {rule.ground: rule for rule in RULES}
#: Whoever tells on one of these says which act.
NAMES_ITS_ACT: Final = frozenset({DisclosureGround.DUTY, DisclosureGround.OTHER_ACT})


def rule_of(ground: DisclosureGround) -> GroundRule:
    """What is known of a ground."""
    return _BY_GROUND[ground]


def open_grounds(*, social_services: bool) -> tuple[GroundRule, ...]:
    """The grounds on which a board may tell something; the secrecy of social services opens on fewer."""
    return tuple(rule for rule in RULES if rule.for_social_services or not social_services)
