/// Neighbouring columns of a header without a name: of merged cells a spreadsheet writes the first only.
package struct HeaderGap: Hashable, Sendable {
  /// What stands before them; `nil` at the start.
  package let name: String?
  /// 1-based.
  package let columns: ClosedRange<Int>

  /// The gaps of a header. Blank columns at the end are usual: there only those behind a name that no field has.
  ///
  /// - Parameter taken: the columns (0-based) that fields were found in.
  static func all(in header: [String], taken: Set<Int>) -> [HeaderGap] {
    guard let last = header.lastIndex(where: { !$0.isEmpty }) else { return [] }
    let end = taken.contains(last) ? last + 1 : header.count
    var gaps: [HeaderGap] = []
    var column = 0
    while column < end {
      let gap = header[column..<end].prefix(while: \.isEmpty)
      if !gap.isEmpty {
        gaps.append(
          HeaderGap(name: column == 0 ? nil : header[column - 1], columns: column + 1...gap.endIndex))
      }
      column = gap.endIndex + 1
    }
    return gaps
  }
}
