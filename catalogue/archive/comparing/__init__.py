"""Two editions against each other, as a proof-reader wants to be told: words, notes, pages, causes."""
