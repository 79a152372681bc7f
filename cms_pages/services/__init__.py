"""What the board can do: one service a file."""
