import ExtractReading
import Glibc
import Cubes
import Jobs
import Outputs
import Pipelines
import Rendering
import Reports

/// The layers of a run, from the file up.
struct Stack {
  struct Layer {
    let name: String
    /// Whether its time holds that of the layer before, so that the difference is its own.
    let isOnTop: Bool
    let run: (_ threads: Int) throws -> Void
  }

  struct Disagreement: Error, CustomStringConvertible {
    let description: String
  }

  let layers: [Layer]
  private let bytes: Int

  /// - Parameter records: how many the extract has; every layer has to find as many.
  init(extract: String, pipeline path: String, records: Int) throws {
    let walk = try RangeWalk(extract)
    let pipeline = try PipelineFile.load(path: path)
    bytes = walk.size

    func require(_ found: Int, _ layer: String) throws {
      if found != records { throw Disagreement(description: "\(layer) found \(found) of \(records) records") }
    }
    func job(groupBy: [Dimension], duplicates: String, threads: Int) throws -> Report {
      var job = Job(pipeline)
      job.files = try pipeline.sourceFiles(replacedBy: [extract])
      job.inquiry.groupBy = groupBy
      job.threads = threads
      try job.inquiry.methodology.apply("duplicates=\(duplicates)")
      let report = try job.run().report
      try require(report.totals.control.records, "the job by \(groupBy)")
      return report
    }
    let report = try job(groupBy: pipeline.groupBy, duplicates: "off", threads: 2)

    layers = [
      Layer(name: "read: every byte into a buffer", isOnTop: false) { try walk.read(threads: $0) },
      Layer(name: "scan: ends of fields and lines", isOnTop: true) {
        try require(walk.scan(threads: $0), "the scan")
      },
      Layer(name: "cut: the columns of each record", isOnTop: true) {
        try require(walk.cut(threads: $0), "the cutter")
      },
      Layer(name: "resolve: institution, destination, place", isOnTop: true) {
        _ = try job(groupBy: [], duplicates: "off", threads: $0)
      },
      Layer(name: "fold: \(pipeline.groupBy.map(\.name).joined(separator: " × "))", isOnTop: true) {
        _ = try job(groupBy: pipeline.groupBy, duplicates: "off", threads: $0)
      },
      Layer(name: "duplicates: keep the latest", isOnTop: true) {
        _ = try job(groupBy: pipeline.groupBy, duplicates: "keep-latest", threads: $0)
      },
      Layer(name: "report: \(report.groups.count) groups to a JSON file", isOnTop: false) { _ in
        let file = try AtomicFile("\(extract).layers.json", permissions: 0o600)
        try report.write(.json, to: file)
        try file.commit()
        unlink("\(extract).layers.json")
      },
    ]
  }

  /// Medians of `runs` rounds in which the layers take turns, after one round that does not count, as Markdown.
  func table(threads: Int, runs: Int) throws -> String {
    var seconds = [[Double]](repeating: [], count: layers.count)
    for round in 0...runs {
      for (place, layer) in layers.enumerated() {
        let start = ContinuousClock.now
        try layer.run(threads)
        if round > 0 { seconds[place].append((ContinuousClock.now - start) / .seconds(1)) }
      }
    }
    var lines = [
      "\(threads) thread\(threads > 1 ? "s" : ""), median of \(runs):", "",
      "| layer | s up to here | s of its own | MB/s up to here |", "| --- | --: | --: | --: |",
    ]
    var below = 0.0
    for (layer, seconds) in zip(layers, seconds) {
      let median = seconds.sorted()[seconds.count / 2]
      let own = layer.isOnTop ? median - below : median
      let speed = Int(Double(bytes) / median / 1e6)
      lines.append("| \(layer.name) | \(thousandths(median)) | \(thousandths(own)) | \(speed) |")
      below = median
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func thousandths(_ seconds: Double) -> String {
    let count = Int((seconds.magnitude * 1000).rounded())
    let rest = String(count % 1000)
    return "\(seconds < 0 ? "-" : "")\(count / 1000).\(String(repeating: "0", count: 3 - rest.count))\(rest)"
  }
}
