import Outputs
import Testing

@testable import Spreadsheets

struct WorkbookTests {
  private static func sheet(rows: Int, below: [[Cell]] = []) -> Sheet {
    Sheet("行", columns: [.init("n", width: 8)], rowCount: rows, below: below) { [.count($0)] }
  }

  private static func bytes(_ workbook: Workbook, rowLimit: Int = Sheet.mostRows) throws(OutputError)
    -> [UInt8]
  {
    let sink = MemorySink()
    try workbook.write(to: sink, rowLimit: rowLimit)
    return sink.bytes
  }

  @Test(arguments: [(0, [0]), (9, [9]), (10, [9, 1]), (18, [9, 9]), (19, [9, 9, 1])])
  func whatDoesNotFitGoesOnInAnotherSheet(rows: Int, parts: [Int]) {
    let found = Self.sheet(rows: rows).parts(limit: 10)
    #expect(found.map(\.rowCount) == parts)
    let cells = found.flatMap { part in (0..<part.rowCount).map { part.row($0) } }
    #expect(cells == (0..<rows).map { [.count($0)] })
  }

  @Test(arguments: [7, 8, 14, 15])
  func whatStandsBelowStandsBelowTheLast(rows: Int) {
    let found = Self.sheet(rows: rows, below: [[.count(1)]]).parts(limit: 10)
    #expect(found.reduce(0) { $0 + $1.rowCount } == rows && found.allSatisfy { $0.rowCount <= 7 })
    #expect(found.map(\.below.count) == Array(repeating: 0, count: found.count - 1) + [1])
  }

  @Test func sameSheetsAreTheSameBytes() throws {
    let workbook = Workbook(title: "监测", sheets: [Self.sheet(rows: 100), Self.sheet(rows: 3)])
    let bytes = try Self.bytes(workbook)
    #expect(bytes.starts(with: Array("PK".utf8)))
    #expect(try Self.bytes(workbook) == bytes)
    var other = workbook
    other.created = 1_780_000_000
    #expect(try Self.bytes(other) != bytes)
  }

  @Test func emptyWorkbooksAreWritten() throws {
    let nothing = Sheet("空", columns: [], rowCount: 0) { _ in [] }
    #expect(try !Self.bytes(Workbook(title: "", sheets: [nothing])).isEmpty)
  }

  /// A sheet of Excel has 2^20 rows: one more makes a second sheet, and the library takes all of them.
  @Test func sheetsHoldAsManyRowsAsExcelTakes() throws {
    let full = Self.sheet(rows: Sheet.mostRows)
    #expect(full.parts().map(\.rowCount) == [1_048_575, 1])
    #expect(try Self.bytes(Workbook(title: "", sheets: [full])).count > 1_000_000)
  }
}
