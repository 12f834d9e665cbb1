import Buffers
import Differential
import ExtractReading
import Outcomes
import Testing

@testable import Counting

/// Numbers that count up, as IDs do, and differ in few bits: where hashes are weakest.
struct FingerprintTests {
  private static let count = 50_000

  /// How often each value of each byte occurs.
  private func spread(_ hashes: [UInt64]) -> [[Int]] {
    var spread = [[Int]](repeating: [Int](repeating: 0, count: 256), count: 8)
    for hash in hashes {
      for byte in 0..<8 { spread[byte][Int(hash >> UInt64(byte * 8) & 0xFF)] += 1 }
    }
    return spread
  }

  /// For tables in memory: all apart, and no slot much fuller than others.
  @Test(arguments: ["2050000", "考生", "0000000000000000000"])
  func theHashKeepsTablesEven(prefix: String) {
    let hashes = (0..<Self.count).map { place in
      let value = Array("\(prefix)\(1_000_000 + place)".utf8)
      return FieldBytes.withPadded(value) { hash($0) }
    }
    #expect(Set(hashes).count == Self.count)
    for byte in spread(hashes) { #expect(byte.max()! < 2 * Self.count / 256) }
  }

  /// For telling graduates apart: no different from chance.
  @Test(arguments: ["2050000", "2205", "ID"])
  func fingerprintsAreEvenlySpread(prefix: String) throws {
    let ids = (0..<Self.count).map { "\(prefix)\(1_000_000 + $0)" }
    let fingerprints = try Self.fingerprints(ids)
    #expect(Set(fingerprints.map(\.low)).count == Self.count)
    #expect(fingerprints.allSatisfy { $0.high < 1 << 24 })
    let expected = Double(Self.count) / 256
    let bytes = spread(fingerprints.map(\.low)) + spread(fingerprints.map { UInt64($0.high) })[..<3]
    for byte in bytes {
      // Chi-square with 255 degrees of freedom: its mean and 6 standard deviations.
      let distance = byte.reduce(0) { $0 + (Double($1) - expected) * (Double($1) - expected) / expected }
      #expect(distance < 255 + 6 * 22.6)
    }
  }

  @Test func fingerprintsDependOnIDAndInstitutionAndOnNothingElse() throws {
    // The last is long enough to be read in steps of eight bytes.
    let ids = ["1", "12", "12345678", "123456789", "50022719990101123X", "20500001234567890123456789"]
    let some = try Self.fingerprints(ids)
    #expect(Set(some.map(\.low)).count == ids.count)
    // In other places of the buffer, before other bytes.
    let others = try Self.fingerprints(ids.flatMap { ["77777777", $0] })
    #expect(some.map(\.low) == (0..<ids.count).map { others[$0 * 2 + 1].low })
    let elsewhere = try Self.fingerprints(ids, institution: 2)
    #expect(Set(some.map(\.low)).isDisjoint(with: elsewhere.map(\.low)))
    #expect(Set(some.map(\.high)).isDisjoint(with: elsewhere.map(\.high)))
    // As spreadsheets and people write them.
    let repaired = try Self.fingerprints(["'12345678", "12345678.0", "５００２２７１９９９０１０１１２３ｘ"])
    #expect(repaired.map(\.low) == [some[2].low, some[2].low, some[4].low])
  }

  private static func fingerprints(_ ids: [String], institution: UInt64 = 1) throws -> [Fingerprint] {
    let sink = try FingerprintSink(institution: institution)
    let text = Array((ids.joined(separator: ",\n") + ",\n").utf8)
    let reader = RangeReader(dialect: Dialect(), columns: [0], expectedFields: 2)
    _ = try reader.read(0..<text.count, of: MemorySource(text), from: .known(0), into: sink)
    return sink.fingerprints
  }
}

private final class FingerprintSink: RecordSink {
  private let stage: IdentityStage
  private let institution: UInt64
  var fingerprints: [Fingerprint] = []

  init(institution: UInt64) throws {
    let decoder = try TextDecoder(.utf8, path: "")
    stage = IdentityStage(.slot(0), takesFingerprints: true, decoder: decoder)
    self.institution = institution
  }

  func take(_ batch: borrowing RecordBatch) {
    let outcome = RangeOutcome()
    let faults = BatchFaults(outcome: outcome)
    faults.begin(records: batch.count)
    var institutions = Growing<UInt64>()
    institutions.fill(to: batch.count, with: institution)
    outcome.grow(by: batch.count, tellingGraduatesApart: true)
    stage.read(
      batch, scopes: institutions.lent, into: outcome.fingerprints.lent,
      outcomes: outcome.outcomes.lent, faults: faults)
    fingerprints += (0..<batch.count).map { outcome.fingerprints[$0] }
  }

  func refuse(_ record: borrowing RefusedRecord) { Issue.record("\(record.fault)") }
}
