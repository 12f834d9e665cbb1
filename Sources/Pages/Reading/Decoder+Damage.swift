/// A key by its name alone.
struct Name: CodingKey {
  let stringValue: String
  var intValue: Int? { nil }

  init(_ name: String) { stringValue = name }
  init?(stringValue: String) { self.init(stringValue) }
  init?(intValue: Int) { nil }
}

extension Decoder {
  /// - Parameter name: of what is wrong, below what is being read.
  func damage(at name: String, _ fault: String) -> DecodingError {
    .dataCorrupted(.init(codingPath: codingPath + [Name(name)], debugDescription: fault))
  }
}

extension DecodingError {
  /// Where in the JSON, as `jq` would say it, and what is wrong there.
  static func placeAndFault(_ error: any Error) -> (place: String, fault: String) {
    func place(_ path: [any CodingKey]) -> String {
      path.reduce(into: "") { text, key in
        if let index = key.intValue { text += "[\(index)]" } else { text += ".\(key.stringValue)" }
      }
    }
    switch error {
    case DecodingError.keyNotFound(let key, let context):
      return (place(context.codingPath + [key]), "is missing")
    case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
      return (place(context.codingPath), "is of another kind")
    case DecodingError.dataCorrupted(let context):
      return (place(context.codingPath), context.debugDescription)
    default: return (".", "cannot be read")
    }
  }
}
