"""The check finds what is wrong in a catalogue, and leaves alone what is right."""

from pathlib import Path

import pytest

from reception.i18n import catalogues, glossary, plurals, po_files
from reception.i18n.catalogues import Coverage, coverage
from reception.i18n.checking import inspect

WORDS = glossary.glossary()


def catalogue(folder, root, *entries, status="machine"):
    """A catalogue of entries as they stand in the file."""
    path = root / folder / "LC_MESSAGES" / "newcomer.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    head = f'msgid ""\nmsgstr ""\n"Language: {folder}\\n"\n"Plural-Forms: {plurals.header(folder)}\\n"\n'
    head += f'"X-Translation-Status: {status}\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n'
    path.write_text("\n".join([head, *entries]), "utf-8")
    return path


def one(english, told, flags=""):
    return (f"#, {flags}\n" if flags else "") + f'msgid "{english}"\nmsgstr "{told}"\n'


def several(singular, plural, *forms):
    told = "".join(f'msgstr[{number}] "{form}"\n' for number, form in enumerate(forms))
    return f'msgid "{singular}"\nmsgid_plural "{plural}"\n{told}'


def problems(root, folder, *entries, swedish=(), wanted=()):
    """What is found, but for how much is missing."""
    there = po_files.read(catalogue("sv", root / "swedish", *swedish)).messages
    found = inspect(catalogue(folder, root, *entries), there, WORDS, wanted=set(wanted), is_of_staff=False)
    return [finding.problem for finding in found.findings]


@pytest.mark.parametrize(
    ("folder", "english", "told", "problem"),
    [
        ("ar", "Until %(day)s", "حتى", "placeholders differ"),
        ("ar", "Until then", "حتى %(day)s", "placeholders differ"),
        ("uk", "Read <b>this</b>", "Прочитайте <i>це</i>", "markup differs"),
        ("uk", "Read this", " Прочитайте це", "space at the beginning or the end"),
        ("uk", "Read this", "Read this", "the same as in Swedish or English"),
        ("es", "Read this", "Läs det här", "the same as in Swedish or English"),
        ("ru", "Read this paper", "Прочитайте document", "Latin letters"),
        ("ti", "Read this paper", "read ነዚ", "Latin letters"),
        ("ar", "Save", "تخزين", "the glossary has حفظ"),
        ("ar", "Skatteverket decides", "مصلحة الضرائب تقرر", "the name Skatteverket is kept in Swedish"),
        ("ar", "You can print it", "مطبعة", "the glossary avoids مطبعة"),
        ("fa", "It is overdue", "اضافه", "the glossary avoids اضافه"),
    ],
)
def test_each_kind_of_fault_is_found(tmp_path, folder, english, told, problem):
    swedish = {"Read this": "Läs det här", "Skatteverket decides": "Skatteverket bestämmer"}.get(english, "Något annat")
    assert problem in problems(tmp_path, folder, one(english, told), swedish=[one(english, swedish)])


@pytest.mark.parametrize(
    ("folder", "english", "told"),
    [
        ("ar", "Until %(day)s", "حتى %(day)s"),
        ("ar", "Save", "الحفظ"),
        ("es", "SFI", "SFI"),
        ("tr", "No", "No"),
        ("ar", "SFI at %(school)s", "SFI في %(school)s"),
        ("uk", "Arbetsförmedlingen decides", "Вирішує Arbetsförmedlingen"),
        ("ti", "Save", "ካልእ ቃል"),
        ("fa_AF", "Municipality", "شاروالی"),
    ],
)
def test_what_is_right_is_left_alone(tmp_path, folder, english, told):
    assert problems(tmp_path, folder, one(english, told), swedish=[one(english, f"{english} nu")]) == []


def test_a_number_may_be_left_out_where_the_form_is_its_own(tmp_path):
    own = ("لا أيام", "يوم واحد", "يومان", "%(num)s أيام", "%(num)s يومًا", "%(num)s يوم")
    assert problems(tmp_path, "ar", several("%(num)s day", "%(num)s days", *own)) == []
    lost = (*own[:3], "أيام", *own[4:])
    assert problems(tmp_path, "ar", several("%(num)s day", "%(num)s days", *lost)) == ["placeholders differ"]


def test_one_and_twenty_one_share_a_form_in_ukrainian_so_it_names_the_number(tmp_path):
    forms = ("один день", "%(num)s дні", "%(num)s днів")
    assert problems(tmp_path, "uk", several("One day", "%(num)s days", *forms)) == ["placeholders differ"]


def test_a_plural_with_an_empty_form_is_missing(tmp_path):
    assert "missing" in problems(tmp_path, "uk", several("%(num)s day", "%(num)s days", "%(num)s день", "", "x"))


def test_a_fuzzy_translation_and_a_message_that_is_not_there_are_found(tmp_path):
    wanted = [(None, "Read this"), (None, "New")]
    found = problems(tmp_path, "uk", one("Read this", "Читайте", "fuzzy"), wanted=wanted)
    assert found == ["not in the catalogue", "fuzzy"]


def many(count, *, missing, flags=""):
    return [one(f"Text {number}", "" if number < missing else "Текст", flags) for number in range(count)]


def test_a_language_is_offered_from_95_of_100_messages_on(tmp_path):
    assert problems(tmp_path, "uk", *many(100, missing=5)) == []
    found = problems(tmp_path, "uk", *many(100, missing=6))
    assert found[0] == "94 % are translated; to be offered it must be 95 %"
    assert found[1:] == ["missing"] * 6


def test_what_must_be_there_may_not_be_missing_at_any_share(tmp_path):
    entries = [*many(100, missing=0), one("Your rights", "", "must")]
    assert problems(tmp_path, "uk", *entries) == ["missing, and it must be there"]


def test_swedish_lacks_nothing_and_may_be_the_same_as_english(tmp_path):
    path = catalogue("sv", tmp_path, *many(100, missing=1), one("Normal text", "Normal text"))
    found = inspect(path, {}, WORDS, wanted=set(), is_of_staff=True)
    assert [finding.problem for finding in found.findings] == ["missing"]


def test_a_button_that_grows_and_a_word_that_the_glossary_guesses_are_told_and_are_no_fault(tmp_path):
    there = po_files.read(catalogue("sv", tmp_path / "swedish", one("Save", "Spara"))).messages
    told = inspect(
        catalogue("ti", tmp_path, one("Save", "ካልእ ነዊሕ ቃል እዩ")), there, WORDS, wanted=set(), is_of_staff=False
    )
    assert told.findings == []
    assert len(told.notes) == 2


def test_coverage_counts_by_what_people_said_of_a_translation(tmp_path):
    entries = [
        one("A", "А", "reviewed"), one("B", "Б"), one("C", "В"), one("D", "Г", "fuzzy"), one("E", ""),
    ]  # fmt: skip
    assert coverage(catalogue("uk", tmp_path, *entries)) == Coverage(ok=1, to_review=2, outdated=1, missing=1)
    reviewed = catalogue("uk", tmp_path, *entries, status="reviewed")
    assert coverage(reviewed) == Coverage(ok=3, to_review=0, outdated=1, missing=1)


def test_the_table_has_a_line_for_each_catalogue(tmp_path):
    found = inspect(catalogue("uk", tmp_path, *many(4, missing=1)), {}, WORDS, wanted=set(), is_of_staff=False)
    assert [line.split() for line in catalogues.table([found])][1] == ["uk/newcomer", "4", "75.0", "%", "2", "0"]


def test_the_glossary_has_62_words_in_seven_languages_and_guesses_where_it_says_so():
    terms = {id(term): term for term in WORDS.terms.values()}.values()
    assert len(terms) == 62
    languages = {"ar", "fa_AF", "fa", "uk", "ti", "so"}
    assert all(set(term.forms) == languages and term.unsure <= languages for term in terms)
    assert all(form == form.strip() for term in terms for words in term.forms.values() for form in words)


@pytest.mark.parametrize(
    ("text", "has"), [("Skatteverkets besked", []), ("på Skatteverket", []), ("myndigheten", ["Skatteverket"])]
)
def test_a_name_is_found_in_its_genitive_too(text, has):
    assert list(WORDS.lost("Fråga Skatteverket.", text)) == has


def test_the_glossary_is_data_of_the_package():
    assert Path(glossary.__file__).with_name("glossary.toml").exists()
