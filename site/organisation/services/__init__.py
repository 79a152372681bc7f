"""What the organisation can do: one service a file."""
