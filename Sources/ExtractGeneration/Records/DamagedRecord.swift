/// A record cut into fields, to be damaged and put together again.
///
/// Damage is rare, so that this may take its time: a field is an array of bytes.
struct DamagedRecord {
  private let columns: [Content]
  private var fields: [Field]
  private let isQuoted: Bool

  private struct Field {
    var bytes: [UInt8]
    /// Whether the bytes go out as they are, without quotes and doubling.
    var isRaw = false
  }

  /// - Parameter fields: the content of each field, without quotes.
  init(_ fields: [[UInt8]], columns: [Content], isQuoted: Bool) {
    self.fields = fields.map { Field(bytes: $0) }
    self.columns = columns
    self.isQuoted = isQuoted
  }

  /// Does one kind of damage; where the record has nothing to do it to, the record stays as it is.
  ///
  /// - Parameter characters: those of `DamageCharacters`, in the extract's encoding.
  mutating func apply(_ damage: Damage, characters: ByteTable) {
    switch damage {
    case .decimalDestination: change(.destinationCode) { $0 + Array(".0".utf8) }
    case .decimalLocation: change(code) { $0 + Array(".0".utf8) }
    case .formula: change(code) { Array("=\"".utf8) + $0 + Array("\"".utf8) }
    case .bareFormula: change(code, isRaw: true) { Array("=\"".utf8) + $0 + Array("\"".utf8) }
    case .apostrophe: change(code) { Array("'".utf8) + $0 }
    case .trailingTab: change(code) { $0 + Array("\t".utf8) }
    case .spaces: change(code) { Array(" ".utf8) + $0 + Array("  ".utf8) }
    case .fullWidthDigits: change(code) { $0.flatMap { Self.fullWidth($0, characters) } }
    case .twelveDigits: change(code) { $0 + Array("000000".utf8) }
    case .lostLeadingZero: change(.programCode) { Array($0.drop { $0 == UInt8(ascii: "0") }) }
    case .noBreakSpace: change(code) { $0 + characters.bytes(of: DamageCharacters.noBreakSpace) }
    case .zeroWidthSpace: change(code) { characters.bytes(of: DamageCharacters.zeroWidthSpace) + $0 }
    case .scientificNumber: change(number) { Self.scientific($0) }
    case .blankNumber: change(number) { _ in [] }
    case .strayQuote:
      change(.employer, isRaw: true) {
        characters.bytes(of: DamageCharacters.someone) + Array("\"".utf8) + $0
      }
    case .runawayQuote: change(.employer, isRaw: true) { Array("\"".utf8) + $0 }
    case .extraField: change(.address, isRaw: true) { $0 + Array(",".utf8) + $0 }
    case .missingFields: fields.removeLast(min(fields.count / 3, fields.count - 2))
    case .blankDestination:
      change(.destinationCode) { _ in [] }
      change(.destination) { _ in [] }
    case .unknownDestination: change(.destinationCode) { _ in Array("98".utf8) }
    case .badYear: change(year) { $0.prefix(2) + Array("2".utf8) + $0.dropFirst(2) }
    case .blankInstitution:
      change(.institutionCode) { _ in [] }
      change(.institutionName) { _ in [] }
    case .undecodable: change(.employer, isRaw: !isQuoted) { [0xFF, 0xFE] + $0 }
    }
  }

  /// Appends the record with its line feed.
  func append(to buffer: inout ByteBuffer) {
    let (quote, comma) = (UInt8(ascii: "\""), UInt8(ascii: ","))
    for field in fields {
      let needsQuotes =
        !field.isRaw && (isQuoted || field.bytes.contains(quote) || field.bytes.contains(comma))
      if needsQuotes { buffer.append(quote) }
      for byte in field.bytes {
        buffer.append(byte)
        if needsQuotes && byte == quote { buffer.append(quote) }
      }
      if needsQuotes { buffer.append(quote) }
      buffer.append(comma)
    }
    buffer.replaceLast(with: UInt8(ascii: "\n"))
  }

  /// The code that most damage is done to: of the place, or of the program where the layout has no places' codes.
  private var code: Content { columns.contains(.locationCode) ? .locationCode : .programCode }
  private var number: Content { columns.contains(.candidateNumber) ? .candidateNumber : .studentNumber }
  private var year: Content {
    columns.first { [.graduationYear, .graduationDate, .graduationMonth].contains($0) } ?? .graduationYear
  }

  private mutating func change(_ content: Content, isRaw: Bool = false, _ change: ([UInt8]) -> [UInt8]) {
    guard let index = columns.firstIndex(of: content), !fields[index].bytes.isEmpty else { return }
    fields[index].bytes = change(fields[index].bytes)
    fields[index].isRaw = isRaw
  }

  private static func fullWidth(_ byte: UInt8, _ characters: ByteTable) -> [UInt8] {
    let digit = Int(byte) - 0x30
    return (0...9).contains(digit) ? characters.bytes(of: digit) : [byte]
  }

  /// 22501234567890 → 2.25012E+13
  private static func scientific(_ digits: [UInt8]) -> [UInt8] {
    guard digits.count > 6 else { return digits }
    return digits.prefix(1) + Array(".".utf8) + digits[1..<6] + Array("E+\(digits.count - 1)".utf8)
  }
}

/// What `DamagedRecord` takes from a table of characters: ten full-width digits, then these.
enum DamageCharacters {
  static let noBreakSpace = 10
  static let zeroWidthSpace = 11
  /// What stands before a stray quote, which so can neither open nor close a field.
  static let someone = 12

  static let texts = "０１２３４５６７８９".map(String.init) + ["\u{A0}", "\u{200B}", "某"]
}
