from django.db import migrations

from cms_pages.site_tree import build_site_tree


def make_board(apps, schema_editor):
    build_site_tree(apps.get_model)


class Migration(migrations.Migration):
    dependencies = [
        ("cms_pages", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    # Backwards the tree stays: the site would have no root page.
    operations = [migrations.RunPython(make_board, migrations.RunPython.noop)]
