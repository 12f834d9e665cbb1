extension RecordWriter {
  func appendStudies(_ content: Content, _ record: Record, to buffer: inout ByteBuffer) {
    let person = record.person
    switch content {
    case .department: buffer.append(tables.departments, person.program % tables.departments.count)
    case .classNumber:
      buffer.append(tables.programNames, person.program)
      buffer.append((person.year - source.duration(person)) % 100, digits: 2)
      buffer.append(1 + scaled(record.ofPerson(20), to: 6), digits: 2)
      append(.classroom, to: &buffer)
    case .programDirection: appendAny(tables.directions, record.ofPerson(21), to: &buffer)
    case .trainingModeCode:
      buffer.append(tables.trainingModes.codes, pick(tables.trainingModes, record.ofPerson(22)))
    case .trainingMode:
      buffer.append(tables.trainingModes.names, pick(tables.trainingModes, record.ofPerson(22)))
    case .studyForm: append(.fullTime, to: &buffer)
    case .duration: buffer.append(source.duration(person), digits: 1)
    case .entryMonth: buffer.append((person.year - source.duration(person)) * 100 + 9, digits: 6)
    case .graduationMonth: buffer.append(person.year * 100 + 6, digits: 6)
    case .hardshipCode: buffer.append(tables.hardships.codes, pick(tables.hardships, record.ofPerson(23)))
    case .hardship: buffer.append(tables.hardships.names, pick(tables.hardships, record.ofPerson(23)))
    case .teacherTrainingCode:
      buffer.append(tables.teacherTrainings.codes, pick(tables.teacherTrainings, record.ofPerson(24)))
    case .teacherTraining:
      buffer.append(tables.teacherTrainings.names, pick(tables.teacherTrainings, record.ofPerson(24)))
    // 委培单位 is empty but for a handful of graduates.
    default: break
    }
  }
}
