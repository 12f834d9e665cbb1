package import ExtractReading
package import Pipelines

/// Turns the records of a range into cells and outcomes: bytes in, small integers out. One fold serves one thread.
package final class RangeFold {
  let grain: Grain
  private let extracts: [Extract]
  /// The pipeline's own dimensions, in the order of the extracts' bindings.
  private let declared: [Dimension]
  let numbers: WorkerNumbers
  package let cellTable: CellTable
  private let scratch: BatchScratch
  /// How the extract that was read last is read: ranges come extract by extract.
  private var plan: ExtractPlan?

  /// - Parameters:
  ///   - declared: the pipeline's own dimensions.
  ///   - extracts: all that may be read, by number.
  package init(grain: Grain, declared: [Dimension], extracts: [Extract]) {
    self.grain = grain
    self.extracts = extracts
    self.declared = declared
    numbers = WorkerNumbers(grain, declared: declared)
    cellTable = CellTable(dimensions: numbers.dimensions, inputs: extracts.count)
    scratch = BatchScratch(dimensions: grain.dimensions.count)
  }

  /// What the numbers in `RangeOutcome.comparisons` stand for.
  var readings: SchemeReadings { numbers.readings }

  /// The distinct values of each dimension that no cell is kept by.
  var otherValues: [Dimension: [DimensionValue]] {
    var values = numbers.others.mapValues(\.values)
    if grain.institution == nil { values[.institution] = numbers.institutions.values }
    return values
  }

  /// Reads one range into `outcome`, which is emptied first.
  package func read(
    _ range: Range<Int>, ofExtract number: Int, from start: RangeReader.Start, into outcome: RangeOutcome
  ) throws(ExtractError) -> RangeReader.Summary {
    let plan = try plan(for: number)
    outcome.removeAll()
    let batches = BatchFold(
      plan, grain: grain, numbers: numbers, cellTable: cellTable, scratch: scratch, into: outcome)
    let summary = try plan.reader.read(range, of: plan.source, from: start, into: batches)
    if let last = summary.unended { outcome.isCut = batches.isCut(last, record: summary.records - 1) }
    return summary
  }

  /// Gives back what is only needed to read: buffers, and what is remembered of values.
  func endReading() { plan = nil }

  private func plan(for number: Int) throws(ExtractError) -> ExtractPlan {
    if let plan, plan.extract == number { return plan }
    let made = try ExtractPlan(
      extracts[number], number: number, grain: grain, declared: declared, numbers: numbers)
    plan = made
    return made
  }
}
