/// The bytes of one field of a record, without the blanks or quotes around it.
///
/// ```swift
/// batch.forEachField(slot: 0) { record, field in
///   if field.count == 4, field.word(at: 0) & 0xFFFF_FFFF == 0x3532_3032 { years2025 += 1 }
/// }
/// ```
///
/// **Invariant.** The field's `count` bytes and at least `padding` more behind them are readable. They last as long as
/// the batch that the field was taken from: a field must not be kept. Offsets are checked in debug builds only, since
/// they are in the loop that runs for every field.
@safe
public struct FieldBytes: BitwiseCopyable {
  /// How many readable bytes follow a field, whatever they are.
  public static var padding: Int { 96 }

  @usableFromInline let start: UnsafePointer<UInt8>
  public let count: Int

  /// - Parameters:
  ///   - start: of `count` bytes, and `padding` more that can be read.
  ///   - count: the field's bytes.
  @inlinable @inline(__always)
  @unsafe public init(_ start: UnsafePointer<UInt8>, count: Int) {
    unsafe self.start = start
    self.count = count
  }

  @inlinable @inline(__always)
  public var isEmpty: Bool { count == 0 }

  /// A byte of the field, or of the padding behind it.
  @inlinable @inline(__always)
  public subscript(offset: Int) -> UInt8 {
    assert(offset >= 0 && offset < count + Self.padding)
    return unsafe start[offset]
  }

  /// Eight bytes from `offset` on, the first lowest; what lies behind the field is among them.
  @inlinable @inline(__always)
  public func word(at offset: Int) -> UInt64 {
    assert(offset >= 0 && offset + 8 <= count + Self.padding)
    return unsafe UnsafeRawPointer(start).loadUnaligned(fromByteOffset: offset, as: UInt64.self).littleEndian
  }

  /// The first 64 bytes, those behind the field among them.
  @inlinable @inline(__always)
  public var firstLine: SIMD8<UInt64> {
    unsafe UnsafeRawPointer(start).loadUnaligned(as: SIMD8<UInt64>.self)
  }

  /// Two bytes from `offset` on, the first lowest.
  @inlinable @inline(__always)
  public func halfWord(at offset: Int) -> UInt16 {
    assert(offset >= 0 && offset + 2 <= count + Self.padding)
    return unsafe UnsafeRawPointer(start).loadUnaligned(fromByteOffset: offset, as: UInt16.self).littleEndian
  }

  /// The last eight bytes of a field of at least eight.
  @inlinable @inline(__always)
  public var lastWord: UInt64 {
    assert(count >= 8)
    return word(at: count &- 8)
  }

  /// A part of the field, with the padding that it has.
  @inlinable @inline(__always)
  public func part(from offset: Int, count: Int) -> FieldBytes {
    assert(offset >= 0 && count >= 0 && offset + count <= self.count)
    return unsafe FieldBytes(start + offset, count: count)
  }

  /// Lends the bytes, for as long as `body` runs.
  @inlinable @inline(__always)
  public func withSpan<Result, Failure>(
    _ body: (Span<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try body(unsafe Span(_unsafeStart: start, count: count))
  }

  /// A copy.
  public var array: [UInt8] { unsafe Array(UnsafeBufferPointer(start: start, count: count)) }
}

extension TextDecoder {
  /// The field in UTF-8; `nil` where the encoding has no such bytes.
  public func decode(_ field: FieldBytes) -> [UInt8]? {
    unsafe decode(UnsafeBufferPointer(start: field.start, count: field.count))
  }

  /// Calls `body` with the field in UTF-8, `nil` where the encoding has no such bytes; they last as long as the call.
  public func withDecoded<Result>(_ field: FieldBytes, _ body: (Span<UInt8>?) -> Result) -> Result {
    unsafe withDecoded(UnsafeBufferPointer(start: field.start, count: field.count)) { bytes in
      guard let bytes = unsafe bytes else { return body(nil) }
      return body(unsafe Span(_unsafeElements: bytes))
    }
  }
}
