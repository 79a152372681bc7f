"""What the records' part of the product can do: one service a file."""
