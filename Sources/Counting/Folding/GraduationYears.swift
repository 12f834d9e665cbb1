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
}
