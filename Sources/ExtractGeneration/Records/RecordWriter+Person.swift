extension RecordWriter {
  func appendPerson(_ content: Content, _ record: Record, to buffer: inout ByteBuffer) {
    switch content {
    case .recordKey:
      buffer.append(record.person.year, digits: 4)
      buffer.append(scattered(record.person.serial, step: 6_180_339_887, of: 10_000_000_000), digits: 10)
    case .candidateNumber: appendCandidateNumber(record.person, to: &buffer)
    case .studentNumber: appendStudentNumber(record.person, to: &buffer)
    case .name: appendName(record, to: &buffer)
    case .citizenNumber:
      let sequence = scaled(record.ofPerson(3), to: 499) * 2 + (isWoman(record) ? 0 : 1)
      CitizenNumber.append(
        division: source.placeCodes[origin(record)], birth: birth(record), sequence: sequence, to: &buffer)
    case .birthDate: buffer.append(birth(record), digits: 8)
    case .genderCode: buffer.append(tables.genderCodes, isWoman(record) ? 1 : 0)
    case .gender: buffer.append(tables.genders, isWoman(record) ? 1 : 0)
    case .ethnicityCode: buffer.append(tables.ethnicities.codes, pick(tables.ethnicities, record.ofPerson(4)))
    case .ethnicity: buffer.append(tables.ethnicities.names, pick(tables.ethnicities, record.ofPerson(4)))
    case .politicsCode: buffer.append(tables.politics.codes, pick(tables.politics, record.ofPerson(5)))
    case .politics: buffer.append(tables.politics.names, pick(tables.politics, record.ofPerson(5)))
    case .originCode: buffer.append(source.placeCodes[origin(record)], digits: 6)
    case .origin: buffer.append(tables.placePaths, origin(record))
    case .upbringing: buffer.append(tables.upbringings.names, pick(tables.upbringings, record.ofPerson(6)))
    case .homeAddress:
      buffer.append(tables.placePaths, origin(record))
      appendRoad(record.ofPerson(7), to: &buffer)
    case .homePostcode: buffer.append(400_000 + scaled(record.ofPerson(8), to: 10_000), digits: 6)
    case .phone: appendPhone(record.ofPerson(9), to: &buffer)
    case .email:
      appendStudentNumber(record.person, to: &buffer)
      buffer.append(Self.mailDomain)
    default: break
    }
  }

  private static let mailDomain = Array("@example.com".utf8)

  func isWoman(_ record: Record) -> Bool { record.person.bits >> 63 == 1 }

  /// 考生号: the year of entry, 50 for Chongqing, and ten digits that no other graduate of the extract has.
  private func appendCandidateNumber(_ person: Person, to buffer: inout ByteBuffer) {
    buffer.append((person.year - source.duration(person)) % 100, digits: 2)
    buffer.append(50, digits: 2)
    buffer.append(scattered(person.serial, step: 6_180_339_887, of: 10_000_000_000), digits: 10)
  }

  /// 学号: the year of entry, and nine digits that no other graduate of the extract has.
  private func appendStudentNumber(_ person: Person, to buffer: inout ByteBuffer) {
    buffer.append(person.year - source.duration(person), digits: 4)
    buffer.append(scattered(person.serial, step: 618_033_989, of: 1_000_000_000), digits: 9)
  }

  /// The numbers 0, 1, 2, … in another order: one to one, as `step` shares no factor with `count`.
  private func scattered(_ serial: Int, step: Int, of count: Int) -> Int {
    (serial * step + source.shift) % count
  }

  func appendName(_ record: Record, to buffer: inout ByteBuffer) {
    let bits = record.ofPerson(1)
    // The product of two even draws: the first names of the list are the most common.
    let families = tables.families.count
    buffer.append(tables.families, scaled(bits, to: families) * scaled(mixed(bits), to: families) / families)
    let given = isWoman(record) ? tables.womensGiven : tables.mensGiven
    appendAny(given, record.ofPerson(2), to: &buffer)
    if bits & 7 != 0 { appendAny(given, mixed(bits &+ 1), to: &buffer) }
  }

  private func birth(_ record: Record) -> Int {
    let bits = record.ofPerson(10)
    let age =
      (source.isSecondary ? 18 : 19 + source.duration(record.person)) + scaled(mixed(bits), to: 100) / 80
    return (record.person.year - age) * 10_000 + (1 + scaled(bits, to: 12)) * 100 + 1 + Int(bits & 0xFF) % 28
  }

  /// 生源地: most are from Chongqing.
  func origin(_ record: Record) -> Int {
    let bits = record.ofPerson(11)
    let draw = scaled(mixed(bits), to: 1_000)
    return source.places.index(of: draw < 720 ? .chongqing : draw < 850 ? .circle : .elsewhere, bits: bits)
  }
}
