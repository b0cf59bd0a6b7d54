"""After the repair: push products so that the sync looks at them again, and look whether they arrived."""
