extension Gazetteer {
  /// The place of an employer by its name (单位名称).
  ///
  /// The place of the branch (分公司、支行、办事处) counts before one in brackets, and that before the head of the name.
  /// Short names of counties that are everyday words (平安, 仁和) do not count alone. An institution known to be
  /// elsewhere than its name says has its own place.
  /// - Parameter employer: UTF-8.
  /// - Returns: `nil` where the name names no place, or several have the name it names.
  public func place(employer: Span<UInt8>) -> Placement? {
    CleanText.reading(employer) { text in Self.reading(employer: text) { $0.placement } }
  }

  /// The place of an employer by its name; as for bytes.
  public func place(employer: String) -> Placement? { place(employer: employer.utf8.span) }

  // Static, as is all that reads: a million readers would count the references to the one gazetteer together.
  static func reading<Result>(employer: CleanText, _ body: (TextReading) -> Result) -> Result {
    PlaceRoom.reading(by: { EmployerReader.read(employer, &$0) }, body)
  }
}
