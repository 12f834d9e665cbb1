import Outcomes

/// What is counted beside the cells.
package struct Ledger {
  /// By extract, records of graduates who have another one that counts.
  package private(set) var repeated: [Int]

  /// By extract and `Oddity`: of the repeated.
  private var oddities: [Int]
  /// By extract and `Repair`.
  private var repairs: [Int]
  /// By extract and `Remark`.
  private var remarks: [Int]
  /// By extract, whether it ends in the middle of a record.
  package var isCut: [Bool]

  init(extracts: Int) {
    repeated = Array(repeating: 0, count: extracts)
    oddities = Array(repeating: 0, count: extracts * Oddity.allCases.count)
    repairs = Array(repeating: 0, count: extracts * Repair.allCases.count)
    remarks = Array(repeating: 0, count: extracts * Remark.allCases.count)
    isCut = Array(repeating: false, count: extracts)
  }

  mutating func add(_ outcome: RangeOutcome, ofExtract extract: Int) {
    for (repair, count) in outcome.repairs.enumerated() {
      repairs[extract * Repair.allCases.count + repair] += count
    }
    for (remark, count) in outcome.remarks.enumerated() {
      remarks[extract * Remark.allCases.count + remark] += count
    }
    if outcome.isCut { isCut[extract] = true }
  }

  mutating func addRepeated(_ found: Oddities, inExtract extract: Int) {
    repeated[extract] += 1
    for oddity in Oddity.allCases where found.contains(Oddities(oddity)) {
      oddities[extract * Oddity.allCases.count + Int(oddity.rawValue)] += 1
    }
  }

  package func count(of oddity: Oddity, inExtract extract: Int) -> Int {
    oddities[extract * Oddity.allCases.count + Int(oddity.rawValue)]
  }

  /// Values that were repaired, only of repairs that occurred.
  package func repairs(ofExtract extract: Int) -> [Repair: Int] {
    let counts = repairs[extract * Repair.allCases.count..<(extract + 1) * Repair.allCases.count]
    return Dictionary(uniqueKeysWithValues: zip(Repair.allCases, counts).filter { $0.1 > 0 })
  }

  package func count(of remark: Remark, inExtract extract: Int) -> Int {
    remarks[extract * Remark.allCases.count + Int(remark.rawValue)]
  }

  static func += (sum: inout Ledger, other: Ledger) {
    for index in sum.repeated.indices { sum.repeated[index] += other.repeated[index] }
    for index in sum.oddities.indices { sum.oddities[index] += other.oddities[index] }
    for index in sum.repairs.indices { sum.repairs[index] += other.repairs[index] }
    for index in sum.remarks.indices { sum.remarks[index] += other.remarks[index] }
    for index in sum.isCut.indices where other.isCut[index] { sum.isCut[index] = true }
  }
}
