import FileNames
import Glibc

extension PipelineProblem: CustomStringConvertible {
  /// `path:line:column: what is wrong; what would be right`, as far as the place is known.
  package var description: String { description(showingValues: false) }

  /// - Parameter showingValues: whether the header's fields may be shown: where an extract has no header, they are a
  ///   graduate's. One that is nearly a name that the pipeline lists is shown anyway.
  package func description(showingValues: Bool) -> String {
    let place = [path] + [line, column].compactMap { $0.map(String.init) }
    return place.joined(separator: ":") + ": " + kind.description(showingValues: showingValues)
  }
}

extension PipelineProblem.Kind {
  func description(showingValues: Bool) -> String {
    switch self {
    case .notFound: "there is no such file; check the path"
    case .unreadable(let code):
      unsafe "cannot be read: \(String(cString: strerror(code))); check the path and the permissions"
    case .tooLarge(let limit): "is larger than \(limit / 1024) KiB and no pipeline; is it an extract?"
    case .notUTF8(let byte): "byte \(byte) is not UTF-8; save the pipeline file as UTF-8"
    case .empty: "is empty; a pipeline has at least `name` and `sources`"
    case .syntax(let text): "is no YAML: \(text)"
    case .anchor: "anchors, aliases and `<<` are not supported; write the values out"
    case .duplicateKey(let key): "`\(key)` is given more than once; keep one"
    case .unknownKey(let key, let nearest, let allowed):
      "unknown key `\(key)`; \(Wording.choice(nearest: nearest, of: allowed))"
    case .missingKey(let key, let hint): "`\(key)` is missing; \(hint)"
    case .wrongShape(let key, let expected): "`\(key)` must be \(expected)"
    case .badValue(let key, let value, let expected):
      "`\(key)` cannot be “\(Wording.visible(value))”; write \(expected)"
    case .badChoice(let key, let value, let nearest, let allowed):
      "`\(key)` cannot be “\(Wording.visible(value))”; \(Wording.choice(nearest: nearest, of: allowed))"
    case .badSetting(let key, let error): "`\(key)`: \(error)"
    case .badFilter(let error): "`where`: \(error)"
    case .badGrouping(let error): "`group_by` \(error)"
    case .badDimensionName(let name):
      "“\(name)” cannot name a dimension; use a–z, digits and _, a letter first, and no built-in dimension or field"
    case .noInstitution:
      "the source has no institution; give institution_code or institution_name"
        + " under `columns`, `constants` or as a group of `from_path`"
    case .noDestination:
      "the source has no destination; give destination_code or destination_text under `columns` or `constants`"
    case .noYear:
      "`identity` names the year, and the source has none; give year under `columns`, `constants` or as a group of"
        + " `from_path`, or leave it out of `identity`"
    case .missingColumn(let name, let key, let known, let nearest, let header, let at):
      "no column for `\(name)`; "
        + (nearest != nil || showingValues
          ? "the header has \(nearest.map(Wording.pasted) ?? Wording.excerpt(header))"
          : "\(Wording.noneOf(header.count, isCalled: Wording.excerpt(known))) or nearly so")
        + " — "
        + (nearest == nil ? "name its header" : "add it") + " under `\(key)`"
        + (Field.ofOnePerson.contains { $0.rawValue == name } ? "" : ", or a constant") + " (\(at))"
    case .twoColumns(let name, let columns, let key, let at):
      "\(columns.count) columns for `\(name)`: "
        + columns.map { "\(Wording.visible($0.header)) (column \($0.index + 1))" }.joined(separator: ", ")
        + " — which counts is for you to say: write "
        + columns.map { "`\(name): [\(Wording.pasted($0.name))]`" }.joined(separator: " or ")
        + " as `\(key)` (\(at))"
    case .mergedHeader(let gaps, let row, let isHeader, let at):
      "row \(row) has no name in "
        + gaps.prefix(3).map { $0.description(showingName: isHeader || showingValues) }.joined(
          separator: ", ")
        + (gaps.count > 3 ? ", …" : "")
        + ", as merged cells leave it — where the next row has the names, write "
        + "`header_row: \(row + 1)`; where both rows have some, write all into one row, and `skip_rows: 1` if the "
        + "other stays below it (\(at))"
    case .headerElsewhere(let row, let found, let at):
      "row \(row) is not the header that the source describes, row \(found) is — write `header_row: \(found)`, "
        + "or `header_row: auto` (\(at))"
    case .otherDelimiter(let named, let declared, let at):
      "the file says `sep=\(named)` in its first line, and the source declares `delimiter: \"\(declared)\"` — write "
        + "`delimiter: \"\(named)\"`, or leave it out (\(at))"
    case .recordAboveHeader(let row):
      "this row is a graduate's record and stands above the header in row \(row), where none is read — put the header "
        + "in the first row"
    case .recordBelowHeader(let skipRows, let at):
      "this row is a graduate's record, and `skip_rows: \(skipRows)` passes over it — write how many rows there are that are "
        + "none, or leave `skip_rows` out; files with a second header and files without one are two sources (\(at))"
    case .headerCutElsewhere(let delimiter, let at):
      "cut by `\(delimiter)` the header fits: write `delimiter: \"\(delimiter)\"` (\(at))"
    case .noKnownColumn(let known, let nearest, let header, let row, let at):
      "row \(row) is not the header that the source describes: "
        + (showingValues
          ? "it reads: \(Wording.excerpt(header))"
          : Wording.noneOf(header.count, isCalled: Wording.excerpt(known, limit: 6))
            + (nearest.map { "; \(Wording.visible($0)) comes nearest" } ?? "")) + " — "
        + "check `header_row`, `encoding` and `delimiter` (\(at))"
    case .pathMismatch(let pattern, let at):
      "the path does not match `from_path`: \(pattern) — mend the pattern, or name the file so (\(at))"
    case .notInPath(let name, let pattern, let at):
      "the path has nothing for `\(name)` in `from_path`: \(pattern) — make the group match, or give a constant (\(at))"
    case .noTextInPath(let name, let value, let at):
      "what the path says for `\(name)`, \(value.legible), is neither UTF-8 nor GB18030 — rename the file, or give a constant (\(at))"
    case .personalDimension(let name, let header, let at):
      "the dimension “\(name)” shows \(header), and a row for each graduate names neither people nor employers — "
        + "normalize with a pipeline without it (\(at))"
    case .personalColumn(let name, let header, let at):
      "`\(name)` would show \(Wording.visible(header)), which says who somebody is, in every output — name the column that is "
        + "meant, or leave `\(name)` out (\(at))"
    case .personalValues(let name, let kind):
      "most values of `\(name)` look like \(kind), and would stand in every output: nothing was written — name the column that "
        + "is meant under `columns` or `dimensions`, or leave it out"
    case .noFiles(let pattern, let folder): "no file matches \(pattern) in \(folder); check the path"
    case .folderInsteadOfFiles: "is a folder; name its files, such as *.csv"
    case .fileOrPattern(let plain, let matches):
      "is a file, and as a pattern matches \(matches) other\(matches == 1 ? "" : "s"): write \(plain) for the file, or name the others"
    case .unlistable(let pattern): "a folder of \(pattern) cannot be listed; check its permissions"
    case .pipeAmongFiles(let pattern):
      "is a pipe among the files of \(pattern), and may never end: name it by itself, or move it elsewhere"
    case .readTwice: "would be read twice; let one path or pattern name it"
    case .cannotRead(let reason): reason
    case .fitsNoSource(let reasons):
      "fits no source of the pipeline:\n"
        + reasons.map { refusal in
          let more = refusal.problems.count > 1 ? " (and \(refusal.problems.count - 1) more)" : ""
          let first = refusal.problems[0].kind.description(showingValues: showingValues)
          return "  source on line \(refusal.line): \(first)\(more)"
        }.joined(separator: "\n")
    }
  }
}

extension HeaderGap {
  /// `columns 2–3 beside 单位`
  fileprivate func description(showingName: Bool) -> String {
    (columns.count == 1
      ? "column \(columns.lowerBound)" : "columns \(columns.lowerBound)–\(columns.upperBound)")
      + (showingName ? name.map { " beside \(Wording.visible($0))" } ?? "" : "")
  }
}
