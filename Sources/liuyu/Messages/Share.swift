import Logging

/// A number that is no whole one, as a field of a message: null where there is none.
struct Share: CustomStringConvertible, Sendable {
  let millionths: Int?

  var description: String { millionths.map { "\(Double($0) / 1e6)" } ?? "null" }
}

extension Logger.MetadataValue {
  static func number(_ number: Int) -> Self { .stringConvertible(number) }
  /// Null where it is hidden.
  static func number(_ number: Int?) -> Self { number.map { .number($0) } ?? .share(millionths: nil) }
  static func share(millionths: Int?) -> Self { .stringConvertible(Share(millionths: millionths)) }
  /// To the thousandth.
  static func share(_ number: Double) -> Self { share(millionths: Int((number * 1000).rounded()) * 1000) }
  static func texts(_ texts: [String]) -> Self { .array(texts.map { .string($0) }) }
  /// Under their names.
  static func counts(_ counts: [(name: String, count: Int)]) -> Self {
    .dictionary(Dictionary(counts.map { ($0.name, .number($0.count)) }) { $1 })
  }
}
