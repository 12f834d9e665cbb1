import Foundation
import Testing

@testable import Counting
@testable import Jobs
@testable import Pipelines

/// The first header that comes again in another order ends every job, however the extract is cut and shared out.
struct MovedHeaderTests {
  private static let pipeline = """
    name: t
    sources:
      - path: '*.csv'
        destination_codes: gxjy
        columns:
          graduate_id: [学号]
          institution_code: [学校代码]
          year: [毕业年份]
          destination_code: [毕业去向代码]

    """
  private static let header = "学号,学校代码,毕业年份,毕业去向代码\n"

  private static func records(_ count: Int, from first: Int) -> String {
    (first..<first + count).map { "2025\($0 + 100_000),59001,2025,10\n" }.joined()
  }

  private static func job(threads: Int, rangeSize: Int, in folder: TemporaryFolder) throws -> Job {
    let regular = header + records(300, from: 0) + header + records(200, from: 300)
    let moved =
      header + records(400, from: 500) + "学校代码,学号,毕业年份,毕业去向代码\n59001,2025900000,2025,10\n"
      + records(300, from: 900) + "学号,毕业年份,学校代码,毕业去向代码\n2025900001,2025,59001,10\n"
    for (name, text) in [("a.csv", regular), ("b.csv", moved), ("c.csv", moved)] {
      try Data(text.utf8).write(to: folder.url.appending(path: name))
    }
    var job = Job(
      try PipelineFile.parse(Array(pipeline.utf8), path: folder.url.appending(path: "p.yaml").path))
    (job.threads, job.rangeSize, job.maxRejectRate) = (threads, rangeSize, 1)
    return job
  }

  @Test(arguments: [1, 2, 5], [50, 777, 1 << 20])
  func theFirstIsNamed(threads: Int, rangeSize: Int) throws {
    let folder = try TemporaryFolder()
    let job = try Self.job(threads: threads, rangeSize: rangeSize, in: folder)
    for run in [{ _ = try job.run() }, { _ = try job.rows() }] as [() throws -> Void] {
      do {
        try run()
        Issue.record("a report was made")
      } catch JobError.movedHeader(_, let moved, let path) {
        #expect(path.hasSuffix("b.csv") && moved.line == 402 && moved.columns.map(\.column) == [1, 2])
        #expect(moved.columns.map(\.found) == ["学校代码", "学号"])
      }
    }
  }
}
