"""One TOML file a grant, and the code that loads it."""

from medelkoll_schemas.grants.load import GrantFileError, grants, read_grant
from medelkoll_schemas.grants.model import Grant

__all__ = ["Grant", "GrantFileError", "grants", "read_grant"]
