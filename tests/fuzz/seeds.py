#!/usr/bin/env python3
"""First inputs of the fuzz targets, made of the repository's own records, texts, ledgers and pictures.

    tests/fuzz/seeds.py FOLDER      writes FOLDER/<target>/… and FOLDER/words.dict
"""
import pathlib, re, struct, sys, zipfile, zlib
from xml.etree import ElementTree

ROOT = pathlib.Path(__file__).resolve().parents[2]
FIXTURES = ROOT / "tests/fixtures"
LARGEST = 8_000
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def records(folder):
    """Records of a content folder, by path inside it."""
    for path in sorted(folder.rglob("*")):
        if path.suffix in (".md", ".toml") and path.is_file():
            yield path.relative_to(folder).as_posix(), path.read_bytes()


def bundle(folder):
    """A content folder as one input."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return b"".join(
        b"=== " + path.relative_to(folder).as_posix().encode() + b"\n" + path.read_bytes().rstrip(b"\n") + b"\n"
        for path in files
    )


def inline(book):
    """The first sheet of a workbook with its strings in the cells."""
    with zipfile.ZipFile(book) as archive:
        names = archive.namelist()
        shared = []
        if "xl/sharedStrings.xml" in names:
            table = ElementTree.fromstring(archive.read("xl/sharedStrings.xml"))
            shared = ["".join(text.text or "" for text in item.iter(SHEET + "t")) for item in table]
        sheet = ElementTree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
    for cell in sheet.iter(SHEET + "c"):
        value = cell.find(SHEET + "v")
        if cell.get("t") == "s" and value is not None:
            cell.set("t", "str")
            value.text = shared[int(value.text)]
    ElementTree.register_namespace("", SHEET[1:-1])
    return ElementTree.tostring(sheet, encoding="utf-8")


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def pictures():
    """The smallest pictures of each form, with what such pictures say of themselves."""
    tiff = b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0"
    exif = b"Exif\0\0" + tiff
    segment = lambda mark, data: b"\xff" + bytes([mark]) + struct.pack(">H", len(data) + 2) + data
    start = segment(0xC0, b"\x08\0\x01\0\x01\x01\x01\x11\0")
    scan = segment(0xDA, b"\x01\x01\0\0\x3f\0") + b"\x12\xff\x00\x34\xff\xd9"
    plain = b"\xff\xd8" + segment(0xE0, b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0")
    tables = segment(0xDB, b"\0" + bytes(64)) + segment(0xC4, b"\0" + bytes(16))
    yield "jpg", plain + segment(0xE1, exif) + segment(0xED, b"Photoshop 3.0\0") + tables + start + scan
    yield "jpg", b"\xff\xd8" + segment(0xE2, b"ICC_PROFILE\0\x01\x01abc") + segment(0xFE, b"a") + tables + start + scan
    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    body = chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b"")
    sign = b"\x89PNG\r\n\x1a\n"
    yield "png", sign + chunk(b"IHDR", head) + body
    yield "png", sign + chunk(b"IHDR", head) + chunk(b"eXIf", tiff) + chunk(b"tEXt", b"Author\0a") + body + b"tail"
    frame = chunk(b"acTL", struct.pack(">II", 1, 0)) + chunk(b"fcTL", struct.pack(">IIIIIHHBB", 0, 1, 1, 0, 0, 1, 1, 0, 0))
    yield "png", sign + chunk(b"IHDR", head) + frame + body
    screen = b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff"
    image = b"\x2c\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0"
    yield "gif", screen + b"\x21\xfe\x03abc\0" + image + b"\x3b"
    yield "gif", screen + b"\x21\xff\x0bNETSCAPE2.0\x03\x01\0\0\0" + b"\x21\xf9\x04\0\0\0\0\0" + image + b"\x3b"
    riff = lambda kind, data: kind + struct.pack("<I", len(data)) + data + b"\0" * (len(data) % 2)
    lossless = riff(b"VP8L", b"\x2f\0\0\0\0\x88\x88\x08")
    webp = lambda data: b"RIFF" + struct.pack("<I", len(data) + 4) + b"WEBP" + data
    yield "webp", webp(lossless)
    yield "webp", webp(riff(b"VP8X", b"\x0c" + bytes(9)) + lossless + riff(b"EXIF", tiff) + riff(b"XMP ", b"<x/>"))
    yield "svg", "<svg xmlns='http://www.w3.org/2000/svg'><text>张某 13800138000</text></svg>".encode()
    yield "bmp", b"BM" + bytes(60)
    yield "tiff", tiff


def texts():
    """Markdown: the bodies of records, and what the tests of prose try."""
    for _, record in [*records(ROOT / "content"), *records(FIXTURES / "base/content")]:
        parts = record.split(b"\n+++\n", 1)
        if len(parts) == 2 and parts[1].strip():
            yield parts[1]
    for test in sorted((ROOT / "src/prose").rglob("*.rs")):
        for literal in re.findall(r'"((?:[^"\\\n]|\\.)+)"', test.read_text()):
            yield literal.replace("\\n", "\n").replace('\\"', '"').replace("\\\\", "\\").encode()


def ods():
    cell = "<table:table-cell office:value-type='string'><text:p>{}</text:p></table:table-cell>"
    rows = [["序号", "村", "措施", "责任人", "完成时限"], ["1", "桥头村", "硬化村道", "李某", "2020年12月"]]
    table = "".join("<table:table-row>" + "".join(cell.format(text) for text in row) + "</table:table-row>" for row in rows)
    spaces = "".join(
        f" xmlns:{name}='urn:oasis:names:tc:opendocument:xmlns:{name}:1.0'" for name in ("office", "table", "text")
    )
    head = f"<office:document-content{spaces}><office:body><office:spreadsheet><table:table table:name='台账'>"
    return (head + table + "</table:table></office:spreadsheet></office:body></office:document-content>").encode()


def words():
    """What inputs are made of: keys, marks, names."""
    found = {"+++", "+++\n", "[[measures]]\n", "[[problems]]\n", "= true", "2020-12-31", ":::internal\n", ":::\n", "=== "}
    found |= {"| - |", "[^1]", "[^1]: ", "![](", "](", "**", "~~", "```", "<details>", "<td colspan=2>", "javascript:", "&#x3a;"}
    found |= {"\\u{feff}", "\u3000", "１３８", "一三八", "13800138000", "630102199003078515", "合并", "万元", "2020年6月底前"}
    for path in [*(ROOT / "content").rglob("*.toml"), *(FIXTURES / "base").rglob("*.md")]:
        for line in path.read_text().splitlines():
            key = re.match(r"\[*([a-z_.]+)\]* *(=|$)", line)
            if key:
                found.add(key.group(0))
    for heading in re.findall(r'"([^"]+)"', (ROOT / "src/ledger/maps/measures.toml").read_text()):
        found.add(heading)
    quoted = lambda word: "".join(chr(b) if 32 <= b < 127 and chr(b) not in '"\\' else f"\\x{b:02x}" for b in word.encode())
    return "".join(f'"{quoted(word)}"\n' for word in sorted(found))


def seeds():
    folders = [ROOT / "content", FIXTURES / "base/content", FIXTURES / "secret/content"]
    folders += sorted((FIXTURES / "findings").glob("*/*/content"))
    for folder in folders:
        for path, record in records(folder):
            yield "front_matter", record
            yield "records", path.encode() + b"\n" + record
        if folder.parent.parent.parent == FIXTURES / "findings" or folder.parent.parent == FIXTURES:
            yield "check", bundle(folder)
    for text in texts():
        yield "markdown", text
        if len(text) > 40:
            yield "attachment", b"txt\n" + text
    for ledger in sorted((FIXTURES / "ledgers").rglob("ledger.*")):
        kind = ledger.suffix[1:].encode() + b"\n"
        yield "import", kind + ledger.read_bytes()
        yield "attachment", kind + ledger.read_bytes()
        if ledger.suffix == ".xlsx":
            yield "import", b"sheet\n" + inline(ledger)
            yield "attachment", b"sheet\n" + inline(ledger)
    for target in ("import", "attachment"):
        yield target, b"content\n" + ods()
    yield "attachment", "document\n<w:document><w:p><w:r><w:t>电话 13800138000</w:t></w:r></w:p></w:document>".encode()
    for ending, picture in pictures():
        yield "attachment", ending.encode() + b"\n" + picture


def main(folder):
    count = {}
    for target, seed in seeds():
        if len(seed) > LARGEST:
            continue
        into = folder / target
        into.mkdir(parents=True, exist_ok=True)
        (into / f"seed-{zlib.crc32(seed):08x}").write_bytes(seed)
        count[target] = count.get(target, 0) + 1
    (folder / "words.dict").write_text(words())
    print(" ".join(f"{target} {number}" for target, number in sorted(count.items())))


main(pathlib.Path(sys.argv[1]))
