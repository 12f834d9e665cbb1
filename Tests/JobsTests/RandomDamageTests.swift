import Differential
import ExtractReading
import Foundation
import Outcomes
import Testing

@testable import Cubes
@testable import Pipelines
@testable import Reports
@testable import Outputs
@testable import Jobs

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
    var inputs: [ControlTotals]
    var tallies: [String: Tally]
    /// Where the rejects of each extract start.
    var rejects: [Set<Int>]
    var repeated: Int
  }

  func run(
    duplicates: Methodology.Duplicates, threads: Int = 1, rangeSize: Int = 1 << 20
  ) throws(JobError) -> Found {
    var job = Job(pipeline)
    job.inquiry.groupBy = [.program]
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

extension Tally {
  fileprivate static func += (sum: inout Tally, other: Tally) {
    for index in sum.byCategory.indices { sum.byCategory[index] += other.byCategory[index] }
    for index in sum.byZone.indices { sum.byZone[index] += other.byZone[index] }
    for index in sum.byEvidence.indices { sum.byEvidence[index] += other.byEvidence[index] }
  }
}
