#!/usr/bin/python3
# SPDX-License-Identifier: AGPL-3.0-or-later
"""./valija bench ocr [count]: how many of so many (1,000) security codes tesseract reads, restricted to the alphabet, in each
way of preparing the picture, and how many a vote of all those finds. Exit status 1: more than 5 of 1,000 in any way. Twenty of
them are put on one sheet for a person to read: $VALIJA_BUILD/ocr-sheet.png."""
import collections
import concurrent.futures
import os
import pathlib
import subprocess
import sys
import tempfile

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageOps  # Debian's python3-pil, so Debian's python3

BUILD = pathlib.Path(os.environ["VALIJA_BUILD"])
ALPHABET = "adefhkmpruwxyz"
LETTERS = 5
MOST_SOLVED = 5 / 1000
ONE_WORD = "8"  # tesseract's --psm; a line (7) reads the same
PROCESSES = 2


def scaled(image, times=3):
    return image.resize((image.width * times, image.height * times), Image.LANCZOS)


def binarised(image):
    """At Otsu's threshold."""
    histogram = image.histogram()
    total, weighted = sum(histogram), sum(grey * count for grey, count in enumerate(histogram))
    best, threshold, below, below_weighted = -1.0, 127, 0, 0
    for grey, count in enumerate(histogram):
        below, below_weighted = below + count, below_weighted + grey * count
        if 0 < below < total:
            gap = below_weighted / below - (weighted - below_weighted) / (total - below)
            if below * (total - below) * gap * gap > best:
                best, threshold = below * (total - below) * gap * gap, grey
    return image.point(lambda grey: 255 if grey > threshold else 0)


def denoised(image):
    return image.filter(ImageFilter.MedianFilter(5))


def outlined(image):
    """Where it changes from dark to light, dark on light: the same on both sides of the curve."""
    wide = ImageOps.expand(scaled(image), 20, 245)
    return ImageOps.invert(ImageChops.difference(wide.filter(ImageFilter.MaxFilter(5)), wide.filter(ImageFilter.MinFilter(5))))


def straight(image):
    """Turned over where the ground is dark, taking a column's halves for of one ground each, that of its upper or lower edge."""
    columns = scaled(image)
    flipped = ImageOps.invert(columns)
    middle = columns.height // 2
    for x in range(columns.width):
        for top, bottom, edge in ((0, middle, 2), (middle, columns.height, columns.height - 3)):
            if columns.getpixel((x, edge)) < 128:
                columns.paste(flipped.crop((x, top, x + 1, bottom)), (x, top))
    return columns


WAYS = {
    "as it is": lambda image: image,
    "inverted": ImageOps.invert,
    "binarised": binarised,
    "scaled": scaled,
    "de-noised": denoised,
    "scaled, de-noised, binarised": lambda image: binarised(denoised(scaled(image))),
    "outlined": outlined,
    "halves turned over": straight,
}


def prepare(folder, count, way):
    """The pictures in one way, and a list of them: tesseract starts once for all."""
    files = []
    for number in range(count):
        file = folder / f"{way} {number}.png"
        WAYS[way](Image.open(folder / f"{number}.png").convert("L")).save(file, compress_level=1)
        files.append(str(file))
    listing = folder / f"{way}.list"
    listing.write_text("\n".join(files) + "\n")
    return listing


def read(folder, count, way):
    """What tesseract reads, a text a picture."""
    listing = prepare(folder, count, way)
    done = subprocess.run(
        ["tesseract", listing, "-", "--dpi", "150", "--psm", ONE_WORD, "-c", f"tessedit_char_whitelist={ALPHABET}"],
        env=os.environ | {"OMP_THREAD_LIMIT": "1"}, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    texts = ["".join(text.split()) for text in done.stdout.split("\f")]
    return texts[:count]


def vote(readings):
    """The most frequent letter at each place, among the readings that have five; the first of equals."""
    whole = [reading for reading in readings if len(reading) == LETTERS]
    if not whole:
        return ""
    return "".join(collections.Counter(letters).most_common(1)[0][0] for letters in zip(*whole))


def draw_sheet(folder, count, target):
    shown = min(20, count)
    sheet = Image.new("L", (4 * 260 + 20, 5 * 115 + 20), 255)
    draw = ImageDraw.Draw(sheet)
    for number in range(shown):
        x, y = 20 + number % 4 * 260, 20 + number // 4 * 115
        sheet.paste(Image.open(folder / f"{number}.png"), (x, y + 12))
        draw.text((x, y), str(number + 1), 0)
    sheet.save(target)


def measure(count, seed, folder):
    subprocess.run([BUILD / "tests/valija-bench-pictures", str(count), folder, seed], check=True)
    answers = (folder / "answers").read_text().split()
    draw_sheet(folder, count, BUILD / "ocr-sheet.png")
    (BUILD / "ocr-sheet.txt").write_text("\n".join(answers[:20]) + "\n")
    with concurrent.futures.ProcessPoolExecutor(PROCESSES) as pool:
        readings = dict(zip(WAYS, pool.map(read, [folder] * len(WAYS), [count] * len(WAYS), WAYS)))
    for way, texts in readings.items():
        yield way, [text == answer for text, answer in zip(texts, answers)]
    votes = [vote(texts) for texts in zip(*readings.values())]
    yield "vote of all these", [text == answer for text, answer in zip(votes, answers)]
    anywhere = [answer in texts for answer, *texts in zip(answers, *readings.values())]
    yield "right in any of these", anywhere


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    seed = sys.argv[2] if len(sys.argv) > 2 else str(int.from_bytes(os.urandom(4), "big"))
    print(f"{count} pictures, seed {seed}. Twenty fetches of one challenge are the same bytes, so their vote is the picture as it is.")
    worst = 0
    with tempfile.TemporaryDirectory() as folder:
        for way, solved in measure(count, seed, pathlib.Path(folder)):
            print(f"{way:<30} {sum(solved):5} of {count}")
            if way != "right in any of these":
                worst = max(worst, sum(solved))
    print(f"For a person: {BUILD / 'ocr-sheet.png'}, answers in ocr-sheet.txt")
    sys.exit(1 if worst > MOST_SOLVED * count else 0)


main()
