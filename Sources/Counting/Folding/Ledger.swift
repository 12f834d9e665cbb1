import Outcomes

/// What is counted beside the cells.
package struct Ledger {
  /// By extract, records of graduates who have another one that counts.
  package var repeated: [Int]
  package var repairs = [Int](repeating: 0, count: Repair.allCases.count)

  init(extracts: Int) { repeated = Array(repeating: 0, count: extracts) }

  static func += (sum: inout Ledger, other: Ledger) {
    for index in sum.repeated.indices { sum.repeated[index] += other.repeated[index] }
    for index in sum.repairs.indices { sum.repairs[index] += other.repairs[index] }
  }
}
