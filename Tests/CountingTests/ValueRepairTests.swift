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
    ("156500118", "500118", true), ("156500118000", "500118", true),
    ("156500118000000", "500118", true), ("500118000000000", "500118000000000", false),
    ("50011800000X", "50011800000X", false), ("5001180000", "5001180000", false),
  ])
  func divisionCodesHaveSixDigits(raw: String, text: String, isRepaired: Bool) {
    var cell = CellText(code: raw)
    cell.shortenDivisionCode()
    #expect(cell.text == text)
    #expect(cell.repairs.isEmpty != isRepaired)
  }

  @Test(
    "Spellings of one level",
    arguments: [
      ("本科生毕业", ["本科", "本科生", "大学本科", "31 本科生毕业", "31-本科", "专升本", "（本科）"]),
      ("专科生毕业", ["高职(专科)", "高职（专科）", "专科（高职）", "大专", "高职", "高职高专", "专 科"]),
      ("硕士生毕业", ["硕士", "硕士研究生", "专业学位硕士"]), ("博士生毕业", ["博士研究生", "博士"]),
      ("二学位毕业", ["二学位", "第二学士学位"]), ("本科生结业", ["本科结业"]), ("中职", ["中专", "中等职业教育", "职高"]),
    ] as [(String, [String])])
  func levelsAreSpeltAsInTheLists(level: String, texts: [String]) {
    for text in texts {
      var cell = CellText(text)
      cell.spellLevel()
      #expect(cell.text == level, "\(text)")
      #expect(cell.repairs == Repairs(.level), "\(text)")
    }
  }

  @Test(arguments: ["本科生毕业", "专科生毕业", "中职", "31", "61", "研究生", "高级技工", "本科1班", ""])
  func otherLevelsStay(text: String) {
    var cell = CellText(text)
    cell.spellLevel()
    #expect(cell == CellText(text))
  }

  @Test(arguments: [
    ("14008-某校", "14008", "某校"), ("14008（某校）", "14008", "某校"), ("510201某专业（五年制）", "510201", "某专业(五年制)"),
    ("10 [待就业]", "10", "待就业"),
  ])
  func namesAreCutOffCodes(raw: String, code: String, name: String) {
    var cell = CellText(code: raw)
    #expect(cell.splitName() == name)
    #expect(cell.text == code)
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
    ("2.0501E+13", true), ("2E+13", true), ("2.05e-5", true), ("2.05007E13", true), ("20501E13", false),
    ("E+13", false),
    ("2.0501E+", false),
    ("20250001X", false), ("A2.0501E+13", false),
  ])
  func scientificNotationIsLostForGood(raw: String, isScientific: Bool) {
    #expect(CellText(code: raw).isScientific == isScientific)
  }

  // MARK: Codes with something more

  @Test(arguments: [
    ("500118-永川区", "500118", "永川区"), ("500118 永川区", "500118", "永川区"), ("500118永川区", "500118", "永川区"),
    ("10-签就业协议形式就业", "10", "签就业协议形式就业"), ("10:签就业协议", "10", "签就业协议"), ("10：签约", "10", "签约"),
  ])
  func aNameIsCutOffItsCode(raw: String, code: String, name: String) {
    var cell = CellText(code: raw)
    #expect(cell.splitName() == name)
    #expect(cell.text == code && cell.repairs.contains(Repairs(.codeWithName)))
  }

  @Test(arguments: [
    ("500118-", "500118"), ("500118-/", "500118"), ("500118 无", "500118"), ("14008()", "14008"),
    ("10 /", "10"),
    ("10(无)", "10"),
  ])
  func aNameThatIsMissingIsNone(raw: String, code: String) {
    var cell = CellText(code: raw)
    #expect(cell.splitName() == nil)
    #expect(cell.text == code && cell.repairs == Repairs(.codeWithName))
  }

  @Test(
    arguments: [
      ("4.15E+09-某校", "", "某校", [Repair.codeWithName, .damagedCode]),
      ("5.10E+05 成都市", "", "成都市", [.codeWithName, .damagedCode]),
      ("4.150014008E+09（某校）", "4150014008", "某校", [.codeWithName, .scientific]), ("4E9某校", "4E9某校", nil, []),
      ("4.15E+09A-1", "4.15E+09A-1", nil, []),
    ] as [(String, String, String?, [Repair])])
  func aNumberInScientificNotationIsNoCode(raw: String, code: String, name: String?, repairs: [Repair]) {
    var cell = CellText(code: raw)
    #expect(cell.splitName() == name)
    #expect(cell.text == code && repairs.allSatisfy { cell.repairs.contains(Repairs($0)) })
  }

  @Test(
    arguments: [
      ("永川区（500118）", "500118", "永川区"), ("永川区 [500118]", "500118", "永川区"), ("永川区(８号)", nil, nil),
      ("永川区(50011)", nil, nil),
      ("(500118)", nil, nil), ("永川区(500118", nil, nil), ("永川区（五00118）", nil, nil),
    ] as [(String, String?, String?)])
  func aCodeInBracketsIsCutOffItsName(raw: String, code: String?, name: String?) {
    var cell = CellText(raw)
    #expect(cell.splitName(beforeCodeOf: 6...15) == name)
    #expect(cell.text == code ?? raw)
  }

  @Test(arguments: ["500118", "永川区", "10A", "10-A", "10-1", "10.5", "/", ""])
  func otherCodesHaveNoName(raw: String) {
    var cell = CellText(code: raw)
    #expect(cell.splitName() == nil)
    #expect(cell.text == raw)
  }

  @Test(arguments: [
    ("4150014008", "14008", true), ("14008", "14008", false), ("3650014008", "3650014008", false),
    ("415001400", "415001400", false), ("41500140080", "41500140080", false),
  ])
  func aSchoolHasOneCode(raw: String, code: String, isRepaired: Bool) {
    var cell = CellText(code: raw)
    cell.shortenSchoolIdentifier()
    #expect(cell.text == code)
    #expect(cell.repairs.contains(Repairs(.schoolIdentifier)) == isRepaired)
  }

  @Test(arguments: [
    ("2.0500733384299E13", "20500733384299"), ("2.0500733384299E+13", "20500733384299"), ("1.5e1", "15"),
  ])
  func numbersWithAllTheirDigitsComeBack(raw: String, id: String) {
    var cell = CellText(code: raw)
    #expect(cell.isScientific && cell.restoreScientific())
    #expect(cell.text == id && cell.repairs.contains(Repairs(.scientific)))
  }

  @Test(arguments: [
    "2.05007E13", "2.05007E+13", "2E+13", "2.0500733384299E12", "2.0500733384299E-13", "2.05.1E3",
    "4.15E+09", "5.10E+05", "5.101E+05", "9.15E+17", "1.00E+01", "4.15e9",
  ])
  func numbersWithoutThemDoNot(raw: String) {
    var cell = CellText(code: raw)
    #expect(cell.isScientific && !cell.restoreScientific())
    #expect(cell.text == raw)
    cell.restoreScientificCode()
    #expect(cell.text == "" && cell.repairs == Repairs(.damagedCode))
  }

  @Test(arguments: [
    ("4.150014008E+09", "4150014008"), ("5.10201E+05", "510201"), ("20501E13", "20501E13"),
    ("5102E3", "5102E3"),
    ("91500118MA5E", "91500118MA5E"), ("", ""),
  ])
  func otherCodesStay(raw: String, code: String) {
    var cell = CellText(code: raw)
    cell.restoreScientificCode()
    #expect(cell.text == code && !cell.repairs.contains(Repairs(.damagedCode)))
  }
}
