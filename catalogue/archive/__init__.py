"""The shelf: versioned editions over OCFL 1.1 that can be verified, compared and rebuilt."""
