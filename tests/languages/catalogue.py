"""A small catalogue of each kind of message, in four languages: the product's own may say anything tomorrow."""

from pathlib import Path

from reception.i18n import plurals
from reception.i18n.locales import Locale

ENGLISH_OF_DAYS = ("%(num)s day left", "%(num)s days left")
DAYS = {
    "sv": ("%(num)s dag kvar", "%(num)s dagar kvar"),
    "ar": ("لا أيام", "يوم واحد", "يومان", "%(num)s أيام", "%(num)s يومًا", "%(num)s يوم"),
    "uk": ("%(num)s день", "%(num)s дні", "%(num)s днів"),
    "ti": ("%(num)s መዓልቲ", "%(num)s መዓልታት"),
}
#: English → flags, note, and the translations.
MESSAGES: dict[str, tuple[str, str, dict[str, str]]] = {
    "Read <b>this</b>": ("", "", {"sv": "Läs <b>detta</b>", "ar": "اقرأ <b>هذا</b>", "uk": "Прочитайте <b>це</b>"}),
    "My plan": ("must", "Heading of her first page.", {"sv": "Min plan", "ar": "خطتي", "uk": "Мій план"}),
    "It holds until %(day)s": ("", "", {"sv": "Det gäller till %(day)s", "ar": "حتى %(day)s", "uk": "До %(day)s"}),
    "Civic orientation": ("", "", {"sv": "Samhällsorientering", "ar": "التوجيه المجتمعي", "uk": "Орієнтація"}),
    "Open your letter": ("must", "", {"sv": "Öppna ditt brev"}),
    "What was said before": ("fuzzy", "", {"sv": "Det som sades förr", "ar": "ما قيل", "uk": "Сказане"}),
}


def write(root: Path) -> None:
    """The four catalogues."""
    for folder in DAYS:
        path = root / folder / "LC_MESSAGES" / "newcomer.po"
        path.parent.mkdir(parents=True, exist_ok=True)
        head = f'msgid ""\nmsgstr ""\n"Language: {folder}\\n"\n"Plural-Forms: {plurals.header(folder)}\\n"\n'
        head += '"Content-Type: text/plain; charset=utf-8\\n"\n'
        head += "" if folder == "sv" else '"X-Translation-Status: machine\\n"\n'
        path.write_text("\n".join([head, *(_one(english, folder) for english in MESSAGES), _days(folder)]), "utf-8")


def _one(english: str, folder: str) -> str:
    flags, note, told = MESSAGES[english]
    flags = "" if folder == "sv" else flags
    lines = [f"#. {note}"] * bool(note) + [f"#, {flags}"] * bool(flags)
    return "\n".join([*lines, f'msgid "{english}"', f'msgstr "{told.get(folder, "")}"', ""])


def _days(folder: str) -> str:
    lines = [f'msgid "{ENGLISH_OF_DAYS[0]}"', f'msgid_plural "{ENGLISH_OF_DAYS[1]}"']
    return "\n".join([*lines, *(f'msgstr[{at}] "{form}"' for at, form in enumerate(DAYS[folder])), ""])


def path_in(root: Path, locale: Locale) -> Path:
    """Where a language's stands; the others have none."""
    return root / locale.folder / "LC_MESSAGES" / "newcomer.po"
