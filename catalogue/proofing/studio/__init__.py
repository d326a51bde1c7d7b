"""The studio: a page in the browser that shows the book while it is being set."""
