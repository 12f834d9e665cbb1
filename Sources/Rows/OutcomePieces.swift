import Buffers
import Counting
import Outcomes
import ReferenceData
import Regions

/// The back of a row, from the category to the graduate's name: the same for all with one outcome.
final class OutcomePieces {
  private(set) var pieces = KeptPieces()
  private let cells: RowCells
  private let numbers = PairTable()
  private let divisions = Divisions.current
  private let codes = Divisions.current.codes

  init(cells: RowCells) { self.cells = cells }

  /// The number of an outcome among pieces.
  @inline(__always)
  func number(of outcome: Outcome) -> Int { Int(numbers.number(of: outcome.withoutPairs.bits, 0)) }

  /// Makes the piece of an outcome; behind it stands the name, unless the graduate has none.
  @inline(never)
  func make(_ outcome: Outcome, as number: Int) -> KeptPieces.Extent {
    var row = ByteText()
    let texts = [Category(rawValue: UInt8(outcome.categoryIndex))?.name ?? ""] + place(of: outcome)
    for (index, text) in texts.enumerated() {
      cells.append(text, column: cells.columns.dimensionCount + index, to: &row)
    }
    if outcome.isWithoutID { cells.endUnnamed(&row) } else { cells.beginName(&row) }
    return pieces.keep(row, as: number)
  }

  /// Division, its name, zone, class and evidence; nothing of who is not employed.
  private func place(of outcome: Outcome) -> [String] {
    guard outcome.isEmployed else { return ["", "", "", "", ""] }
    let whereabouts = outcome.whereabouts
    let division = whereabouts.divisionIndex.map { codes[$0] }
    let evidence = Evidence(rawValue: UInt8(outcome.evidenceIndex))
    return [
      division?.description ?? "", division.flatMap(divisions.name) ?? "", whereabouts.zone.name,
      whereabouts.zone.placeClass.name, evidence?.name ?? "unresolved",
    ]
  }
}
