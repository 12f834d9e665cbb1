import Outcomes

extension RecordWriter {
  func appendJob(_ content: Content, _ record: Record, to buffer: inout ByteBuffer) {
    let (graduate, employer) = (record.graduate, record.employer)
    switch content {
    case .isSelfEmployed: appendAnswer(graduate.category == .selfEmployed, to: &buffer)
    case .isFlexible: appendAnswer(graduate.category == .flexible, to: &buffer)
    default: break
    }
    guard employer.kind != .none else { return }
    switch content {
    case .natureCode: buffer.append(tables.natures.codes, employer.nature)
    case .nature: buffer.append(tables.natures.names, employer.nature)
    case .industryCode: buffer.append(tables.industries.codes, employer.industry)
    case .industry: buffer.append(tables.industries.names, employer.industry)
    case .occupationCode: buffer.append(tables.occupations.codes, employer.occupation)
    case .occupation: buffer.append(tables.occupations.names, employer.occupation)
    default: break
    }
    guard graduate.category.isEmployed else { return }
    switch content {
    case .size: appendAny(tables.sizes, record.ofEmployer(40), to: &buffer)
    case .isPartner: appendAnswer(record.ofEmployer(41) & 7 == 0, to: &buffer)
    case .isRelated: appendAnswer(record.ofRecord(42) & 3 != 0, to: &buffer)
    case .salary:
      let bits = record.ofRecord(43)
      buffer.append(25 + scaled(bits, to: 26) + scaled(mixed(bits), to: 26), digits: 2)
      buffer.append(0, digits: 2)
    case .contact:
      appendAny(tables.families, record.ofEmployer(44), to: &buffer)
      append(.teacher, to: &buffer)
    case .contactPhone: appendPhone(record.ofEmployer(45), to: &buffer)
    case .ventureName:
      guard graduate.category == .selfEmployed else { return }
      appendBrand(record, to: &buffer)
      append(.studio, to: &buffer)
    default: break
    }
  }

  private func appendAnswer(_ isSo: Bool, to buffer: inout ByteBuffer) {
    buffer.append(tables.yesNo, isSo ? 0 : 1)
  }

  func appendPlace(_ content: Content, _ record: Record, to buffer: inout ByteBuffer) {
    let graduate = record.graduate
    if graduate.category == .abroad {
      switch content {
      case .location, .country: appendAny(tables.countries, record.ofPerson(50), to: &buffer)
      case .foreignSchool: appendEmployer(record, to: &buffer)
      default: break
      }
      return
    }
    guard let place = graduate.place else { return }
    let hasText = graduate.placing == .codeAndText || graduate.placing == .textOnly
    switch content {
    case .locationCode:
      if graduate.placing == .codeAndText { buffer.append(source.placeCodes[place], digits: 6) }
    case .location: if hasText { buffer.append(tables.placePaths, place) }
    case .locationProvince: if hasText { buffer.append(tables.placeProvinces, place) }
    case .locationCity: if hasText { buffer.append(tables.placeCities, place) }
    case .address:
      guard hasText else { return }
      buffer.append(tables.placePaths, place)
      appendRoad(record.ofEmployer(51), to: &buffer)
      if record.isOrnate {
        buffer.append(UInt8(ascii: ","))
        append(.ward, to: &buffer)
      }
    case .postcode: buffer.append(400_000 + scaled(record.ofEmployer(52), to: 10_000), digits: 6)
    default: break
    }
  }

  func appendDispatch(_ content: Content, _ record: Record, to buffer: inout ByteBuffer) {
    switch content {
    case .dispatchCode: buffer.append(tables.dispatches.codes, pick(tables.dispatches, record.ofPerson(60)))
    case .dispatch: buffer.append(tables.dispatches.names, pick(tables.dispatches, record.ofPerson(60)))
    case .dispatchNumber:
      buffer.append(record.person.year, digits: 4)
      buffer.append(scaled(record.ofPerson(61), to: 100_000_000), digits: 8)
    case .dispatchFrom: if let day = record.graduate.signed { buffer.append(tables.days, day) }
    case .archiveKeeper, .archiveAddress:
      buffer.append(tables.placePaths, origin(record))
      if content == .archiveKeeper {
        append(.keeper, to: &buffer)
      } else {
        appendRoad(record.ofPerson(62), to: &buffer)
      }
    case .remark: appendAny(tables.remarks, record.ofRecord(63), to: &buffer)
    default: break
    }
  }
}
