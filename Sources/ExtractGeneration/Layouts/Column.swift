/// One column of a layout.
struct Column {
  let header: String
  /// What the second header row of the upload says; else empty.
  let translation: String
  let content: Content

  init(_ header: String, _ content: Content) {
    self.init(header, "", content)
  }

  init(_ header: String, _ translation: String, _ content: Content) {
    self.header = header
    self.translation = translation
    self.content = content
  }
}

/// What the fields of a column say of a graduate.
enum Content: UInt8 {
  // the person
  case recordKey, candidateNumber, studentNumber, name, citizenNumber, birthDate
  case genderCode, gender, ethnicityCode, ethnicity, politicsCode, politics
  case originCode, origin, upbringing, homeAddress, homePostcode, phone, email
  // the studies
  case institutionCode, institutionName, department, classNumber, levelCode, level
  case programCode, programName, programDirection, trainingModeCode, trainingMode, commissioner, studyForm
  case duration, entryMonth, graduationMonth, graduationDate, graduationYear
  case hardshipCode, hardship, teacherTrainingCode, teacherTraining
  // what became of them
  case destinationCode, destination, signedOn, collectedOn
  case isSelfEmployed, ventureName, isFlexible, country, foreignSchool
  // the employer
  case creditCode, employer, natureCode, nature, industryCode, industry, size, isPartner
  case locationCode, location, locationProvince, locationCity, address, postcode, contact, contactPhone
  case occupationCode, occupation, salary, isRelated
  // the letter of dispatch (报到证) and the files
  case dispatchCode, dispatch, dispatchNumber, dispatchFrom, archiveKeeper, archiveAddress, remark
}
