"""Makes the fonts of this crate, and what HarfBuzz sets with them.

Usage: python3 make.py FOLDER

FOLDER holds the whole faces, at any depth: Debian's fonts-noto-core, fonts-noto-cjk and
fonts-noto-color-emoji. Needs fonttools and uharfbuzz. Each face is cut down to what
samples.txt writes with it; the samples are then shaped word by word into expected.txt.
"""

import sys
from pathlib import Path
from unicodedata import normalize

import uharfbuzz as hb
from fontTools import subset
from fontTools.ttLib import TTCollection

HERE = Path(__file__).parent
SIBLING = HERE.parent / "letterpress-fonts/fonts"

# The name of each font, the file it is cut from, the face in it, and the file it becomes.
FONTS = [
    ("arabic", "NotoNaskhArabic-Regular.ttf", 0, "noto-naskh-arabic/NotoNaskhArabic-Regular.ttf"),
    ("arabic-bold", "NotoNaskhArabic-Bold.ttf", 0, "noto-naskh-arabic/NotoNaskhArabic-Bold.ttf"),
    ("hebrew", "NotoSerifHebrew-Regular.ttf", 0, "noto-serif-hebrew/NotoSerifHebrew-Regular.ttf"),
    ("devanagari", "NotoSerifDevanagari-Regular.ttf", 0, "noto-serif-devanagari/NotoSerifDevanagari-Regular.ttf"),
    ("bengali", "NotoSansBengali-Regular.ttf", 0, "noto-sans-bengali/NotoSansBengali-Regular.ttf"),
    ("tamil", "NotoSerifTamil-Regular.ttf", 0, "noto-serif-tamil/NotoSerifTamil-Regular.ttf"),
    ("thai", "NotoSerifThai-Regular.ttf", 0, "noto-serif-thai/NotoSerifThai-Regular.ttf"),
    ("khmer", "NotoSerifKhmer-Regular.ttf", 0, "noto-serif-khmer/NotoSerifKhmer-Regular.ttf"),
    ("myanmar", "NotoSansMyanmar-Regular.ttf", 0, "noto-sans-myanmar/NotoSansMyanmar-Regular.ttf"),
    ("japanese", "NotoSansCJK-Regular.ttc", 0, "noto-sans-cjk/NotoSansCJKjp-Regular.otf"),
    ("korean", "NotoSansCJK-Regular.ttc", 1, "noto-sans-cjk/NotoSansCJKkr-Regular.otf"),
    ("chinese", "NotoSansCJK-Regular.ttc", 2, "noto-sans-cjk/NotoSansCJKsc-Regular.otf"),
    ("emoji", "NotoColorEmoji.ttf", 0, "noto-color-emoji/NotoColorEmoji.ttf"),
]

# Two of them in one file, whose second face can only be had by its index.
COLLECTION = ("hebrew", "thai"), "collection.ttc"

# What every font keeps where its face has it: spaces, the joiners and the dotted circle; and
# the parts of vowels that a shaper takes apart though Unicode calls them whole.
ALWAYS = [0x20, 0xA0, 0x200C, 0x200D, 0x200E, 0x200F, 0x25CC, 0x0E4D, 0x17C1]

# What the faces of ideographs keep besides: the punctuation whose blanks are squeezed, and
# three characters that are drawn otherwise in each language.
EAST_ASIAN = [ord(c) for c in "　、。，．・：；？！「」『』（）《》〈〉【】ー〜“”‘’…—直骨海"]


def lines(file):
    """The rows of a table of ours, without its comments."""
    text = (HERE / file).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if not line.startswith("#")]


def wanted(name):
    """The characters that a font keeps."""
    texts = [text for font, *_, text in lines("samples.txt") if font == name]
    east_asian = name in ("japanese", "korean", "chinese")
    other = [normalize("NFC" if east_asian else "NFD", text) for text in texts]
    written = {ord(c) for text in texts + other for c in text}
    return written.union(ALWAYS, EAST_ASIAN if east_asian else [])


def cut(source, index, characters, target):
    """Writes a font that has these characters and all that its features make of them."""
    options = subset.Options()
    options.font_number = index
    options.layout_features = ["*"]
    options.layout_scripts = ["*"]
    options.name_IDs = ["*"]
    options.name_languages = ["*"]
    options.glyph_names = False
    options.hinting = False
    options.notdef_outline = True
    options.drop_tables += ["gasp"]
    font = subset.load_font(str(source), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)
    target.parent.mkdir(parents=True, exist_ok=True)
    subset.save_font(font, str(target), options)
    return font["name"].getDebugName(0)


def licence(copyright, folder):
    """Writes the licence beside the fonts, under the line that the face says of itself."""
    text = (SIBLING / "source-sans-3/OFL.txt").read_text(encoding="utf-8")
    body = text[text.index("This Font Software is licensed") :]
    (folder / "OFL.txt").write_text(f"{copyright}\n\n{body}", encoding="utf-8")


def collect(files, target):
    """Writes two fonts into one file."""
    collection = TTCollection()
    collection.fonts = [subset.load_font(str(file), subset.Options()) for file in files]
    collection.save(str(target))


def shape(file, direction, script, language, word):
    """The glyphs of a word: number, byte in the word, advance, and where it is moved."""
    buffer = hb.Buffer()
    buffer.add_utf8(word.encode("utf-8"))
    buffer.direction, buffer.script, buffer.language = direction, script, language
    hb.shape(hb.Font(hb.Face(hb.Blob.from_file_path(str(file)))), buffer)
    return " ".join(
        f"{info.codepoint}@{info.cluster}:{place.x_advance},{place.x_offset},{place.y_offset}"
        for info, place in zip(buffer.glyph_infos, buffer.glyph_positions)
    )


def expect(files):
    """Writes down how each word of the samples is shaped."""
    rows = [
        "# The words of the samples as HarfBuzz shapes them, in units of the font, parted by tabs:",
        "# font, direction, script, language, glyphs, word. A glyph is number@byte:advance,x,y.",
        f"# HarfBuzz {hb.version_string()}",
    ]
    for font, direction, script, language, text in lines("samples.txt"):
        for word in text.split(" "):
            glyphs = shape(files[font], direction, script, language, word)
            rows.append("\t".join((font, direction, script, language, glyphs, word)))
    (HERE / "expected.txt").write_text("\n".join(rows) + "\n", encoding="utf-8")


def main(folder):
    """Makes the fonts, then the expectations."""
    files = {"libertinus": SIBLING / "libertinus-serif/LibertinusSerif-Regular.otf"}
    for name, source, index, target in FONTS:
        [whole] = Path(folder).rglob(source)
        files[name] = HERE / "fonts" / target
        licence(cut(whole, index, wanted(name), files[name]), files[name].parent)
    both, target = COLLECTION
    collect([files[name] for name in both], HERE / "fonts" / target)
    expect(files)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
