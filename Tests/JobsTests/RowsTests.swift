import Cubes
import Differential
import Foundation
import Outcomes
import Testing

@testable import Buffers
@testable import Pipelines
@testable import Counting
@testable import Reports
@testable import Rendering
@testable import Rows
@testable import Outputs
@testable import Jobs

/// Rows are what the report counts, one by one; they depend on the records only.
struct RowsTests {
  /// A folder with two extracts that are cut wrongly where one can, and the job over them.
  private func job(seed: UInt64, in folder: URL) throws -> Job {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for place in 0..<2 as Range<UInt64> {
      try FoldTests.extract(seed: seed * 2 + place).write(
        to: folder.appending(path: "\(place).csv"), atomically: false, encoding: .utf8)
    }
    let path = folder.appending(path: "p.yaml").path
    var job = Job(try PipelineFile.parse(Array(FoldTests.pipeline.utf8), path: path))
    job.maxRejectRate = 1
    job.graduateKey = GraduateKey(secret: Array("secret".utf8))
    return job
  }

  private func written(_ job: Job, _ format: RowFormat) throws -> (report: Report, text: String) {
    let (result, rows) = try job.rows()
    let sink = MemorySink()
    try rows.write(format, to: sink)
    return (result.report, String(decoding: sink.bytes, as: UTF8.self))
  }

  private func withFolder(_ body: (URL) throws -> Void) throws {
    let folder = URL.temporaryDirectory.appending(path: "liuyu-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder)
  }

  @Test(arguments: 0..<4 as Range<UInt64>)
  func everyCutAndEveryNumberOfThreadsGivesTheSame(seed: UInt64) throws {
    try withFolder { folder in
      var job = try job(seed: seed, in: folder)
      for format in RowFormat.allCases {
        job.threads = 1
        job.rangeSize = 1 << 20
        let whole = try written(job, format).text
        #expect(whole.count > 1000)
        for threads in 1...4 {
          for rangeSize in [7, 64, 200, 1111] {
            job.threads = threads
            job.rangeSize = rangeSize
            #expect(
              try written(job, format).text == whole, "\(threads) threads, ranges of \(rangeSize), \(format)")
          }
        }
      }
    }
  }

  /// Objects by column, of NDJSON; Foundation reads it, not this program.
  private func objects(_ text: String) throws -> [[String: Any]] {
    try text.split(separator: "\n").map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
  }

  @Test(arguments: 0..<24 as Range<UInt64>)
  func rowsAddUpToTheReport(seed: UInt64) throws {
    var random = SplitMix(seed: seed)
    try withFolder { folder in
      var job = try job(seed: seed, in: folder)
      job.threads = 1 + random.below(3)
      job.rangeSize = random.pick([50, 500, 5000])
      job.inquiry.groupBy = random.pick([
        [.institution, .program], [.year, .institution], [.declared("note")],
      ])
      job.inquiry.methodology.duplicates = random.pick([.keepLatest, .keepFirst, .reject, .count, .off])
      let conditions = ["year=2025", "institution!=59001", "program=53*", "institution=渝西*"]
      for condition in conditions where random.once(in: 4) {
        job.inquiry.filters.append(try Filter.parse(condition, dimensions: job.pipeline.allDimensions))
      }
      let (report, text) = try written(job, .ndjson)
      let rows = try objects(text)
      #expect(rows.count == report.totals.control.accepted)
      #expect(rows.count { $0["graduate"] is NSNull } == report.totals.withoutID)

      for group in report.groups {
        let own = rows.filter { row in
          zip(group.by, group.key).allSatisfy { shown(row[$0.name]) == $1 }
        }
        for category in Category.allCases {
          #expect(own.count { $0["category"] as? String == category.name } == group.tally[category])
        }
        for zone in Tally().byZone.indices {
          let term = RowZones.terms[zone]
          #expect(own.count { $0["zone"] as? String == term } == group.tally.byZone[zone])
        }
      }
      // All but the blank names of graduates are told apart, as the accounts say.
      let named = rows.compactMap { $0["graduate"] as? String }
      if job.inquiry.methodology.duplicates != .count, job.inquiry.methodology.duplicates != .off {
        #expect(Set(named).count == named.count)
      }
    }
  }

  private func shown(_ value: Any?) -> String {
    switch value {
    case let text as String: text
    case let number as Int: String(number)
    default: ""
    }
  }

  @Test func piecesThatWereForgottenAreMadeAgain() {
    var random = SplitMix(seed: 3)
    var pieces = KeptPieces(mostBytes: 200)
    var made = 0
    for _ in 0..<2000 {
      let number = random.below(40)
      let expected = number % 7 == 0 ? nil : String(repeating: "\(number),", count: 1 + number % 5)
      var place = pieces.extent(of: number)
      if !place.isKnown {
        made += 1
        var piece = ByteText()
        piece.append(text: expected ?? "")
        place = expected == nil ? pieces.drop(number) : pieces.keep(piece, as: number)
      }
      #expect(place.isDropped == (expected == nil))
      guard !place.isDropped else { continue }
      var row = ByteText()
      pieces.append(place, to: &row)
      #expect(String(decoding: row.array, as: UTF8.self) == expected)
    }
    #expect((100..<1900).contains(made), "some are kept, and some forgotten")
  }

  @Test func extractThatChangesIsNoticed() throws {
    try withFolder { folder in
      let job = try job(seed: 1, in: folder)
      let rows = try job.rows().rows
      let file = folder.appending(path: "0.csv")
      let handle = try FileHandle(forUpdating: file)
      // The size stays; a record is gone.
      let text = try Data(contentsOf: file)
      let middle = try #require(text.firstIndex(of: UInt8(ascii: "\n")) ?? text.firstIndex(of: 13))
      try handle.seek(toOffset: UInt64(middle + 1))
      handle.write(Data(repeating: UInt8(ascii: "\n"), count: 300))
      try handle.close()
      #expect(throws: RowsError.self) { try rows.write(.csv, to: MemorySink()) }
    }
  }

  /// Checked with Python's hmac: keys and names are a promise to whoever keeps names of earlier runs.
  @Test func namesAreHMACOfTheFingerprint() {
    let graduate = Fingerprint(low: 0x0123_4567_89AB_CDEF, high: 0x11_2233)
    #expect(GraduateKey(secret: Array("secret".utf8)).token(of: graduate) == "0a035dcbc79fefa7e0c4c658")
    #expect(GraduateKey().token(of: graduate) != GraduateKey().token(of: graduate))
  }
}

/// The names of zones by their place in a tally, as the contract lists them.
private enum RowZones {
  static let terms = [
    "chongqing_core", "chongqing_partial", "chongqing_outer", "chongqing_unspecified", "circle",
    "sichuan_mixed",
    "sichuan_outer", "elsewhere", "abroad", "unresolved",
  ]
}
