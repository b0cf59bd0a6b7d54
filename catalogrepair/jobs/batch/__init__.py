"""Many shops at once: found, judged each by itself on this machine or a cluster, and told in one table."""
