"""The guided repair below its two faces: answers, folders, files."""
