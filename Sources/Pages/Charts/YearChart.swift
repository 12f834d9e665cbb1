import Outcomes

/// One rate over some years: a dot for what is known, a span up to what is possible, a dashed line for the target.
enum YearChart {
  /// - Parameter standings: of successive years; `nil` where there is nobody.
  static func svg(_ standings: [Standing?], target: Target) -> Markup {
    let known = standings.compactMap(\.self)
    let values = known.flatMap { [$0.value, $0.value + $0.unknown] } + [target.millionths]
    let scale = Scale(lowest: values.min() ?? 0, highest: values.max() ?? 0)
    let columns = standings.enumerated().compactMap { index, standing in
      standing.map { (x: position((2 * index + 1) * 500_000 / standings.count), standing: $0) }
    }
    let spans = columns.map { column -> Markup in
      let (top, bottom) = (
        scale.y(column.standing.value + column.standing.unknown), scale.y(column.standing.value)
      )
      return "<line class=s x1=\(column.x)% x2=\(column.x)% y1=\(top)% y2=\(bottom)% />"
    }
    let steps = zip(columns, columns.dropFirst()).map { from, to -> Markup in
      let (y1, y2) = (scale.y(from.standing.value), scale.y(to.standing.value))
      return "<line class=w x1=\(from.x)% x2=\(to.x)% y1=\(y1)% y2=\(y2)% />"
    }
    let dots = columns.map { column -> Markup in
      let y = scale.y(column.standing.value)
      return "<circle class=\(column.standing.verdict.letter) cx=\(column.x)% cy=\(y)% r=5 />"
    }
    let y = scale.y(target.millionths)
    return """
      <svg class=years aria-hidden=true><line class=t x1=0 x2=100% y1=\(y)% y2=\(y)% />\
      \((spans + steps + dots).joined())</svg>
      """
  }

  private static func position(_ millionths: Int) -> String { Standing.position(millionths) }

  /// From shares to heights: the axis starts where the lowest is, not at zero.
  private struct Scale {
    let lowest: Int
    let highest: Int

    /// - Returns: a hundredth of the height, from the top; 8 of them stay free at both ends.
    func y(_ millionths: Int) -> String {
      let range = max(1, highest - lowest)
      return position(80_000 + (highest - millionths) * 840_000 / range)
    }
  }
}
