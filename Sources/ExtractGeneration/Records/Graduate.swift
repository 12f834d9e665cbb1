import Outcomes

/// One graduate, as drawn: indices into the tables, from which a record is written.
struct Graduate {
  /// What stays the same when the record is sent again.
  var person: Person
  /// What becomes of them (毕业去向).
  var category: Category
  /// Index into the destinations.
  var destination: Int
  /// Index into the places; `nil` where the record names none.
  var place: Int?
  /// Which of its location fields the record fills.
  var placing: Placing
  /// Random bits that are the employer's own: the same employer has the same.
  var employer: UInt64
  /// The employer's number, where the extract has a register of them.
  var employerNumber: Int?
  /// The day of signing (签约日期); `nil` for those without a destination.
  var signed: Int?
  /// Random bits of this record.
  var bits: UInt64

  /// Gives the graduate an employer of the register.
  mutating func work(for number: Int) {
    employerNumber = number
    employer = EmployerRegister.bits(of: number)
  }
}

/// What is true of a graduate whatever becomes of them.
struct Person {
  /// Counts the graduates of an extract.
  var serial: Int
  /// Random bits that are the person's own.
  var bits: UInt64
  var institution: Int
  var program: Int
  var year: Int
  /// The day on which the last record of this graduate was signed.
  var lastSigned: Int
}

/// Which fields tell where an employer is.
enum Placing {
  /// 单位所在地代码 and 单位所在地
  case codeAndText
  case textOnly
  /// Neither, but the employer's name and credit code tell.
  case employerOnly
  /// Nothing tells: no code, no text, no credit code, and a name without a place.
  case nowhere
}
