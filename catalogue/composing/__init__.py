"""From what is meant to what is set: numbers, notes, lines, pages. Pure: values in, values out."""
