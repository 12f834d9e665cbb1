import ReferenceData

extension Explanation {
  /// The explanation as one JSON object on one line, keys always in the same order, what is not known as `null`.
  public var json: String {
    let circle = CircleDefinition.allCases.map {
      "\(Self.quoted($0.rawValue)):\(Self.quoted(zone.isInCircle($0).rawValue))"
    }
    let members = [
      ("division", Self.object(division)),
      ("zone", Self.quoted(zone.name)),
      ("class", Self.quoted(zone.placeClass.name)),
      ("in_chongqing", Self.quoted(zone.isInChongqing.rawValue)),
      ("in_circle", "{\(circle.joined(separator: ","))}"),
      ("located_by", evidence.map { Self.quoted($0.name) } ?? "null"),
      ("rule", Self.quoted(rule)),
      ("candidates", "[\(candidates.map(\.json).joined(separator: ","))]"),
    ]
    return Self.object(members)
  }

  static func object(_ division: Division?) -> String {
    guard let division else { return "null" }
    return object([
      ("code", quoted(division.code.description)), ("name", quoted(division.name)),
      ("level", quoted(division.level.rawValue)), ("path", quoted(division.path)),
    ])
  }

  static func object(_ members: [(name: String, value: String)]) -> String {
    "{\(members.map { "\(quoted($0.name)):\($0.value)" }.joined(separator: ","))}"
  }

  /// A JSON string: quotes, backslashes and control characters escaped, all else as it is.
  static func quoted(_ text: String) -> String {
    var json = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": json += "\\\""
      case "\\": json += "\\\\"
      case "\n": json += "\\n"
      case "\r": json += "\\r"
      case "\t": json += "\\t"
      case "\u{0}"..<"\u{20}":
        let digits = String(scalar.value, radix: 16)
        json += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: json.unicodeScalars.append(scalar)
      }
    }
    return json + "\""
  }
}

extension Explanation.Candidate {
  var json: String {
    Explanation.object([
      ("source", Explanation.quoted(evidence.name)),
      ("text", Explanation.quoted(text)),
      ("division", Explanation.object(division)),
      ("zone", placement.map { Explanation.quoted($0.zone.name) } ?? "null"),
      ("chosen", isChosen ? "true" : "false"),
      ("reason", Explanation.quoted(reason)),
    ])
  }
}
