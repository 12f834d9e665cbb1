import ExtractReading
import Pipelines

/// Which columns of an extract are read under which names, to see whether a header that comes again has others in their place.
struct ColumnOrder {
  private let header: [String]
  /// By column (0-based) that the pipeline reads: the names of what it is read as, folded.
  private var names: [Int: Set<String>] = [:]
  /// The same, also without hints: see `HeaderName.keys(_:)`.
  private var keys: [Int: Set<String>] = [:]
  /// Every name of every field, dimension and column, folded, and the same without hints.
  private let allNames: Set<String>
  private let allKeys: Set<String>
  /// What is passed over beside the header is in its order, whatever it is called.
  private let beside: [[String]]
  private let delimiter: Character
  private let decoder: TextDecoder?

  init(_ extract: Extract) {
    let layout = extract.layout
    header = extract.header
    beside = extract.beside.map(\.fields)
    delimiter = Character(UnicodeScalar(extract.dialect.delimiter))
    decoder = try? TextDecoder(extract.textEncoding, path: extract.path)
    let all = layout.headerNames + header
    allNames = Set(all.flatMap(Self.names))
    allKeys = Set(all.flatMap(HeaderName.keys))
    for field in Field.allCases {
      guard let column = extract.binding[field]?.column else { continue }
      add(layout.columns[field] ?? [], of: column)
    }
    for column in extract.binding.dimensions.compactMap(\.column) {
      let own = HeaderName.keys(header[column])
      for list in layout.dimensionColumns.values
      where !own.isDisjoint(with: list.flatMap(HeaderName.keys)) {
        add(list, of: column)
      }
    }
  }

  private mutating func add(_ list: [String], of column: Int) {
    names[column, default: []].formUnion((list + [header[column]]).flatMap(Self.names))
    keys[column, default: []].formUnion((list + [header[column]]).flatMap(HeaderName.keys))
  }

  /// A name as it is written, without a count (`#2`) behind it.
  private static func names(_ header: String) -> Set<String> {
    HeaderName(header).map { [HeaderName.fold($0.written)] } ?? []
  }

  /// The columns in which a row that is a header again names something else than is read there.
  ///
  /// - Parameter raw: the row, at most `RefusedRecord.rawLimit` bytes of it.
  func moved(in raw: [UInt8]) -> [MovedColumn] {
    guard let decoder else { return [] }
    let cells = RowText(text: decoder.text(of: raw), delimiter: delimiter).fields
    guard cells.count == header.count || raw.count == RefusedRecord.rawLimit, !beside.contains(cells) else {
      return []
    }
    // A lone name is a slip.
    guard cells.count(where: { !allKeys.isDisjoint(with: HeaderName.keys($0)) }) > 1 else { return [] }
    return names.keys.sorted().filter { $0 < cells.count && isOther(cells[$0], column: $0) }.map {
      MovedColumn(
        column: $0 + 1, name: Self.shown(header[$0]), found: Self.shown(cells[$0]),
        isKnown: !allKeys.isDisjoint(with: HeaderName.keys(cells[$0])))
    }
  }

  /// A name that is written as another one is that; else what is left without hints counts. One that nobody knows may be of
  /// anything; a blank one is a slip.
  private func isOther(_ cell: String, column: Int) -> Bool {
    let name = HeaderName.fold(cell)
    if name.isEmpty || names[column]?.contains(name) == true { return false }
    return allNames.contains(name) || keys[column]?.isDisjoint(with: HeaderName.keys(cell)) == true
  }

  private static func shown(_ name: String) -> String { String(name.filter { !$0.isNewline }.prefix(12)) }
}
