import CLibCSV
import Differential
import ExtractReading
import Testing

/// The oracle is worth something only if it is libcsv: on what has no error, one call for all bytes says the same.
struct OracleTests {
  private final class Rows {
    var rows: [[[UInt8]]] = []
    var row: [[UInt8]] = []
  }

  @Test func equalsOneCallOfLibcsvWhereNothingIsRefused() {
    var compared = 0
    for seed in 0..<4000 as Range<UInt64> {
      let drawn = DifferentialCase(seed: seed)
      let bytes = drawn.extracts[0].bytes
      let dialect = Dialect(delimiter: drawn.dialect.delimiter)
      guard let rows = rows(bytes, delimiter: dialect.delimiter), !holdsFormula(bytes) else { continue }
      compared += 1
      #expect(Oracle(bytes, dialect: dialect).readings().map(\.content) == rows.map { .record($0) })
    }
    #expect(compared > 500)
  }

  @Test func refusesWhereOneCallOfLibcsvStops() {
    for seed in 0..<4000 as Range<UInt64> {
      let drawn = DifferentialCase(seed: seed)
      let bytes = drawn.extracts[0].bytes
      if holdsFormula(bytes) { continue }
      let readings = Oracle(bytes, dialect: Dialect(delimiter: drawn.dialect.delimiter)).readings()
      #expect(
        (rows(bytes, delimiter: drawn.dialect.delimiter) == nil)
          == readings.contains { $0.content == .refused(.quoting) })
    }
  }

  /// The one thing that is read and libcsv refuses.
  private func holdsFormula(_ bytes: [UInt8]) -> Bool {
    zip(bytes, bytes.dropFirst()).contains { $0 == (61, 34) }
  }

  /// The rows of a whole extract; `nil` where strict libcsv finds an error.
  private func rows(_ bytes: [UInt8], delimiter: UInt8) -> [[[UInt8]]]? {
    var parser = csv_parser()
    csv_init(&parser, UInt8(CSV_STRICT | CSV_STRICT_FINI))
    csv_set_delim(&parser, delimiter)
    defer { csv_free(&parser) }
    let rows = Rows()
    let context = Unmanaged.passUnretained(rows).toOpaque()
    let takeField: @convention(c) (UnsafeMutableRawPointer?, Int, UnsafeMutableRawPointer?) -> Void = {
      Unmanaged<Rows>.fromOpaque($2!).takeUnretainedValue().row.append(
        Array(UnsafeRawBufferPointer(start: $0, count: $1)))
    }
    let takeEnd: @convention(c) (CInt, UnsafeMutableRawPointer?) -> Void = {
      let rows = Unmanaged<Rows>.fromOpaque($1!).takeUnretainedValue()
      rows.rows.append(rows.row)
      rows.row = []
    }
    guard csv_parse(&parser, bytes, bytes.count, takeField, takeEnd, context) == bytes.count,
      csv_fini(&parser, takeField, takeEnd, context) == 0
    else { return nil }
    return rows.rows
  }
}
