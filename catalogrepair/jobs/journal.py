"""What was done to which shop, as kept on this machine: handed to the jobs that read it and write into it."""

from catalogrepair.storage.journal import Journal, Kind

__all__ = ["Journal", "Kind"]
