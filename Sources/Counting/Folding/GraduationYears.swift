import Buffers

/// The graduation years that one worker has met, by the numbers that it gave them.
final class GraduationYears {
  /// What numbers them: over extracts.
  let values: DimensionValues
  /// By number.
  private var years = Growing<GraduationYear>()

  init(_ values: DimensionValues) { self.values = values }

  /// Turns the numbers of the records' values into years; that of a year that is refused is the blank one's.
  func read(_ numbers: LentValues<UInt32>, count: Int, into found: LentValues<GraduationYear>) {
    while years.count < values.values.count {
      years.append(GraduationYear(key: values.values[years.count].key))
    }
    // Local values: each access to a property of this class is checked at run time.
    let known = years.lent
    for record in 0..<count { found[record] = known[Int(numbers[record])] }
  }

  /// Makes the hashes within which IDs mean something those of institution and year: other ones than the institution's
  /// alone, also where a record names no year.
  static func add(_ years: LentValues<GraduationYear>, count: Int, to hashes: LentValues<UInt64>) {
    for record in 0..<count {
      hashes[record] = mixed(
        hashes[record] ^ UInt64(years[record].bits) &+ 0x5851_F42D_4C95_7F2D, 0x9E37_79B9_7F4A_7C15)
    }
  }
}
