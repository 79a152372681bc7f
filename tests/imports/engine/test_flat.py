import json
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from imports.engine.flat import FlatEncoder
from imports.engine.issues import plain
from imports.models import Verdict

values = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(),
    st.dates(),
    st.lists(st.text(max_size=3), max_size=3),
    st.sampled_from([Verdict.NEW, 'a"b\\c\n\x01٪%s', "%"]),
)


@given(st.dictionaries(st.text(max_size=5), values, max_size=5))
def test_what_is_written_is_the_json_of_the_dictionary(row):
    encoder = FlatEncoder(plain)
    assert json.loads(encoder.encode(row)) == json.loads(json.dumps(row, default=plain))
    assert encoder.encode(row) == encoder.encode(dict(row))


def test_what_json_has_no_word_for_goes_through_the_default():
    encoder = FlatEncoder(lambda value: str(value) if isinstance(value, Decimal) else plain(value))
    assert (
        encoder.encode({"t": Decimal("1.50"), "on": date(2020, 1, 2), "n": 1}) == '{"t":"1.50","on":"2020-01-02","n":1}'
    )
