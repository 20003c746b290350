"""Cuts the corpora `md` and `big` from what bench/make-corpora.sh unpacked: cut_corpora.py DIR."""
import html
import pathlib
import random
import re
import sys

out = pathlib.Path(sys.argv[1])
TAG = re.compile(r"<(script|style)\b.*?</\1>|<[^>]+>", re.S | re.I)
HEADING = re.compile(r"<h([1-6])\b[^>]*>(.*?)</h\1>", re.S | re.I)


def as_markdown(page):
    page = HEADING.sub(lambda m: "\n\n" + "#" * int(m.group(1)) + " " + TAG.sub("", m.group(2)).strip() + "\n\n", page)
    return re.sub(r"\n\s*\n\s*\n+", "\n\n", html.unescape(TAG.sub("", page))).strip()


def make_md(pages):
    for page in pages:
        target = out / "md" / page.relative_to(out / "html").with_suffix(".md")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(as_markdown(page.read_text("utf8", "replace")), "utf8")


def pieces():
    documentation = sorted(page for page in (out / "packages" / "linux" / "Documentation").rglob("*") if page.suffix in (".rst", ".txt", ".yaml"))
    for source in documentation + sorted((out / "md").rglob("*.md")):
        paragraphs, piece = source.read_text("utf8", "replace").split("\n\n"), ""
        for paragraph in paragraphs:
            piece += paragraph + "\n\n"
            if len(piece) > 600:
                yield piece[:2400]
                piece = ""


def make_big(count=100_000):
    unique = list(dict.fromkeys(pieces()))
    random.Random(42).shuffle(unique)
    for index, piece in enumerate(unique[:count]):
        target = out / "big" / f"{index // 1000:03}" / f"note-{index:06}.txt"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(piece, "utf8")


if not (out / "md").exists():
    make_md(sorted(page for page in (out / "html").rglob("*.html") if page.is_file()))
if not (out / "big").exists():
    make_big()
