"""What of the source newcomers read, and how the catalogues follow the source."""

import json

import pytest

from reception.i18n import po_files, sources
from reception.i18n.locales import LANGUAGES
from reception.i18n.sources import Rule
from reception.i18n.updating import update
from tests.house import ROOT

TERMS = '''
class Phase:
    """Read by newcomers."""
    WORK = "work", N_("Job")

class Weight:
    LIGHT = "light", N_("Lighter")

SAID = (
    N_("You decide."),
)
asked = twice(N_("How many years?"))

def as_paper():
    # TRANSLATORS: on a letter.
    return _("Dear %(name)s", name="A")

def days(number):
    return ngettext("%(num)s day", "%(num)s days", number)
'''
STEPS = '[[milestone]]\ntitle = "First meeting"\nrule = "You meet."\nwhy = "The program proposes it."\n'
PAGE = '{#- TRANSLATORS: a heading. -#}\n<h1>{{ _("My plan") }}</h1>{{ _("Job") }}'
WHOLE = "templates/portal/plan.html"


@pytest.fixture
def checkout(tmp_path):
    """A small source: a module, a definition and a page."""
    for path, text in (
        ("reception/terms.py", TERMS),
        ("reception/path/definitions/steps.toml", STEPS),
        (WHOLE, PAGE),
        ("templates/staff.html", '{{ _("Job") }}{{ _("My day") }}'),
    ):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    return tmp_path


def of_newcomers(root, *rules):
    return {key[1] for key, one in sources.messages(root, rules).items() if one.for_newcomers}


def rule(files, *, must=False, **parts):
    return Rule(files, must=must, **{name: frozenset(words) for name, words in parts.items()})


def test_a_whole_file_is_read(checkout):
    assert of_newcomers(checkout, rule("templates/portal/**.html")) == {"My plan", "Job"}


def test_of_a_module_only_what_stands_in_the_named_classes_values_and_functions(checkout):
    assert of_newcomers(checkout, rule("reception/**.py", names=["Phase"])) == {"Job"}
    assert of_newcomers(checkout, rule("reception/**.py", names=["SAID", "as_paper"])) == {
        "You decide.", "Dear %(name)s",
    }  # fmt: skip


def test_of_a_module_only_what_is_said_in_the_named_calls(checkout):
    assert of_newcomers(checkout, rule("reception/*.py", calls=["twice"])) == {"How many years?"}


def test_of_a_definition_only_the_named_keys(checkout):
    assert of_newcomers(checkout, rule("reception/path/definitions/*.toml", keys=["title"])) == {"First meeting"}
    assert len(of_newcomers(checkout, rule("reception/path/definitions/*.toml"))) == 3


def test_a_pattern_that_nothing_fits_is_no_error(checkout):
    assert of_newcomers(checkout, rule("reception/nowhere/**.py")) == set()


def test_a_message_must_be_there_if_one_of_its_places_says_so(checkout):
    rules = rule("reception/*.py", names=["Phase"]), rule("templates/portal/*.html", must=True)
    told = sources.messages(checkout, rules)
    assert {key[1] for key, one in told.items() if one.must} == {"My plan", "Job"}


def test_the_sources_of_the_product_exist_and_name_what_is_there():
    told = sources.messages(ROOT)
    ours = {key[1] for key, one in told.items() if one.for_newcomers}
    assert {
        "You decide. If you say no, you keep your right to support from us.",
        "Which languages do you know?",
    } <= ours
    assert {"My day", "Log a contact"} & ours == set()
    named = [(path, one) for one in sources.rules() for path in ROOT.glob(one.files.replace("**", "**/*")) if one.names]
    assert [(path.name, name) for path, one in named for name in one.names if name not in path.read_text("utf-8")] == []


def po(root, folder, domain):
    return po_files.read(root / "translations" / folder / "LC_MESSAGES" / f"{domain}.po")


def translate(root, folder, domain, message, told, flag=None):
    path = root / "translations" / folder / "LC_MESSAGES" / f"{domain}.po"
    before, quoted = path.read_text("utf-8"), json.dumps(message)
    flags = f"#, {flag}\n" if flag else ""
    text = before.replace(
        f'msgid {quoted}\nmsgstr ""', f"{flags}msgid {quoted}\nmsgstr {json.dumps(told, ensure_ascii=False)}"
    )
    assert text != before
    path.write_text(text, "utf-8")


PORTAL, PHASE = rule("templates/portal/**.html", must=True), rule("reception/*.py", names=["Phase"])


def test_staff_read_two_catalogues_and_newcomers_one_in_each_language(checkout):
    update(checkout, (PORTAL,))
    assert set(po(checkout, "sv", "messages").messages) & set(po(checkout, "sv", "newcomer").messages) == set()
    for locale in LANGUAGES:
        assert {key[1] for key in po(checkout, locale.folder, "newcomer").messages} == {"My plan", "Job"}
        assert (checkout / "translations" / locale.folder / "LC_MESSAGES" / "messages.po").exists() == locale.staff
    assert len(list((checkout / "translations").iterdir())) == 11


def test_twice_in_a_row_changes_nothing(checkout):
    assert len(update(checkout, (PORTAL,))) == 13
    assert update(checkout, (PORTAL,)) == []


def test_catalogues_have_no_places_and_no_hours(checkout):
    update(checkout, (PORTAL,))
    for path in checkout.rglob("*.po"):
        text = path.read_text("utf-8")
        assert not [word for word in ("#:", "POT-Creation-Date", "Generated-By", "EMAIL@", "#~") if word in text]


def test_a_comment_for_translators_stands_at_its_message_and_must_is_a_flag(checkout):
    update(checkout, (PORTAL,))
    told = (checkout / "translations/ti/LC_MESSAGES/newcomer.po").read_text("utf-8")
    assert '#. a heading.\n#, must\nmsgid "My plan"\n' in told


def test_a_translation_moves_with_its_message_and_comes_back(checkout):
    update(checkout, ())
    translate(checkout, "sv", "messages", "My plan", "Min plan")
    update(checkout, (PORTAL,))
    assert po(checkout, "sv", "newcomer").messages[None, "My plan"].string == "Min plan"
    assert (None, "My plan") not in po(checkout, "sv", "messages").messages
    update(checkout, ())
    assert po(checkout, "sv", "messages").messages[None, "My plan"].string == "Min plan"


def test_what_is_gone_from_the_source_goes_and_nothing_alike_is_guessed(checkout):
    update(checkout, (PORTAL,))
    translate(checkout, "ar", "newcomer", "My plan", "خطتي")
    (checkout / WHOLE).write_text('{{ _("My plans") }}', "utf-8")
    update(checkout, (PORTAL,))
    assert {key[1]: one.string for key, one in po(checkout, "ar", "newcomer").messages.items()} == {"My plans": ""}


def test_what_people_say_of_a_translation_stays(checkout):
    update(checkout, (PORTAL,))
    path = checkout / "translations/ar/LC_MESSAGES/newcomer.po"
    translate(checkout, "ar", "newcomer", "Job", "عمل")
    text = path.read_text("utf-8").replace("X-Translation-Status: machine", "X-Translation-Status: reviewed")
    path.write_text(text.replace('#, must\nmsgid "Job"', '# Ask Samira.\n#, must, reviewed\nmsgid "Job"'), "utf-8")
    assert update(checkout, (PORTAL,)) == []
    assert po(checkout, "ar", "newcomer").headers["X-Translation-Status"] == "reviewed"
    assert "reviewed" in po(checkout, "ar", "newcomer").messages[None, "Job"].flags
    update(checkout, (PORTAL, PHASE))
    assert "# Ask Samira." in path.read_text("utf-8")


def test_new_languages_are_of_a_machine_until_somebody_says_otherwise(checkout):
    update(checkout, (PORTAL,))
    assert po(checkout, "so", "newcomer").headers["X-Translation-Status"] == "machine"
    assert "X-Translation-Status" not in po(checkout, "sv", "newcomer").headers


def test_a_plural_has_as_many_forms_as_the_language(checkout):
    update(checkout, (rule("reception/*.py", names=["days"]),))
    forms = {
        one.folder: len(po(checkout, one.folder, "newcomer").messages[None, "%(num)s day"].string) for one in LANGUAGES
    }
    assert forms == {**dict.fromkeys(forms, 2), "ar": 6, "uk": 3, "ru": 3}


def test_a_text_that_gets_a_plural_keeps_its_translation_as_the_first_form(checkout):
    page = checkout / WHOLE
    page.write_text('{{ _("%(num)s step") }}', "utf-8")
    update(checkout, (PORTAL,))
    translate(checkout, "uk", "newcomer", "%(num)s step", "%(num)s крок")
    page.write_text('{{ ngettext("%(num)s step", "%(num)s steps", 2) }}', "utf-8")
    update(checkout, (PORTAL,))
    assert po(checkout, "uk", "newcomer").messages[None, "%(num)s step"].string == ("%(num)s крок", "", "")
