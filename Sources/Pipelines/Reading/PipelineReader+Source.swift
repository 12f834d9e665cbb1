internal import ExtractReading
internal import Outcomes
internal import Yams

extension PipelineReader {
  mutating func source(_ node: Node) -> Pipeline.Source? {
    let keys = SourceKey.allCases.map(\.rawValue)
    guard let entries = entries(node, label: nil, name: "source", allowed: keys) else { return nil }
    let problemsBefore = problems.count
    let path = required(SourceKey.path, in: entries)
      .flatMap { self.path($0, SourceKey.path.rawValue) }
    let scheme = readScheme(entries)
    var source = Pipeline.Source(
      path: path ?? "", encoding: entries[.encoding].flatMap { readEncoding($0) } ?? .auto,
      headerRow: entries[.headerRow].flatMap { readHeaderRow($0) } ?? .row(1),
      skipRows: entries[.skipRows].flatMap { integer($0, .skipRows, minimum: 0) } ?? 0,
      delimiter: entries[.delimiter].flatMap { readDelimiter($0) },
      destinationScheme: scheme ?? .gxjy,
      identity: entries[.identity].flatMap { readIdentity($0) } ?? .institution, columns: [:],
      dimensionColumns: [:], constants: [:],
      dimensionConstants: [:], fromPath: entries[.fromPath].flatMap { readPathPattern($0) },
      line: node.mark?.line ?? 1, headerLists: [:])
    for dimension in dimensions {
      source.dimensionColumns[dimension.name] = dimension.headers
      source.headerLists[dimension.name] = .init(
        key: Self.join(PipelineKey.dimensions.rawValue, dimension.name), line: dimension.line)
    }
    readColumns(entries[.columns], into: &source)
    readConstants(entries[.constants], into: &source)
    // Only where the parts themselves are right: one mistake, one message.
    if problems.count == problemsBefore {
      if !source.hasOne(of: .institutionCode, .institutionName) { note(.noInstitution, at: node) }
      if !source.hasOne(of: .destinationCode, .destinationText) { note(.noDestination, at: node) }
      if source.identity == .institutionAndYear, !source.hasOne(of: .year) {
        note(.noYear, at: entries[.identity] ?? node)
      }
    }
    return source
  }

  private mutating func readHeaderRow(_ node: Node) -> HeaderRow? {
    if text(node, SourceKey.headerRow) == "auto" { return .auto }
    return integer(node, .headerRow, minimum: 1).map { .row($0) }
  }

  private mutating func readScheme(_ entries: Entries) -> DestinationScheme? {
    let allowed = DestinationScheme.allCases.map(\.rawValue)
    guard let node = required(SourceKey.destinationCodes, in: entries),
      let name = text(node, SourceKey.destinationCodes)
    else { return nil }
    if let scheme = DestinationScheme(rawValue: name) { return scheme }
    let nearest = NearestName.of(name, among: allowed)
    note(
      .badChoice(SourceKey.destinationCodes.rawValue, value: name, nearest: nearest, allowed: allowed),
      at: node)
    return nil
  }

  private mutating func readEncoding(_ node: Node) -> DeclaredEncoding? {
    guard let name = text(node, SourceKey.encoding) else { return nil }
    if let encoding = DeclaredEncoding(name) { return encoding }
    let usual = DeclaredEncoding.usualNames
    note(
      .badChoice(
        SourceKey.encoding.rawValue, value: name, nearest: NearestName.of(name, among: usual),
        allowed: usual + ["any name iconv knows"]),
      at: node)
    return nil
  }

  private mutating func readDelimiter(_ node: Node) -> Delimiter? {
    let key = SourceKey.delimiter.rawValue
    guard case .scalar(let scalar) = node else {
      note(.wrongShape(key, expected: "one character in quotes"), at: node)
      return nil
    }
    if let delimiter = Delimiter(scalar.string) { return delimiter }
    let expected =
      "one ASCII character that is no quote, space or line end, such as \";\" or \"\\t\", in double quotes"
    note(.badValue(key, value: scalar.string, expected: expected), at: node)
    return nil
  }

  private mutating func readPathPattern(_ node: Node) -> PathPattern? {
    let key = SourceKey.fromPath.rawValue
    guard let text = text(node, key) else { return nil }
    let example = #"named groups, such as (?<institution_code>\d{5})-(?<institution_name>[^/]+)\.csv"#
    do throws(PathPattern.Fault) {
      let pattern = try PathPattern(text)
      let allowed = valueNames
      for name in pattern.names where !allowed.contains(name) {
        let nearest = NearestName.of(name, among: allowed)
        note(.unknownKey(Self.join(key, name), nearest: nearest, allowed: allowed), at: node)
      }
      return pattern
    } catch {
      let expected =
        switch error {
        case .noNamedGroup: example
        case .notARegularExpression(let reason): "a regular expression (\(reason)) with \(example)"
        case .notRead(let part):
          "it without `\(part)`: of regular expressions only characters, classes, groups, choices and repetitions are read, "
            + "which no path makes slow"
        case .tooLarge: "a shorter one: with its repetitions written out it has more than a thousand parts"
        }
      note(.badValue(key, value: text, expected: expected), at: node)
      return nil
    }
  }
}

extension Pipeline.Source {
  /// Whether a column, a constant or the path gives one of the fields.
  fileprivate func hasOne(of fields: Field...) -> Bool {
    fields.contains {
      columns[$0] != nil || constants[$0] != nil || fromPath?.names.contains($0.rawValue) ?? false
    }
  }
}
