"""Where facts come from: Haravan's export, lists of codes, walks kept on this machine."""
