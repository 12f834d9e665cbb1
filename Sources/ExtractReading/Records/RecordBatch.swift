/// Where a field's bytes lie in its batch.
public struct FieldSlice {
  public var offset: UInt32
  public var count: UInt32
}

/// Records of one range, cut into the fields that were asked for.
///
/// Fields are trimmed and unquoted as libcsv does it.
///
/// **Invariant.** Only valid during the call that hands it over: the bytes live in a buffer that is used again. Each
/// offset in `fields`, `starts` and `ends` lies in that buffer, and at least `FieldBytes.padding` readable bytes follow
/// each field.
@safe
public struct RecordBatch: ~Copyable {
  /// Where field offsets count from.
  @usableFromInline let bytes: UnsafePointer<UInt8>
  /// The fields, record by record, `columns` to a record.
  @usableFromInline let fields: UnsafePointer<FieldSlice>
  /// How many fields of each record were asked for.
  public let columns: Int
  /// How many records there are.
  public let count: Int
  /// The number of the first record among all records of the range, from 0.
  public let firstRecord: Int

  let starts: UnsafePointer<UInt32>
  let ends: UnsafePointer<UInt32>
  let origin: Int
  /// A line at or before the first record.
  let counted: LineMark

  /// Byte offset in the extract at which a record starts.
  public func byte(ofRecord record: Int) -> Int { unsafe origin + Int(starts[record]) }

  /// The physical line on which a record starts, counted from 0 at the start of the range.
  ///
  /// - Complexity: linear in the bytes of the batch; for several records `lines()` counts them once.
  public func line(ofRecord record: Int) -> Int {
    var mark = counted
    unsafe mark.advance(to: Int(starts[record]), bytes)
    return mark.lines
  }

  /// The lines of all records, as `line(ofRecord:)` gives them, in one pass over the batch.
  public func lines() -> [Int] {
    var mark = counted
    return (0..<count).map { record in
      unsafe mark.advance(to: Int(starts[record]), bytes)
      return mark.lines
    }
  }

  /// How many bytes a record has, its terminator not counted.
  public func byteCount(ofRecord record: Int) -> Int { unsafe Int(ends[record]) - Int(starts[record]) }

  /// The bytes of a whole record as they stand in the extract.
  public func row(_ record: Int) -> FieldBytes {
    unsafe FieldBytes(bytes + Int(starts[record]), count: byteCount(ofRecord: record))
  }

  /// A record's bytes as they stand in the extract, at most `limit` of them.
  public func raw(ofRecord record: Int, limit: Int = RefusedRecord.rawLimit) -> [UInt8] {
    let start = unsafe Int(starts[record])
    return unsafe Array(
      UnsafeBufferPointer(start: bytes + start, count: min(Int(ends[record]) - start, limit)))
  }

  /// Calls `body` with one field of each record, in order.
  ///
  /// - Parameters:
  ///   - slot: which of the columns that were asked for.
  ///   - body: called with the record's number in the batch, and its field.
  @inlinable @inline(__always)
  public borrowing func forEachField(slot: Int, _ body: (_ record: Int, _ field: FieldBytes) -> Void) {
    assert(slot >= 0 && slot < columns)
    // Local values: they would be loaded anew for each record.
    let (bytes, columns) = unsafe (bytes, columns)
    let fields = unsafe fields + slot
    for record in 0..<count {
      let slice = unsafe fields[record &* columns]
      unsafe body(record, FieldBytes(bytes + Int(slice.offset), count: Int(slice.count)))
    }
  }

  /// Calls `body` with two fields of each record, in order.
  @inlinable @inline(__always)
  public borrowing func forEachPair(
    slots first: Int, _ second: Int,
    _ body: (_ record: Int, _ first: FieldBytes, _ second: FieldBytes) -> Void
  ) {
    assert(first >= 0 && first < columns && second >= 0 && second < columns)
    let (bytes, fields, columns) = unsafe (bytes, fields, columns)
    for record in 0..<count {
      let (left, right) = unsafe (fields[record &* columns &+ first], fields[record &* columns &+ second])
      unsafe body(
        record, FieldBytes(bytes + Int(left.offset), count: Int(left.count)),
        FieldBytes(bytes + Int(right.offset), count: Int(right.count)))
    }
  }

  /// One field of one record.
  @inlinable @inline(__always)
  public borrowing func field(slot: Int, ofRecord record: Int) -> FieldBytes {
    assert(slot >= 0 && slot < columns && record >= 0 && record < count)
    let slice = unsafe fields[record &* columns &+ slot]
    return unsafe FieldBytes(bytes + Int(slice.offset), count: Int(slice.count))
  }
}
