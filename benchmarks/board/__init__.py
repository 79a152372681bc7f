"""Measure the board beside a plain Wagtail site that shows the same: `python -m benchmarks.board`."""
