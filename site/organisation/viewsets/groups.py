"""The organisation's menu."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from organisation.viewsets.directorates import DirectorateViewSet
from organisation.viewsets.districts import DistrictViewSet
from organisation.viewsets.postings import PostingViewSet
from organisation.viewsets.provinces import ProvinceViewSet
from organisation.viewsets.units import OrgUnitViewSet


class OrganisationGroup(SnippetViewSetGroup):
    """Places, units and the people posted to them."""

    menu_label = _("Organisation")
    menu_icon = "group"
    menu_name = "organisation"
    menu_order = 700
    items = (DirectorateViewSet, DistrictViewSet, OrgUnitViewSet, ProvinceViewSet, PostingViewSet)
