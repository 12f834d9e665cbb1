import Differential
import ExtractReading
import Testing

/// An extract with one random damage, and what of it that left alone.
struct DamagedExtract {
  struct Intact {
    let program: String
    let byte: Int
  }

  let bytes: [UInt8]
  /// The records that still stand in lines of their own, byte for byte, but for those that a quote swallows.
  private(set) var intact: [Intact] = []
  /// Untouched records that a quote takes along into a record with the right number of fields.
  private(set) var swallowed = 0
  /// What else a strict reader finds.
  private(set) var otherReadings = 0

  init(_ clean: CleanExtract, random: inout SplitMix) {
    let damage = Self.damage(clean.body, random: &random)
    let header = clean.header.count
    bytes = clean.header + damage.bytes
    let shift = damage.bytes.count - clean.body.count
    var touched = header
    for record in clean.records where record.bytes.upperBound <= damage.kept.lowerBound {
      intact.append(Intact(program: record.program, byte: header + record.bytes.lowerBound))
      touched = header + record.bytes.upperBound
    }
    var found: [Int: Int] = [:]
    let readings = Oracle(bytes, dialect: Dialect(), expectedFields: 8).readings(from: touched)
    for (place, reading) in readings.enumerated() { found[reading.byte] = place }
    for record in clean.records where record.bytes.lowerBound >= damage.kept.upperBound {
      let byte = header + record.bytes.lowerBound + shift
      guard bytes[byte - 1] == 10 || bytes[byte - 1] == 13 else { continue }
      if let place = found[byte] {
        // Bytes that were not touched cannot be refused.
        if case .refused(let reason) = readings[place].content { Issue.record("\(record): \(reason)") }
        intact.append(Intact(program: record.program, byte: byte))
        otherReadings -= 1
      } else {
        // A record can swallow it, and only one that started in a damaged line; a reject is one line.
        let last = readings.last { $0.byte < byte }
        if case .record? = last?.content { swallowed += 1 } else { Issue.record("\(record) is nowhere") }
      }
    }
    otherReadings += readings.count
  }

  /// - Returns: the damaged bytes, and which place of the original was touched: what lies before and after it is there.
  static func damage(_ clean: [UInt8], random: inout SplitMix) -> (bytes: [UInt8], kept: Range<Int>) {
    let place = random.below(clean.count)
    let length = 1 + random.below(random.once(in: 4) ? 200 : 4)
    let range = place..<min(place + length, clean.count)
    var touched = range
    var piece: [UInt8] = []
    switch random.below(7) {
    case 0: piece = clean[range].map { $0 ^ UInt8(1 << random.below(8)) }
    case 1: break
    case 2:
      piece = range.map { _ in random.once(in: 2) ? random.pick(hostile) : UInt8(random.below(256)) }
      touched = place..<place
    case 3: touched = place..<clean.count
    case 4:
      piece = Array(clean[range])
      touched = range.upperBound..<range.upperBound
    case 5:
      // Where a quote opens: what lies behind it is at stake.
      let comma = clean[..<place].lastIndex(of: UInt8(ascii: ",")) ?? place
      piece = [UInt8(ascii: "\"")]
      touched = comma + 1..<comma + 1
    default:
      let other = random.below(clean.count)
      piece = Array(clean[other..<min(other + random.below(60), clean.count)])
    }
    return (Array(clean[..<touched.lowerBound]) + piece + Array(clean[touched.upperBound...]), touched)
  }

  private static let hostile: [UInt8] = [0x22, 0x22, 0x2C, 0x0A, 0x0D, 0x00, 0xFF, 0x80, 0x20, 0x09, 0x27]
}
