"""The diagnoses: small tables in, results out."""
