"""What several diagnoses use; no diagnosis itself."""
