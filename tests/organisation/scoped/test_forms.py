"""Forms: choices end where the reach ends, also in formsets and in the names that a chooser shows."""

from typing import Any

import pytest
from django import forms
from django.forms import modelformset_factory

from organisation.models import Directorate, District, OrgUnit, Posting, User
from organisation.roles import Role
from organisation.scoped.forms import narrow_choices, narrow_form
from organisation.scoped.widgets import ScopedChooserWidget


class DistrictForm(forms.ModelForm):
    class Meta:
        model = District
        fields = ["directorate", "name"]


class UnitForm(forms.ModelForm):
    class Meta:
        model = OrgUnit
        fields = ["parent"]
        widgets = {"parent": ScopedChooserWidget(model=OrgUnit)}


def choices(field: Any) -> set[str]:
    return {str(row) for row in field.queryset}


def test_a_field_offers_the_own_rows(gilan_head: User, yazd: Directorate) -> None:
    form = DistrictForm({"directorate": yazd.pk, "name": "ناحیه سه"})
    narrow_form(form, gilan_head)
    assert choices(form.fields["directorate"]) == {"گیلان"}
    assert "directorate" in form.errors


def test_a_row_keeps_what_it_points_to_outside(gilan_head: User, gilan_unit: OrgUnit, hq_unit: OrgUnit) -> None:
    gilan_unit.parent = hq_unit
    gilan_unit.save()
    form = UnitForm({"parent": hq_unit.pk}, instance=gilan_unit)
    narrow_form(form, gilan_head)
    assert form.is_valid()
    assert hq_unit.name in form["parent"].as_widget(attrs={"id": "x"})


@pytest.mark.parametrize("value", ["{foreign}", "abc", "99999999999999999999999", "-1"])
def test_a_chooser_does_not_name_a_posted_foreign_row(
    value: str, gilan_head: User, gilan_unit: OrgUnit, yazd_unit: OrgUnit
) -> None:
    form = UnitForm({"parent": value.format(foreign=yazd_unit.pk)}, instance=gilan_unit)
    narrow_form(form, gilan_head)
    assert "parent" in form.errors
    assert yazd_unit.name not in form["parent"].as_widget(attrs={"id": "x"})


def test_forms_that_a_formset_makes_later_are_narrowed(gilan_head: User, yazd_district, gilan_district) -> None:
    parent = DistrictForm()
    parent.formsets = {"districts": modelformset_factory(District, form=DistrictForm, extra=1)()}  # type: ignore[attr-defined]
    narrow_form(parent, gilan_head)
    formset = parent.formsets["districts"]  # type: ignore[attr-defined]
    for form in (formset.empty_form, formset.forms[-1]):
        assert choices(form.fields["directorate"]) == {"گیلان"}


def test_people_are_offered_by_their_postings(
    gilan_head: User, yazd_head: User, person: Any, gilan_district: District, hq_expert: User
) -> None:
    person("gilan_expert", Role.DISTRICT_EXPERT, district=gilan_district)
    fields: dict[str, forms.Field] = {"user": forms.ModelChoiceField(User.objects.all())}
    narrow_choices(fields, gilan_head)
    assert choices(fields["user"]) == {"gilan_head", "gilan_expert"}
    narrow_choices(fields := {"user": forms.ModelChoiceField(User.objects.all())}, hq_expert)
    assert "yazd_head" in choices(fields["user"])


def test_postings_of_others_give_no_choice(gilan_head: User, yazd_head: User) -> None:
    fields: dict[str, forms.Field] = {"posting": forms.ModelChoiceField(Posting.objects.all())}
    narrow_choices(fields, gilan_head)
    assert list(fields["posting"].queryset) == list(gilan_head.postings.all())  # type: ignore[attr-defined]
