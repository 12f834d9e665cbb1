import Pipelines
import Testing

@testable import Counting

/// What spreadsheets do to values, and what of it can be undone.
struct ValueRepairTests {
  @Test(arguments: [
    ("500118", "500118", []),
    ("10.0", "10", [Repair.decimalSuffix]), ("500118.0", "500118", [.decimalSuffix]),
    ("10.00", "10", [.decimalSuffix]),
    ("10.5", "10.5", []), (".0", ".0", []), ("1.0.0", "1.0.0", []),
    ("=\"500118\"", "500118", [.formulaQuotes]),
    ("=\"500118.0\"", "500118", [.formulaQuotes, .decimalSuffix]),
    ("=\"\"", "", [.formulaQuotes]), ("=SUM(A1)", "=SUM(A1)", []),
    ("'500118", "500118", [.apostrophe]), ("'", "", [.apostrophe]),
    ("500118\t", "500118", [.invisible]), ("\u{A0}500118", "500118", [.invisible]),
    ("500118\u{3000}", "500118", [.invisible]), ("\u{FEFF}500118", "500118", [.invisible]),
    ("5001\u{200B}18", "500118", [.invisible]), (" 500118 ", "500118", []),
    ("５００１１８", "500118", [.fullWidth]), ("５００１１８．０", "500118", [.fullWidth, .decimalSuffix]),
    ("'５００１１８\t", "500118", [.apostrophe, .fullWidth, .invisible]),
    ("２０２５０００１Ｘ", "20250001X", [.fullWidth]),
  ])
  func codesLoseWhatSpreadsheetsAdd(raw: String, text: String, repairs: [Repair]) {
    let cell = CellText(code: raw)
    #expect(cell.text == text)
    #expect(cell.repairs == repairs.reduce(into: []) { $0.insert(Repairs($1)) })
  }

  @Test(arguments: [
    ("500118000000", "500118", true), ("500118000", "500118", true), ("500118", "500118", false),
    ("50011800000X", "50011800000X", false), ("5001180000", "5001180000", false),
  ])
  func divisionCodesHaveSixDigits(raw: String, text: String, isRepaired: Bool) {
    var cell = CellText(code: raw)
    cell.shortenDivisionCode()
    #expect(cell.text == text)
    #expect(cell.repairs == (isRepaired ? Repairs(.longCode) : []))
  }

  @Test(arguments: [
    ("20101", "020101", true), ("20101.0", "020101", true), ("020101", "020101", false),
    ("510201", "510201", false),
    ("2010", "2010", false), ("80901K", "80901K", false), ("会计", "会计", false), ("", "", false),
  ])
  func programCodesGetTheirZeroBack(raw: String, text: String, isRepaired: Bool) {
    var cell = CellText(code: raw)
    cell.restoreProgramZero()
    #expect(cell.text == text)
    #expect(cell.repairs.contains(Repairs(.leadingZero)) == isRepaired)
  }

  @Test(arguments: [
    ("2.0501E+13", true), ("2E+13", true), ("2.05e-5", true), ("20501E13", false), ("E+13", false),
    ("2.0501E+", false),
    ("20250001X", false), ("A2.0501E+13", false),
  ])
  func scientificNotationIsLostForGood(raw: String, isScientific: Bool) {
    #expect(CellText(code: raw).isScientific == isScientific)
  }

  @Test(
    arguments: [
      ("2025", 2025), ("2025届", 2025), ("2025-06-30", 2025), ("202506", 2025), ("2025年6月", 2025),
      ("20250630", 2025),
      ("25", nil), ("202513", nil), ("2125", nil), ("二〇二五", nil), ("2025-13-01", nil),
    ] as [(String, Int?)])
  func yearsAreRead(raw: String, year: Int?) {
    #expect(YearText.year(CellText(code: raw).text) == year)
  }
}
