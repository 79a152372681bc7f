"""Codes that say more than one thing: the sentence of each case, which the parameter `case` names."""

from django.utils.translation import gettext_lazy as _

CASES = {
    ("stage_closed", "early"): _("“%(name)s” opens on %(first)s; “%(value)s” is before that. Correct the day."),
    ("stage_closed", "unopened"): _("“%(name)s” opens on %(first)s; no form can be registered before that."),
    ("stage_closed", "deadline"): _(
        "The entry of “%(name)s” closed at the end of %(last)s. What is still missing is entered by headquarters."
    ),
    ("register_differs", "older_register"): _(
        "This list is of the academic year %(year)s, but the schools of these rows are in the list of a newer year "
        "(%(newer)s). They stay as the newer list has them, and these rows were passed over."
    ),
}
