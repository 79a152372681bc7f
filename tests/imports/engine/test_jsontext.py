import json
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext_lazy
from hypothesis import given
from hypothesis import strategies as st

from imports.engine.issues import plain
from imports.engine.jsontext import exact, exact_json, plain_json
from imports.models import Verdict

values = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**53), 2**53),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(),
    st.dates(),
    st.decimals(allow_nan=False, allow_infinity=False, places=6),
    st.lists(st.text(max_size=3), max_size=3),
    st.sampled_from([Verdict.NEW, 'a"b\\c\n\x01٪%s', "%"]),
)
rows = st.dictionaries(st.text(max_size=5), values, max_size=5)


@given(rows)
def test_what_is_written_reads_as_the_plain_values(row):
    assert json.loads(plain_json(row)) == {name: plain(value) for name, value in row.items()}


@given(rows)
def test_exact_text_is_that_of_the_exact_values(row):
    assert json.loads(exact_json(row)) == json.loads(json.dumps(exact(row), default=str))


def test_decimals_and_days_are_written_as_people_see_them_or_without_loss():
    row = {"t": Decimal("1.50"), "on": date(2020, 1, 2), "n": 1}
    assert plain_json(row) == '{"t":1.5,"on":"2020-01-02","n":1}'
    assert exact_json(row) == '{"t":"1.50","on":"2020-01-02","n":1}'


def test_a_text_that_waits_for_its_language_is_written_as_text():
    assert plain_json({"label": gettext_lazy("New")}) == json.dumps(
        {"label": str(gettext_lazy("New"))}, ensure_ascii=False
    ).replace(": ", ":")
