"""The answer to what a newcomer wrote."""

from reception.i18n.text import _l
from reception.messages.rules.written import LONGEST
from reception.web.fields import LongText
from reception.web.versioned import VersionedForm


class AnswerForm(VersionedForm):
    """What she reads as the answer, in Swedish; it may be left empty."""

    keeps_draft = True

    reply = LongText(
        _l("Answer in Swedish"),
        longest=LONGEST,
        render_kw={"rows": 6, "lang": "sv"},
        description=_l(
            "She reads it on her own pages, marked as Swedish. "
            "Write short and easy sentences, and nothing about others."
        ),
    )
