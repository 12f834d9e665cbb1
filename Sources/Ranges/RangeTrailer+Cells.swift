import Buffers
import Counting

// The cells of a range as its trailer has them: each value once, as there are far more cells than values.

extension RangeTrailer {
  /// Names the cells of the range.
  ///
  /// - Parameter cells: by cell, a value of each dimension.
  /// - Returns: by cell, its name.
  mutating func name(_ cells: [[DimensionValue]]) -> [UInt64] {
    var numbers: [[DimensionValue: Int]] = maker.dimensions.map { _ in [:] }
    values = maker.dimensions.map { _ in [] }
    var text = ByteText()
    return cells.map { cell in
      let name = CellName.hash(input: input, cell)
      text.removeAll()
      CellName.append(name, to: &text)
      for (dimension, value) in cell.enumerated() {
        let number = numbers[dimension][value] ?? values[dimension].count
        if number == values[dimension].count {
          numbers[dimension][value] = number
          values[dimension].append([value.code, value.name])
        }
        text.append(" ")
        text.append(number)
      }
      self.cells.append(String(decoding: text.array, as: UTF8.self))
      return name
    }
  }

  /// By cell, its name and its values, one of each dimension.
  ///
  /// - Throws: `CellsDamage` for one of other dimensions, or whose values are not there.
  func cellValues() throws(CellsDamage) -> [(name: UInt64, values: [DimensionValue])] {
    guard values.count == maker.dimensions.count, values.allSatisfy({ $0.allSatisfy { $0.count == 2 } })
    else { throw CellsDamage("range \(ordinal) has values of other dimensions") }
    let values = values.map { $0.map { DimensionValue(code: $0[0], name: $0[1]) } }
    var found: [(UInt64, [DimensionValue])] = []
    found.reserveCapacity(cells.count)
    for cell in cells {
      let words = cell.utf8.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
      guard words.count == 1 + values.count, let name = CellName.hash(Substring(words[0])) else {
        throw CellsDamage("range \(ordinal) has a cell `\(cell)` of other dimensions")
      }
      var own: [DimensionValue] = []
      own.reserveCapacity(values.count)
      for (word, values) in zip(words.dropFirst(), values) {
        guard let number = Int(Substring(word)), values.indices.contains(number) else {
          throw CellsDamage("range \(ordinal) has a cell `\(cell)` with a value that is not there")
        }
        own.append(values[number])
      }
      found.append((name, own))
    }
    return found
  }
}
