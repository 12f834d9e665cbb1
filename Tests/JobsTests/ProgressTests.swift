import Cubes
import Foundation
import Reports
import Synchronization
import Testing

@testable import Pipelines
@testable import Counting
@testable import Jobs

/// What is told of the progress rises to the end, in any number of threads.
struct ProgressTests {
  @Test(arguments: [1, 3])
  func progressRises(threads: Int) throws {
    let folder = try TemporaryFolder()
    var total = 0
    for file in 0..<3 {
      let rows = (0..<200).map { "2\(file)0000\($0),59001,10" }.joined(separator: "\n")
      let text = "考生号,学校代码,毕业去向代码\n\(rows)\n"
      total += text.utf8.count
      try folder.write(text, to: "\(file).csv")
    }
    let pipeline = """
      name: t
      sources:
        - path: "*.csv"
          destination_codes: gxjy
          columns: {graduate_id: [考生号], institution_code: [学校代码], destination_code: [毕业去向代码]}
      """
    var job = Job(
      try PipelineFile.parse(Array(pipeline.utf8), path: folder.url.appending(path: "p.yaml").path))
    (job.threads, job.rangeSize) = (threads, 256)
    let told = Mutex<[ReadingProgress]>([])
    job.progress = { progress in told.withLock { $0.append(progress) } }
    #expect(try job.run().report.totals.control.records == 600)
    let steps = told.withLock { $0 }
    #expect(steps.count > 30)
    #expect(steps.allSatisfy { $0.totalBytes == total && $0.bytes <= total && $0.records <= 600 })
    #expect(zip(steps, steps.dropFirst()).allSatisfy { $0.bytes <= $1.bytes && $0.records <= $1.records })
    #expect(steps.last!.bytes > total * 9 / 10)
  }
}
