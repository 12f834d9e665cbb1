import FileNames

/// Looks for fields in one header, noting what does not fit.
struct ColumnBinder {
  private let header: [String]
  /// 1-based.
  private let row: Int
  /// As it is written, see `HeaderName.written`.
  private let written: [String]
  /// Without what is added to the names.
  private let bare: [String]
  /// Every name that the source lists, as it is written.
  private let declared: Set<String>
  private let path: String
  private let source: Pipeline.Source
  private let pipelinePath: String
  private let pathValues: [String: String]?
  private var missing: [(name: String, headers: [String])] = []
  private var problems: [PipelineProblem.Kind] = []
  private var taken: Set<Int> = []

  init(header: [String], row: Int, path: String, source: Pipeline.Source, pipeline: Pipeline) {
    self.header = header.map(HeaderName.shown)
    self.row = row
    written = header.map(HeaderName.written)
    bare = written.map(HeaderName.withoutHints)
    declared = Set(source.headerNames.compactMap { HeaderName($0)?.written })
    self.path = path
    self.source = source
    pipelinePath = pipeline.path
    pathValues = source.fromPath.map { $0.values(in: path) } ?? [:]
    if let pattern = source.fromPath, pathValues == nil {
      problems.append(.pathMismatch(pattern: pattern.text, at: address(line: source.line)))
    }
    for (name, value) in (pathValues ?? [:]).sorted(by: { $0.key < $1.key }) where value.holdsBytes {
      problems.append(.noTextInPath(name, value: value, at: address(line: source.line)))
    }
  }

  /// Where `name` is found; `nil`, and perhaps a problem, where it is not.
  ///
  /// - Parameter headers: what it may be called; `nil` where the source lists nothing.
  mutating func source(
    of name: String, headers: [String]?, constant: String?
  ) -> ColumnBinding.Source? {
    let all = columns(of: headers ?? [])
    taken.formUnion(all.map(\.index))
    let found = isEmployerOfSeveral(all, name, headers ?? []) ? Array(all.prefix(1)) : all
    if found.count > 1 {
      problems.append(
        .twoColumns(name, found, key: key(of: name), at: address(line: source.headerLists[name]?.line)))
    }
    if let column = found.first { return .column(column.index) }
    if let fixed = pathValues?[name] ?? constant { return .fixed(fixed) }
    if let pattern = source.fromPath, pattern.names.contains(name) {
      if pathValues != nil {
        problems.append(.notInPath(name, pattern: pattern.text, at: address(line: source.line)))
      }
    } else if let headers {
      missing.append((name, headers))
    }
    return nil
  }

  /// Whether columns are those that the national tables call 单位名称 alike: the first is the employer, behind it come the keepers
  /// of the files (档案). Not where the pipeline counts them (`单位名称#2`).
  private func isEmployerOfSeveral(_ columns: [FoundColumn], _ name: String, _ headers: [String]) -> Bool {
    name == Field.employer.rawValue && Set(columns.map { written[$0.index] }).count == 1
      && headers.allSatisfy { HeaderName($0)?.occurrence == nil }
  }

  /// All problems, once every field has been looked for: only then is it known which headers are free.
  var settledProblems: [PipelineProblem] {
    var kinds = problems
    if !missing.isEmpty, case let gaps = HeaderGap.all(in: header, taken: taken), !gaps.isEmpty {
      kinds.append(.mergedHeader(gaps, row: row, isHeader: !taken.isEmpty, at: address(line: source.line)))
    }
    if taken.isEmpty, !missing.isEmpty {
      let known = missing.flatMap(\.headers)
      kinds.append(
        .noKnownColumn(
          // A name of two characters is half like many a graduate's.
          known: known, nearest: nearest(to: known.filter { $0.count > 2 }), header: header,
          row: row, at: address(line: source.line)))
    } else {
      kinds += missing.map { name, headers in
        .missingColumn(
          name, key: key(of: name), known: headers, nearest: nearest(to: headers), header: header,
          at: address(line: source.headerLists[name]?.line))
      }
    }
    return kinds.map { PipelineProblem($0, path: path, line: row) }
  }

  /// The columns that some of the names mean, in their order, each with a name by which it alone is found.
  private func columns(of names: [String]) -> [FoundColumn] {
    let found = names.compactMap(HeaderName.init).flatMap { name in
      let columns = columns(called: name.written)
      guard let occurrence = name.occurrence else { return columns }
      return occurrence <= columns.count ? [columns[occurrence - 1]] : []
    }
    return Set(found).sorted().map { column in
      FoundColumn(index: column, header: header[column], name: name(of: column))
    }
  }

  /// The columns that have a name, in their order: with hints, those that are written so, if there are any; else those that
  /// are the same without them, unless the pipeline knows them by what is added.
  ///
  /// - Parameter name: see `HeaderName.written`.
  private func columns(called name: String) -> [Int] {
    let same = written.indices.filter { written[$0] == name }
    let wanted = HeaderName.withoutHints(name)
    if wanted != name, !same.isEmpty { return same }
    return bare.indices.filter {
      bare[$0] == wanted && (written[$0] == name || !declared.contains(written[$0]))
    }
  }

  /// The header, and which of the columns it is that have it, where there are several or it ends like such a count.
  private func name(of column: Int) -> String {
    let same = columns(called: written[column])
    guard same.count > 1 || HeaderName(header[column])?.occurrence != nil,
      let place = same.firstIndex(of: column)
    else { return header[column] }
    return "\(header[column])#\(place + 1)"
  }

  /// The free header most like one of the names, as the pipeline can call it.
  private func nearest(to names: [String]) -> String? {
    let free = header.indices.filter { !taken.contains($0) }.map { header[$0] }
    let found = names.compactMap { name in
      NearestName.of(name, among: free).map { ($0, NearestName.unlikeness(name, $0)) }
    }.min { $0.1 < $1.1 }?.0
    return found.flatMap { header.firstIndex(of: $0) }.map { name(of: $0) }
  }

  private func key(of name: String) -> String { source.headerLists[name]?.key ?? "columns.\(name)" }

  private func address(line: Int?) -> String { line.map { "\(pipelinePath):\($0)" } ?? pipelinePath }
}
