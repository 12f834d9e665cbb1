import Pipelines

/// Where a field of an extract comes from while its records are read.
enum FieldSource {
  /// The n-th of the columns that the reader hands over.
  case slot(Int)
  /// The same in every record: a constant, or what the path says.
  case fixed(String)
  /// The extract does not have it.
  case absent

  var isAbsent: Bool { if case .absent = self { true } else { false } }

  /// The column to blame for a value; `nil` where it is no column's.
  var slot: Int? { if case .slot(let slot) = self { slot } else { nil } }
}

/// The columns that are needed of an extract.
struct ColumnSelection {
  /// 0-based columns, each once: the n-th is slot n.
  private(set) var columns: [Int] = []

  /// Where a field then comes from.
  mutating func select(_ found: ColumnBinding.Source?) -> FieldSource {
    switch found {
    case nil, .fixed(""): return .absent
    case .fixed(let text): return .fixed(text)
    case .column(let column):
      if let slot = columns.firstIndex(of: column) { return .slot(slot) }
      columns.append(column)
      return .slot(columns.count - 1)
    }
  }
}
