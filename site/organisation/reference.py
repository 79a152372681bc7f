"""Reference data: 31 provinces and 32 directorates, with the spellings that offices use.

Source: ISO 3166-2:IR as published since 2020 (equal to the Statistical Centre's order); the older numbering is still
all over the web, so a bare number is never read as a province.
"""

from typing import Any, NamedTuple


class ProvinceRow(NamedTuple):
    """One province as the law names it."""

    slug: str
    iso_code: str
    name: str
    aliases: tuple[str, ...] = ()


PROVINCES = (
    ProvinceRow("markazi", "00", "مرکزی", ("اراک",)),
    ProvinceRow("gilan", "01", "گیلان"),
    ProvinceRow("mazandaran", "02", "مازندران"),
    ProvinceRow("east-azerbaijan", "03", "آذربایجان شرقی", ("آ.شرقی", "آذربایجانشرقی", "آذر شرقی", "اذربایجان ش")),
    ProvinceRow("west-azerbaijan", "04", "آذربایجان غربی", ("آ.غربی", "آذربایجانغربی", "آذر غربی", "اذربایجان غ")),
    ProvinceRow("kermanshah", "05", "کرمانشاه", ("باختران",)),
    ProvinceRow("khuzestan", "06", "خوزستان"),
    ProvinceRow("fars", "07", "فارس"),
    ProvinceRow("kerman", "08", "کرمان"),
    ProvinceRow("razavi-khorasan", "09", "خراسان رضوی", ("رضوی", "خ رضوی", "خ.رضوی", "خراسان‌رضوی")),
    ProvinceRow("isfahan", "10", "اصفهان"),
    ProvinceRow("sistan", "11", "سیستان و بلوچستان", ("سیستان", "سیستان وبلوچستان", "س و ب", "سیستان‌وبلوچستان")),
    ProvinceRow("kurdistan", "12", "کردستان"),
    ProvinceRow("hamadan", "13", "همدان"),
    ProvinceRow("chaharmahal", "14", "چهارمحال و بختیاری", ("چهارمحال", "چهار محال و بختیاری", "چهارمحال بختیاری")),
    ProvinceRow("lorestan", "15", "لرستان"),
    ProvinceRow("ilam", "16", "ایلام"),
    ProvinceRow("kohgiluyeh", "17", "کهگیلویه و بویراحمد", ("کهگیلویه", "کهکیلویه و بویراحمد", "کهگیلویه بویراحمد")),
    ProvinceRow("bushehr", "18", "بوشهر"),
    ProvinceRow("zanjan", "19", "زنجان"),
    ProvinceRow("semnan", "20", "سمنان"),
    ProvinceRow("yazd", "21", "یزد"),
    ProvinceRow("hormozgan", "22", "هرمزگان"),
    ProvinceRow("tehran", "23", "تهران"),
    ProvinceRow("ardabil", "24", "اردبیل"),
    ProvinceRow("qom", "25", "قم"),
    ProvinceRow("qazvin", "26", "قزوین"),
    ProvinceRow("golestan", "27", "گلستان"),
    ProvinceRow("north-khorasan", "28", "خراسان شمالی", ("خ شمالی", "خ.شمالی", "خراسان‌شمالی")),
    ProvinceRow("south-khorasan", "29", "خراسان جنوبی", ("خ جنوبی", "خ.جنوبی", "خراسان‌جنوبی")),
    ProvinceRow("alborz", "30", "البرز"),
)

# Education runs Tehran by two general directorates; every other province has the one of its own name.
TEHRAN_DIRECTORATES = (
    ("tehran-city", "شهر تهران", ("شهر تهران", "تهران شهر", "تهران (شهر)", "ش تهران")),
    (
        "tehran-counties",
        "شهرستان‌های استان تهران",
        ("شهرستانهای تهران", "شهرستان های تهران", "شهرستانهای استان تهران", "تهران شهرستان", "تهران (شهرستان‌ها)"),
    ),
)


def load_reference_data(province_model: Any, directorate_model: Any) -> None:
    """Create or refresh the provinces and directorates; a second run changes nothing.

    Args:
        province_model, directorate_model: the models, or a migration's historical ones.
    """
    found = province_model.objects.bulk_create(
        [province_model(slug=row.slug, iso_code=row.iso_code, name=row.name) for row in PROVINCES],
        update_conflicts=True,
        unique_fields=["slug"],
        update_fields=["iso_code", "name", "name_key", "sort_key"],
    )
    provinces = {province.slug: province for province in found}
    own = [(row.slug, (row.slug, row.name, row.aliases)) for row in PROVINCES if row.slug != "tehran"]
    directorate_model.objects.bulk_create(
        [
            directorate_model(province=provinces[province], slug=slug, name=name, aliases="\n".join(aliases))
            for province, (slug, name, aliases) in [*own, *(("tehran", row) for row in TEHRAN_DIRECTORATES)]
        ],
        ignore_conflicts=True,
    )
