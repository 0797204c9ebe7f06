#!/usr/bin/env python3
"""Makes src/MomBot/Pictures/lettering.bin: the outlines of the letters that pictures are written with.

See README.md beside this file. The same fonts give the same bytes.
"""

import struct
import sys
import zlib

from fontTools.pens.basePen import BasePen
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.ttLib import TTFont

# Latin as English, Spanish, French, German and their neighbours write it, and the signs a picture needs.
RANGES = [
    (0x20, 0x7E), (0xA0, 0x17F), (0x218, 0x21B), (0x1E9E, 0x1E9E), (0x2010, 0x2015), (0x2018, 0x201E),
    (0x2020, 0x2022), (0x2026, 0x2026), (0x2030, 0x2030), (0x2039, 0x203A), (0x20AC, 0x20AC), (0x2190, 0x2193),
    (0x2212, 0x2212), (0x2260, 0x2260), (0x2264, 0x2265),
]
MISSING, BOX = 0, 0x25A1  # Where a letter is not known a box stands.
FINENESS = 1  # The curves' greatest error, in font units.


class Contours(BasePen):
    """Collects a glyph as contours of (x, y, on the curve) with quadratic curves."""

    def __init__(self, glyphs):
        super().__init__(glyphs)
        self.contours = []

    def _moveTo(self, point):
        self.contours.append([(*point, True)])

    def _lineTo(self, point):
        self.contours[-1].append((*point, True))

    def _qCurveToOne(self, control, point):
        self.contours[-1] += [(*control, False), (*point, True)]

    def _closePath(self):
        contour = self.contours[-1]
        if len(contour) > 1 and contour[0] == contour[-1]:
            contour.pop()


def outline(glyphs, name):
    pen = Contours(glyphs)
    glyphs[name].draw(Cu2QuPen(pen, FINENESS, reverse_direction=False))
    return [[(round(x), round(y), on) for x, y, on in contour] for contour in pen.contours]


def face(path):
    font = TTFont(path)
    glyphs, names, os2 = font.getGlyphSet(), font.getBestCmap(), font["OS/2"]
    wanted = {MISSING: names[BOX]}
    for first, last in RANGES:
        wanted |= {code: names[code] for code in range(first, last + 1) if code in names}
    packed = [struct.pack("<HhhhH", font["head"].unitsPerEm, font["hhea"].ascent, font["hhea"].descent,
                          os2.sCapHeight, len(wanted))]
    for code, name in sorted(wanted.items()):
        contours = outline(glyphs, name)
        packed.append(struct.pack("<HHB", code, round(glyphs[name].width), len(contours)))
        for contour in contours:
            packed.append(struct.pack("<H", len(contour)))
            packed += [struct.pack("<hhB", x, y, on) for x, y, on in contour]
    return b"".join(packed)


def main(regular, bold, target):
    with open(target, "wb") as file:
        file.write(zlib.compress(face(regular) + face(bold), 9))


if __name__ == "__main__":
    main(*sys.argv[1:])
