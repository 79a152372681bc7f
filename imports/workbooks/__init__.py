"""What goes out: workbooks that offices open and click; no cell of them is ever a formula made from data."""
