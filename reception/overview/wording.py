"""The letter that holds somebody's numbers: few lines, no name of a newcomer, and the way to where names stand."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from flask import current_app

from reception.i18n import locales
from reception.i18n.formats import day_in_words, listed, weekday_and_day
from reception.i18n.text import _, label
from reception.mail import Letter, link
from reception.overview.rules.digest import DayNumbers
from reception.overview.terms import Rhythm


@dataclass(frozen=True)
class _Part:
    """Some numbers under a heading, and where they lead."""

    heading: str
    numbers: Sequence[tuple[str, str]]
    way: tuple[str, str]


@dataclass(frozen=True)
class _Content:
    """What the letter says, in plain words and as HTML alike."""

    title: str
    day: str
    parts: Sequence[_Part]
    ending: Sequence[str]
    settings: tuple[str, str]

    @property
    def plain(self) -> str:
        """In plain words."""
        blocks = [
            [self.title, self.day],
            *([part.heading, *map(": ".join, part.numbers), ": ".join(part.way)] for part in self.parts),
            [*self.ending, ": ".join(self.settings)],
        ]
        return "\n\n".join("\n".join(lines) for lines in blocks) + "\n"

    @property
    def html(self) -> str:
        """As HTML. Nobody's page: rendered without what pages are given."""
        template = current_app.jinja_env.get_template("overview/digest/letter.html")
        return template.render(vars(self), locale=locales.current())


def digest_letter(to: str, numbers: DayNumbers, *, units: Sequence[str], rhythm: Rhythm, day: date) -> Letter:
    """Somebody's numbers as a letter in the language of the moment. `units`: those that the receiver manages."""
    content = _Content(
        title=_("Your day"),
        day=day_in_words(day),
        parts=list(_parts(numbers, units)),
        ending=_ending(rhythm),
        settings=(_("Change this, or stop it"), link("digest.choose")),
    )
    subject = _("Your day, %(day)s", day=weekday_and_day(day))
    return Letter(to, subject, content.plain, content.html, locales.current().tag)


def _parts(numbers: DayNumbers, units: Sequence[str]) -> Iterator[_Part]:
    if numbers.own:
        own = [(label(section), count) for section, count in numbers.own.items()]
        yield _Part(_("My day"), own, (_("Open My day"), link("overview.start")))
    if numbers.late:
        late = [(label(rung), count) for rung, count in numbers.late.items()]
        heading = _("Overdue for more than a week: %(units)s", units=listed(units))
        yield _Part(heading, late, (_("Open the list"), link("escalation.overdue")))


def _ending(rhythm: Rhythm) -> list[str]:
    """What stands below: why no names, and why this came."""
    chosen = {
        Rhythm.DAILY: _("You get this message every working day because you chose to."),
        Rhythm.WEEKLY: _("You get this message every Monday because you chose to."),
    }
    return [_("It holds numbers alone. Names stand in the product, behind your sign-in."), chosen[rhythm]]
