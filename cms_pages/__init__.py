"""The public board: notices with display windows, their files, and the lunar day of its header."""
