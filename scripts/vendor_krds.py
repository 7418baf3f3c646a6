"""Take what the portal needs of KRDS out of an unpacked npm package into the static files.

Run by a maintainer when KRDS changes, never at install:

    npm pack krds-uiux@1.1.0 && tar xzf krds-uiux-1.1.0.tgz
    python scripts/vendor_krds.py package src/teukgu/portal/web/static/vendor

Leaves out the KRDS and log-in logos, the map comments (the manifest storage would look for the maps) and scripts.
"""

import re
import shutil
import sys
from pathlib import Path

STYLES = ("token/krds_tokens.css", "component/output.css")  # output.css holds common.css already
FONTS = ("Regular", "Medium", "Bold")
# marks of others, or of services the portal does not offer
NOT_OURS = re.compile(
    r"ico_(logo_krds|login_certify|youtube|instagram|facebook|sns_x|blog|tooltip_sample)|head_ico_font_sample"
)
ADDRESS = re.compile(r"url\(\s*[\"']?\.\./\.\./img/component/icon/(?P<name>[^\"')]+)[\"']?\s*\)")
COMMENTS = re.compile(r"/\*.*?\*/|@import [^;]+;", re.DOTALL)


def rewritten(css: str) -> tuple[str, set[str]]:
    """Return the style sheet with own icon addresses, and the names of the icons it uses."""
    used: set[str] = set()

    def own(match: re.Match[str]) -> str:
        name = match["name"]
        if NOT_OURS.search(name):
            return "none"
        used.add(name)
        return f"url(../icon/{name})"

    text = ADDRESS.sub(own, COMMENTS.sub("", css))
    lines = (line.strip() for line in text.splitlines())
    return "\n".join(line for line in lines if line) + "\n", used


def main(package: Path, target: Path) -> None:
    """Write ``krds/`` with styles, icons and fonts into ``target``."""
    resources, krds = package / "resources", target / "krds"
    for folder in ("css", "icon"):
        shutil.rmtree(krds / folder, ignore_errors=True)
    for folder in ("css", "icon", "fonts"):
        (krds / folder).mkdir(parents=True, exist_ok=True)
    icons: set[str] = set()
    for style in STYLES:
        css, used = rewritten((resources / "css" / style).read_text("utf-8"))
        icons |= used
        (krds / "css" / Path(style).name).write_text(css, "utf-8")
    for icon in sorted(icons):
        shutil.copyfile(resources / "img/component/icon" / icon, krds / "icon" / icon)
    for weight in FONTS:
        name = f"PretendardGOV-{weight}.subset.woff2"
        shutil.copyfile(resources / "fonts" / name, krds / "fonts" / name)
    print(f"{len(STYLES)} style sheets, {len(icons)} icons, {len(FONTS)} fonts in {krds}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
