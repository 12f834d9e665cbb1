import Testing

@testable import Counting
@testable import Jobs
@testable import Outputs
@testable import Pipelines

/// What becomes of a duplicate whose records were not kept, which no extract can bring about.
struct DuplicateListTests {
  @Test func listLeavesNoneOut() throws {
    let text = """
      name: t
      sources: [{path: a.csv, destination_codes: gxjy, columns: {institution_code: [s], destination_code: [d]}}]
      """
    let job = Job(try PipelineFile.parse(Array(text.utf8), path: "p.yaml"))
    var result = Fold.Result(
      cube: Cube(dimensions: [], values: []), ledger: Ledger(extracts: 0), records: [])
    result.repeats = [RepeatedRecord(graduate: Fingerprint(low: 1, high: 0), kept: 0, repeated: 1)]
    #expect(throws: JobError.self) { try job.list(result, of: [], to: MemorySink()) }
    #expect(throws: JobError.self) {
      try job.reject(result, of: [], RejectLog([], takeReject: nil))
    }
  }
}
