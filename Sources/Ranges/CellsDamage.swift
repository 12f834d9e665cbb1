/// Why what many processes came to is not put together.
package struct CellsDamage: Error, CustomStringConvertible, Sendable {
  package let description: String

  package init(_ description: String) { self.description = description }

  /// That a text is not the JSON that this version writes.
  init(_ place: String, _ error: any Error) {
    func name(_ path: [any CodingKey]) -> String { path.map(\.stringValue).joined(separator: ".") }
    let fault =
      switch error {
      case DecodingError.keyNotFound(let key, let context): "has no `\(name(context.codingPath + [key]))`"
      case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
        "has a `\(name(context.codingPath))` of another kind"
      default: "is no JSON"
      }
    self.init("\(place) \(fault)")
  }
}
