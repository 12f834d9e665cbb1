import Buffers

/// Columns of numbers that a batch is worked out in, used again by the next.
final class BatchScratch {
  private let dimensions: Int
  private var numbers = Growing<UInt32>()
  private var institutions = Growing<UInt32>()
  private var years = Growing<UInt32>()
  private var hashes = Growing<UInt64>()

  init(dimensions: Int) { self.dimensions = dimensions }

  /// Makes room for the records of a batch.
  func reserve(_ records: Int) {
    numbers.fill(to: dimensions * records, with: 0)
    institutions.fill(to: records, with: 0)
    years.fill(to: records, with: 0)
    hashes.fill(to: records, with: 0)
  }

  /// By dimension of the grain, the numbers of the records' values.
  func dimensions(_ records: Int) -> [LentValues<UInt32>] {
    (0..<dimensions).map { numbers.lent.part(from: $0 * records, count: records) }
  }

  /// The numbers of the records' institutions, where no dimension has them.
  func institutions(_ records: Int) -> LentValues<UInt32> { institutions.lent.part(from: 0, count: records) }

  /// The same of their years.
  func years(_ records: Int) -> LentValues<UInt32> { years.lent.part(from: 0, count: records) }

  /// The hashes of the institutions' keys, by record.
  func hashes(_ records: Int) -> LentValues<UInt64> { hashes.lent.part(from: 0, count: records) }
}
