"""What is kept for good: uploads, confirmed headers, what was left out."""
