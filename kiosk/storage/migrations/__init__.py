"""How the tables came to be as they are, one step a module; a step that has been released is never changed."""

from pkgutil import iter_modules

STEP_NAMES = tuple(sorted(one.name for one in iter_modules(__path__) if one.name.startswith("step_")))
"""The modules of all steps, oldest first: `step_<revision>_<what>`. To know them does not load Alembic."""

REVISIONS = tuple(name.split("_")[1] for name in STEP_NAMES)
"""Every revision this program knows, oldest first."""

HEAD = REVISIONS[-1]
