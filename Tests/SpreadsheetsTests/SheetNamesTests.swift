import Testing

@testable import Spreadsheets

struct SheetNamesTests {
  @Test(arguments: [
    ("学校", "学校"), ("a/b\\c?d*e:f[g]h", "a_b_c_d_e_f_g_h"), ("'quoted'", "’quoted’"), ("", "Sheet"),
    ("   ", "Sheet"),
    ("a\nb\u{1}", "a_b�"), ("History", "History (2)"), ("hISTORY", "hISTORY (2)"),
    // What stands before `!` in a reference without quotes.
    ("2025", "2025 –"), ("A1", "A1 –"), ("R1C1", "R1C1 –"), ("rc", "rc –"), ("gender", "gender"),
    ("a b1", "a b1"),
    (String(repeating: "渝", count: 40), String(repeating: "渝", count: 31)),
    (String(repeating: "𠮷", count: 40), String(repeating: "𠮷", count: 15)),
  ])
  func isWhatExcelTakes(text: String, name: String) {
    var names = SheetNames()
    #expect(names.name(for: text) == name)
  }

  @Test func noNameIsTakenTwice() {
    var names = SheetNames()
    let long = String(repeating: "x", count: 40)
    let found = ["去向", "去向", "Level", "LEVEL", long, long, "去向"].map { names.name(for: $0) }
    #expect(found.prefix(4) == ["去向", "去向 (2)", "Level", "LEVEL (2)"] && found[6] == "去向 (3)")
    #expect(found[5] == String(repeating: "x", count: 27) + " (2)")
    #expect(
      Set(found.map { $0.lowercased() }).count == found.count && found.allSatisfy { $0.utf16.count <= 31 })
  }
}
