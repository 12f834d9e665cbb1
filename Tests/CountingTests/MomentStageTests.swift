import Buffers
import Differential
import ExtractReading
import Foundation
import Outcomes
import Testing

@testable import Counting

/// Dates: the numbers of plain days, and the stage beside `MomentText`, which reads any date by itself.
struct MomentStageTests {
  // MARK: Plain days

  /// As `PlainDay.number`, letter by letter.
  private func number(_ text: [UInt8]) -> Int {
    if text.isEmpty { return PlainDay.blank }
    let form = Array("20yy-mm-dd".utf8)
    guard text.count == form.count else { return -1 }
    var (year, month, day) = (0, 0, 0)
    for (byte, letter) in zip(text, form) {
      let digit = Int(byte) - 48
      switch letter {
      case UInt8(ascii: "y"): year = year * 10 + digit
      case UInt8(ascii: "m"): month = month * 10 + digit
      case UInt8(ascii: "d"): day = day * 10 + digit
      default:
        if byte != letter { return -1 }
        continue
      }
      if !(0...9).contains(digit) { return -1 }
    }
    return month < 16 && day < 32 ? (year * 16 + month) * 32 + day : -1
  }

  private func expectNumber(of text: [UInt8], before padding: UInt8) {
    let padded = text + [UInt8](repeating: padding, count: 16)
    let found = padded.withUnsafeBufferPointer {
      PlainDay.number(FieldBytes($0.baseAddress!, count: text.count))
    }
    // An expectation for each would take most of the time.
    if found != number(text) { Issue.record("\(text) is \(found), not \(number(text))") }
  }

  @Test func everyPlainDayHasItsNumber() {
    for year in 0...99 {
      for month in 0...99 {
        for day in month < 16 ? 0...99 : 1...1 {
          func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
          expectNumber(of: Array("20\(two(year))-\(two(month))-\(two(day))".utf8), before: 48)
        }
      }
    }
  }

  @Test func whatIsNearlyAPlainDayHasNone() {
    for plain in ["2025-07-01", "2099-12-31", "2000-00-00", "2019-09-29"] {
      let day = Array(plain.utf8)
      for place in day.indices {
        for byte in UInt8.min...UInt8.max {
          var damaged = day
          damaged[place] = byte
          expectNumber(of: damaged, before: 48)
          damaged[(place + 1) % day.count] = byte &* 7
          expectNumber(of: damaged, before: 48)
        }
      }
      for count in 0...day.count {
        for padding in [0, 45, 48, 57] as [UInt8] { expectNumber(of: Array(day[..<count]), before: padding) }
      }
      expectNumber(of: day + [48], before: 48)
    }
  }

  // MARK: The stage

  private static let texts = [
    "2025-07-01", "2025-07-02", "2025-02-29", "2024-02-29", "2025-13-01", "2025-00-10", "2025-07-00",
    "1999-07-01", "2000-01-01", "2099-12-31", "2100-01-01", "2025/7/1", "2025.07.01", "20250701",
    "2025年7月1日", "2025-7-1", "2025-07-01 08:30", "2025-07-01T08:30:15", "20250701083015", "45839",
    "45839.5", "'2025-07-01", "２０２５-０７-０１", "", "无", "去年", "2025-07", "2025-07-01x", "2025-O7-01",
    "x025-07-01", "0025-07-01", "2020-01-01", "2019-12-31", "2030-12-31", "2031-01-01", "2050-12-31",
    "2051-01-01", "1970-01-01", "1969-12-31",
  ]

  private static let years = ["", "2025", "2026", "1950", "1974", "1976", "2050", "2099"]

  /// As the stage is to read a date, by the years that people see.
  private func moment(_ text: String, _ year: String) -> Moment {
    var cell = CellText(code: text)
    cell.blankPlaceholder()
    if cell.text.isEmpty { return .blank }
    guard let seconds = MomentText.seconds(cell.text) else { return .unread }
    let date = Date(timeIntervalSince1970: TimeInterval(seconds))
    let signed = Calendar(identifier: .gregorian).dateComponents(in: .gmt, from: date).year!
    if let year = Int(year), abs(signed - year) > 5 { return .unread }
    return Moment(seconds: seconds)
  }

  @Test(arguments: years)
  func theStageReadsWhatTheTextSays(year: String) throws {
    // Twice, as what is known of a date is kept.
    let texts = Self.texts + Self.texts.reversed()
    let sink = try read(texts, .slot(0), year)
    let expected = texts.map { moment($0, year) }
    #expect(sink.moments == expected)
    let cells = texts.map { text in
      var cell = CellText(code: text)
      cell.blankPlaceholder()
      return cell
    }
    let expectedRepairs = Repair.allCases.map { repair in
      repair == .dateSerial ? cells.count { MomentText.isSerial($0.text) } : cells.count { $0.has(repair) }
    }
    #expect(sink.repairs == expectedRepairs)
    #expect(sink.repairs.contains { $0 > 0 })
    let unread = expected.indices.filter { expected[$0] == .unread }
    #expect(sink.unread == unread.count && sink.firstUnread == Array(unread.prefix(3)))
  }

  @Test(arguments: ["2025-07-01", "2052-05-01", "2019-07-01", "2025-07-01 晚上12:00", "", "无"])
  func aConstantIsReadAsAColumnIs(text: String) throws {
    for year in Self.years {
      let expected = moment(text, year)
      let sink = try read(["a", "b"], .fixed(text), year)
      #expect(sink.moments == [expected, expected])
      #expect(sink.unread == (expected == .unread ? 2 : 0))
    }
  }

  private func read(_ texts: [String], _ source: FieldSource, _ year: String) throws -> MomentSink {
    let sink = try MomentSink(source, GraduationYear(key: year))
    let text = Array((texts.joined(separator: ",\n") + ",\n").utf8)
    let reader = RangeReader(dialect: Dialect(), columns: [0], expectedFields: 2)
    _ = try reader.read(0..<text.count, of: MemorySource(text), from: .known(0), into: sink)
    return sink
  }
}

extension CellText {
  fileprivate func has(_ repair: Repair) -> Bool { repairs.contains(Repairs(repair)) }
}

private final class MomentSink: RecordSink {
  private let stage: MomentStage
  private let year: GraduationYear
  var moments: [Moment] = []
  var repairs = [Int](repeating: 0, count: Repair.allCases.count)

  var unread = 0
  var firstUnread: [Int] = []

  init(_ source: FieldSource, _ year: GraduationYear) throws {
    let decoder = try TextDecoder(.utf8, path: "")
    stage = MomentStage(source, decoder: decoder)
    self.year = year
  }

  func take(_ batch: borrowing RecordBatch) {
    let outcome = RangeOutcome()
    let faults = BatchFaults(outcome: outcome, findsLines: true)
    faults.begin(records: batch.count)
    var found = Growing<Moment>()
    var years = Growing<GraduationYear>()
    found.fill(to: batch.count, with: Moment(bits: 7))
    years.fill(to: batch.count, with: year)
    stage.read(batch, years: years.lent, into: found.lent, faults: faults)
    moments += (0..<batch.count).map { found[$0] }
    unread += outcome.remarks[Int(Remark.unreadDate.rawValue)]
    firstUnread += faults.noted[.remark(.unreadDate)]
    for (kind, count) in outcome.repairs.enumerated() { repairs[kind] += count }
  }

  func refuse(_ record: borrowing RefusedRecord) { Issue.record("\(record.fault)") }
}
