/// Which fields stand in quotes.
public enum Quoting: String, CaseIterable, Sendable {
  /// Only those that must; without damage none does, so that no quote occurs.
  case minimal
  /// Every field.
  case all
  /// Every field of one record in twenty, whose employer and address hold commas and doubled quotes.
  case mixed
}
