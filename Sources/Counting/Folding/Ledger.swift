import Outcomes

/// What is counted beside the cells.
package struct Ledger {
  /// By extract, records of graduates who have another one that counts.
  package private(set) var repeated: [Int]

  /// By extract and `Oddity`: of the repeated.
  private var oddities: [Int]
  /// The same, the ordinals of the first few.
  private var firstOddities: [FirstFew]
  /// By extract.
  private var codes: [CodeColumnCounts]
  /// By extract and `Repair`.
  private var repairs: [Int]
  /// By extract and `Remark`.
  private var remarks: [Int]
  /// By extract, whether it ends in the middle of a record.
  package var isCut: [Bool]

  init(extracts: Int) {
    repeated = Array(repeating: 0, count: extracts)
    oddities = Array(repeating: 0, count: extracts * Oddity.allCases.count)
    firstOddities = Array(repeating: FirstFew(), count: oddities.count)
    codes = Array(repeating: CodeColumnCounts(), count: extracts)
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
    codes[extract] += outcome.codes
    if outcome.isCut { isCut[extract] = true }
  }

  /// - Parameter ordinal: of the record among all of the run.
  mutating func addRepeated(_ found: Oddities, ordinal: Int, inExtract extract: Int) {
    repeated[extract] += 1
    for oddity in Oddity.allCases where found.contains(Oddities(oddity)) {
      let index = extract * Oddity.allCases.count + Int(oddity.rawValue)
      oddities[index] += 1
      firstOddities[index].add(ordinal)
    }
  }

  /// The ordinals of the first few records with an oddity.
  func first(_ oddity: Oddity, inExtract extract: Int) -> [Int] {
    firstOddities[extract * Oddity.allCases.count + Int(oddity.rawValue)].all
  }

  func codes(ofExtract extract: Int) -> CodeColumnCounts { codes[extract] }

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
    for index in sum.firstOddities.indices {
      for ordinal in other.firstOddities[index].all { sum.firstOddities[index].add(ordinal) }
    }
    for index in sum.codes.indices { sum.codes[index] += other.codes[index] }
    for index in sum.repairs.indices { sum.repairs[index] += other.repairs[index] }
    for index in sum.remarks.indices { sum.remarks[index] += other.remarks[index] }
    for index in sum.isCut.indices where other.isCut[index] { sum.isCut[index] = true }
  }
}
