package import Counting
package import Pipelines

extension Job {
  /// That no value which an output shows looks like what tells people apart.
  func requireNobodyShown(_ counted: Fold.Result, to purpose: Purpose) throws(JobError) {
    // A row of each graduate has them all.
    try requireNobodyShown(
      zip(counted.cube.dimensions, counted.cube.values) + (purpose.readsAgain ? counted.otherValues : []))
  }

  /// - Parameter values: of each dimension, distinct or not.
  package func requireNobodyShown(_ values: [(Dimension, [DimensionValue])]) throws(JobError) {
    let problems = PersonalValues.found(in: values).map {
      PipelineProblem(.personalValues($0.dimension.name, kind: $0.kind.rawValue), path: pipeline.path)
    }
    if !problems.isEmpty { throw .pipeline(PipelineErrors(problems)) }
  }

  /// That no column which an output shows is called like what tells people apart.
  package func requireNobodyShown(of extracts: [Extract], to purpose: Purpose) throws(JobError) {
    let problems = extracts.flatMap {
      PersonalColumns.problems(of: $0, in: pipeline, hidesEmployers: purpose.readsAgain)
    }
    if !problems.isEmpty { throw .pipeline(PipelineErrors(problems)) }
  }
}
