import Differential
import Foundation
import Testing

@testable import Counting
import ExtractReading
@testable import Jobs
import Outcomes
@testable import Outputs
@testable import Pipelines
@testable import Ranges
@testable import Rendering

/// What of duplicates that are refused does not fit is refused itself; that they are those of a run is `RangesTests`' law.
struct RefusedDuplicatesTests {
  private static let pipeline = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent()
    .appending(path: "Cases/duplicates-reject-across-files/pipeline.yaml").path

  private static func folder() throws -> CellsFolder {
    var job = Job(try PipelineFile.load(path: pipeline))
    job.graduateKey = GraduateKey(secret: Array("0123456789abcdef".utf8))
    var random = SplitMix(seed: 1)
    var folder = try CutJob.folder(job, partitions: 1, &random)
    folder.ranges.sort { $0.ordinal < $1.ordinal }
    folder.settled[0].refused.sort { ($0.range, $0.record) < ($1.range, $1.record) }
    return folder
  }

  @Test func whatDoesNotFitIsRefused() throws {
    let whole = try Self.folder()
    #expect(whole.ranges.count > 4 && whole.settled[0].refused.count == 8)
    let account = try whole.account(mostDistinct: 1000)
    #expect(account.inputs.map { $0.rejected[.duplicate] ?? 0 } == [1, 3, 2, 2])
    let last = whole.settled[0].refused.count - 1
    let slips: [(String, (inout CellsFolder) -> Void)] = [
      ("one is missing", { $0.settled[0].refused.removeLast() }),
      ("all are missing", { $0.settled[0].refused = [] }),
      ("one more", { $0.settled[0].refused.append($0.settled[0].refused[0]) }),
      ("one twice, in place of another", { $0.settled[0].refused[2] = $0.settled[0].refused[3] }),
      ("of a range that nobody read", { $0.settled[0].refused[last].range = 99 }),
      ("beside a range that nobody read", { $0.settled[0].refused[last].firstRange = 99 }),
      ("beside one of no range", { $0.settled[0].refused[0].firstRange = -1 }),
      ("no record", { $0.settled[0].refused[0].record = 0 }),
      ("a record behind the range", { $0.settled[0].refused[last].record = 7 }),
      ("no line", { $0.settled[0].refused[0].line = 0 }),
      ("a line behind the range", { $0.settled[0].refused[last].line = 99 }),
      ("a line behind the range of the first", { $0.settled[0].refused[last].firstLine = 99 }),
      ("a byte before the range", { $0.settled[0].refused[last].byte = -1 }),
      ("a byte behind the range", { $0.settled[0].refused[last].byte = .max }),
      ("more bytes than the range has", { $0.settled[0].refused[last].count = 4000 }),
      ("fewer bytes than none", { $0.settled[0].refused[last].count = -1 }),
      (
        "the first is the last",
        { folder in
          let refused = folder.settled[0].refused[last]
          (folder.settled[0].refused[last].firstRange, folder.settled[0].refused[last].firstLine) = (
            refused.range, refused.line
          )
        }
      ),
      (
        "refused where none are",
        { folder in
          folder.order.duplicates = "keep-first"
          for index in folder.ranges.indices { folder.ranges[index].maker.duplicates = "keep-first" }
          folder.settled[0].duplicates = "keep-first"
        }
      ),
    ]
    for (slip, change) in slips {
      var folder = whole
      change(&folder)
      #expect(throws: CellsDamage.self, "\(slip)") { try folder.account(mostDistinct: 1000) }
      #expect(throws: CellsDamage.self, "\(slip)") { try folder.writeDuplicates(to: MemorySink()) }
    }
  }

  /// Their text is read again, of what was read.
  @Test func anotherInputIsRefused() throws {
    let whole = try Self.folder()
    let slips: [(String, (inout RangeTrailer) -> Void)] = [
      ("more bytes", { $0.bytes += 1 }), ("written to", { $0.modified = "2025-07-01T00:00:00.000000000Z" }),
      ("another header", { $0.header -= 1 }),
    ]
    for (slip, change) in slips {
      for input in 0..<4 {
        var folder = whole
        for index in folder.ranges.indices where folder.ranges[index].input == input {
          change(&folder.ranges[index])
        }
        let error = #expect(throws: ExtractError.self, "\(slip)") {
          try folder.writeDuplicates(to: MemorySink())
        }
        #expect(error?.kind == .changed)
      }
    }
  }

  /// The frame of the first extract.
  private static func frame(_ rule: Methodology.Duplicates) throws -> [UInt8] {
    let pipeline = try PipelineFile.load(path: pipeline)
    var job = Job(pipeline)
    job.files = [try #require(try pipeline.sourceFiles().first)]
    job.inquiry.methodology.duplicates = rule
    let sink = MemorySink()
    let first = try job.opened(for: .cube(checksums: false))[0].span.start
    _ = try job.pack(RangeRequest(first: first, length: nil), to: sink)
    // Behind what says how long it is.
    return Array(sink.bytes.dropFirst(16))
  }

  /// A frame says by itself what it has.
  @Test func framesOfAnotherRuleAreRefused() throws {
    let plain = try SightingFrame(partition: 0, try Self.frame(.keepFirst))
    let placed = try SightingFrame(partition: 0, try Self.frame(.reject))
    #expect(placed.header.frameBytes == plain.header.frameBytes + 16 * plain.header.sightings)
    var settling = FrameSettling(.reject)
    try settling.settle([placed])
    #expect(settling.duplicates.map(\.line) == [7] && settling.duplicates.map(\.firstLine) == [4])
    #expect(throws: SightingFrame.Damage.self) { try settling.settle([plain]) }
    var others = FrameSettling(.keepFirst)
    try others.settle([plain])
    #expect(others.duplicates.isEmpty && others.entries == settling.entries)
  }

  @Test func damagedFramesAreRefused() throws {
    let whole = try Self.frame(.reject)
    let header = try SightingFrame(partition: 0, whole).header
    let start = header.frameBytes - header.sightings * (28 + 4 + 16)
    #expect(header.hasNames && header.hasPlaces && header.sightings == 4)
    let slips: [(String, (inout [UInt8]) -> Void)] = [
      ("cut in its header", { $0.removeLast($0.count - 20) }),
      ("without its last place", { $0.removeLast(16) }),
      ("without places", { $0[16] = 1 }),
      ("with something that nobody knows", { $0[16] = 7 }),
      ("of an older version", { $0[20] = 1 }),
      ("a record that is not there", { $0[start + 12] = 99 }),
      ("two records out of order", { $0.swapSubranges(start, start + 28, count: 28) }),
      ("a record twice", { $0.replaceSubrange(start..<start + 28, with: $0[start + 28..<start + 56]) }),
    ]
    for (slip, change) in slips {
      var bytes = whole
      change(&bytes)
      #expect(throws: SightingFrame.Damage.self, "\(slip)") { try SightingFrame(partition: 0, bytes) }
    }
  }
}

extension [UInt8] {
  fileprivate mutating func swapSubranges(_ one: Int, _ other: Int, count: Int) {
    for index in 0..<count { swapAt(one + index, other + index) }
  }
}
