import Counting
import ExtractReading
import FileNames
import Hashing
import Outcomes
import Pipelines

// What a trailer says in the terms of a run.

extension RangeTrailer {
  /// - Parameter account: of the range alone.
  init(maker: Maker, ordinal: Int, input: Int, _ account: InputAccount, modified: String?) {
    (self.maker, self.ordinal, self.input, self.modified) = (maker, ordinal, input, modified)
    path = account.path.legible
    pathBytes = account.path.holdsBytes ? hex(account.path.bytesOnDisk.span) : nil
    bytes = account.bytes
    encoding = account.encoding.name
    source = account.source
    hasID = account.hasID
    records = account.records
    rejected = Self.named(account.rejected, \.rawValue)
    skipped = Self.named(account.skipped, \.rawValue)
    repairs = Self.named(account.repairs, \.name)
    remarks = Self.named(account.remarks) { "\($0)" }
    isCut = account.isCut
  }

  private static func named<Kind>(_ counts: [Kind: Int], _ name: (Kind) -> String) -> [String: Int] {
    Dictionary(uniqueKeysWithValues: counts.map { (name($0.key), $0.value) })
  }

  /// - Throws: `CellsDamage` for a name that this version does not know.
  static func kinds<Kind: CaseIterable & Hashable>(
    _ counts: [String: Int], ofRange range: Int, _ name: (Kind) -> String
  ) throws(CellsDamage) -> [Kind: Int] {
    var found: [Kind: Int] = [:]
    for (key, count) in counts {
      guard let kind = Kind.allCases.first(where: { name($0) == key }) else {
        throw CellsDamage("range \(range) counts \(key), which nobody knows")
      }
      found[kind] = count
    }
    return found
  }

  /// - Throws: `CellsDamage` for one that this version does not know.
  func textEncoding() throws(CellsDamage) -> TextEncoding {
    guard let encoding = TextEncoding(name: encoding) else {
      throw CellsDamage("range \(ordinal) is in \(encoding), which nobody knows")
    }
    return encoding
  }

  /// The account of the range.
  func account() throws(CellsDamage) -> InputAccount {
    InputAccount(
      path: path, bytes: bytes, encoding: try textEncoding(), source: source, hasID: hasID, records: records,
      rejected: try Self.kinds(rejected, ofRange: ordinal, \.rawValue),
      skipped: try Self.kinds(skipped, ofRange: ordinal, \.rawValue),
      repairs: try Self.kinds(repairs, ofRange: ordinal, \.name),
      remarks: try Self.kinds(remarks, ofRange: ordinal) { "\($0)" }, isCut: isCut)
  }

  func comparison() throws(CellsDamage) -> SchemeComparison {
    SchemeComparison(
      rows: scheme.rows, agreeing: try Self.kinds(scheme.agreeing, ofRange: ordinal, \.rawValue),
      contradicting: try Self.kinds(scheme.contradicting, ofRange: ordinal, \.rawValue))
  }
}

extension RangeTrailer.Scheme {
  init(_ comparison: SchemeComparison) {
    func named(_ counts: [DestinationScheme: Int]) -> [String: Int] {
      Dictionary(uniqueKeysWithValues: counts.map { ($0.key.rawValue, $0.value) })
    }
    self.init(
      rows: comparison.rows, agreeing: named(comparison.agreeing),
      contradicting: named(comparison.contradicting))
  }
}

extension RangeTrailer.Moved {
  init(_ moved: MovedHeader) {
    self.init(
      line: moved.line,
      columns: moved.columns.map {
        Column(column: $0.column, name: $0.name, found: $0.found, isKnown: $0.isKnown)
      })
  }

  /// - Parameters:
  ///   - linesBefore: of the input, before the range.
  func header(ofInput input: Int, linesBefore: Int) -> MovedHeader {
    MovedHeader(
      extract: input, line: linesBefore + line,
      columns: columns.map {
        MovedColumn(column: $0.column, name: $0.name, found: $0.found, isKnown: $0.isKnown)
      })
  }
}
