"""Where facts about the store come from: its own export, a list of codes, the live shop. Values in, facts out."""
