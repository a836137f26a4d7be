"""The tab "Sharing" of a pupil: which boards may be told what, what the pupil consents to, and which boards looked."""

from typing import TYPE_CHECKING

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from reception.education import permits
from reception.education.forms.sharing import WITHDRAWING, StudyConsentForm, WithdrawForm
from reception.education.operations import sharing as operations
from reception.education.queries import sharing as queries
from reception.education.queries.pupils import pupil
from reception.education.terms.sharing import SharingGround
from reception.education.views.pupils.pupil_tabs import pupil_page, register_tab
from reception.i18n.formats import today
from reception.i18n.markers import N_
from reception.i18n.text import _, label
from reception.web.blueprint import Room
from reception.web.remarks import saved

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reception.education.models import Sharing

room = Room("study_consents", __name__, url_prefix="/pupils/<number:number>/sharing")
register_tab("sharing", N_("Sharing"), "study_consents.of_pupil", permits.STUDY_CONSENTS, 80)


@room.route("", permit=permits.STUDY_CONSENTS)
def of_pupil(number: str) -> ResponseReturnValue:
    """What other boards may see of the pupil today, and why; consents that hold and that ended; who looked."""
    found = pupil(number)
    consents = queries.consents_of(found)
    agreed = queries.agreements_from(found.unit)
    holding = [one for one in consents if queries.consented(one).holds_on(today())]
    return render_template(
        "education/pupil/sharing.html",
        page=pupil_page(found, "sharing"),
        agreed=[(one, _holding(one, holding)) for one in agreed],
        ended=[one for one in consents if one not in holding],
        looks=queries.looks_at(found, {one.to_board_id for one in consents}),
        may_consent=bool(_on_consent(agreed)),
    )


def _holding(agreed: "Sharing", consents: "Sequence[object]") -> object | None:
    """The consent that lets an agreement work today."""
    wanted = (agreed.to_board_id, agreed.facts)
    return next((one for one in consents if (one.to_board_id, one.facts) == wanted), None)  # type: ignore[attr-defined]


def _on_consent(agreed: "Sequence[Sharing]") -> list[tuple[str, str]]:
    """What a pupil can be asked to consent to: (value, words)."""
    return [
        (f"{one.to_board_id}:{one.facts}", f"{label(one.facts)}: {one.to_board.name}")
        for one in agreed
        if one.ground is SharingGround.CONSENT
    ]


@room.route("/new", methods=["GET", "POST"], permit=permits.WRITE_STUDY_CONSENTS)
def new(number: str) -> ResponseReturnValue:
    """Write down what the pupil consents to."""
    found = pupil(number)
    form = StudyConsentForm()
    form.offer(_on_consent(queries.agreements_from(found.unit)))

    def write() -> None:
        board_id, facts = form.to_board_and_facts
        days = {"given_on": form.given_on.data, "expires_on": form.expires_on.data}
        operations.consent(found, to_board_id=board_id, facts=facts, language=form.language.data, **days)

    if form.validate_on_submit() and saved(form, write):
        flash(_("The consent is written down. The board sees it from now on, and each look is logged."), "done")
        return redirect(url_for(".of_pupil", number=number), 303)
    return render_template("education/pupil/consent.html", page=pupil_page(found, ""), form=form)


@room.route("/<int:consent_id>/withdraw", methods=["GET", "POST"], permit=permits.WRITE_STUDY_CONSENTS)
def withdraw(number: str, consent_id: int) -> ResponseReturnValue:
    """The pupil takes a consent back, on any day and without a reason."""
    found = pupil(number)
    consent = queries.consent(found, consent_id)
    form = WithdrawForm()
    if form.validate_on_submit() and saved(form, lambda: operations.withdraw(consent, form.on.data)):
        flash(_("The consent is withdrawn. Nothing more crosses on it."), "done")
        return redirect(url_for(".of_pupil", number=number), 303)
    page = pupil_page(found, "")
    return render_template("education/pupil/withdraw.html", page=page, form=form, consent=consent, effects=WITHDRAWING)
