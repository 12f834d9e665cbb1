import CPrefetch

/// Tells the processor that a value will be needed soon.
@inline(__always)
func prefetch(_ values: borrowing MutableSpan<UInt64>, _ index: Int) {
  assert(values.indices.contains(index))
  unsafe values.withUnsafeBufferPointer { unsafe prefetch_to_read($0.baseAddress! + index) }
}
