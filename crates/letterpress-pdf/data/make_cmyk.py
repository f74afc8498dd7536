#!/usr/bin/env python3
"""Makes cmyk.icc, an ICC profile (version 2.4) for CMYK of which nothing else is known.

Inks are the complements of red, green and blue in sRGB, and black takes its part of all three; the
table has five places an ink, in CIE L*a*b* under D50. No press is measured: it is what most readers
do with DeviceCMYK, written down so that an archive says it.
"""

import pathlib
import struct

GRID = 5
WHITE = (0.9642, 1.0, 0.8249)
# From linear sRGB to XYZ under D50 (Bradford).
MATRIX = (
    (0.4360747, 0.3850649, 0.1430804),
    (0.2225045, 0.7168786, 0.0606169),
    (0.0139322, 0.0971045, 0.7141733),
)


def lab(c, m, y, k):
    rgb = [(1 - ink) * (1 - k) for ink in (c, m, y)]
    linear = [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in rgb]
    xyz = [sum(a * b for a, b in zip(row, linear)) / w for row, w in zip(MATRIX, WHITE)]
    f = [v ** (1 / 3) if v > 216 / 24389 else (v * 24389 / 27 + 16) / 116 for v in xyz]
    return 116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])


def encode(l, a, b):
    values = l * 0xFF00 / 100, (a + 128) * 256, (b + 128) * 256
    return struct.pack(">3H", *(min(max(round(v), 0), 0xFFFF) for v in values))


def table():
    out = b"mft2" + bytes(4) + bytes([4, 3, GRID, 0])
    out += struct.pack(">9i", *(0x10000 if i % 4 == 0 else 0 for i in range(9)))
    out += struct.pack(">2H", 2, 2) + struct.pack(">2H", 0, 0xFFFF) * 4
    places = [i / (GRID - 1) for i in range(GRID)]
    for c in places:
        for m in places:
            for y in places:
                for k in places:
                    out += encode(*lab(c, m, y, k))
    return out + struct.pack(">2H", 0, 0xFFFF) * 3


def description(text):
    text = text.encode("ascii") + b"\0"
    return b"desc" + bytes(4) + struct.pack(">I", len(text)) + text + bytes(4 + 4 + 2 + 1 + 67)


def profile():
    white = b"XYZ " + bytes(4) + struct.pack(">3i", *(round(v * 65536) for v in WHITE))
    tags = [
        (b"desc", description("CMYK by complements")),
        (b"cprt", b"text" + bytes(4) + b"No rights reserved\0"),
        (b"wtpt", white),
        (b"A2B0", table()),
    ]
    at = 128 + 4 + 12 * len(tags)
    head, body = struct.pack(">I", len(tags)), b""
    for name, data in tags:
        head += name + struct.pack(">2I", at + len(body), len(data))
        body += data + bytes(-len(data) % 4)
    size = 128 + len(head) + len(body)
    header = struct.pack(">I4sI4s4s4s", size, bytes(4), 0x02400000, b"scnr", b"CMYK", b"Lab ")
    header += struct.pack(">6H", 2026, 1, 1, 0, 0, 0) + b"acsp" + bytes(4 + 4 + 4 + 4 + 8 + 4)
    header += struct.pack(">3i", 0xF6D6, 0x10000, 0xD32D)
    return header + bytes(128 - len(header)) + head + body


if __name__ == "__main__":
    pathlib.Path(__file__).with_name("cmyk.icc").write_bytes(profile())
