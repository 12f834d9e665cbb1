/// A JSON value whose members stay in their order.
indirect enum SchemaValue: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByIntegerLiteral,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  case string(String)
  case bool(Bool)
  case number(Int)
  case array([SchemaValue])
  case object([(String, SchemaValue)])

  init(stringLiteral text: String) { self = .string(text) }
  init(booleanLiteral value: Bool) { self = .bool(value) }
  init(integerLiteral value: Int) { self = .number(value) }
  init(arrayLiteral elements: SchemaValue...) { self = .array(elements) }
  init(dictionaryLiteral members: (String, SchemaValue)...) { self = .object(members) }

  static func strings(_ texts: [String]) -> SchemaValue { .array(texts.map { .string($0) }) }

  /// An object with more members behind its own; anything else as it is.
  func adding(_ members: [(String, SchemaValue)]) -> SchemaValue {
    guard case .object(let own) = self else { return self }
    return .object(own + members)
  }

  /// On one line where it is short, else a line for each member.
  func text(indent: Int = 0) -> String {
    let line = lineText
    if indent + line.count <= 110 { return line }
    let (inner, outer) = (
      String(repeating: " ", count: indent + 2), String(repeating: " ", count: indent)
    )
    switch self {
    case .array(let elements):
      let lines = elements.map { inner + $0.text(indent: indent + 2) }
      return "[\n\(lines.joined(separator: ",\n"))\n\(outer)]"
    case .object(let members):
      let lines = members.map { "\(inner)\(Self.quoted($0)): \($1.text(indent: indent + 2))" }
      return "{\n\(lines.joined(separator: ",\n"))\n\(outer)}"
    case .string, .bool, .number: return line
    }
  }

  private var lineText: String {
    switch self {
    case .string(let text): Self.quoted(text)
    case .bool(let value): "\(value)"
    case .number(let value): "\(value)"
    case .array(let elements): "[\(elements.map(\.lineText).joined(separator: ", "))]"
    case .object(let members):
      "{\(members.map { "\(Self.quoted($0)): \($1.lineText)" }.joined(separator: ", "))}"
    }
  }

  /// The texts of meanings have no control characters.
  private static func quoted(_ text: String) -> String {
    "\"\(text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
  }
}
