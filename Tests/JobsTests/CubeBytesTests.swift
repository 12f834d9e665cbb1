import Foundation
import Testing

@testable import Pipelines
@testable import Counting
@testable import Cubes
@testable import Outputs
@testable import Jobs

/// The bytes of a cube depend on the records only: not on threads, nor on where ranges are cut.
struct CubeBytesTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    for file in 0..<2 as Range<UInt64> {
      // The last record is refused, and has values that nobody else has.
      try folder.write(
        FoldTests.extract(seed: file * 2 + 1) + "\n2050001,2025,58888,被拒学院,599999,何处,北京市,,独有\n",
        to: "\(file).csv")
    }
  }

  private func bytes(threads: Int, rangeSize: Int, inputs: [String] = []) throws -> [UInt8] {
    let path = folder.url.appending(path: "p.yaml").path
    var job = Job(try PipelineFile.parse(Array(FoldTests.pipeline.utf8), path: path))
    job.threads = threads
    job.rangeSize = rangeSize
    job.maxRejectRate = 1
    job.purpose = .cube(checksums: false)
    job.files = try job.pipeline.sourceFiles(replacedBy: inputs.map { folder.url.appending(path: $0).path })
    let sink = MemorySink()
    try job.run().tabulation.write(to: sink)
    return sink.bytes
  }

  @Test func everyCutAndEveryNumberOfThreadsGivesTheSameBytes() throws {
    let whole = try bytes(threads: 1, rangeSize: 1 << 20)
    for threads in [1, 2, 3, 8] {
      for rangeSize in [7, 64, 200, 1111, 1 << 20] {
        #expect(
          try bytes(threads: threads, rangeSize: rangeSize) == whole,
          "\(threads) threads, ranges of \(rangeSize)")
      }
    }
    for trace in ["58888", "被拒学院", "独有"] {
      #expect(Data(whole).range(of: Data(trace.utf8)) == nil, "\(trace)")
    }
    // What looks like a school in a note is met by a range that starts there.
    let file = folder.url.appending(path: "whole.cube")
    try Data(whole).write(to: file)
    let values = try Tabulation(cube: file.path).cube.values
    #expect(!values[1].contains { $0.code == "59999" } && values.allSatisfy { $0 == $0.sorted() })
  }

  @Test func theSameCubesHaveTheSameSum() throws {
    let sums = try [1, 3].map { threads in
      let parts = try ["0.csv", "1.csv"].map { name in
        let file = folder.url.appending(path: "\(name).cube")
        try Data(try bytes(threads: threads, rangeSize: 64, inputs: [name])).write(to: file)
        return (name: name, tabulation: try Tabulation(cube: file.path))
      }
      let sink = MemorySink()
      try Tabulation.merging(parts).write(to: sink)
      return sink.bytes
    }
    #expect(sums[0] == sums[1])
  }

  /// Swift takes the two forms of 隆 for one text; whichever a thread met first would be the one that is kept.
  @Test func valuesAreToldApartByTheirBytes() throws {
    let (one, other) = (DimensionValue(code: "隆", name: ""), DimensionValue(code: "\u{F9DC}", name: ""))
    #expect(one.code == other.code && one != other)
    #expect(Set([one, other]).count == 2)
  }

  @Test func aCubeWithANULInAValueIsReadAsItWasWritten() throws {
    var cube = Cube(
      dimensions: Dimension.builtIn,
      values: [
        [], [DimensionValue(code: "1", name: "a\0b"), DimensionValue(code: "1", name: "a\0c")], [], [],
      ])
    cube.values = cube.values.map { $0.isEmpty ? [DimensionValue(code: "", name: "")] : $0 }
    for institution in 0..<2 as Range<UInt32> {
      cube.keys += [0, institution, 0, 0]
      cube.inputs.append(0)
      var counts = [Int](repeating: 0, count: CellCounts.count)
      counts[6] = 1
      cube.counts += counts
    }
    let folder = try TemporaryFolder()
    let file = folder.url.appending(path: "c.cube")
    var job = Job(
      try PipelineFile.parse(
        Array(FoldTests.pipeline.utf8), path: self.folder.url.appending(path: "p.yaml").path))
    job.maxRejectRate = 1
    var provenance = try job.run().tabulation.provenance
    provenance.inputs = [
      Provenance.Input(path: "a", bytes: 1, encoding: "utf-8", records: 2, duplicates: 0, rejected: 0)
    ]
    (provenance.rejectedByReason, provenance.repairs, provenance.repeated) = ([:], [:], 0)
    (provenance.skipped, provenance.warnings, provenance.duplicatesAcrossYears) = ([:], [], 0)
    let sink = MemorySink()
    try Tabulation(cube: cube, provenance: provenance).write(to: sink)
    try Data(sink.bytes).write(to: file)
    #expect(try Tabulation(cube: file.path).cube.values[1] == cube.values[1])
  }
}
