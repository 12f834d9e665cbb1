import Foundation
import Outcomes
import Testing

@testable import LiuyuCore

/// Ten thousand random damages to a clean extract: no record is lost, and what was not damaged counts as before.
struct RandomDamageTests {
  private static let header = "考生号,毕业年份,学校代码,学校名称,专业代码,毕业去向代码,单位所在地代码\n"
  /// A program each, so that every record can be told in the report; every third is quoted, every ninth over lines.
  private static let records = (0..<40).map { number in
    let name = number % 9 == 0 ? "\"渝西\n职业学院\"" : number % 3 == 0 ? "\"渝西\"\"职业\"\"学院\"" : "渝西职业学院"
    return Array(
      "\(73_000_000_017 &* (number + 1)),2025,59001,\(name),\(510_100 + number * 7),10,500118\n".utf8)
  }
  private static let programs = (0..<40).map { String(510_100 + $0 * 7) }
  private static let pipeline = """
    name: damage
    sources:
      - path: extract.csv
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

  @Test(arguments: 0..<20)
  func nothingIsLostAndNothingElseChanges(round: Int) throws {
    let folder = URL.temporaryDirectory.appending(path: "liuyu-damage-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let pipelinePath = folder.appending(path: "damage.yaml").path
    try Data(Self.pipeline.utf8).write(to: URL(filePath: pipelinePath))
    let pipeline = try PipelineFile.load(path: pipelinePath)
    for number in 0..<500 {
      let seed = UInt64(round * 500 + number)
      var damage = Damage(seed: seed)
      let (bytes, intact) = damage.apply(to: Self.records)
      try Data(Array(Self.header.utf8) + bytes).write(to: folder.appending(path: "extract.csv"))
      var job = Job(pipeline)
      job.inquiry.groupBy = ["program"]
      job.maxRejectRate = 1
      job.threads = number % 3 + 1
      job.rangeSize = 50 + number % 7 * 200
      job.inquiry.methodology.duplicates = Methodology.Duplicates.allCases[number % 5]
      let report = try job.run(rejectsTo: MemorySink()).report
      #expect(report.totals.control.isBalanced, "seed \(seed)")
      // A damaged record may become another of an intact one's graduate: then one of the two counts.
      guard job.inquiry.methodology.duplicates == .off || job.inquiry.methodology.duplicates == .count else {
        continue
      }
      let counted = report.groups.filter { !$0.key.isEmpty }.reduce(into: [String: Int]()) {
        $0[$1.key[0], default: 0] += $1.tally.graduates
      }
      let lost = intact.filter { counted[Self.programs[$0], default: 0] == 0 }
      #expect(lost.isEmpty, "seed \(seed)")
      #expect(report.totals.control.accepted >= intact.count, "seed \(seed)")
      if !lost.isEmpty { return }
    }
  }
}

/// One random damage.
private struct Damage {
  private var random: RandomNumbers

  init(seed: UInt64) { random = RandomNumbers(state: seed) }

  /// - Returns: the damaged bytes, and which records they still hold untouched.
  mutating func apply(to records: [[UInt8]]) -> (bytes: [UInt8], intact: [Int]) {
    var bytes = Array(records.joined())
    let place = random.below(bytes.count)
    let length = 1 + random.below(random.below(4) == 0 ? 200 : 4)
    let range = place..<min(place + length, bytes.count)
    let other = random.below(bytes.count - 60)
    let hostile: [UInt8] = [0x22, 0x2C, 0x0A, 0x0D, 0x00, 0xFF, 0x80, 0x20, 0x09, 0x27]
    var touched = range
    switch random.below(6) {
    case 0: for index in range { bytes[index] ^= UInt8(1 << random.below(8)) }
    case 1: bytes.removeSubrange(range)
    case 2:
      let inserted = range.map { _ in
        random.below(2) == 0 ? hostile[random.below(10)] : UInt8(random.below(256))
      }
      bytes.insert(contentsOf: inserted, at: place)
      touched = place..<place
    case 3:
      bytes.removeSubrange(place...)
      touched = place..<records.reduce(0) { $0 + $1.count }
    case 4: bytes.insert(contentsOf: bytes[range], at: range.upperBound)
    default: bytes.replaceSubrange(range, with: bytes[other..<other + random.below(60)])
    }
    // Whoever loses or gains a line end is damaged with its neighbour.
    let wide = touched.lowerBound - 1..<touched.upperBound + 1
    var start = 0
    let intact = records.indices.filter { index in
      defer { start += records[index].count }
      return !wide.overlaps(start..<start + records[index].count)
    }
    return (bytes, intact)
  }
}

private struct RandomNumbers {
  var state: UInt64

  mutating func below(_ limit: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ (mixed >> 31)) % UInt64(limit))
  }
}
