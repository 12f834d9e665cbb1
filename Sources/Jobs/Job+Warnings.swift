import Counting
import Cubes
import Pipelines

extension Job {
  /// What only whoever reads the extracts can know: the rest follows from what is counted, see `Tabulation.warnings`.
  func warnings(_ result: Fold.Result, _ inputs: [Provenance.Input]) -> [Warning] {
    let cut = inputs.indices.filter { result.ledger.isCut[$0] }
    return cut.isEmpty ? [] : [Warning(.cutInput, count: cut.count, inputs: cut)]
  }
}
