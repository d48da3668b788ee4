"""How the tables came to be as they are, one step a module; a step that has been released is never changed."""

REVISIONS = ("0001", "0002", "0003", "0004")
"""Every revision this program knows, oldest first; kept here so that asking for it does not load Alembic."""

HEAD = REVISIONS[-1]
