"""The words for a file that is refused: what is wrong, and what to do instead. Pure."""

from typing import Final

from reception.i18n.markers import N_

EMPTY: Final = N_("The file is empty.")
TOO_BIG: Final = N_("The file is larger than 20 MB. Make it smaller or split it.")
NOT_ALLOWED: Final = N_(
    "Files of this kind cannot be kept. Choose a PDF, a JPEG or PNG picture, or a Word or Excel file."
)
WRONG_NAME: Final = N_("The file is not what its name says. Open it, save it anew and choose the new file.")
APPLE_PICTURE: Final = N_("The picture is in the HEIC format. Save or send it as JPEG and choose that file.")
OLD_OFFICE: Final = N_("The file is in an old Office format. Save it as PDF, Word (.docx) or Excel (.xlsx).")
OPEN_DOCUMENT: Final = N_("The file is in the OpenDocument format. Save it as PDF, Word (.docx) or Excel (.xlsx).")
DAMAGED: Final = N_("The file is damaged or incomplete. Open it, save it anew and choose the new file.")
PASSWORD: Final = N_("The file is locked or protected by a password. Save it without protection, or print it to PDF.")
MACROS: Final = N_("The file contains macros. Save it without macros, or as PDF.")
PROGRAM: Final = N_("The PDF contains program code or a form with code. Print it to a new PDF and choose that file.")
ATTACHMENTS: Final = N_("The file has other files inside it. Save those on their own and choose them one by one.")
TWO_IN_ONE: Final = N_("Another file is hidden in the file. Save or scan the document anew.")
FETCHES: Final = N_("The document fetches content from elsewhere when it is opened. Save it as PDF.")
UNPACKS_TOO_BIG: Final = N_("The file unpacks to far more than its size and is refused.")
TOO_MANY_PIXELS: Final = N_("The picture has more than 40 million pixels. Make it smaller.")


class RefusedFile(Exception):
    """The file is not kept. `reason` is a msgid without placeholders, to be shown beside the field."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
