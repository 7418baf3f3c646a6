"""What an announcement encloses is public; a mark of its own on a file is not needed."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("store", "0002_people_cases_meetings"),
    ]

    operations = [
        migrations.RemoveField(
            model_name="fileuse",
            name="public",
        ),
    ]
