import Testing

@testable import ExtractReading

/// What is no CSV is told by its bytes, and says what makes CSV of it.
struct ForeignFileTests {
  private static func utf16(_ text: String = "学号,姓名\n1,张三\n", isLittleEndian: Bool) -> [UInt8] {
    text.utf16.flatMap { unit in
      let bytes = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
      return isLittleEndian ? bytes : bytes.reversed()
    }
  }

  @Test(
    arguments: [
      (Array("PK\u{3}\u{4}....xl/worksheets/sheet1.xml".utf8), .workbook),
      (Array("PK\u{3}\u{4}....a.csv".utf8), .zip),
      ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0], .oldWorkbook), (Array("%PDF-1.7\n".utf8), .pdf),
      (Array("<html><body><table>".utf8), .html), (Array("\u{FEFF}\r\n <!DOCTYPE HTML>".utf8), .html),
      (Array("<TABLE border=1>".utf8), .html), (Array("<?xml version=\"1.0\"?><Workbook>".utf8), .xml),
      (Array("Rar!\u{1A}\u{7}".utf8), .archive),
      (Array("PK\u{3}\u{4}....[Content_Types].xml....word/document.xml".utf8), .document),
      (Array("PK\u{3}\u{4}....mimetypeapplication/vnd.oasis.opendocument.spreadsheetPK".utf8), .openWorkbook),
      (Array("PK\u{3}\u{4}....mimetypeapplication/vnd.oasis.opendocument.textPK".utf8), .document),
      (Array("\u{FEFF}\r\n\n %PDF-1.4\n".utf8), .pdf),
      (Array("<!-- saved from url=(0014)about:internet -->\r\n<table>".utf8), .html),
      (Array("<!-- a --> <!-- b --><div class=\"x\">".utf8), .html), (Array("<!-- no end".utf8), .html),
      (Array("<style>td { x: y }</style>".utf8), .html), (Array("<div>".utf8), .html),
      (Array("<tr><td>学号</td>".utf8), .html), (Array("<TR\n>".utf8), .html),
      (Array("<?xml version='1.0'?><Workbook xmlns:html=\"http://www.w3.org/TR/REC-html40\">".utf8), .xml),
      (Array("<?xml version='1.0'?>\n<html xmlns=\"x\">".utf8), .html),
      ([0xFF, 0xFE] + utf16("\r\n<table><tr>", isLittleEndian: true), .html),
      ([0xFE, 0xFF] + utf16("<html>\n", isLittleEndian: false), .html),
      (utf16("<html>\n<body>\n", isLittleEndian: true), .html),
      (utf16("<html><body>", isLittleEndian: false), .html),
      ([0xFF, 0xFE, 0, 0, 0x61, 0, 0, 0], .utf32), ([0, 0, 0xFE, 0xFF, 0, 0, 0, 0x61], .utf32),
      (utf16(isLittleEndian: true), .littleEndian), (utf16(isLittleEndian: false), .bigEndian),
    ] as [([UInt8], ForeignFile)])
  func itIsRecognised(head: [UInt8], file: ForeignFile) {
    #expect(ForeignFile.recognised(head) == file)
    #expect(file.description(at: "a.csv").hasPrefix("this is "))
  }

  /// The command that is advised can be pasted into a shell, whatever the file is called.
  @Test(
    arguments: [
      ("a.csv", "a.csv"), ("../in/2025_a-b.csv", "../in/2025_a-b.csv"), ("毕业生2025.csv", "毕业生2025.csv"),
      ("a b.csv", "'a b.csv'"), ("it's.csv", #"'it'\''s.csv'"#), ("a$(x).csv", "'a$(x).csv'"),
      ("-a.csv", "./-a.csv"),
      ("a（1）.csv", "'a（1）.csv'"), ("~a.csv", "'~a.csv'"), ("a\nb.csv", "'a\nb.csv'"), ("-", "FILE"),
      (#"a'\#u{10FED6}\b"#, #"$'a\'\xd6\\b'"#),
    ])
  func theAdviceCanBePasted(path: String, pasted: String) {
    for file in [ForeignFile.workbook, .oldWorkbook, .openWorkbook, .html, .xml] {
      #expect(file.description(at: path).hasSuffix(":44,34,76 \(pasted)`"))
    }
    #expect(ForeignFile.zip.description(at: path).hasSuffix("`unzip \(pasted)`"))
    #expect(ForeignFile.archive.description(at: path).hasSuffix("`7z x \(pasted)`"))
    #expect(ForeignFile.document.description(at: path).contains("--convert-to html \(pasted)`"))
    #expect(ForeignFile.utf32.description(at: path).contains("`iconv -f utf-32 -t utf-8 \(pasted) > "))
  }

  @Test(arguments: [
    "", "a,b\n", "学号,姓名\n", "<5,b\n", "P,K\n", "PK,xl/\n", "<td>,<tr>\n", "<table>;b\n", "<id>,b\n",
    "<tablet>\n", "<学号>,b\n", "%,b\n",
    "a,<html>\n", "\"<html>\",b\n", "a\u{0},b\u{0}\u{0}\n",
    "a\u{0},b\u{0}\nc,d\n",
  ])
  func csvIsNothingElse(text: String) { #expect(ForeignFile.recognised(Array(text.utf8)) == nil) }

  @Test func utf16WithAMarkIsKnown() {
    #expect(ForeignFile.recognised([0xFF, 0xFE] + Self.utf16(isLittleEndian: true)) == nil)
  }
}
