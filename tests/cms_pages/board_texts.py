"""The texts of old boards: the portal's own, where it is at hand, and one in our own words with the same windows."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
OWN_BOARD = ROOT / "tests/data/board.txt"
SEEDS = Path(os.environ.get("ARZYAB_SEEDS") or ROOT.parent / "shared/seeds")


def portal_board() -> Path | None:
    """Return the portal's text, or None where the folder of seeds is absent."""
    return next(iter(sorted(SEEDS.glob("000_*.txt"))), None)


# Source: product.md X19. The notices of each day by their place in the text, from 1.
CURRENT_ON = {
    "1398/02/10": [2, 3, 4, 5],
    "1398/01/31": [4, 5, 6, 7, 8, 9],
    "1398/02/21": [2, 4],
    "1398/03/01": [],
    "1399/03/07": [1],
}
LETTERS = {
    ("24/189975/110", "1398/10/23"),
    ("761847", "1398/12/27"),
    ("749014", "1398/12/24"),
    ("712669", "1398/12/07"),
    ("237016/110", "1398/12/25"),
    ("246412", "1397/12/17"),
    ("246412", "1397/12/07"),
    ("6/221111/730", "1396/11/25"),
    ("6/233670/730", "1397/11/17"),
}
SLOTS = [0, 1, 0, 0, 2, 2, 3, 2, 1, 0]
