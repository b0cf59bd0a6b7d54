"""One reader of all that the diagnoses judge, from files or the two live shops; plain values come out."""
