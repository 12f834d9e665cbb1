import Differential
import ExtractReading
import Foundation
import Outcomes
import Testing

@testable import LiuyuCore

/// Ten thousand random damages to clean extracts: the accounts balance, and every line that was not damaged counts
/// exactly as before.
struct RandomDamageTests {
  private static let rounds = 50
  /// Runs in a round, with as many extracts in each.
  private static let (runs, extracts) = (20, 10)

  private static let pipeline = """
    name: damage
    sources:
      - path: "*.csv"
        destination_codes: gxjy
        columns:
          graduate_id: [考生号]
          year: [毕业年份]
          institution_code: [学校代码]
          institution_name: [学校名称]
          program_code: [专业代码]
          destination_code: [毕业去向代码]
          location_code: [单位所在地代码]

    """

  @Test(arguments: 0..<rounds)
  func undamagedLinesCountAsBefore(round: Int) throws {
    let folder = try DamageFolder(Self.pipeline)
    let clean = CleanExtract.all(Self.extracts)
    for (number, extract) in clean.enumerated() { try folder.write(extract.bytes, to: number) }
    let before = try folder.run(duplicates: .off).tallies
    for run in 0..<Self.runs {
      let seed = UInt64(round * Self.runs + run)
      var random = SplitMix(seed: seed)
      let damaged = clean.map { DamagedExtract($0, random: &random) }
      for (number, extract) in damaged.enumerated() { try folder.write(extract.bytes, to: number) }
      let duplicates = Methodology.Duplicates.allCases[run % 5]
      let after = try folder.run(
        duplicates: duplicates, threads: 1 + run % 3, rangeSize: random.pick([50, 333, 4096]))
      #expect(after.inputs.allSatisfy { $0.isBalanced }, "seed \(seed)")
      for (number, extract) in damaged.enumerated() {
        let refused = extract.intact.filter { after.rejects[number].contains($0.byte) }
        // Under `reject` an undamaged line may be of the graduate that a damaged one before it has become.
        #expect(refused.isEmpty || duplicates == .reject, "seed \(seed), extract \(number)")
      }
      let intact = damaged.flatMap(\.intact)
      // A damaged line may become of the same graduate as another: then one of the two counts.
      let (checksNobody, counted) = (duplicates == .off || duplicates == .count, after.tallies)
      let lost = intact.filter { !counted[$0.program, default: Tally()].contains(before[$0.program]!) }
      #expect(lost.count <= (checksNobody ? 0 : after.repeated), "seed \(seed): \(lost)")
      if checksNobody {
        // What else is counted stands on damaged lines.
        let accepted = after.inputs.reduce(0) { $0 + $1.accepted }
        #expect(accepted <= intact.count + damaged.reduce(0) { $0 + $1.otherReadings }, "seed \(seed)")
        #expect(counted.values.reduce(0) { $0 + $1.graduates } == accepted, "seed \(seed)")
      }
    }
  }

  /// A quote that joins lines to a record with the right number of fields takes them along: the only way to lose one,
  /// and a rare one even where every sixth record invites it.
  @Test func hardlyALineIsSwallowed() {
    let clean = CleanExtract.all(1)[0]
    var random = SplitMix(seed: 1)
    let damaged = (0..<2000).map { _ in DamagedExtract(clean, random: &random) }
    let swallowed = damaged.reduce(0) { $0 + $1.swallowed }
    #expect(swallowed * 100 < damaged.reduce(0) { $0 + $1.intact.count }, "\(swallowed)")
  }

  /// A damaged header may turn the extract down, with a reason; nothing else can happen.
  @Test func damagedHeaderIsReadOrTurnedDown() throws {
    let folder = try DamageFolder(Self.pipeline)
    var random = SplitMix(seed: 7)
    var turnedDown = 0
    for _ in 0..<300 {
      let clean = CleanExtract(number: 0)
      let header = DamagedExtract.damage(clean.header, random: &random).bytes
      try folder.write(header + clean.body, to: 0)
      do throws(JobError) {
        let after = try folder.run(duplicates: .off)
        #expect(after.inputs.allSatisfy { $0.isBalanced })
      } catch {
        if case .unbalanced = error { Issue.record("\(error)") }
        turnedDown += 1
      }
    }
    #expect((1..<300).contains(turnedDown))
  }
}

/// Where a pipeline and its extracts stand while a test runs.
private final class DamageFolder {
  private let folder = URL.temporaryDirectory.appending(path: "liuyu-damage-\(UUID().uuidString)")
  private let pipeline: Pipeline

  init(_ pipeline: String) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    self.pipeline = try PipelineFile.parse(
      Array(pipeline.utf8), path: folder.appending(path: "damage.yaml").path)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func write(_ bytes: [UInt8], to number: Int) throws {
    try Data(bytes).write(to: folder.appending(path: "\(number).csv"))
  }

  struct Found {
    var inputs: [Report.Control]
    var tallies: [String: Tally]
    /// Where the rejects of each extract start.
    var rejects: [Set<Int>]
    var repeated: Int
  }

  func run(
    duplicates: Methodology.Duplicates, threads: Int = 1, rangeSize: Int = 1 << 20
  ) throws(JobError) -> Found {
    var job = Job(pipeline)
    job.inquiry.groupBy = ["program"]
    job.maxRejectRate = 1
    (job.threads, job.rangeSize) = (threads, rangeSize)
    job.inquiry.methodology.duplicates = duplicates
    let sink = MemorySink()
    let report = try job.run(rejectsTo: sink).report
    var rejects = Array(repeating: Set<Int>(), count: report.inputs.count)
    for line in sink.bytes.split(separator: UInt8(ascii: "\n")) {
      let reject = try? JSONSerialization.jsonObject(with: Data(line)) as? [String: Any]
      guard let path = reject?["path"] as? String, let byte = reject?["byte"] as? Int,
        let number = Int(path.dropLast(4).suffix(1))
      else {
        Issue.record("\(String(decoding: line, as: UTF8.self)) does not say where")
        continue
      }
      rejects[number].insert(byte)
    }
    var tallies: [String: Tally] = [:]
    for group in report.groups where !group.key.isEmpty {
      tallies[group.key[0], default: Tally()] += group.tally
    }
    return Found(
      inputs: report.inputs.map(\.control), tallies: tallies, rejects: rejects,
      repeated: report.totals.repeated ?? 0)
  }
}

extension Tally {
  fileprivate func contains(_ other: Tally) -> Bool {
    func holds(_ counts: [Int], _ others: [Int]) -> Bool { zip(counts, others).allSatisfy { $0 >= $1 } }
    return holds(byCategory, other.byCategory) && holds(byZone, other.byZone)
      && holds(byEvidence, other.byEvidence)
  }
}

/// An extract of which every record has a program of its own, so that each can be told in the report.
private struct CleanExtract {
  struct Record {
    let program: String
    /// In the body.
    let bytes: Range<Int>
  }

  let header: [UInt8]
  private(set) var body: [UInt8] = []
  private(set) var records: [Record] = []

  var bytes: [UInt8] { header + body }

  static func all(_ count: Int) -> [CleanExtract] { (0..<count).map(CleanExtract.init) }

  init(number: Int) {
    let lineEnd = ["\n", "\r\n", "\r"][number % 3]
    header = Array(("考生号,毕业年份,学校代码,学校名称,专业代码,毕业去向代码,单位所在地代码,备注" + lineEnd).utf8)
    for place in 0..<16 {
      let unique = number * 16 + place
      let program = String(100_003 + unique * 7)
      let name = place % 9 == 0 ? "\"渝西\n职业学院\"" : place % 7 == 2 ? "\"渝西\"\"职业\"\"学院\"" : "渝西职业学院"
      let (code, location) = Self.destinations[unique % Self.destinations.count]
      // A quote that opens in one of the last three meets the first, which closes it.
      let note = ["\"\(lineEnd)\"", "\"见附\(lineEnd)页\"", "\"a,b\"", "\"\"", "", "无"][place % 6]
      let start = body.count
      body +=
        "\(73_000_000_017 &* (unique + 1)),2025,59001,\(name),\(program),\(code),\(location),\(note)\(lineEnd)"
        .utf8
      records.append(Record(program: program, bytes: start..<body.count))
    }
  }

  private static let destinations = [
    ("10", "500118"), ("11", "510104"), ("70", ""), ("80", ""), ("10", "500229"), ("12", "110105"),
    ("10", ""),
  ]
}

/// An extract with one random damage, and what of it that left alone.
private struct DamagedExtract {
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
        if case .reject(let reason) = readings[place].content { Issue.record("\(record): \(reason)") }
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
