"""Guided repairs in progress, as kept on this machine."""

from catalogrepair.storage.drafts import Folder, Folders

__all__ = ["Folder", "Folders"]
