"""How large the demonstration is, and how it is spread over the directorates."""

import random
from typing import NamedTuple


class Size(NamedTuple):
    """Rows to make."""

    schools: int
    districts: int


SIZES = {"small": Size(2_000, 96), "normal": Size(20_000, 760), "full": Size(107_000, 760)}

# Shares of the schools in percent (they sum to 108 and are normalised); invented, shaped like the country.
WEIGHTS = {
    "razavi-khorasan": 8.0,
    "fars": 6.9,
    "khuzestan": 6.6,
    "sistan": 6.3,
    "isfahan": 6.2,
    "tehran-city": 5.5,
    "east-azerbaijan": 5.5,
    "west-azerbaijan": 5.2,
    "kerman": 5.2,
    "mazandaran": 4.6,
    "tehran-counties": 4.2,
    "lorestan": 3.6,
    "gilan": 3.2,
    "kermanshah": 3.0,
    "hormozgan": 3.0,
    "golestan": 2.9,
    "kurdistan": 2.8,
    "hamadan": 2.5,
    "ardabil": 2.2,
    "alborz": 2.2,
    "kohgiluyeh": 1.9,
    "markazi": 1.8,
    "zanjan": 1.8,
    "qazvin": 1.7,
    "bushehr": 1.6,
    "yazd": 1.6,
    "north-khorasan": 1.6,
    "south-khorasan": 1.6,
    "chaharmahal": 1.5,
    "qom": 1.2,
    "ilam": 1.2,
    "semnan": 0.9,
}


def spread(total: int, *, least: int = 1) -> dict[str, int]:
    """Return how many of `total` each directorate gets: by weight, none under `least`, summing to `total`."""
    whole = sum(WEIGHTS.values())
    rest = total - least * len(WEIGHTS)
    exact = {slug: rest * weight / whole for slug, weight in WEIGHTS.items()}
    shares = {slug: least + int(share) for slug, share in exact.items()}
    by_remainder = sorted(exact, key=lambda slug: exact[slug] % 1, reverse=True)
    for slug in by_remainder[: total - sum(shares.values())]:
        shares[slug] += 1
    return shares


def dice(part: str) -> random.Random:
    """Return this part's own random source, the same at every run."""
    return random.Random(f"arzyab-{part}")  # noqa: S311  (a story, not a secret)
