"""The catalogue as values, and the rules over them: rows, groups, facts, findings. Pure: nothing is read or written."""
