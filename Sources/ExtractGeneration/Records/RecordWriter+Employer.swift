import Regions

extension RecordWriter {
  func appendEmployer(_ record: Record, to buffer: inout ByteBuffer) {
    let place = record.graduate.place
    let kind = record.employer.kind
    switch kind {
    case .none: return
    case .army: append(.troops, to: &buffer)
    case .companyOfCity, .companyOfDivision, .companyInBrackets, .companyWithoutPlace:
      if kind == .companyOfCity, let place { buffer.append(tables.placeShortCities, place) }
      if kind == .companyOfDivision, let place { buffer.append(tables.placePaths, place) }
      appendBrand(record, to: &buffer)
      buffer.append(tables.trades, record.employer.trade)
      if kind == .companyInBrackets, let place {
        append(.opening, to: &buffer)
        buffer.append(tables.placeShortCities, place)
        append(.closing, to: &buffer)
      }
      buffer.append(tables.forms, record.employer.form)
    case .branch:
      append(.chongqing, to: &buffer)
      appendBrand(record, to: &buffer)
      append(.bank, to: &buffer)
      if let place { buffer.append(tables.placeShortCities, place) }
      append(.branch, to: &buffer)
    case .school: appendPublic(record, tables.schools, to: &buffer)
    case .hospital: appendPublic(record, tables.hospitals, to: &buffer)
    case .office: appendPublic(record, tables.offices, to: &buffer)
    case .university:
      if let place {
        buffer.append(tables.placeShortCities, place)
        appendBrand(record, to: &buffer)
        appendAny(tables.universities, record.ofEmployer(30), to: &buffer)
      } else {
        appendAny(tables.foreignSchools, record.ofEmployer(31), to: &buffer)
      }
    }
    if record.isOrnate {
      buffer.append(UInt8(ascii: ","))
      append(.service, to: &buffer)
    }
  }

  private func appendPublic(_ record: Record, _ table: ByteTable, to buffer: inout ByteBuffer) {
    if let place = record.graduate.place { buffer.append(tables.placePaths, place) }
    appendBrand(record, to: &buffer)
    appendAny(table, record.ofEmployer(32), to: &buffer)
  }

  func appendBrand(_ record: Record, to buffer: inout ByteBuffer) {
    if record.isOrnate { buffer.append(Self.doubledQuote) }
    if let number = record.graduate.employerNumber, let register = source.register {
      let brand = register.brand(of: number)
      buffer.append(tables.firsts, brand[0])
      for index in brand.dropFirst() { buffer.append(tables.rests, index) }
    } else {
      appendAny(tables.brands, record.ofEmployer(33), to: &buffer)
      appendAny(tables.brands, record.ofEmployer(34), to: &buffer)
      appendAny(tables.brands, record.ofEmployer(35), to: &buffer)
    }
    if record.isOrnate { buffer.append(Self.doubledQuote) }
  }

  private static let doubledQuote = Array("\"\"".utf8)

  func appendCreditCode(_ record: Record, to buffer: inout ByteBuffer) {
    let kind = record.employer.registrationKind
    guard kind > 0, let place = record.graduate.place else { return }
    let bits = record.ofEmployer(36)
    let number = record.graduate.employerNumber
    let organisation = number.map(EmployerRegister.organisation) ?? scaled(bits, to: CreditCode.organisations)
    var division = source.placeCodes[place]
    // One in a hundred is registered with the nation; of the located three more where the head office is.
    if number != nil || record.graduate.placing == .codeAndText {
      switch scaled(mixed(bits), to: 100) {
      case 0: division = 100_000
      case 1...3 where record.employer.kind != .university:
        let isVague = division % 100 == 0
        if !isVague { division = source.placeCodes[source.places.index(of: .chongqing, bits: bits)] }
      default: break
      }
    }
    CreditCode.append(kind: kind, division: division, organisation: organisation, to: &buffer)
  }
}
