"""The nouns of a catalogue: frozen values, read once, changed by nobody."""
