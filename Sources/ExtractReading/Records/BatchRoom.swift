/// Where the cutter writes the records of a batch before it hands them on.
///
/// **Invariant.** Each row has room for `capacity` records of `columns` fields; what lies there is not initialised until
/// it is written, and only the first records of a batch are ever read.
@safe
struct BatchRoom: ~Copyable {
  private let columns: Int
  private var capacity = 0
  private(set) var fields = UnsafeMutablePointer<FieldSlice>.allocate(capacity: 0)
  private(set) var starts = UnsafeMutablePointer<UInt32>.allocate(capacity: 0)
  private(set) var ends = UnsafeMutablePointer<UInt32>.allocate(capacity: 0)

  /// - Parameter columns: how many fields of a record are kept.
  init(columns: Int) { self.columns = columns }

  deinit { deallocate() }

  private func deallocate() {
    unsafe fields.deallocate()
    unsafe starts.deallocate()
    unsafe ends.deallocate()
  }

  /// Makes room; what was there is lost.
  mutating func reserve(_ records: Int) {
    guard capacity < records else { return }
    deallocate()
    capacity = records
    unsafe fields = .allocate(capacity: records * columns)
    unsafe starts = .allocate(capacity: records)
    unsafe ends = .allocate(capacity: records)
  }

  /// The first records, to be handed on.
  func batch(_ count: Int, behind mark: LineMark, _ buffer: borrowing ReadBuffer, firstRecord: Int)
    -> RecordBatch
  {
    unsafe RecordBatch(
      bytes: buffer.bytes, fields: fields, columns: columns, count: count, firstRecord: firstRecord,
      starts: starts, ends: ends, origin: buffer.origin, counted: mark)
  }
}
