"""Whether the rows of a group are one product or two: names, style codes, prices, and what this shop usually does."""
