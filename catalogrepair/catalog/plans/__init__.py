"""What is changed, and what became of it: from findings to edits, the plan as a file, and the proofs afterwards."""
