import Buffers
import Outcomes
import Pipelines

/// Tells of a row without a possible ID whether it is a graduate's all the same.
///
/// The rules look at what stands in the row and at what is blank, never at its place in the file.
struct RowRules: Sendable {
  /// Every spelling of every header that the source may have, folded.
  private let headers: Set<String>
  /// The characters with which these and `otherWords` can start.
  private let firsts: Set<Unicode.Scalar>
  /// The rows beside the header that are passed over, folded: joined files have them again.
  private let passedOver: Set<[String]>
  /// Every word in them, folded; of rows without any (栏次 1, 2, 3) none.
  private let otherWords: Set<String>
  /// All that such a row, or a header, can start with.
  let words: Set<String>
  private let hasID: Bool
  private let columnCount: Int
  private let destinations: DestinationCodes

  /// One field that the pipeline reads.
  struct Field {
    /// Without what spreadsheets add; a word that stands for nothing is there too.
    var text: String
    var kind: Kind

    /// An ID that stands for any is none: 20xxxxxx.
    var isFilled: Bool {
      !text.isEmpty && !CellText.isPlaceholder(text) && !(kind == .id && ExampleWords.isAnyID(text))
    }

    enum Kind {
      case id, destinationCode, destinationText, place, school, other

      var isDestination: Bool { self == .destinationCode || self == .destinationText }

      /// Of a column (0-based) of an extract.
      init(ofColumn column: Int, in binding: ColumnBinding) {
        self =
          switch column {
          case binding[.graduateID]?.column: .id
          case binding[.destinationCode]?.column: .destinationCode
          case binding[.destinationText]?.column: .destinationText
          case binding[.locationCode]?.column, binding[.locationProvince]?.column,
            binding[.locationText]?.column:
            .place
          case binding[.institutionCode]?.column, binding[.institutionName]?.column: .school
          default: .other
          }
      }
    }
  }

  /// - Parameters:
  ///   - header: of the extract.
  ///   - rows: the fields of those beside the header that are passed over.
  ///   - otherHeaders: those of them that are the header in other words.
  ///   - hasID: whether the extract has a column for the ID.
  init(
    _ layout: Pipeline.Source, header: [String], passedOver rows: [[String]], otherHeaders: [[String]] = [],
    hasID: Bool
  ) {
    headers = Set((layout.headerNames + header).flatMap(HeaderName.keys))
    passedOver = Set(rows.map(Self.folded))
    otherWords = Set(otherHeaders.joined().flatMap(HeaderName.keys)).filter { $0.contains(where: \.isLetter) }
    words = headers.union(rows.joined().flatMap(HeaderName.keys))
    firsts = Set(words.flatMap { ($0.prefix(1) + $0.prefix(1).uppercased()).unicodeScalars })
    self.hasID = hasID
    columnCount = header.count
    destinations = DestinationCodes.of(layout.destinationScheme)
  }

  /// A row as it is compared with another one; blank fields at its end do not count.
  private static func folded(_ fields: [String]) -> [String] {
    let folded = fields.map(HeaderName.fold)
    return Array(folded.prefix((folded.lastIndex { !$0.isEmpty } ?? -1) + 1))
  }

  /// Whether a character can only be the first of a name: an ideograph that is no number.
  private static func isTold(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isIdeograph && !FirstCharacters.numerals.contains(scalar)
  }

  /// What the row is if no record; `nil` for a record.
  ///
  /// - Parameters:
  ///   - fields: those that the pipeline reads.
  ///   - row: the whole of it.
  /// - Precondition: no ID of the row is possible.
  func skipped(_ fields: [Field], in row: RowText) -> SkippedRow? {
    let filled = fields.filter(\.isFilled)
    if filled.isEmpty, row.isBlank { return .blank }
    if isHeader(filled) || isMostlyHeader(row) { return .repeatedHeader }
    let id = filled.first { $0.kind == .id }
    if FormRow.isNumbering(row) || isExample(row)
      || id.map({ ExampleWords.marks(folded: HeaderName.fold($0.text)) }) == true
    {
      return .note
    }
    if isPassedOver(row) { return .repeatedHeader }
    let isGraduated = filled.contains(where: saysWhatBecame)
    // 备注：20500000000006
    if let id, isGraduated, PossibleID.isWithin(id.text) { return nil }
    let starts = [NoteWords.start(row.firstFilled), id.map { NoteWords.start($0.text) } ?? .nothing]
    if starts.contains(.word) || isSum(row, filled, isPlaced: isGraduated && isPlaced(filled)) {
      return .note
    }
    if isGraduated { return nil }
    if FormRow.isHints(row) { return .note }
    if starts.contains(.beginning) || filled.prefix(2).contains(where: { NoteWords.start($0.text) == .word })
      || row.cells.contains(where: { TotalWords.isOfTotal(folded: $0.folded) })
      || isLabel(row, filled)
    {
      return .note
    }
    if row.cells.count == 1, NoteWords.isClass(folded: row.cells[0].folded) { return .note }
    // Without IDs a lone value may be all that is read of a graduate: then the whole row has to have no other.
    let isLone =
      hasID || (fields.count > 2 && row.cells.count { !CellText.isPlaceholder($0.text) } <= 1)
    return filled.count <= 1 && isLone ? .note : nil
  }

  /// The same of a row that could not be cut into the fields of the header.
  ///
  /// - Parameters:
  ///   - isCut: whether its own fields can be told apart; else only its start says something.
  ///   - idColumn: 0-based.
  func skipped(refused row: RowText, isCut: Bool, idColumn: Int?) -> SkippedRow? {
    let fields = row.fields
    if let idColumn, idColumn < fields.count, PossibleID.isPossible(fields[idColumn]) { return nil }
    if isExample(row) { return .note }
    if isCut, isMostlyHeader(row) { return .repeatedHeader }
    // In any field, as quotes may be astray.
    if row.text.split(whereSeparator: { !$0.isASCII || !$0.isNumber }).contains(where: Self.isLongID) {
      return nil
    }
    switch NoteWords.start(row.firstFilled) {
    case .word: return .note
    case .beginning: if !isCut || row.cells.count <= 2 { return .note }
    case .nothing: break
    }
    if startsWithLabel(row) || columnCount > 1 && NoteWords.isNumbered(row.firstFilled),
      !fields.contains(where: PossibleID.isWithin)
    {
      return .note
    }
    guard isCut else { return nil }
    if row.isBlank { return .blank }
    if FormRow.isNumbering(row) || FormRow.isHints(row) { return .note }
    // A lone ID is what is left of a record that was cut off; one within a lone value, of one with other delimiters or in
    // quotes as a whole.
    return row.cells.count == 1 && !PossibleID.isWithin(row.cells[0].text) ? .note : nil
  }

  /// The most fields of a row that starts with a label: a row with more may be a graduate's.
  static let mostLabelled = 3

  /// Whether the row starts with a label or a seal, and of the fields that the pipeline reads, the school aside, no more than one is none.
  private func isLabel(_ row: RowText, _ filled: [Field]) -> Bool {
    filled.count <= (hasID ? Self.mostLabelled : 2) && startsWithLabel(row)
      && filled.count { $0.kind != .school && !NoteWords.isLabel(folded: HeaderName.fold($0.text)) } <= 1
  }

  private func startsWithLabel(_ row: RowText) -> Bool {
    row.cells.first.map { NoteWords.isLabel(folded: $0.folded) || NoteWords.isSeal(folded: $0.folded) }
      ?? false
  }

  /// Whether a sum stands in front, or in a field of a row that is nobody's. Without IDs only the fields that the pipeline reads
  /// are looked at, as every row is.
  private func isSum(_ row: RowText, _ filled: [Field], isPlaced: Bool) -> Bool {
    guard let first = row.cells.first?.folded else { return false }
    if TotalWords.isTotal(folded: first) || TotalWords.isOfTotal(folded: first) { return true }
    if isPlaced { return false }
    return hasID
      ? row.cells.contains { TotalWords.isTotal(folded: $0.folded) }
      : filled.contains { TotalWords.isTotal(folded: HeaderName.fold($0.text)) }
  }

  /// Whether a row that says what became of somebody does so in words, or says where: a sum has numbers there.
  private func isPlaced(_ filled: [Field]) -> Bool {
    filled.contains { field in
      switch field.kind {
      case .destinationText: saysWhatBecame(field)
      case .place: !field.text.isDigits || field.text.utf8.count >= 6
      case .id, .destinationCode, .school, .other: false
      }
    }
  }

  /// A number too long for a sum, and no day or telephone.
  private static func isLongID(_ number: Substring) -> Bool {
    number.utf8.count >= 7 && !(number.utf8.count == 11 && number.hasPrefix("1")) && !number.hasPrefix("0")
      && MomentText.seconds(String(number)) == nil
  }

  /// Whether the row says in front that it is an example.
  func isExample(_ row: RowText) -> Bool {
    row.cells.first.map { ExampleWords.marks(folded: $0.folded) } ?? false
  }

  /// A header again: nobody's ID is called 考生号; without that, all that is there are headers.
  private func isHeader(_ filled: [Field]) -> Bool {
    if let id = filled.first(where: { $0.kind == .id }) { return isHeader(id.text) }
    return filled.count > 1 && filled.allSatisfy { isHeader($0.text) }
  }

  /// A joined file may have a column more, also in front (序号), or one fewer, or another one for the ID: most of the words
  /// are known all the same.
  private func isMostlyHeader(_ row: RowText) -> Bool {
    guard row.cells.prefix(2).contains(where: isKnown) else { return false }
    let known = row.cells.count(where: isKnown)
    return known > 1 && known * 2 > row.cells.count
  }

  /// A row again that is passed over beside the header.
  private func isPassedOver(_ row: RowText) -> Bool {
    !passedOver.isEmpty && passedOver.contains(Self.folded(row.fields))
  }

  private func isHeader(_ text: String) -> Bool {
    mayBeKnown(text) && !HeaderName.keys(text).isDisjoint(with: headers)
  }

  private func isKnown(_ cell: RowText.Cell) -> Bool {
    guard mayBeKnown(cell.text) else { return false }
    let keys = HeaderName.keys(cell.text)
    return !keys.isDisjoint(with: headers) || !keys.isDisjoint(with: otherWords)
  }

  /// Nearly every text is told by its first character; what a header may have before its name is no ideograph.
  private func mayBeKnown(_ text: String) -> Bool {
    text.unicodeScalars.first.map { firsts.contains($0) || !Self.isTold($0) } ?? false
  }

  func saysWhatBecame(_ field: Field) -> Bool {
    switch field.kind {
    case .destinationCode:
      destinations.category(code: field.text) != nil || isDestination(field.text)
    case .destinationText: isDestination(field.text)
    case .id, .place, .school, .other: false
    }
  }

  private func isDestination(_ text: String) -> Bool {
    destinations.category(text: text) != nil && !TotalWords.isCounted(text)
      && !TotalWords.isOfTotal(folded: HeaderName.fold(text))
  }
}
