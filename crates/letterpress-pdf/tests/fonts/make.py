"""Makes the fonts of this folder: python3 make.py, with fonttools 4.

They are drawn here, from squares and triangles, so that nobody else's licence comes with them.
"""

import io
import struct
import zlib

from fontTools import varLib
from fontTools.colorLib.builder import buildCOLR, buildCPAL
from fontTools.designspaceLib import AxisDescriptor, DesignSpaceDocument, SourceDescriptor
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection, TTFont
from fontTools.ttLib.tables.DefaultTable import DefaultTable

EM = 1000


def square(pen, width, low=0, high=700):
    pen.moveTo((50, low))
    pen.lineTo((50, high))
    pen.lineTo((width - 50, high))
    pen.lineTo((width - 50, low))
    pen.closePath()


def triangle(pen, width):
    pen.moveTo((50, 0))
    pen.lineTo((width // 2, 700))
    pen.lineTo((width - 50, 0))
    pen.closePath()


def base(family, letters, draw, is_cff=False, is_bare=False):
    """A font of letters by width; `draw` draws each."""
    names = [".notdef", *letters]
    builder = FontBuilder(EM, isTTF=not is_cff)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({code: name for name, (code, _) in letters.items() if code})
    widths = {".notdef": 500, **{name: width for name, (_, width) in letters.items()}}
    if is_cff:
        strings = {}
        for name in names:
            pen = T2CharStringPen(widths[name], None)
            draw(pen, name, widths[name])
            strings[name] = pen.getCharString()
        builder.setupCFF(f"{family}-Regular", {"FullName": family}, strings, {})
    elif not is_bare:
        glyphs = {}
        for name in names:
            pen = TTGlyphPen(None)
            draw(pen, name, widths[name])
            glyphs[name] = pen.glyph()
        builder.setupGlyf(glyphs)
    builder.setupHorizontalMetrics({name: (widths[name], 50) for name in names})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable(
        {"familyName": family, "styleName": "Regular", "psName": f"{family}-Regular"},
        mac=False,
    )
    builder.setupOS2(sTypoAscender=800, sTypoDescender=-200, sxHeight=500, sCapHeight=700)
    builder.setupPost(keepGlyphNames=False)
    builder.font["head"].created = builder.font["head"].modified = 0
    builder.font.recalcTimestamp = False
    return builder.font


def vary(is_cff):
    """A face whose letters are 400 wide at weight 300 and 800 at weight 900; the default is 300."""
    masters = []
    for wide in (1, 2):
        letters = {"space": (0x20, 300), "a": (0x61, 400 * wide), "b": (0x62, 500)}

        def draw(pen, name, width):
            if name != "space":
                square(pen, width)

        font = base("Vary", letters, draw, is_cff)
        font["OS/2"].sxHeight = 400 + 100 * wide
        masters.append(font)
    space = DesignSpaceDocument()
    axis = AxisDescriptor(tag="wght", name="Weight", minimum=300, default=300, maximum=900)
    space.addAxis(axis)
    for font, weight in zip(masters, (300, 900)):
        space.addSource(SourceDescriptor(font=font, location={"Weight": weight}))
    font, _, _ = varLib.build(space)
    font.recalcTimestamp = False
    return font


RED, GREEN, BLUE = (0, 1, 2)
PALETTE = [[(1, 0, 0, 1), (0, 0.5, 0, 1), (0, 0, 1, 0.5)]]
INK = 0xFFFF


def solid(color, alpha=1.0):
    return {"Format": 2, "PaletteIndex": color, "Alpha": alpha}


def stops(*stops, extend="pad"):
    made = [{"StopOffset": at, "PaletteIndex": c, "Alpha": a} for at, c, a in stops]
    return {"Extend": extend, "ColorStop": made}


def glyph(name, paint):
    return {"Format": 10, "Glyph": name, "Paint": paint}


def layers(*paints):
    return {"Format": 1, "Layers": list(paints)}


LINE = {"x0": 50, "y0": 0, "x1": 550, "y1": 0, "x2": 50, "y2": 500}
ROUND = {"x0": 300, "y0": 350, "r0": 0, "x1": 300, "y1": 350, "r1": 300}
SWEEP = {"centerX": 300, "centerY": 350, "startAngle": 0, "endAngle": 360}


def color():
    """A face in colour, by COLR version 1, with one glyph of each kind."""
    names = "flat linear clear radial sweep turned group multiply ink repeat none".split()
    letters = {name: (0x61 + place, 600) for place, name in enumerate(names)}
    letters |= {"square": (0, 600), "corner": (0, 600)}

    def draw(pen, name, width):
        if name == "corner":
            triangle(pen, width)
        else:
            square(pen, width)

    font = base("Color", letters, draw)
    fade = stops((0, RED, 1), (1, GREEN, 1))
    thin = stops((0, RED, 1), (0.5, GREEN, 1), (1, BLUE, 0))
    linear = {"Format": 4, "ColorLine": fade, **LINE}
    short = {**LINE, "x1": 150}
    again = {"Format": 4, "ColorLine": stops((0, RED, 1), (1, GREEN, 1), extend="repeat"), **short}
    turned = {"Format": 24, "Paint": linear, "angle": 90}
    group = {
        "Format": 32,
        "SourcePaint": layers(glyph("square", linear), glyph("corner", solid(RED))),
        "CompositeMode": "src_in",
        "BackdropPaint": solid(RED, 0.25),
    }
    multiply = {
        "Format": 32,
        "SourcePaint": glyph("corner", solid(GREEN)),
        "CompositeMode": "multiply",
        "BackdropPaint": glyph("square", solid(RED)),
    }
    glyphs = {
        "flat": layers(glyph("square", solid(RED)), glyph("corner", solid(BLUE))),
        "linear": glyph("square", linear),
        "clear": glyph("square", {"Format": 4, "ColorLine": thin, **LINE}),
        "radial": glyph("square", {"Format": 6, "ColorLine": fade, **ROUND}),
        "sweep": glyph("square", {"Format": 8, "ColorLine": fade, **SWEEP}),
        "turned": glyph("square", turned),
        "group": group,
        "multiply": multiply,
        "ink": layers(glyph("square", solid(INK)), glyph("corner", solid(INK, 0.5))),
        "repeat": glyph("square", again),
    }
    font["COLR"] = buildCOLR(glyphs, version=1, glyphMap=font.getReverseGlyphMap())
    font["CPAL"] = buildCPAL(PALETTE)
    return font


def layered():
    """A face in colour by COLR version 0."""
    letters = {"a": (0x61, 600), "square": (0, 600), "corner": (0, 600)}

    def draw(pen, name, width):
        triangle(pen, width) if name == "corner" else square(pen, width)

    font = base("Layered", letters, draw)
    font["COLR"] = buildCOLR({"a": [("square", GREEN), ("corner", INK)]}, version=0)
    font["CPAL"] = buildCPAL(PALETTE)
    return font


def png(size, color):
    """A square picture in a colour with alpha, the right half clear."""
    half = size // 2
    row = b"\0" + bytes(color) * half + bytes([*color[:3], 0]) * (size - half)

    def chunk(kind, body):
        sum = zlib.crc32(kind + body)
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", sum)

    header = struct.pack(">IIBBBBB", size, size, 8, 6, 0, 0, 0)
    data = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(row * size, 9))
    return b"\x89PNG\r\n\x1a\n" + data + chunk(b"IEND", b"")


BITMAPS = {"a": (0x61, 1250), "b": (0x62, 1250), "space": (0x20, 300)}


def strike_tables(pictures):
    """CBLC and CBDT with one strike of 80 pixels to the em (OpenType, CBLC and CBDT)."""
    data = struct.pack(">HH", 3, 0)
    offsets = [0]
    for picture in pictures:
        body = struct.pack(">BBbbB", 64, 64, 2, 54, 100)
        data += body + struct.pack(">I", len(picture)) + picture
        offsets.append(len(data) - 4)
    subtable = struct.pack(">HHI", 1, 17, 4) + struct.pack(f">{len(offsets)}I", *offsets)
    array = struct.pack(">HHI", 1, len(pictures), 8)
    line = struct.pack(">bbBbbbbbbbbb", 64, -10, 100, 0, 0, 0, 0, 0, 0, 0, 0, 0)
    size = struct.pack(">IIII", 56, len(array + subtable), 1, 0) + line + line
    size += struct.pack(">HHBBBb", 1, len(pictures), 80, 80, 32, 1)
    return struct.pack(">HHI", 3, 0, 1) + size + array + subtable, data


def bitmap():
    """A face of pictures alone, by CBDT: no outlines, and a space that has no picture."""
    font = base("Bitmap", BITMAPS, None, is_bare=True)
    tables = strike_tables([png(64, (255, 0, 0, 255)), png(64, (0, 0, 255, 128))])
    for tag, data in zip(("CBLC", "CBDT"), tables):
        table = DefaultTable(tag)
        table.data = data
        font[tag] = table
    return font


def sbix():
    """A face with outlines and pictures, by sbix: two strikes, the larger one with `a` alone."""
    font = base("Sbix", BITMAPS, lambda pen, name, width: square(pen, width))
    order = font.getGlyphOrder()

    def strike(ppem, pictures):
        data, offsets = b"", []
        start = 4 + 4 * (len(order) + 1)
        for name in order:
            offsets.append(start + len(data))
            if name in pictures:
                data += struct.pack(">hh", 2, -10) + b"png " + pictures[name]
        offsets.append(start + len(data))
        return struct.pack(">HH", ppem, 72) + struct.pack(f">{len(offsets)}I", *offsets) + data

    small = strike(40, {"a": png(32, (0, 255, 0, 255)), "b": png(32, (0, 255, 0, 255))})
    large = strike(80, {"a": png(64, (255, 0, 0, 255))})
    table = DefaultTable("sbix")
    start = 8 + 8
    table.data = struct.pack(">HHIII", 1, 1, 2, start, start + len(small)) + small + large
    font["sbix"] = table
    return font


def save(font, name):
    """Saves a font the way it comes out of a second reading, so that all its tables are whole."""
    data = io.BytesIO()
    font.save(data)
    data.seek(0)
    again = TTFont(data, recalcTimestamp=False)
    again.save(name)


save(vary(False), "vary.ttf")
save(vary(True), "vary-cff2.otf")
save(color(), "color.ttf")
save(layered(), "layered.ttf")
save(bitmap(), "bitmap.ttf")
save(sbix(), "sbix.ttf")

pair = TTCollection()
pair.fonts = [TTFont(name, recalcTimestamp=False) for name in ("layered.ttf", "vary-cff2.otf")]
pair.save("pair.ttc")
