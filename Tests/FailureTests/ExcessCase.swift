import Pipelines

@testable import liuyu
@testable import Counting

enum ExcessCase: ErrorCase {
  case values, cells, groups

  init(_ error: Excess) {
    self =
      switch error.kind {
      case .values: .values
      case .cells: .cells
      case .groups: .groups
      }
  }

  var row: Row<Excess> {
    switch self {
    case .values: Row(Self.example(.values), .badData, "allow more with --max-distinct")
    case .cells: Row(Self.example(.cells), .badData, "leave dimensions out")
    case .groups: Row(Self.example(.groups), .badData, "group by fewer dimensions")
    }
  }

  static func example(_ kind: Excess.Kind) -> Excess {
    let widths = [Dimension.year, .institution, .program, .level, .declared("gender")].map {
      Excess.Width($0, values: 123_456_789)
    }
    return Excess(kind, limit: 100_000_000, widths)
  }
}
