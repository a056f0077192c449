import io
import zipfile

MISSION = b"version,as_of,text\n1,January 2026,We feed every family in town and we rescue good food.\n"
ROLES = b"office,statement\nKitchen,Cooks meals for families.\nVan,Collects food from shops.\n"


def packed(**files: bytes) -> io.BytesIO:
    """A zip of CSV files, named by keyword."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(f"{name}.csv", content)
    buffer.seek(0)
    buffer.name = "files.zip"
    return buffer
