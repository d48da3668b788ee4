"""Failures of the world outside the program, each told in a sentence that says what to do."""


class KioskError(Exception):
    """Something outside the program is not as it must be.

    `what` names the thing that is wrong, `remedy` says what a person does about it; both are whole sentences.
    """

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(f"{what} {remedy}")
        self.what = what
        self.remedy = remedy


class ContentError(KioskError):
    """A file of the guide or of the words can't be used; `what` names the file and the line."""


class SettingsError(KioskError):
    """A setting is wrong; `what` names it and where it stands, `remedy` says what is allowed."""


class StorageError(KioskError):
    """The database can't be opened, read or written."""
