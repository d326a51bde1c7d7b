"""What a new catalogue begins with: a small content folder, and a second look for it."""
