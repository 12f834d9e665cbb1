import Counting
import ExtractReading
package import Jobs
import Outcomes
import Pipelines

extension CellsFolder {
  /// All that was counted, put together.
  ///
  /// - Parameter mostDistinct: see `Excess`.
  /// - Throws: `CellsDamage` where something is missing, there twice, of another make or out of balance; `Excess`.
  package func account(mostDistinct: Int) throws -> JobAccount {
    let ranges = rangesInOrder
    try requireOneMake(ranges)
    if let stranger = ranges.first(where: { !order.inputs.indices.contains($0.input) }) {
      throw CellsDamage("range \(stranger.ordinal) is of an input that the job does not name")
    }
    let byInput = Dictionary(grouping: ranges, by: \.input)
    var inputs = try order.inputs.indices.map { try account(ofInput: $0, byInput[$0] ?? []) }
    let input = Dictionary(ranges.map { ($0.ordinal, $0.input) }) { first, _ in first }
    // Which of two records counts may hang on it.
    guard zip(ranges, ranges.dropFirst()).allSatisfy({ $0.ordinal < $1.ordinal }) else {
      throw CellsDamage("the ranges are not numbered in input order, each once")
    }
    for repeats in settled.flatMap(\.repeats) {
      guard let own = input[repeats.range] else {
        throw CellsDamage("records of range \(repeats.range) were settled, which nobody read")
      }
      inputs[own].repeated += repeats.repeated
      let oddities: [Oddity: Int] = try RangeTrailer.kinds(repeats.oddities, ofRange: repeats.range) {
        "\($0)"
      }
      inputs[own].oddities.merge(oddities, uniquingKeysWith: +)
    }
    let placed = PlacedRange.all(ranges)
    let duplicates = try duplicates(placed)
    for duplicate in duplicates { inputs[duplicate.input].rejected[.duplicate, default: 0] += 1 }
    try requireBalance(ranges)
    var comparisons: [Int: SchemeComparison] = [:]
    for range in ranges { comparisons[range.source, default: SchemeComparison()] += try range.comparison() }
    return JobAccount(
      cube: try cube(ranges, mostDistinct: mostDistinct), inputs: inputs, comparisons: comparisons,
      movedHeader: placed.lazy.compactMap { range in
        range.trailer.movedHeader?.header(ofInput: range.trailer.input, linesBefore: range.linesBefore)
      }.first,
      firstRejects: firstRejects(placed, duplicates), cutElsewhere: cutElsewhere(placed),
      equal: try order.equal ?? equalInputs(byInput))
  }

  private func equalInputs(_ ranges: [Int: [RangeTrailer]]) throws -> [[Int]] {
    try EqualInputs.groups(
      of: order.inputs.enumerated().map { input, path in
        let last = ranges[input]?.last
        return EqualInputs.Input(path: path, textSize: last?.textBytes, isPlain: last?.isPlain ?? true)
      })
  }

  private func requireOneMake(_ ranges: [RangeTrailer]) throws(CellsDamage) {
    guard let maker = ranges.first?.maker else { throw CellsDamage("no range was read") }
    if let other = ranges.first(where: { $0.maker != maker }) {
      throw CellsDamage(
        "range \(other.ordinal) was read by another program or pipeline than range \(ranges[0].ordinal): "
          + "\(other.maker), not \(maker)")
    }
    guard maker.pipeline == pipeline.sha256, maker.duplicates == order.duplicates,
      maker.dimensions == pipeline.allDimensions.map(\.name),
      settled.allSatisfy({ $0.version == maker.version && $0.duplicates == maker.duplicates })
    else {
      throw CellsDamage(
        "the ranges were read, or settled, by another program, pipeline or rule than the job says")
    }
  }

  /// The account of one input, whose ranges must be a chain from its header to its end.
  private func account(ofInput input: Int, _ ranges: [RangeTrailer]) throws(CellsDamage) -> InputAccount {
    guard let first = ranges.first, first.path == order.inputs[input] else {
      throw CellsDamage("no range of \(order.inputs[input]) was read")
    }
    var reached = first.header
    var sum: InputAccount?
    for range in ranges {
      guard range.first == reached, range.bytes == first.bytes, range.modified == first.modified,
        range.encoding == first.encoding, range.source == first.source, range.header == first.header
      else {
        throw CellsDamage(
          range.first == reached
            ? "\(first.path) changed between two ranges"
            : "\(first.path): the range at byte \(range.first) does not start where the one before ends, at \(reached)"
        )
      }
      reached = range.end
      let account = try range.account()
      if sum == nil { sum = account } else { sum! += account }
    }
    guard ranges.last!.isLast, !first.isPlain || reached == first.bytes else {
      throw CellsDamage("\(first.path): nobody read what stands behind byte \(reached)")
    }
    return sum!
  }

  private func requireBalance(_ ranges: [RangeTrailer]) throws(CellsDamage) {
    let packed = ranges.reduce(0) { $0 + $1.sightings }
    let read = settled.reduce(0) { $0 + $1.sightings }
    guard packed == read else { throw CellsDamage("\(packed) graduates were packed, and \(read) settled") }
    let people = settled.reduce(0) { $0 + $1.people }
    var counted = 0
    for row in cells {
      let (sum, overflow) = counted.addingReportingOverflow(row.people)
      if overflow {
        throw CellsDamage("\(people) graduates were settled, and more than a number holds are in cells")
      }
      counted = sum
    }
    guard people == counted else {
      throw CellsDamage("\(people) graduates were settled, and \(counted) are in cells")
    }
  }

  private func cube(_ ranges: [RangeTrailer], mostDistinct: Int) throws -> Cube {
    var builder = CubeBuilder(dimensions: pipeline.allDimensions)
    var known: [UInt64: (number: Int, values: [DimensionValue], input: Int)] = [:]
    var decided: [(cell: Int, outcome: Outcome, people: Int)] = []
    for range in ranges {
      var own: [Int] = []
      for (name, values) in try range.cellValues() {
        if let other = known[name] {
          guard other.values == values, other.input == range.input else {
            throw CellsDamage("two cells have the name \(CellName.text(name))")
          }
          own.append(other.number)
          continue
        }
        let number = builder.cell(of: values, input: range.input)
        known[name] = (number, values, range.input)
        own.append(number)
      }
      try builder.requireRoom(mostDistinct)
      for entry in range.decided {
        guard entry.count == 3, own.indices.contains(entry[0]), entry[2] > 0,
          let outcome = UInt32(exactly: entry[1])
        else { throw CellsDamage("range \(range.ordinal) counts \(entry)") }
        decided.append((own[entry[0]], try possible(outcome), entry[2]))
      }
    }
    let runs = try runs { known[$0]?.number }
    builder.add { take in
      for (cell, outcome, people) in decided { take(cell, outcome, people) }
      for run in runs {
        for row in run.rows { take(run.cell, Outcome(bits: cells[row].outcome), cells[row].people) }
      }
    }
    return builder.cube()
  }

  /// Rows of `cells` that stand side by side and have one cell: there are far fewer than rows, as these are mostly in the order of cells.
  ///
  /// - Parameter number: of a cell by its name; `nil` for one that no range has.
  private func runs(number: (UInt64) -> Int?) throws(CellsDamage) -> [(cell: Int, rows: Range<Int>)] {
    var runs: [(cell: Int, rows: Range<Int>)] = []
    var start = 0
    while start < cells.count {
      let name = cells[start].cell
      var end = start
      while end < cells.count, cells[end].cell == name {
        _ = try possible(cells[end].outcome)
        end += 1
      }
      guard let cell = number(name) else { throw CellsDamage("cell \(CellName.text(name)) is of no range") }
      runs.append((cell, start..<end))
      start = end
    }
    return runs
  }

  private func possible(_ bits: UInt32) throws(CellsDamage) -> Outcome {
    let outcome = Outcome(bits: bits)
    guard outcome.isPossible else { throw CellsDamage("\(bits) is no outcome") }
    return outcome
  }

  /// Those of all ranges that another delimiter would mend.
  private func cutElsewhere(_ ranges: [PlacedRange]) -> [ToldDelimiter] {
    ranges.flatMap { range in
      range.trailer.cutElsewhere.map { told in
        var told = told
        (told.input, told.line) = (range.trailer.input, told.line + range.linesBefore)
        return told
      }
    }
  }

  /// The first few of all, with their places in their inputs: duplicates stand behind all others.
  private func firstRejects(_ ranges: [PlacedRange], _ duplicates: [RefusedDuplicate]) -> [ToldReject] {
    let others = ranges.lazy.flatMap { range in
      range.trailer.firstRejects.map { reject in
        var reject = reject
        (reject.input, reject.line) = (range.trailer.input, reject.line + range.linesBefore)
        return reject
      }
    }
    let first = Array(others.prefix(RejectLog.rememberedInFull))
    return first + duplicates.prefix(RejectLog.rememberedInFull - first.count).map(\.told)
  }
}
