"""What the numbers and dates of a running text are worth, whatever language they are written in."""
