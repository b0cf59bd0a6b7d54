"""The table of stories: what a shop has, what it asks, and the right answer, a line each.

The tables are the `.md` files beside this, one or two for each row of the playbook; `table` reads them, `sale` and
`stock` make up the shop of a line, `headings` and `files` write it as both programs export it, `api` puts it into the
two loopback servers, and the tests hold what the command line says to the line, both ways.
"""
