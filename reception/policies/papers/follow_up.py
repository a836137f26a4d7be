"""A follow-up on paper: a page that sums it up, then each area with its figures, drawn and as tables."""

from importlib import resources
from typing import Any, Final

from reception.i18n.locales import Locale
from reception.i18n.text import _, label
from reception.policies import wording
from reception.policies.rules.report import ANSWERS, Answered, Area, Report, Shown
from reception.web import pdf
from reception.web.pdf import Paper

_TEMPLATE: Final = resources.files("reception.policies.papers").joinpath("follow_up.typ")


def paper_of(made: Report, locale: Locale) -> Paper:
    """The follow-up in the language of the moment, which is `locale`'s."""
    title = wording.title(made)
    data = {
        "lead": wording.made_of(made),
        "summary_title": _("In five sentences"),
        "summary": [text for _one, text in wording.summed_up(made, locale.tag)],
        "areas": [_area(area, locale.tag) for area in made.areas],
        "figures_title": _("The figures"),
        "figures": [_figure(one, locale.tag) for one in made.shown],
        "heads": [_("Year"), _("Share"), *(label(one) for one in ANSWERS), _("Release")],
        "unknown_title": _("What we do not know"),
        "unknown": wording.unknowns(made),
        "words_title": _("How the figures are made"),
        "words": wording.how_made(made),
    }
    return pdf.paper(_TEMPLATE.read_text("utf-8"), data, title=title, locale=locale)


def _area(area: Area, tag: str) -> dict[str, Any]:
    return {"name": _(area.name), "lines": [_line(one, tag) for one in area.lines]}


def _line(one: Answered, tag: str) -> dict[str, Any]:
    return {
        "code": one.line.code,
        "text": _(one.line.text),
        "place": one.line.place,
        "shown": [f"{each.figure.text('title', tag)}: {wording.in_line(each)}" for each in one.shown],
        "missing": [label(word) for word in one.missing],
    }


def _figure(one: Shown, tag: str) -> dict[str, Any]:
    rows = [
        [str(year.year), wording.share(year.numbers), *(wording.number(year.numbers.numbers[word]) for word in ANSWERS),
         year.release]
        for year in one.years
    ]  # fmt: skip
    return {
        "title": one.figure.text("title", tag),
        "definition": one.figure.text("definition", tag),
        "trend": " ".join(filter(None, (f"{wording.trend(one)}.", wording.judged(one)))),
        "quality": wording.quality(one),
        "rows": rows,
        "bars": [{"label": str(year), "value": percent, "words": words} for year, percent, words in wording.years(one)],
    }
