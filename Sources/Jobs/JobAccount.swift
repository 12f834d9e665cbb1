package import Counting
package import ExtractReading

/// Everything that was counted, whoever read it: all that a result is made of and judged by.
package struct JobAccount {
  package var cube: Cube
  /// By input, in the order in which they were read.
  package var inputs: [InputAccount]
  /// Each input's path, header and encoding (of the bytes in a reject).
  package var extracts: [(path: String, header: [String], encoding: TextEncoding)]
  /// Codes against texts, by source of the pipeline.
  package var comparisons: [Int: SchemeComparison]
  /// The first header in input order that comes again with other columns.
  package var movedHeader: MovedHeader?
  /// The first few records that were not counted.
  package var firstRejects: [Reject]
  /// The numbers of inputs that hold the same bytes, group by group.
  package var equal: [[Int]]

  package init(
    cube: Cube, inputs: [InputAccount],
    extracts: [(path: String, header: [String], encoding: TextEncoding)],
    comparisons: [Int: SchemeComparison], movedHeader: MovedHeader?, firstRejects: [Reject], equal: [[Int]]
  ) {
    self.cube = cube
    self.inputs = inputs
    self.extracts = extracts
    self.comparisons = comparisons
    self.movedHeader = movedHeader
    self.firstRejects = firstRejects
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
      extracts: extracts.map { ($0.path, $0.header, $0.textEncoding) },
      comparisons: counted.comparisons, movedHeader: log.movedHeader, firstRejects: log.first, equal: equal)
  }
}
