import ReferenceData
import Searching

/// The zone of every division, from the plan of the circle county by county.
/// - Source: 《成渝地区双城经济圈建设规划纲要》, 2021-10; `tables/circle.csv`.
struct CirclePlan: Sendable {
  /// The divisions of Chongqing and Sichuan, ascending, and their zones beside them.
  private let numbers: [UInt32]
  private let zones: [Zone]

  init(_ table: ReferenceTable = .circle) {
    numbers = (0..<table.rowCount).map { table.number(row: $0, column: 0) }
    zones = numbers.enumerated().map { row, number in
      Self.zone(isChongqing: number / 10_000 == 50, circle: table.text(row: row, column: 2))
    }
  }

  /// The zone of a division of today.
  func zone(of division: DivisionCode) -> Zone {
    guard let first = numbers.first, division.number >= first,
      division.number / 10_000 <= numbers[numbers.count - 1] / 10_000
    else { return .elsewhere }
    // A county that the plan's list does not know yet has the zone of what it lies in.
    return known(division.number) ?? known(division.city.number) ?? known(division.province.number)
      ?? .elsewhere
  }

  private func known(_ number: UInt32) -> Zone? {
    let index = numbers.partitioningIndex { $0 >= number }
    return index < numbers.count && numbers[index] == number ? zones[index] : nil
  }

  private static func zone(isChongqing: Bool, circle: String) -> Zone {
    switch (isChongqing, circle) {
    case (true, "in"): .chongqingCore
    case (true, "partial"): .chongqingPartial
    case (true, "out"): .chongqingOuter
    case (true, _): .chongqingUnspecified
    case (false, "in"): .circle
    case (false, "out"): .sichuanOuter
    case (false, _): .sichuanMixed
    }
  }
}
