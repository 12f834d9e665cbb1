import Buffers
import ExtractReading

/// Reads one dimension of every record of a batch: raw bytes → the number of a value.
///
/// Decoding, cleaning and checking happen once per distinct value; a record costs one probe, and where a code has
/// a name beside it one comparison with the name that came with it last.
final class DimensionStage {
  /// What the values of a dimension are.
  enum Kind {
    /// 毕业年份; anything else is refused.
    case year
    /// A code and a name; both blank is refused.
    case institution
    /// A six-digit code and a name, either or both of which may be blank.
    case program
    /// Text as it stands.
    case text
  }

  private struct LastName: BitwiseCopyable {
    var place = 0
    var count = Int.max
    var meaning = Meaning(0)
  }

  let values = DimensionValues()
  private let kind: Kind
  private var code = FieldPlace.absent
  private var name = FieldPlace.absent
  private var decoder: TextDecoder

  // What is known of raw values, for one encoding.
  private var singles = DistinctMeanings()
  private var codes = RawCache()
  private var names = RawCache()
  private var pairs = PairTable()
  private var meanings = Growing<Meaning>()
  private var lastNames = Growing<LastName>()
  private var nameBytes = Growing<UInt8>()

  init(kind: Kind, decoder: TextDecoder) {
    self.kind = kind
    self.decoder = decoder
  }

  /// Turns to another extract.
  func begin(code: FieldPlace, name: FieldPlace, decoder: TextDecoder) {
    self.code = code
    self.name = name
    self.decoder = decoder
    // Whether a raw value is a code or a name depends on the layout, so it is learnt anew for each extract.
    singles = DistinctMeanings()
    codes = RawCache()
    names = RawCache()
    pairs = PairTable()
    meanings.removeAll()
    lastNames.removeAll()
    nameBytes.removeAll()
  }

  /// Writes the value of each record to `numbers`.
  func read(
    _ batch: borrowing RecordBatch, into numbers: UnsafeMutablePointer<UInt32>, faults: BatchFaults
  ) {
    switch (code, name) {
    case (.slot(let slot), .absent): readSingle(batch, slot, isCode: true, numbers, faults)
    case (.absent, .slot(let slot)): readSingle(batch, slot, isCode: false, numbers, faults)
    case (.slot(let codeSlot), .slot(let nameSlot)): readPairs(batch, codeSlot, nameSlot, numbers, faults)
    case (.fixed(let text), .slot(let slot)):
      readBeside(batch, slot, numbers, faults) { self.meaning(code: text, name: $0) }
    case (.slot(let slot), .fixed(let text)):
      readBeside(batch, slot, numbers, faults) { self.meaning(code: $0, name: text) }
    default: readFixed(batch, numbers, faults)
    }
  }

  // MARK: One column

  private func readSingle(
    _ batch: borrowing RecordBatch, _ slot: Int, isCode: Bool, _ numbers: UnsafeMutablePointer<UInt32>,
    _ faults: BatchFaults
  ) {
    readBeside(batch, slot, numbers, faults) {
      isCode ? self.meaning(code: $0, name: "") : self.meaning(code: "", name: $0)
    }
  }

  private func readBeside(
    _ batch: borrowing RecordBatch, _ slot: Int, _ numbers: UnsafeMutablePointer<UInt32>,
    _ faults: BatchFaults,
    learn: (String) -> Meaning
  ) {
    singles.read(batch, slot: slot, into: numbers, faults: faults, decoder: decoder) {
      $0.map(learn) ?? Meaning(0, fault: .encoding)
    }
  }

  private func readFixed(
    _ batch: borrowing RecordBatch, _ numbers: UnsafeMutablePointer<UInt32>, _ faults: BatchFaults
  ) {
    func text(_ place: FieldPlace) -> String { if case .fixed(let text) = place { text } else { "" } }
    let meaning = meaning(code: text(code), name: text(name))
    numbers.update(repeating: meaning.value, count: batch.count)
    if meaning.fault != .none {
      for record in 0..<batch.count { faults.note(meaning, record: record, slot: nil) }
    }
  }

  // MARK: Code and name

  private func readPairs(
    _ batch: borrowing RecordBatch, _ codeSlot: Int, _ nameSlot: Int,
    _ numbers: UnsafeMutablePointer<UInt32>, _ faults: BatchFaults
  ) {
    let (bytes, fields, columns) = (batch.bytes, batch.fields, batch.columns)
    let codes = codes
    // Local pointers: each access to a property of this class is checked at run time.
    var (lastNames, nameBytes) = (self.lastNames.pointer, self.nameBytes.pointer)
    for record in 0..<batch.count {
      let code = fields[record * columns + codeSlot]
      let name = fields[record * columns + nameSlot]
      let codeStart = bytes + Int(code.offset)
      let nameStart = bytes + Int(name.offset)
      let (codeNumber, isNew) = codes.number(of: codeStart, count: Int(code.count))
      if isNew {
        self.lastNames.append(LastName())
        lastNames = self.lastNames.pointer
      }
      var meaning = lastNames[codeNumber].meaning
      let count = lastNames[codeNumber].count
      if count != Int(name.count) || !equal(nameBytes + lastNames[codeNumber].place, nameStart, count) {
        meaning = pairMeaning(codeNumber, codeStart, Int(code.count), nameStart, Int(name.count))
        nameBytes = self.nameBytes.pointer
      }
      numbers[record] = meaning.value
      guard !meaning.isPlain else { continue }
      let isNameAtFault =
        meaning.fault == .encoding && decoded(bytes + Int(code.offset), Int(code.count)) != nil
      faults.note(meaning, record: record, slot: isNameAtFault ? nameSlot : codeSlot)
    }
  }

  /// Looks a pair up, and expects it the next time.
  @inline(never)
  private func pairMeaning(
    _ codeNumber: Int, _ code: UnsafePointer<UInt8>, _ codeCount: Int, _ name: UnsafePointer<UInt8>,
    _ nameCount: Int
  ) -> Meaning {
    let (nameNumber, _) = names.number(of: name, count: nameCount)
    let pair = Int(pairs.number(of: UInt32(codeNumber), UInt32(nameNumber)))
    if pair == meanings.count {
      if let codeText = decoded(code, codeCount), let nameText = decoded(name, nameCount) {
        meanings.append(meaning(code: codeText, name: nameText))
      } else {
        meanings.append(Meaning(0, fault: .encoding))
      }
    }
    var last = lastNames[codeNumber]
    if last.count < nameCount || last.count == Int.max {
      last.place = nameBytes.count
      nameBytes.fill(to: nameBytes.count + nameCount, with: 0)
    }
    last.count = nameCount
    last.meaning = meanings[pair]
    (nameBytes.pointer + last.place).update(from: name, count: nameCount)
    lastNames[codeNumber] = last
    return last.meaning
  }

  // MARK: Meaning

  private func decoded(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> String? {
    decoder.decode(UnsafeBufferPointer(start: bytes, count: count)).map {
      String(decoding: $0, as: UTF8.self)
    }
  }

  private func meaning(code rawCode: String, name rawName: String) -> Meaning {
    var code = kind == .text ? CellText(rawCode) : CellText(code: rawCode)
    if kind == .program { code.restoreProgramZero() }
    let name = CellText(rawName)
    let repairs = code.repairs.union(name.repairs)
    var value = DimensionValue(code: code.text, name: name.text)
    switch kind {
    case .year where !value.key.isEmpty:
      guard let year = YearText.year(value.key) else { return Meaning(0, repairs: repairs, fault: .badYear) }
      value = DimensionValue(code: String(year), name: "")
    case .institution where value.key.isEmpty:
      return Meaning(0, repairs: repairs, fault: .missingInstitution)
    default: break
    }
    return Meaning(values.number(of: value), repairs: repairs)
  }
}

/// Whether two byte strings of one length are the same; short ones without a call.
@inline(__always)
func equal(_ left: UnsafePointer<UInt8>, _ right: UnsafePointer<UInt8>, _ count: Int) -> Bool {
  let (left, right) = (UnsafeRawPointer(left), UnsafeRawPointer(right))
  if count < 8 {
    for place in 0..<count
    where left.load(fromByteOffset: place, as: UInt8.self)
      != right.load(fromByteOffset: place, as: UInt8.self)
    {
      return false
    }
    return true
  }
  var place = 0
  var difference: UInt64 = 0
  while place &+ 8 < count {
    difference |=
      left.loadUnaligned(fromByteOffset: place, as: UInt64.self)
      ^ right.loadUnaligned(fromByteOffset: place, as: UInt64.self)
    place &+= 8
  }
  difference |=
    left.loadUnaligned(fromByteOffset: count &- 8, as: UInt64.self)
    ^ right.loadUnaligned(fromByteOffset: count &- 8, as: UInt64.self)
  return difference == 0
}
