import Differential
import Testing

@testable import Counting
@testable import ExtractReading

/// Which cells may hold a graduate's ID: one notion for all that asks.
struct PossibleIDTests {
  @Test(arguments: [
    "20500733384299", "A1001", "1001", "2.05007E13", "=\"20250001\"", "'1001", "２０２５１０１",
    "2021-0101", "2021-1105", "2021/0101", "2021_0101", "2021 0101", "21级0101", "2021级01班05号", "2021101号",
    "(2021)101",
    "（2021）101", "21-03-112", "2021-03-125", "CQ-2021-017", "2021·0101", "#20210101", "2021\\0101",
    "CQGC2021001", "C100", "2021-006", "Chen2021", "VAR2021",
    "渝2021011", "20210011（重修）", "20210011（专升本）", "20210011本", "软件2021011", "学号20210011", "2021级软件1班11号",
    "“20210011”", "2021.0011", "2021~0011", "2021-0011",
  ])
  func areRecords(id: String) { #expect(PossibleID.isPossible(id)) }

  @Test(arguments: [
    "", "无", "张三", "12", "101", "0000", "00-00-00", "2050****4299", "2050XXXX4299", "合计", "ABCD", "95.6%",
    "1,234", "1234.56",
    "2025-06-30", "2025/6/30", "2025-06", "2024-2025", "2024—2025", "2025-07-01 08:30", "1-Jul-2025",
    "2025年6月30日",
    "2021级1班", "2021级(2)班", "2025届1班", "1001班", "21-0101班", "(1/1001)", "2024-2025-2", "2025#",
    "023-49800000", "0831-8888888",
    "(2025)12号", "varchar(20)", "char(5000)", "VARCHAR2(20)", "VARCHAR2", "NVARCHAR2(50 CHAR)", "varchar20",
    "char14", "NUMBER(10,2)",
    "NUMBER10", "Grand Total 2025", "Page -1 of 1", "(48 rows affected)", "TOTAL 1200", "Total(2025)",
    "Note 1 2025",
    "Printed 2025 07 01", "48 rows selected", "Class of 2025", "023-4980 0000", "400-820-8820",
    "189-8380-1234",
    "2021级软件12班", "咨询电话02349800000", "毕业生2025人", "12345.67", "示例20210011", "如20210101", "第1页", "共1200人",
    "备注：见附件", "a@b12.cn",
  ])
  func areNone(text: String) { #expect(!PossibleID.isPossible(text)) }

  /// What is seen in bytes alone, the obvious way sees too.
  @Test func whatIsSureIsPossible() {
    var random = SplitMix(seed: 3)
    var sure = 0
    for _ in 0..<100_000 {
      let pieces = [
        "2021", "0101", "2025", "06", "30", "-", "-", "1", "0", "x", "A", "Jul", "/", " ", "'", "=\"", "\"",
        "45838", "char", "varchar2", "numb",
      ]
      let text = (0..<(1 + random.below(6))).map { _ in random.pick(pieces) }.joined()
      guard FieldBytes.withPadded(Array(text.utf8), PossibleID.isSurely) else { continue }
      sure += 1
      if !PossibleID.isPossible(text) { Issue.record("\(text)") }
    }
    #expect(sure > 10_000)
  }

  @Test(arguments: [
    ("20500733384299;张三;510201", true), ("2021-0101;张三", true), ("\"2021-0101,张三\"", true),
    ("备注：20500000000006", true),
    ("联系电话 61234567", true), ("2025-06-30", false), ("打印：2025-06-30 08:30", false), ("重庆某某职业学院", false),
    ("12；95%", false),
  ])
  func standAmongOtherThings(text: String, isWithin: Bool) {
    #expect(PossibleID.isWithin(text) == isWithin)
  }
}
