"""The rows of the support playbook besides the grouping, one a file: tables in, answers out. Pure; pandas joins them."""
