from django.db import migrations

from organisation.reference import load_reference_data


def load(apps, schema_editor):
    load_reference_data(apps.get_model("organisation", "Province"), apps.get_model("organisation", "Directorate"))


class Migration(migrations.Migration):
    dependencies = [("organisation", "0001_initial")]

    # Backwards the rows stay: postings and records may hang on them, and loading again changes nothing.
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
