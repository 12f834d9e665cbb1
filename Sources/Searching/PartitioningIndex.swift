extension RandomAccessCollection {
  /// The index of the first element that is beyond a border; `endIndex` where none is.
  ///
  /// ```swift
  /// [100, 200, 300].partitioningIndex { $0 >= 150 }  // 1
  /// ```
  /// The elements must be in two parts: all that are not beyond, then all that are. In a sorted collection any bound
  /// is such a border. Otherwise the index is one of those where an element that is not beyond meets one that is.
  /// - Complexity: O(log n) calls of `isBeyond`.
  @inlinable
  package func partitioningIndex(where isBeyond: (Element) throws -> Bool) rethrows -> Index {
    var start = startIndex
    var count = count
    while count > 0 {
      let half = count / 2
      let middle = index(start, offsetBy: half)
      if try isBeyond(self[middle]) {
        count = half
      } else {
        start = index(after: middle)
        count -= half + 1
      }
    }
    return start
  }
}
