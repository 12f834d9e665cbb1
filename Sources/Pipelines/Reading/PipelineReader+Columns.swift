internal import Yams

extension PipelineReader {
  /// What `columns` may describe: fields and declared dimensions.
  var columnNames: [String] { Field.allCases.map(\.rawValue) + dimensions.map(\.name) }

  /// What a constant or a path may give: all but the graduate's ID, which one value for a file would make one graduate, and
  /// the name.
  var valueNames: [String] {
    columnNames.filter { name in !Field.ofOnePerson.contains { $0.rawValue == name } }
  }

  mutating func readColumns(_ node: Node?, into source: inout Pipeline.Source) {
    guard let node, !Self.isNull(node),
      let entries = entries(node, label: SourceKey.columns.rawValue, allowed: columnNames)
    else { return }
    for entry in entries.list {
      let key = Self.join(SourceKey.columns.rawValue, entry.key)
      let headers = self.headers(entry.value, key)
      source.headerLists[entry.key] = .init(key: key, line: entry.keyNode.mark?.line ?? 1)
      if let field = Field(rawValue: entry.key) {
        source.columns[field] = headers
      } else {
        source.dimensionColumns[entry.key] = headers
      }
    }
  }

  mutating func readConstants(_ node: Node?, into source: inout Pipeline.Source) {
    guard let node, !Self.isNull(node),
      let entries = entries(node, label: SourceKey.constants.rawValue, allowed: valueNames)
    else { return }
    for entry in entries.list {
      let label = Self.join(SourceKey.constants.rawValue, entry.key)
      guard let value = constant(entry, label) else { continue }
      if let field = Field(rawValue: entry.key) {
        if field == .year, !value.isEmpty, !YearText(value).isWritten {
          note(.badValue(label, value: value, expected: "a year, such as 2025"), at: entry.value)
        }
        source.constants[field] = value
      } else {
        source.dimensionConstants[entry.key] = value
      }
    }
  }

  /// What tells graduates apart; `nil`, and a problem, where no such list is allowed.
  mutating func readIdentity(_ node: Node) -> Pipeline.Source.Identity? {
    let problemsBefore = problems.count
    let parts = texts(node, SourceKey.identity.rawValue).map(\.text)
    if let found = Pipeline.Source.Identity.allCases.first(where: { $0.parts.sorted() == parts.sorted() }) {
      return found
    }
    if problems.count == problemsBefore {
      let allowed = Pipeline.Source.Identity.allCases.map { "[\($0.parts.joined(separator: ", "))]" }
      note(
        .badValue(
          SourceKey.identity.rawValue, value: "[\(parts.joined(separator: ", "))]",
          expected: allowed.joined(separator: " or ")), at: node)
    }
    return nil
  }

  /// The value of a constant; `''` where a column that is missing is to be blank, which a school or a destination cannot be.
  private mutating func constant(_ entry: Entries.Entry, _ label: String) -> String? {
    let isRequired = [Field.institutionCode, .institutionName, .destinationCode, .destinationText].contains {
      $0.rawValue == entry.key
    }
    if case .scalar(let scalar) = entry.value, scalar.string.isEmpty, !Self.isNull(entry.value), !isRequired {
      return ""
    }
    return text(entry.value, label)
  }

  /// At least one header; `单位名称#2` is the second of that name.
  mutating func headers(_ node: Node, _ label: String) -> [String] {
    let problemsBefore = problems.count
    let texts = self.texts(node, label)
    if texts.isEmpty, problems.count == problemsBefore {
      note(.wrongShape(label, expected: "a header or a list of headers, [考生号, ksh]"), at: node)
    }
    for (text, item) in texts where HeaderName(text) == nil {
      note(.badValue(label, value: text, expected: "a header; `#n` after it counts from 1"), at: item)
    }
    return texts.map(\.text)
  }
}
