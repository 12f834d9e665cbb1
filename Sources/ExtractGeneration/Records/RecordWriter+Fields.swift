extension RecordWriter {
  /// Appends one field.
  func append(_ content: Content, _ record: Record, to buffer: inout ByteBuffer) {
    let person = record.person
    switch content {
    case .recordKey, .candidateNumber, .studentNumber, .name, .citizenNumber, .birthDate, .genderCode,
      .gender,
      .ethnicityCode, .ethnicity, .politicsCode, .politics, .originCode, .origin, .upbringing, .homeAddress,
      .homePostcode, .phone, .email:
      appendPerson(content, record, to: &buffer)
    case .institutionCode: buffer.append(tables.institutionCodes, person.institution)
    case .institutionName: buffer.append(tables.institutionNames, person.institution)
    case .programCode: buffer.append(tables.programCodes, person.program)
    case .programName: buffer.append(tables.programNames, person.program)
    case .levelCode: buffer.append(tables.levels.codes, source.isBachelor[person.program] ? 1 : 0)
    case .level: buffer.append(tables.levels.names, source.isBachelor[person.program] ? 1 : 0)
    case .graduationYear: buffer.append(person.year, digits: 4)
    case .graduationDate: buffer.append(tables.days, Calendar.day(person.year, 6, 30))
    case .department, .classNumber, .programDirection, .trainingModeCode, .trainingMode, .commissioner,
      .studyForm,
      .duration, .entryMonth, .graduationMonth, .hardshipCode, .hardship, .teacherTrainingCode,
      .teacherTraining:
      appendStudies(content, record, to: &buffer)
    case .destinationCode: buffer.append(tables.destinationCodes, record.graduate.destination)
    case .destination: buffer.append(tables.destinationNames, record.graduate.destination)
    case .signedOn: if let day = record.graduate.signed { buffer.append(tables.days, day) }
    case .collectedOn: buffer.append(tables.days, person.lastSigned + 7)
    case .employer: appendEmployer(record, to: &buffer)
    case .creditCode: appendCreditCode(record, to: &buffer)
    case .locationCode, .location, .locationProvince, .locationCity, .address, .postcode, .country,
      .foreignSchool:
      appendPlace(content, record, to: &buffer)
    case .natureCode, .nature, .industryCode, .industry, .occupationCode, .occupation, .size, .isPartner,
      .contact,
      .contactPhone, .salary, .isRelated, .isSelfEmployed, .ventureName, .isFlexible:
      appendJob(content, record, to: &buffer)
    case .dispatchCode, .dispatch, .dispatchNumber, .dispatchFrom, .archiveKeeper, .archiveAddress, .remark:
      appendDispatch(content, record, to: &buffer)
    }
  }

  /// The index that a code list's choice takes for some bits.
  func pick(_ table: CodedTable, _ bits: UInt64) -> Int { table.choice.index(bits) }

  /// An entry of a table, all alike.
  func appendAny(_ table: ByteTable, _ bits: UInt64, to buffer: inout ByteBuffer) {
    buffer.append(table, scaled(bits, to: table.count))
  }

  func append(_ phrase: Phrase, to buffer: inout ByteBuffer) {
    buffer.append(tables.phrases, phrase.rawValue)
  }

  /// Eleven digits from 12, a range that no telephone network uses.
  func appendPhone(_ bits: UInt64, to buffer: inout ByteBuffer) {
    buffer.append(12, digits: 2)
    buffer.append(scaled(bits, to: 1_000_000_000), digits: 9)
  }

  /// A road and a number.
  func appendRoad(_ bits: UInt64, to buffer: inout ByteBuffer) {
    appendAny(tables.roads, bits, to: &buffer)
    let number = 1 + scaled(mixed(bits), to: 399)
    buffer.append(number, digits: number < 10 ? 1 : number < 100 ? 2 : 3)
    append(.number, to: &buffer)
  }
}
