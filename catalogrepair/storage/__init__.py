"""What is kept on this machine: the journal, guided repairs in progress, and the last walk through each shop."""
