import CubeEditing
import Differential
import ExtractReading
import Foundation
import Outcomes
import ReferenceData
import Rendering
import Testing

@testable import Pipelines
@testable import Counting
@testable import Cubes
@testable import Reports
@testable import Outputs
@testable import Jobs

/// The laws of cubes: what is asked of one is what the extracts would say, and adding them up is addition.
struct CubeTests {
  /// Graduates of one file; no two files share one.
  private static func extract(file: Int, seed: UInt64) -> String {
    var random = SplitMix(seed: seed)
    var text = "考生号,毕业年份,学校代码,学校名称,专业代码,专业名称,学历层次,毕业去向代码,单位所在地代码,单位所在地,性别,合同\n"
    for _ in 0..<300 {
      let id = random.once(in: 12) ? "" : "2\(file)50000\(100 + random.below(200))"
      let place = random.pick([
        ("500118", "重庆市永川区"), ("510104", "四川省成都市锦江区"), ("", "四川省绵阳市"), ("110105", ""),
        ("500118", "四川省成都市"), ("", ""), ("500234", ""), ("", "泰国"),
      ])
      text +=
        [
          id, random.pick(["2023", "2024", "2025"]), random.pick(["59001", "59002", "59003"]),
          random.pick(["渝西云栖职业技术学院", "渝西枫汀职业学院"]), random.pick(["510201", "530701", ""]),
          random.pick(["计算机应用技术", "市场营销"]), random.pick(["专科生毕业", ""]),
          random.pick(["10", "11", "12", "27", "46", "70", "80", "99", ""]), place.0, place.1,
          random.pick(["男", "女"]), random.pick(["是", "否"]),
        ].joined(separator: ",") + "\n"
    }
    return text
  }

  private static func job(_ folder: TemporaryFolder, inputs: [String] = []) throws -> Job {
    var job = Job(
      try PipelineFile.parse(Array(SmallCube.pipeline.utf8), path: folder.url.appending(path: "p.yaml").path))
    job.files = try job.pipeline.sourceFiles(replacedBy: inputs)
    job.maxRejectRate = 1
    return job
  }

  private static func written(_ report: Report) throws -> String {
    let sink = MemorySink()
    try report.writeJSON(to: sink)
    return String(decoding: sink.bytes, as: UTF8.self)
  }

  /// As it is after it was saved and opened again.
  private static func reopened(_ tabulation: Tabulation, in folder: TemporaryFolder) throws -> Tabulation {
    let sink = MemorySink()
    try tabulation.write(to: sink)
    let file = folder.url.appending(path: "\(UUID().uuidString).cube")
    try Data(sink.bytes).write(to: file)
    return try Tabulation(cube: file.path)
  }

  private static func randomInquiry(_ pipeline: Pipeline, _ random: inout SplitMix) throws -> Inquiry {
    var inquiry = Inquiry(pipeline)
    let dimensions = pipeline.allDimensions
    inquiry.groupBy = (0..<random.below(4)).reduce(into: []) { groups, _ in
      let dimension = random.pick(dimensions)
      if !groups.contains(dimension) { groups.append(dimension) }
    }
    let conditions = [
      "year=2025", "year!=2024", "institution=59001,59003", "institution=*枫汀*", "program!=510201",
      "program=5*",
      "level!=专科生毕业", "gender=女", "contract=是", "contract!=是,否",
    ]
    for _ in 0..<random.below(3) {
      inquiry.filters.append(try Filter.parse(random.pick(conditions), dimensions: dimensions))
    }
    inquiry.methodology.circle = random.pick(Methodology.Circle.allCases)
    inquiry.methodology.partialCounties = random.pick(Methodology.PartialCounties.allCases)
    inquiry.methodology.stayDenominator = random.pick(Methodology.StayDenominator.allCases)
    inquiry.flows = random.pick([nil, .province, .city, .county])
    inquiry.showsSensitivity = random.once(in: 2)
    return inquiry
  }

  @Test(arguments: Methodology.Duplicates.allCases)
  func everyInquiryOfACubeIsAnsweredAsByARun(rule: Methodology.Duplicates) throws {
    let folder = try TemporaryFolder()
    for file in 0..<3 {
      try folder.write(Self.extract(file: file % 2, seed: UInt64(file)), to: "\(file).csv")
    }
    var random = SplitMix(seed: UInt64(rule.rawValue.utf8.count))
    var whole = try Self.job(folder)
    whole.inquiry.methodology.duplicates = rule
    whole.purpose = .cube(checksums: false)
    whole.threads = 2
    let cube = try Self.reopened(try whole.run().tabulation, in: folder)
    for _ in 0..<25 {
      var job = try Self.job(folder)
      job.inquiry = try Self.randomInquiry(job.pipeline, &random)
      job.inquiry.methodology.duplicates = rule
      let expected = try Self.written(try job.run().report)
      #expect(try Self.written(cube.report(on: job.inquiry)) == expected, "\(job.inquiry)")
    }
  }

  /// A command looks for its inputs once: what appears later may be its own output.
  @Test func filesThatAppearLaterAreNotRead() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.extract(file: 0, seed: 1), to: "0.csv")
    var job = try Self.job(folder)
    job.files = try job.pipeline.sourceFiles()
    try folder.write(Self.extract(file: 1, seed: 2), to: "1.csv")
    #expect(try job.run().report.totals.control.records == 300)
  }

  @Test func addingIsAddition() throws {
    let folder = try TemporaryFolder()
    let files = try (0..<3).map { file in
      try folder.write(Self.extract(file: file, seed: UInt64(file + 10)), to: "\(file).csv")
    }
    func counted(_ inputs: [String]) throws -> Tabulation {
      var job = try Self.job(folder, inputs: inputs)
      job.purpose = .cube(checksums: false)
      return try job.run().tabulation
    }
    func sum(_ parts: Tabulation...) throws -> Tabulation {
      try Tabulation.merging(parts.enumerated().map { (name: "\($0)", tabulation: $1) })
    }
    let parts = try files.map { try Self.reopened(try counted([$0]), in: folder) }
    let whole = try counted(files)
    var random = SplitMix(seed: 4)
    let pipeline = try Self.job(folder).pipeline
    let inquiries = try (0..<15).map { _ in try Self.randomInquiry(pipeline, &random) }
    let leftFirst = try sum(try sum(parts[0], parts[1]), parts[2])
    let rightFirst = try sum(parts[0], try sum(parts[1], parts[2]))
    let backwards = try sum(parts[2], parts[1], parts[0])
    for inquiry in inquiries {
      let expected = try Self.written(whole.report(on: inquiry))
      #expect(try Self.written(leftFirst.report(on: inquiry)) == expected)
      #expect(try Self.written(rightFirst.report(on: inquiry)) == expected)
      // The inputs stand in another order; nothing else does.
      var other = backwards.report(on: inquiry)
      other.inputs.reverse()
      #expect(try Self.written(other) == expected)
    }
  }

  @Test func flowsAreCountedAsByADictionary() {
    var random = SplitMix(seed: 9)
    var flows = FlowCounts()
    var expected: [UInt64: Int] = [:]
    for _ in 0..<200_000 {
      let (cell, bits) = (random.below(5000), UInt32(random.below(1 << 17)) & 0x1_803F)
      let people = 1 + random.below(3)
      flows.add(people, at: Whereabouts(bits: bits), toCell: cell)
      expected[UInt64(cell) << 17 | UInt64(bits), default: 0] += people
    }
    let found = flows.sorted()
    #expect(found.map { UInt64($0.cell) << 17 | UInt64($0.whereabouts.bits) } == expected.keys.sorted())
    #expect(found.allSatisfy { expected[UInt64($0.cell) << 17 | UInt64($0.whereabouts.bits)] == $0.employed })
  }

  @Test func fingerprintsDoNotDependOnHowAFileIsRead() throws {
    let folder = try TemporaryFolder()
    let file = folder.url.appending(path: "a.bin")
    var random = SplitMix(seed: 3)
    for size in [0, 1, 4095, 4097, 1 << 20, (1 << 20) + 1, 3_000_000] {
      let bytes = (0..<size).map { _ in UInt8(truncatingIfNeeded: random.next()) }
      try Data(bytes).write(to: file)
      let (plain, quick, piped) = (
        InputDigest(wantsChecksum: true), InputDigest(wantsChecksum: false), InputDigest(wantsChecksum: true)
      )
      for digest in [plain, quick] { digest.belong(to: try SourceOpening.open(file.path)) }
      try plain.read()
      try quick.read()
      var offset = 0
      while offset < size {
        let count = min(1 + random.below(70_000), size - offset)
        piped.tap(bytes[offset..<offset + count].span)
        offset += count
      }
      if size == 0 { piped.tap(bytes.span) }
      #expect(plain.fingerprint == quick.fingerprint)
      #expect(plain.fingerprint == piped.fingerprint)
      #expect(plain.sha256 == piped.sha256)
      #expect(quick.sha256 == nil)
    }
  }
}
