"""A survey is answered by a link, without sign-in: one question a page, and nothing is kept before it is sent.

Who opens the link is nobody, also in a browser that has her own pages open. Opening it does nothing: programs that
preview messages open links, too. A link that is used, old or unknown, or whose survey is closed, has one answer.
"""

from flask import Response, abort, make_response, render_template, request
from flask.typing import ResponseReturnValue

from reception.access.permit import PUBLIC
from reception.i18n import locales
from reception.portal.door import choose_language
from reception.portal.forms.survey import Press, Sheet, read
from reception.portal.operations import surveys as refusals
from reception.surveys.operations import answering
from reception.surveys.queries.answering import Paper, Words, opened_by, words
from reception.web.blueprint import Room
from reception.web.slowly import slowly

room = Room("my_survey", __name__)


@room.route("/s/<token:token>", methods=["GET", "POST"], permit=PUBLIC)
def answer(token: str) -> ResponseReturnValue:
    """What is asked, question by question, and what was answered is sent."""
    if refusals.is_throttled(request.remote_addr or ""):
        abort(429)
    paper = opened_by(token)
    if paper is None:
        return _shut()
    _choose_language(paper)
    said = words(paper.survey_id, locales.current().tag)
    if request.method != "POST":
        return _page("start", paper, said)
    press, sheet = read(request.form, said.asked)
    if press is None:
        return _page("start", paper, said)
    if press is Press.DROP:
        return _page("dropped", paper, said)
    if press is Press.SEND:
        return _send(token, paper, said, sheet)
    return _page(_name(sheet), paper, said, sheet=sheet)


def _send(token: str, paper: Paper, said: Words, sheet: Sheet) -> Response:
    """Send it. With nothing to send the last page stays; a link that was used meanwhile opens nothing."""
    try:
        answering.answer(token, sheet.said, locales.current().tag)
    except answering.NotOpen:
        return _shut()
    except answering.NothingSaid:
        return _page("review", paper, said, sheet=sheet)
    return _page("thanks", paper, said)


def _name(sheet: Sheet) -> str:
    if sheet.is_stopping:
        return "stop"
    return "review" if sheet.is_last else "question"


def _choose_language(paper: Paper) -> None:
    """The language that the address or the page before names, if the survey is open in it; else hers when asked."""
    asked_for = request.values.get("lang")
    choose_language(asked_for if asked_for in paper.languages else paper.language)


def _page(name: str, paper: Paper, said: Words, *, sheet: Sheet | None = None) -> Response:
    """A page of a survey. On its first one the language is chosen: later that would begin anew."""
    here = locales.current()
    offered = [locales.KNOWN[tag] for tag in paper.languages] if name == "start" else [here]
    languages = [(locale, f"{request.path}?lang={locale.tag}") for locale in offered]
    page = render_template(f"portal/survey/{name}.html", paper=paper, said=said, sheet=sheet, languages=languages)
    return _discreet(page)


def _shut() -> Response:
    """The one page of all links that open nothing."""
    refusals.count_refusal(request.remote_addr or "")
    choose_language(request.values.get("lang"))
    return slowly(_discreet(render_template("portal/survey/shut.html")))


def _discreet(page: str) -> Response:
    """An answer that no search engine keeps."""
    answer = make_response(page)
    answer.headers["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    return answer
