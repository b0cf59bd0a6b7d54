"""The playbook's other faults, one a file: pure functions from what was read to answers; pandas joins the tables."""
