"""The files that shops hand over. A kind of file is a module here with its `Kind`, found by walking, and its test."""
