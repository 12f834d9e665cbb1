package import Counting

/// Everything that was counted, whoever read it: all that a result is made of and judged by.
package struct JobAccount {
  package var cube: Cube
  /// By input, in the order in which they were read.
  package var inputs: [InputAccount]
  /// Codes against texts, by source of the pipeline.
  package var comparisons: [Int: SchemeComparison]
  /// The first header in input order that comes again with other columns.
  package var movedHeader: MovedHeader?
  /// The first few records that were not counted.
  package var firstRejects: [ToldReject]
  /// Those that another delimiter would mend.
  package var cutElsewhere: [ToldDelimiter]
  /// The numbers of inputs that hold the same bytes, group by group.
  package var equal: [[Int]]

  package init(
    cube: Cube, inputs: [InputAccount],
    comparisons: [Int: SchemeComparison], movedHeader: MovedHeader?, firstRejects: [ToldReject],
    cutElsewhere: [ToldDelimiter], equal: [[Int]]
  ) {
    self.cube = cube
    self.inputs = inputs
    self.comparisons = comparisons
    self.movedHeader = movedHeader
    self.firstRejects = firstRejects
    self.cutElsewhere = cutElsewhere
    self.equal = equal
  }
}

extension JobAccount {
  /// What one run has read.
  init(_ extracts: [Extract], _ counted: Fold.Result, _ log: RejectLog, equal: [[Int]]) {
    self.init(
      cube: counted.cube,
      inputs: extracts.enumerated().map { number, extract in
        InputAccount(
          extract, number: number, records: counted.records[number], rejects: log, counted.ledger)
      },
      comparisons: counted.comparisons, movedHeader: log.movedHeader,
      firstRejects: log.first.map { ToldReject($0, of: extracts[$0.extract]) },
      cutElsewhere: ToldDelimiter.all(log), equal: equal)
  }
}
