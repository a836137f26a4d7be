"""The kinds of files that are kept."""

from reception.i18n.markers import N_, Term


class FileKind(Term):
    """What a file is by its content. The list is closed. Source: security.md I6."""

    PDF = "pdf", N_("PDF document")
    JPEG = "jpeg", N_("Photo (JPEG)")
    PNG = "png", N_("Picture (PNG)")
    DOCX = "docx", N_("Word document")
    XLSX = "xlsx", N_("Excel workbook")
