/// Writes graduates as records of one layout.
struct RecordWriter {
  let columns: [Content]
  let tables: TextTables
  let source: RecordFacts
  private let choices = Employer.Choices()

  /// Appends one record with its line feed.
  ///
  /// - Parameters:
  ///   - isQuoted: whether every field stands in quotes.
  ///   - isOrnate: whether employer and address hold commas and doubled quotes; only where quoted.
  func write(_ graduate: Graduate, isQuoted: Bool, isOrnate: Bool, to buffer: inout ByteBuffer) {
    let employer = Employer(
      graduate, isFreelance: source.freelance[graduate.destination], choices)
    let record = Record(graduate: graduate, employer: employer, isOrnate: isOrnate)
    for content in columns {
      if isQuoted { buffer.append(UInt8(ascii: "\"")) }
      append(content, record, to: &buffer)
      if isQuoted { buffer.append(UInt8(ascii: "\"")) }
      buffer.append(UInt8(ascii: ","))
    }
    buffer.replaceLast(with: UInt8(ascii: "\n"))
  }

  /// A graduate on the way to the buffer.
  struct Record {
    let graduate: Graduate
    let employer: Employer
    let isOrnate: Bool

    var person: Person { graduate.person }

    /// Random bits of the person, other ones for each `salt`: the same whenever the record is sent again.
    func ofPerson(_ salt: UInt64) -> UInt64 { mixed(graduate.person.bits &+ salt) }

    /// Random bits of the employer.
    func ofEmployer(_ salt: UInt64) -> UInt64 { mixed(employer.bits &+ salt) }

    /// Random bits of this record only.
    func ofRecord(_ salt: UInt64) -> UInt64 { mixed(graduate.bits &+ salt) }
  }
}

/// What a writer must know of the source, by index.
struct RecordFacts {
  /// Of programs.
  let isBachelor: [Bool]
  /// Of destinations: 自由职业 and the like, without an employer.
  let freelance: [Bool]
  /// Of places.
  let placeCodes: [Int]
  let places: Places
  let isSecondary: Bool
  let register: EmployerRegister?
  /// Shifts the numbers of graduates, so that extracts of different seeds hold different ones.
  let shift: Int

  init(_ source: GraduateSource, _ options: ExtractOptions) {
    isBachelor = source.programs.map(\.isBachelor)
    freelance = source.destinations.entries.map { $0.code == "76" || $0.code == "77" }
    placeCodes = source.places.all.map(\.code)
    places = source.places
    register = source.register
    isSecondary = options.layout.isSecondary
    shift = scaled(mixed(options.seed), to: 1_000_000_000)
  }

  /// How long the studies took, in years.
  func duration(_ person: Person) -> Int { isBachelor[person.program] ? 4 : 3 }
}
