import Counting
import Cubes
import ExtractReading
import Pipelines
import Reports

/// The same extract under two names: where there are IDs each graduate has a duplicate, else counts twice.
extension Job {
  /// The numbers of inputs that hold the same bytes, group by group.
  func equalInputs(_ extracts: [Extract]) throws(JobError) -> [[Int]] {
    do throws(ExtractError) { return try EqualInputs.groups(of: extracts.map(EqualInputs.Input.init)) } catch
    {
      throw .extract(error)
    }
  }

  /// - Throws: `sameBytes`, where graduates of equal inputs cannot be told from each other; those that hold no records
  ///   have none.
  func requireToldApart(_ equal: [[Int]], _ accounts: [InputAccount], _ result: JobResult) throws(JobError) {
    for group in equal {
      guard group.contains(where: { accounts[$0].records > 0 }),
        let input = group.first(where: { !accounts[$0].hasID })
      else { continue }
      throw .sameBytes(
        result, files: group.map { accounts[$0].path }, pipeline: pipeline.path,
        line: pipeline.sources[accounts[input].source].line)
    }
  }
}
