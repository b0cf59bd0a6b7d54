"""Files that a front end writes itself, such as reports: whole or not at all, like those of the jobs."""

from catalogrepair.files.output import Target, free_name, refuse_target, write_whole
from catalogrepair.files.output_set import settle, write_set

__all__ = ["Target", "free_name", "refuse_target", "settle", "write_set", "write_whole"]
