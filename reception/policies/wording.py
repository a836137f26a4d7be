"""A follow-up in words: the same on the page, in the paper and in the files."""

from reception.i18n.text import _, label
from reception.indicators.views.figure_words import decimal
from reception.indicators.wording import share_trend
from reception.policies.rules.documents import Policy
from reception.policies.rules.report import Report, Shown, Year
from reception.releases.rules.reading import Line
from reception.releases.terms import Answer

#: What stands for a hidden number.
HIDDEN = ".."


def title(made: Report) -> str:
    """What the follow-up is called."""
    return _("%(policy)s: follow-up of %(year)s", policy=name(made.policy), year=made.year)


def name(policy: Policy) -> str:
    """A policy by its municipality and title."""
    return f"{policy.municipality}: {policy.name}"


def made_of(made: Report) -> str:
    """Of what release, and of whose figures."""
    return _(
        "Figures of %(municipality)s, release %(number)s, as known on %(day)s.",
        municipality=made.release["municipality"],
        number=made.release["id"],
        day=made.release["known_on"],
    )


def how_made(made: Report) -> list[str]:
    """How the figures are made, and what the words mean."""
    return [
        _(
            "Every figure is from release %(number)s or one before it. A release is never changed; the figures of today"
            " may differ, since more is known now.",
            number=made.release["id"],
        ),
        _(
            "Two dots stand for a number that is hidden, because it is less than %(threshold)s or would tell one that"
            " is.",
            threshold=made.release["threshold"],
        ),
        _("Counted are those whom a figure is of. Who cannot be counted stands beside, and in no share."),
        _(
            "Whoever wants to check a figure: the release is open data, with a certificate that needs addition alone"
            " (fingerprint %(hash)s).",
            hash=str(made.release["hash"])[:16],
        ),
    ]


def share(line: Line) -> str:
    """A share in per cent with one decimal; what stands for it where it is hidden, or nobody is counted."""
    if line.share is None:
        return HIDDEN if line.numbers[Answer.COUNTED] != 0 else "–"
    return _("%(percent)s %%", percent=decimal(round(100 * line.share, 1)))


def in_line(shown: Shown) -> str:
    """The share of the year with how it went, as a sentence; or that it is not told."""
    if shown.latest.share is not None:
        return f"{share(shown.latest)}. {trend(shown)}."
    return _("Hidden.") if shown.latest.numbers[Answer.COUNTED] != 0 else _("Nobody is counted.")


def number(value: int | None) -> str:
    """A number, or what stands for a hidden one."""
    return HIDDEN if value is None else str(value)


def years(shown: Shown) -> list[tuple[int, float | None, str]]:
    """(year, per cent or None, in words) of each year that was published."""
    return [(one.year, _percent(one), share(one.numbers)) for one in shown.years]


def _percent(one: Year) -> float | None:
    return None if one.numbers.share is None else round(100 * one.numbers.share, 1)


def trend(shown: Shown) -> str:
    """How it went, in words."""
    if shown.trend is None:
        return _("Nothing to compare yet")
    return share_trend(shown.trend, is_latest=shown.trend.last == shown.years[-1].year)


def judged(shown: Shown) -> str:
    """Whether it went where it should, as a sentence; "" where neither direction is better, or it stands still."""
    found = shown.trend.judged if shown.trend else None
    return f"{_(found.label)}." if found else ""


def quality(shown: Shown) -> str:
    """How many could not be counted, as a sentence."""
    unknown = shown.latest.numbers[Answer.UNKNOWN]
    if unknown is None:
        return _("How many cannot be counted is hidden.")
    if not unknown:
        return _("Everybody could be counted.")
    return _("%(count)s cannot be counted, since something is not noted about them.", count=unknown)


def summed_up(made: Report, tag: str) -> list[tuple[Shown, str]]:
    """The sentences of the summary, each of a figure and with it."""
    return [(one, _summed_up(one, tag)) for one in made.summary()]


def _summed_up(one: Shown, tag: str) -> str:
    yes, counted = one.latest.numbers[Answer.YES], one.latest.numbers[Answer.COUNTED]
    about = {"title": one.figure.text("title", tag), "percent": share(one.latest), "part": yes, "all": counted}
    if one.trend is None:
        return _("%(title)s: %(percent)s (%(part)s of %(all)s).", **about)
    return _("%(title)s: %(percent)s (%(part)s of %(all)s). %(trend)s.", **about, trend=trend(one))


def unknowns(made: Report) -> list[str]:
    """What the follow-up does not know: first how many of its figures are hidden."""
    told = []
    if made.hidden:
        told.append(
            _(
                "Of %(all)s figures %(count)s cannot be shown in total: they are small, or would tell one that is.",
                all=len(made.shown),
                count=made.hidden,
            )
        )
    told += [
        _("%(code)s, %(line)s: %(why)s", code=one.line.code, line=_(one.line.text), why=label(word))
        for area in made.areas
        for one in area.lines
        for word in one.missing
    ]
    return told
